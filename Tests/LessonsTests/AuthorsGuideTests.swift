import Foundation
import Notebook
import TestSupport
import Testing
import Wording

@testable import Lessons

/// What authors are told is so.
@Suite("The authors' guide") struct AuthorsGuideTests {
    private let folder = TemporaryFolder()

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private var guide: String {
        get throws {
            try String(contentsOfFile: Self.root + "/.github/LESSONS.md", encoding: .utf8)
        }
    }

    private func expectProved(_ source: String) throws {
        let listener = Listener()
        let prover = LessonProver(SessionEnvironment(in: folder), emit: listener.emit)
        let lesson = try LessonParser.parse(source)
        #expect(prover.prove(lesson, seeds: 2) == .done, "\(listener.heard())")
        #expect(LessonMentions().problems(in: lesson) == [])
    }

    @Test("Its example is proved, and shows every kind of step")
    func example() throws {
        let parts = try guide.components(separatedBy: "````")
        let source = try #require(parts.dropFirst().first).dropFirst("markdown\n".count)
        try expectProved(String(source))
        let kinds = Set(try LessonParser.parse(String(source)).numberedSteps.map(\.kind))
        #expect(kinds == Set(StepReader.kinds))
    }

    @Test("Its bounds are those that hold, and every key of a header is explained")
    func bounds() throws {
        let words = try guide.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        func seconds(_ value: Double) -> String { "\(Int(value)) s" }
        for bound in [
            seconds(LessonBounds.usualSeconds) + " where it states none",
            "never more than " + seconds(LessonBounds.mostSeconds),
            "may take " + seconds(LessonBounds.expressionSeconds),
            MeasuredNumber.number(Double(LessonBounds.expressionNumbers)) + " numbers",
            "\(Int(SessionEnvironment.mostBytesOfLesson / 1e9)) GB at the most",
            "\(LessonSize.mostSteps) steps", "\(LessonSize.mostLines) lines",
            "\(LessonSize.longestLine) characters",
            "\(LessonSize.mostLinesOfStep) lines at the most", "\(PlainFile.mostBytes >> 20) MB",
        ] {
            #expect(words.contains(bound), "\(bound)")
        }
        for key in LessonHeader.keys { #expect(words.contains("| `\(key)` |")) }
        for kind in StepReader.kinds { #expect(words.contains("| `\(kind)` |")) }
    }

    @Test("A new lesson is proved as it is, and its notes are shown to nobody")
    func newLesson() throws {
        let new = try NewLesson("03-two-moons", course: LessonLibrary())
        #expect(new.id == "two-moons")
        #expect(new.fileName == "03-two-moons.md")
        try expectProved(new.text)
        let lesson = try LessonParser.parse(new.text)
        #expect(lesson.title == "Two moons")
        #expect(!lesson.steps.flatMap(\.texts).contains { $0.source.contains("<!--") })
        #expect(!lesson.steps.flatMap(\.texts).contains { $0.source.contains("for you") })
    }

    @Test("Comments: on a line, over several, not closed, with text behind")
    func comments() throws {
        let run = "```bobbin run {#r}\nx = 1\n```\n"
        let read = try LessonParser.parse(
            lesson("<!-- one -->\nText.\n<!-- two\n# no\n-->\n" + run))
        #expect(read.steps.flatMap(\.texts).map(\.source) == ["Text."])
        expectText(problems(lesson("<!-- one\n" + run)).first, "6: This comment is not closed.")
        expectText(
            problems(lesson("<!-- one --> two\n" + run)).first,
            "6: There is text behind the end of a comment.")
    }
}

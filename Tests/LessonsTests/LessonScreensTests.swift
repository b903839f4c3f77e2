import Foundation
import Notebook
import Rendering
import TestSupport
import Testing

@testable import Lessons

/// A terminal of some size that nobody looks at.
func measuredScreen(width: Int = 80, height: Int = 24) -> LessonScreens.Screen {
    var style = TerminalStyle(width: width, colour: .ansi256, isLive: true)
    style.marginsAnswers = true
    let renderer = TerminalRenderer(style: style, write: { _ in })
    return LessonScreens.Screen(
        show: { renderer.receive($0) },
        noteTyped: { renderer.noteTyped(isEmpty: $0, height: height) },
        rowsShown: { renderer.rowsSinceTyped }, rowsOf: { renderer.rows(of: $0) })
}

@Suite("A step fits a screen")
struct LessonScreensTests {
    private func stops(_ source: String, height: Int = 24) throws -> [LessonScreens.Stop] {
        let folder = TemporaryFolder()
        return LessonScreens(measuredScreen(height: height), height: height)
            .stops(of: try LessonParser.parse(source), SessionEnvironment(in: folder))
    }

    @Test("Every stop of a lesson is measured, from its first screen to its end")
    func small() throws {
        let stops = try stops(smallLesson)
        #expect(stops.map(\.step).first == "run")
        #expect(
            Set(stops.map(\.step)) == ["run", "choice", "number", "task", "quiz", "cause", "mend"])
        #expect(stops.allSatisfy { (1...24).contains($0.rows) })
    }

    @Test("What would push the rest off the screen waits for Enter")
    func waiting() throws {
        let prose = (1...10).map { "Line \($0) of what is spoken of.  " }.joined(separator: "\n")
        let source = lesson(
            """
            ## One {#one}
            ```bobbin run {#first}
            x = 1
            ```
            \(prose)
            ```bobbin quiz {#second}
            ask: Well?
            * yes => Quite.
            - no => Oh.
            ```
            """)
        // The answer, ten lines and the question, with the prompt.
        #expect(try stops(source).map(\.rows).max() == 22)
        let low = try stops(source, height: 18)
        #expect(low.count == (try stops(source)).count + 1)
        #expect(low.allSatisfy { $0.rows <= 18 })
    }
}

@Suite("What a lesson speaks of")
struct LessonMentionsTests {
    private func problems(_ body: String, after earlier: [String] = []) throws -> [String] {
        let lessons = try earlier.map { try LessonParser.parse(lesson($0)) }
        return LessonMentions(after: lessons).problems(in: try LessonParser.parse(lesson(body)))
            .map(\.message)
    }

    private let run = "```bobbin run\nx = linspace(0, 1, 5)\nmean(x)\n```\n"

    @Test(
        "What exists and has been shown is fine",
        arguments: [
            "`x`", "`mean(x)`", "`linspace`", "`play`, `hint`, `goto 7` and `lesson 5`", "`784`",
            "`(60000, 28, 28)`", "`0 0 0 1`", "`\"best.keras\"`", "`help fit`", "`?Dense`",
            "`learning_rate`", "`relu`", "`val_accuracy`", "`{{mean(x)}}`", "`help search word`",
        ])
    func known(text: String) throws {
        #expect(try problems(text + "\n" + run) == [])
    }

    @Test(
        "What does not exist, or comes later, is named",
        arguments: [
            ("`evaluate val`", "has not been introduced yet"), ("`fot 5`", "is no statement"),
            ("`y`", ""), ("`wibble`", "speaks of wibble"), ("`help wibble`", "does not exist"),
            ("`mean(speed)`", "speaks of speed"),
        ])
    func unknown(text: String, problem: String) throws {
        let found = try problems(text + "\n" + run)
        // A single letter may be anything in a formula.
        #expect(problem.isEmpty ? found == [] : found.count == 1 && found[0].contains(problem))
    }

    @Test("Earlier lessons have introduced what they ran")
    func earlier() throws {
        let before = "```bobbin run\nload fashion_sketch\nevaluate val\n```\n"
        #expect(try problems("`evaluate test`\n" + run, after: [before]) == [])
    }

    @Test("Every lesson of the course speaks only of what exists and has been introduced")
    func course() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let entries = LessonLibrary(folder: root + "/lessons").entries
        #expect(!entries.isEmpty)
        for (index, entry) in entries.enumerated() {
            let mentions = LessonMentions(after: entries[..<index].map(\.lesson))
            for problem in mentions.problems(in: entry.lesson) {
                Issue.record("\(entry.path):\(problem.span?.line ?? 0): \(problem.message)")
            }
        }
    }
}

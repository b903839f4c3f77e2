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

    @Test("An empty line between a step's statements waits for Enter")
    func breath() throws {
        let source = lesson(
            """
            ```bobbin run {#first}
            x = 1

            y = 2 * \\
              x
            y
            ```
            """)
        let space = ScreenSpace(rowsLeft: { 20 }, rows: { $0.count })
        var learner = try Learner(source, space: space)
        #expect(learner.type().hasSuffix("[x = 1 / Enter runs it.]"))
        let first = learner.type("")
        #expect(first == "» x = 1\n> x = 1\nx = 1\n[y = 2 * \\\n  x / y / Enter runs them.]")
        #expect(learner.type("").contains("\ny = 2\n» y\n> y\n2\n"))
        // Where there is no screen to fill, nobody waits.
        var other = try Learner(source)
        #expect(other.type("").contains("» y\n> y\n2\n"))
    }

    @Test("What is said to a guess waits where the answer has filled the screen")
    func verdict() throws {
        let source = lesson(
            """
            ```bobbin predict {#guess}
            ask: Well?
            * yes => Quite.
            - no => Oh.
            reveal: x = 1
            ```
            That was it.
            """)
        let space = ScreenSpace(rowsLeft: { 5 }, rows: { $0.count })
        var learner = try Learner(source, space: space)
        #expect(learner.type("a").hasSuffix("» x = 1\n> x = 1\nx = 1\n[Enter goes on.]"))
        #expect(learner.type("").hasPrefix("✓ Quite.\nThat was it.\n"))
    }

    @Test("A long answer comes in pieces, each on a screen of its own")
    func pieces() throws {
        let source = lesson(
            """
            ```bobbin run {#data}
            load fashion_sketch
            scale 255
            ```
            ```bobbin run {#long}
            model Flatten, Dense(10, softmax)
            compile adam
            fit 1
            confusion test
            ```
            That was it.
            """)
        let stops = try stops(source).filter { $0.step == "long" }
        #expect(stops.count >= 3)
        #expect(stops.allSatisfy { $0.rows <= 24 })
        // Somebody with a screen without an end reads the same, at once.
        let tall = try self.stops(source, height: 200).filter { $0.step == "long" }
        #expect(tall.map(\.rows).max() ?? 0 > 30)
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

import Diagnostics
import Dispatch
import Notebook
import Output
import TestSupport
import Testing

@testable import Lessons

/// Lessons of somebody who means no good, or does not know better: each is stopped, and says why.
@Suite("A hostile lesson") struct HostileLessonTests {
    private let folder = TemporaryFolder()
    private var environment: SessionEnvironment { SessionEnvironment(in: folder) }

    /// Short, so that the tests are.
    private let short = LessonBounds(
        stepSeconds: 0.3, expression: ExpressionBounds(seconds: 0.3, numbers: 1 << 22))

    private func run(
        _ body: String, _ bounds: LessonBounds? = nil
    ) throws -> (status: RunStatus, told: String) {
        let listener = Listener()
        let runner = LessonRunner(environment, bounds: bounds ?? short, emit: listener.emit)
        return (runner.run(try LessonParser.parse(lesson(body))), listener.heard())
    }

    private func prove(
        _ body: String, _ bounds: LessonBounds? = nil
    ) throws -> (status: RunStatus, told: String) {
        let listener = Listener()
        let prover = LessonProver(environment, bounds: bounds ?? short, emit: listener.emit)
        return (prover.prove(try LessonParser.parse(lesson(body))), listener.heard())
    }

    private func play(_ body: String) throws -> (player: LessonPlayer, listener: Listener) {
        let player = LessonPlayer(
            try LessonParser.parse(lesson(body)), environment: environment, bounds: short)
        return (player, Listener())
    }

    private func task(check: String, solution: String = "x = 1") -> String {
        """
        ```bobbin task {#task}
        say: Do it.
        solution: \(solution)
        check: \(check) => Not yet.
        hint: Do it.
        ```
        The end.
        """
    }

    /// Seconds of work, and three arrays of four million numbers.
    private static let huge = "sum(ones(2048, 2048) @ ones(2048, 2048)) > 0"
    /// Much work with few numbers at a time.
    private static let endless =
        "sum(" + Array(repeating: "ones(2500, 2500)", count: 20).joined(separator: " @ ") + ") > 0"

    // MARK: - Expressions

    @Test("An expression that makes too many numbers", arguments: [huge, "sum(ones(5000000)) > 0"])
    func numbers(_ expression: String) throws {
        for (status, told) in [
            try run(task(check: expression)), try run("It is {{\(expression)}}.\n" + someStep),
            try run(
                someStep + "```bobbin quiz {#q}\nask: It is {{\(expression)}}.\n"
                    + "* yes => Yes.\n- no => No.\n```\nThe end."),
        ] {
            #expect(status == .wrong)
            #expect(told.contains("its arrays hold more than the 4,194,304 numbers"))
            #expect(told.contains("so the lesson ends here"))
            #expect(!told.contains("The end."))
        }
        let (status, told) = try prove(task(check: expression))
        #expect(status == .checkFailed)
        #expect(told.contains("so the lesson ends here"))
    }

    private let someStep = "```bobbin run {#r}\nx = 1\n```\n"

    @Test("An expression that takes too long")
    func time() throws {
        let bounds = LessonBounds(
            stepSeconds: nil, expression: ExpressionBounds(seconds: 0.3, numbers: nil))
        let (status, told) = try run(task(check: Self.endless), bounds)
        #expect(status == .wrong)
        #expect(told.contains("this takes longer than the 0.3 s that it may take"))
        #expect(try prove(task(check: Self.endless), bounds).status == .checkFailed)
    }

    @Test("Ctrl-C ends an expression, whatever its bounds are")
    func interrupted() throws {
        let environment = environment
        let told = Listener()
        let runner = LessonRunner(environment, bounds: LessonBounds.unbounded) { event in
            told.emit(event)
            // While the check is judged, after its only statement.
            if case .cellEnded = event { environment.interrupts.raise(after: 0.1) }
        }
        let status = runner.run(try LessonParser.parse(lesson(task(check: Self.endless))))
        #expect(status == .interrupted)
        #expect(told.heard().contains("this was interrupted"))
    }

    @Test("In the player such an expression ends the lesson, and the learner is told")
    func played() throws {
        var (player, listener) = try play("Before: {{\(Self.huge)}}.\n" + someStep)
        let reply = player.start(emit: listener.emit)
        #expect(reply.ending == .quit)
        #expect(listener.heard().contains("so the lesson ends here: its arrays hold more"))

        (player, listener) = try play(task(check: Self.huge))
        #expect(player.start(emit: listener.emit).ending == nil)
        #expect(player.receive("x = 1", emit: listener.emit).ending == .quit)
        #expect(listener.heard().contains("so the lesson ends here"))
    }

    // MARK: - Statements

    private let forever = """
        ```bobbin run {#forever}
        repeat 1000000
          repeat 1000000
            x = 1
          end
        end
        ```
        The end.
        """

    @Test("A step without an end")
    func endless() throws {
        let (status, told) = try run(forever)
        #expect(status == .overTime)
        #expect(told.contains("The step forever takes longer than the 0.3 s that it may take"))
        #expect(!told.contains("The end."))
        #expect(
            try prove(forever).told.contains(
                "the step takes longer than the 0.3 s that a step may take"))
    }

    @Test("In the player it is stopped, and the learner may go on")
    func endlessPlayed() throws {
        var (player, listener) = try play(forever)
        _ = player.start(emit: listener.emit)
        let reply = player.receive("", emit: listener.emit)
        #expect(reply.ending == nil)
        #expect(listener.heard().contains("longer than the 0.3 s that its lesson may take"))
        _ = player.receive("quit", emit: listener.emit)
    }

    @Test("A lesson may take what it states, two minutes where it states nothing, ten at the most")
    func bounds() throws {
        func seconds(_ budget: String) throws -> Double? {
            let source = lesson(someStep).replacing("title: Small", with: "title: Small\n" + budget)
            return LessonBounds(for: try LessonParser.parse(source)).stepSeconds
        }
        #expect(try seconds("budget: 30s") == 30)
        #expect(try seconds("seed: 1") == 120)
        #expect(try seconds("budget: 0.1s") == 1)
        #expect(try seconds("budget: 1440m") == 600)
    }

    @Test(
        "What asks for too much at once is refused",
        arguments: [
            "repeat 100000000\n  x = 1\nend": "repeat takes a whole number from 1 to 1,000,000",
            "x = zeros(1000000, 1000000)": "too large",
            "load fashion_sketch\nreshape 784\nadd Dense 16000000": "memory",
        ])
    func tooMuch(_ statements: String, _ why: String) throws {
        let (status, told) = try run("```bobbin run {#r}\n\(statements)\n```\nThe end.", .unbounded)
        #expect(status == .wrong)
        #expect(told.contains(why), "\(told)")
        #expect(!told.contains("The end."))
    }

    @Test("Arrays that are kept are bounded together, and a smaller one still fits")
    func kept() throws {
        var environment = environment
        environment.mostKeptBytes = 1_000_000
        let listener = Listener()
        let session = Session(environment)
        for name in ["a", "b"] { session.run("\(name) = ones(100000)", emit: listener.emit) }
        #expect(session.run("c = ones(100000)", emit: listener.emit)?.status == .error)
        #expect(listener.heard().contains("All that is kept would then take 1.2 MB"))
        #expect((try? session.evaluate("c")) == nil)
        #expect(session.run("a = 0", emit: listener.emit)?.status == .ok)
        #expect(session.run("c = ones(100000)", emit: listener.emit)?.status == .ok)
    }

    @Test("Python's are bounded with them")
    func keptByPython() {
        var environment = environment
        environment.mostKeptBytes = 1_000_000
        let listener = Listener()
        let session = Session(environment)
        #expect(session.run("a = np.ones(100000)", emit: listener.emit)?.status == .ok)
        #expect(session.run("b = [np.ones(100000)]", emit: listener.emit)?.status == .error)
        #expect(listener.heard().contains("All that is kept would then take 1.6 MB"))
        #expect(session.run("b", emit: listener.emit)?.status == .error)
        #expect(session.run("a = 0", emit: listener.emit)?.status == .ok)
        #expect(session.run("b = [np.ones(100000)]", emit: listener.emit)?.status == .ok)
    }

    // MARK: - Files

    @Test(
        "Nothing is written outside of the working folder",
        arguments: ["../stolen.keras", "/tmp/stolen-by-a-lesson.keras", "way-out/stolen.keras"])
    func writing(_ name: String) throws {
        let other = TemporaryFolder()
        try folder.makeFolder("inside")
        try folder.link("inside/way-out", to: other.path)
        var environment = SessionEnvironment(in: folder)
        environment.workingFolder = folder.path + "/inside"
        let listener = Listener()
        let body = """
            ```bobbin run {#r}
            a = [[1, 2], [3, 4]]
            b = [0, 1]
            load arrays a b
            model Dense(2, softmax)
            compile
            save "\(name)"
            ```
            """
        let status = LessonRunner(environment, emit: listener.emit).run(
            try LessonParser.parse(lesson(body)))
        #expect(status == .wrong)
        #expect(try other.names == [])
        #expect(try folder.names == ["inside"])
    }

    @Test(
        "Nothing is read there either, by any statement that reads",
        arguments: [
            "load csv \"NAME.csv\"", "load idx \"NAME\"", "load model \"NAME.keras\"",
            "load weights \"NAME.weights.h5\"", "run \"NAME.bob\"",
        ])
    func reading(_ statement: String) throws {
        let other = TemporaryFolder()
        for ending in [".csv", ".keras", ".weights.h5", ".bob", "/x"] {
            try other.write("a,b\n1,2\n3,4\n", to: "secret" + ending)
        }
        try folder.link("way-out", to: other.path)
        for path in [other.path + "/secret", "way-out/secret", "../secret"] {
            let written = statement.replacing("NAME", with: path)
            let (status, told) = try run("```bobbin run {#r}\n\(written)\n```", .unbounded)
            #expect(status == .wrong)
            #expect(told.contains("lies outside of the folders that a lesson's statements may"))
        }
    }

    @Test("What lies in the working folder is read, and the learner reads everywhere")
    func readingWithin() throws {
        let other = TemporaryFolder()
        let outside = try other.write("a,b\n1,2\n3,4\n", to: "mine.csv")
        try folder.write("a,b\n1,2\n3,4\n", to: "rides.csv")
        #expect(
            try run("```bobbin run {#r}\nload csv \"rides.csv\"\n```", .unbounded).status == .done)
        var (player, listener) = try play(someStep)
        _ = player.start(emit: listener.emit)
        _ = player.receive("play", emit: listener.emit)
        _ = player.receive("load csv \"\(outside)\"", emit: listener.emit)
        #expect((try? player.session.evaluate("shape(train_input)")) != nil)
    }

    // MARK: - The file

    @Test(
        "Characters that a terminal obeys are found wherever they stand, with line and column",
        arguments: ["\u{1B}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{7}", "\u{7F}", "\u{2028}"])
    func characters(_ character: String) throws {
        let sound = lesson(task(check: "x == 1", solution: "x = 1"))
        #expect(problems(sound) == [])
        let lines = sound.split(separator: "\n", omittingEmptySubsequences: false)
        let code = String(character.unicodeScalars.first!.value, radix: 16, uppercase: true)
        for index in lines.indices where !lines[index].isEmpty {
            var changed = lines.map(String.init)
            changed[index].insert(
                contentsOf: character, at: changed[index].index(after: changed[index].startIndex))
            do throws(LessonProblems) {
                _ = try LessonParser.parse(changed.joined(separator: "\n"))
                Issue.record("line \(index + 1) was taken")
            } catch {
                let first = error.diagnostics[0]
                #expect(first.message.contains(code), "\(first.message)")
                #expect(first.span == SourceSpan(line: index + 1, column: 2, length: 1))
            }
        }
    }

    @Test("Tabs and the line ends of other systems are no such characters")
    func harmless() {
        let source = lesson(task(check: "x == 1")).replacing("\n", with: "\r\n")
            .replacing("say: Do", with: "say:\tDo")
        #expect(problems(source) == [])
    }

    @Test("Too many steps, a title without end, and problems without end")
    func sizes() throws {
        let steps = (0..<600).map { "```bobbin run {#r\($0)}\nx = \($0)\n```" }
        #expect(
            problems(lesson(steps.joined(separator: "\n")))
                .contains { $0.contains("no more than 500 steps") })
        let title = String(repeating: "long ", count: 100)
        #expect(
            problems(lesson(someStep).replacing("title: Small", with: "title: " + title))
                .contains { $0.contains("longer than 100 characters") })
        let broken = String(repeating: "```bobbin nothing\n```\n", count: 400)
        #expect(problems(lesson(broken)).count == 41)
    }

    @Test(
        "What would take for ever to read is refused at once",
        arguments: [
            String(repeating: "{{x}}", count: 200_000), String(repeating: "# a\n", count: 200_000),
            "x = " + String(repeating: "1+", count: 400_000),
            "```bobbin task\nsay: a\nsolution: x = 1\ncheck: x == 1\nhint: h\n"
                + String(repeating: "wrong: x = 2 => no\n", count: 4000) + "```",
        ])
    func endlessFiles(_ body: String) {
        let found = problems(lesson(body))
        #expect(found.contains { $0.contains("no more than") })
    }

    @Test("Many values in one text, none of which is there, are soon told")
    func manyValues() throws {
        let line = String(repeating: "{{q}}", count: 700) + "\n"
        let (status, told) = try run(
            String(repeating: line, count: 2) + someStep, .unbounded)
        #expect(status == .wrong)
        #expect(told.contains("nothing is called q"))
    }

    @Test("A file too large, no file, a pipe")
    func files() throws {
        let large = try folder.write(
            String(repeating: "x", count: 5_000_000), to: "01-large.md")
        func message(_ path: String) -> String {
            do throws(LessonProblems) {
                _ = try LessonLibrary.read(path)
                return "read"
            } catch {
                return error.diagnostics[0].message
            }
        }
        #expect(message(large).contains("larger than 1 MB"))
        #expect(message(folder.path).contains("is no file"))
        #expect(message("/dev/zero").contains("is no file"))
    }
}

extension Interrupts {
    /// Ctrl-C in a moment.
    func raise(after seconds: Double) {
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { self.raise() }
    }
}

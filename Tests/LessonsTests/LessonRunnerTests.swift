import Notebook
import Output
import Synchronization
import TestSupport
import Testing

@testable import Lessons

@Suite("A lesson in batch")
struct LessonRunnerTests {
    private let folder = TemporaryFolder()
    private var environment: SessionEnvironment { SessionEnvironment(in: folder) }

    private func run(
        _ source: String, keepsGoing: Bool = false, enforcesBudget: Bool = false,
        seed: UInt64? = nil
    ) throws -> (status: RunStatus, told: String) {
        let listener = Listener()
        let runner = LessonRunner(
            environment, seed: seed, keepsGoing: keepsGoing, enforcesBudget: enforcesBudget,
            emit: listener.emit)
        return (runner.run(try LessonParser.parse(source)), listener.heard())
    }

    @Test("Every step is played, every condition judged under its step's id")
    func all() throws {
        let (status, told) = try run(smallLesson)
        #expect(status == .done)
        expectText(
            told,
            """
            Welcome.
            ## One
            Here is x.
            > x = 1
            x = 1
            It is 1.
            ## Two
            What is x + 1?
            > y = x + 1
            y = 2
            passed choice: y == 2
            Yes.
            What share is 9 of 10?
            > z = 0.9
            z = 0.9
            passed number: percent(0.9) is 90.0%
            ## Three
            Make w and v, each 1.
            > w = 1
            w = 1
            > v = 1
            v = 1
            passed task: w == 1
            passed task: v == 1
            w is 1.
            Well?
            Look at x.
            > x = 100
            x = 100
            It is.
            Mend x.
            > x = 100
            x = 100
            > x = 1
            x = 1
            passed mend: x == 1
            The end.
            """)
    }

    @Test("A check that fails is told with what was measured, and the lesson goes on")
    func failedCheck() throws {
        let (status, told) = try run(
            smallLesson.replacing("expect: y == 2", with: "expect: y > x + 1"))
        #expect(status == .checkFailed)
        #expect(told.contains("failed choice: y > x + 1 does not hold: y 2, x 1."))
        #expect(told.hasSuffix("The end."))
    }

    @Test("A statement that fails ends the lesson, unless it is told to keep going")
    func failedStatement() throws {
        let source = smallLesson.replacing("reveal: z = 0.9", with: "reveal: z = nothing")
        let (status, told) = try run(source)
        #expect(status == .wrong)
        #expect(told.hasSuffix("! nothing is called nothing"))
        let (other, more) = try run(source, keepsGoing: true)
        #expect(other == .wrong)
        #expect(more.hasSuffix("The end."))
    }

    @Test("A text that cannot be filled in is wrong")
    func unmeasured() throws {
        let (status, told) = try run(smallLesson.replacing("{{w}}", with: "{{q}}"))
        #expect(status == .wrong)
        #expect(told.contains("w is ?."))
    }

    @Test("A fault that breaks nothing is no fault")
    func noFault() throws {
        let source = lesson(
            "```bobbin break {#b}\nplant: x = 1\nsay: A\nsolution: x = 1\ncheck: x == 1\n```")
        #expect(try run(source).status == .checkFailed)
    }

    @Test("The header's seed, unless another is given")
    func seeds() throws {
        let source = smallLesson.replacing("title: Small", with: "title: Small\nseed: 5")
            .replacing("The end.", with: "{{seed}}")
        #expect(try run(source).told.hasSuffix("5"))
        #expect(try run(source, seed: 9).told.hasSuffix("9"))
    }

    @Test("The budget is shown, and judged where that is asked")
    func budget() throws {
        func source(_ budget: String) -> String {
            smallLesson.replacing("title: Small", with: "title: Small\nbudget: \(budget)")
        }
        #expect(try run(source("0.0001s")).status == .done)
        #expect(try run(source("0.0001s")).told.hasSuffix("s: over it."))
        #expect(try run(source("0.0001s"), enforcesBudget: true).status == .checkFailed)
        let (status, told) = try run(source("60s"), enforcesBudget: true)
        #expect(status == .done)
        #expect(told.contains("passed budget: 0"))
    }

    @Test("Over time and interrupts end it")
    func ends() throws {
        let lesson = try LessonParser.parse(smallLesson)
        #expect(
            LessonRunner(environment, isOverTime: { true }, emit: { _ in }).run(lesson)
                == .overTime)
        let environment = environment
        let status = LessonRunner(environment) { event in
            // Ctrl-C while the first statement runs.
            if case .cellBegan = event { environment.interrupts.raise() }
        }.run(lesson)
        #expect(status == .interrupted)
    }
}

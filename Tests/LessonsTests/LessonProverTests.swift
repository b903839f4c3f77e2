import Notebook
import TestSupport
import Testing

@testable import Lessons

@Suite("Proving lessons")
struct LessonProverTests {
    private let folder = TemporaryFolder()

    private func proved(_ body: String, seeds: Int = 1) throws -> (RunStatus, String) {
        let listener = Listener()
        let prover = LessonProver(SessionEnvironment(in: folder), emit: listener.emit)
        let status = prover.prove(try LessonParser.parse(lesson(body)), seeds: seeds)
        return (status, listener.heard())
    }

    private func task(
        solution: String = "x = 3", check: String = "x == 3", wrong: String = "x = 2 => Too small."
    ) -> String {
        """
        ```bobbin run
        x = 1
        ```
        ```bobbin task {#three}
        say: Make x three.
        solution: \(solution)
        check: \(check) => Not three yet.
        wrong: \(wrong)
        hint: Look at it.
        ```
        """
    }

    @Test("A sound lesson passes, with every seed")
    func sound() throws {
        let (status, told) = try proved(task(), seeds: 2)
        #expect(status == .done)
        #expect(told.contains("passed three: seed 2: task"))
    }

    @Test("A check that holds from the start is found")
    func holding() throws {
        let (status, told) = try proved(task(solution: "x = 1", check: "x == 1"))
        #expect(status == .checkFailed)
        #expect(told.contains("failed three: line 9: the check holds before anything was done"))
    }

    @Test("A solution that fails is found")
    func failing() throws {
        #expect(try proved(task(solution: "x = 4")).1.contains("x == 3 does not hold (x 4)"))
        #expect(
            try proved(task(solution: "x = y")).1.contains(
                "the solution cannot be run: `x = y`: nothing is called y"))
    }

    @Test("A wrong way that is right, or told twice, is found")
    func wrongWays() throws {
        #expect(
            try proved(task(wrong: "x = 3 => No.")).1.contains(
                "the wrong way `x = 3` passes the check"))
        #expect(
            try proved(task(wrong: "x = 2 => No.\nwrong: x=2 => Never.")).1.contains(
                "stands here twice"))
    }

    @Test("What is chance is found with more seeds")
    func chance() throws {
        let body = task(
            solution: "x = mean(uniform(1))", check: "x < 0.5", wrong: "x = 2 => No.")
        let (status, told) = try proved(body, seeds: 12)
        #expect(status == .checkFailed)
        #expect(told.contains("passed three") && told.contains("failed three"))
    }
}

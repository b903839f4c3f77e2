import Notebook
import TestSupport
import Testing

@testable import Lessons

@Suite("Judging a task")
struct TaskTests {
    private func learner(_ wrong: String = "wrong: w = 2 => Two is too much.") throws -> Learner {
        var learner = try Learner(
            lesson(
                """
                ```bobbin task {#task}
                say: Make w and v, each 1.
                solution: w = 1
                  v = 1
                check: w == 1 => There is no w of 1.
                check: v == 1 => v is missing.
                \(wrong)
                hint: Try `w`.
                hint: Then `v`.
                ```
                ```bobbin quiz
                ask: Well?
                * yes => Quite.
                - no => Oh.
                ```
                """))
        #expect(learner.type().contains("Make w and v"))
        return learner
    }

    @Test("A solution of several statements is kept from line to line, in any order")
    func severalStatements() throws {
        var learner = try learner()
        expectText(
            learner.type("v = 1"),
            """
            > v = 1
            v = 1
            … There is no w of 1.
            Your line is kept; `undo` takes it back.
            """)
        #expect(learner.type("w = 1").contains("Done."))
        #expect(learner.player.progress["small"].steps["task"] == .passed)
    }

    @Test("The state is judged, never the text")
    func state() throws {
        var learner = try learner()
        learner.type("half = 0.5", "w = half + half")
        #expect(learner.type("v = w ^ 7").contains("Done."))
    }

    @Test("A foreseen wrong way has its own message, and the state is as it was before it")
    func wrong() throws {
        var learner = try learner()
        learner.type("v = 1")
        #expect(
            learner.type("W=2", "w =  2").contains(
                "Two is too much.\nEverything is as it was before that line."))
        #expect(learner.value(of: "w") == nil)
        #expect(learner.value(of: "v") == .number(1))
        #expect(learner.type("w = 1").contains("Done."))
    }

    @Test("Another statement with the result that the author named is the same wrong way")
    func wrongByResult() throws {
        var learner = try learner("wrong: w = 2 when w == 2 => Two is too much.")
        #expect(learner.type("w = 1 + 1").contains("Two is too much."))
        #expect(learner.value(of: "w") == nil)
    }

    @Test("A wrong way of several statements is all that was typed since the start")
    func wrongOfSeveral() throws {
        var learner = try learner("wrong: v = 1; w = 3 => Three is too much.")
        #expect(!learner.type("w = 3").contains("too much"))
        learner.type("again", "v = 1")
        #expect(learner.type("w = 3").contains("Three is too much."))
        #expect(learner.value(of: "v") == .number(1))
        #expect(learner.value(of: "w") == nil)
    }

    @Test("A wrong way that is an error adds its message to the session's own")
    func wrongThatFails() throws {
        var learner = try learner("wrong: make w => Names are given with `=`.")
        let told = learner.type("make w")
        #expect(told.contains("! there is no statement called make"))
        #expect(told.hasSuffix("Names are given with `=`."))
        #expect(learner.type("v = w").contains("! nothing is called w"))
    }

    @Test("Looking around is no attempt, and nothing is said to it")
    func lookingAround() throws {
        var learner = try learner()
        expectText(
            learner.type("1 + 1"),
            """
            > 1 + 1
            2
            """)
        #expect(learner.type("# a comment").isEmpty)
        #expect(learner.player.session.changes.isEmpty)
    }

    @Test("A false first try is taken back by the learner, not run around")
    func falseFirstTry() throws {
        var learner = try Learner(
            lesson(
                """
                ```bobbin run
                n = 0
                ```
                ```bobbin task
                say: Add five to n.
                solution: n = n + 5
                check: n == 5
                hint: Add.
                ```
                ```bobbin quiz
                ask: Well?
                * yes => Quite.
                - no => Oh.
                ```
                """))
        learner.type("")
        #expect(learner.type("n = n + 2").contains("Not yet."))
        // The learner's own result is judged, which is 7; nothing runs a second time for it.
        #expect(learner.type("n = n + 5").contains("Not yet."))
        #expect(learner.value(of: "n") == .number(7))
        #expect(!learner.type("undo 2").contains("Not yet."))
        #expect(learner.type("n = n + 5").contains("✓ Done."))
        #expect(learner.value(of: "n") == .number(5))
    }

    @Test("A line of the learner's runs once, whatever it is judged to be")
    func once() throws {
        for line in ["w = 2", "w = 1 + 1", "v = 1", "w = 1", "v = nothing", "1 + 1"] {
            var learner = try learner("wrong: w = 2 when w == 2 => Two is too much.")
            learner.type(line)
            let events = Listener()
            _ = learner.player.receive(line, emit: events.emit)
            let begun = events.events.count { if case .cellBegan = $0 { true } else { false } }
            #expect(begun == 1, "\(line)")
        }
    }

    @Test("Undo and redo work within the step, and stop at its beginning")
    func undo() throws {
        var learner = try learner()
        #expect(learner.type("undo").contains("nothing to take back in this step"))
        learner.type("v = 1")
        #expect(learner.type("undo").contains("Took back `v = 1`"))
        #expect(learner.value(of: "v") == nil)
        #expect(learner.type("undo").contains("nothing to take back in this step"))
        learner.type("redo")
        #expect(learner.value(of: "v") == .number(1))
        #expect(learner.type("w = 1").contains("✓ Done."))
        // The next step begins where this one ended.
        #expect(learner.type("undo").contains("nothing to take back in this step"))
        #expect(learner.value(of: "w") == .number(1))
    }

    @Test("Hints come one by one, then the solution is offered")
    func hints() throws {
        var learner = try learner()
        #expect(learner.listener.heard().isEmpty)
        #expect(learner.type("hint").hasPrefix("Hint 1 of 2: Try `w`.\n[Type your line."))
        #expect(learner.type("HINT").hasPrefix("Hint 2 of 2: Then `v`."))
        #expect(learner.type("hint").contains("`solution` shows how"))
    }

    @Test("The solution is shown, then typed by the learner or run by Enter; either is noted")
    func solution() throws {
        var learner = try learner()
        #expect(learner.type("").contains("yours to do"))
        #expect(learner.type("solution").hasPrefix("[w = 1 / v = 1 / Type them yourself"))
        #expect(learner.value(of: "w") == nil)
        #expect(learner.type("").contains("» v = 1\n> v = 1"))
        #expect(learner.player.progress["small"].steps["task"] == .shown)
        learner.type("back")
        #expect(learner.value(of: "w") == nil)
        learner.type("w = 1", "v = 1")
        #expect(learner.player.progress["small"].steps["task"] == .passed)
    }

    @Test("A check on what is not there yet is simply not passed")
    func notThereYet() throws {
        var learner = try Learner(
            lesson(
                """
                ```bobbin task
                say: Train.
                solution: x = 1
                check: epochs >= 5 => {{epochs}} epochs so far.
                hint: Fit.
                ```
                """))
        #expect(learner.type("x = 1").contains("… Not yet. Train."))
        #expect(learner.type("fit 5").contains("!"))
    }
}

import Notebook
import TestSupport
import Testing

@testable import Lessons

/// Seven numbered steps that need no data.
let smallLesson = lesson(
    """
    Welcome.
    ## One {#one}
    Here is x.
    ```bobbin run {#run}
    x = 1
    ```
    It is {{x}}.
    ## Two {#two}
    ```bobbin predict {#choice}
    ask: What is x + 1?
    - one => That is x itself.
    * two => Yes.
    reveal: y = x + 1
    expect: y == 2
    ```
    ```bobbin predict {#number}
    ask: What share is 9 of 10?
    number: percent(0.9)
    within: 5%
    near: Good.
    high: Less.
    low: More.
    reveal: z = 0.9
    ```
    ## Three
    ```bobbin task {#task}
    say: Make w and v, each 1.
    solution: w = 1
      v = 1
    check: w == 1 => There is no w of 1.
    check: v == 1 => v is missing.
    wrong: w = 2 => Two is too much.
    hint: Try `w`.
    hint: Then `v`.
    ```
    w is {{w}}.
    ```bobbin quiz {#quiz}
    ask: Well?
    - no => Think again.
    * yes => Quite.
    ```
    ```bobbin break {#cause}
    plant: x = 100
    say: Look at x.
    * x is too large => It is.
    - x is too small => No.
    ```
    ```bobbin break {#mend}
    plant: x = 100
    say: Mend x.
    solution: x = 1
    check: x == 1
    hint: It was 1.
    ```
    The end.
    """)

@Suite("Playing a lesson")
struct LessonPlayerTests {
    @Test("Prose is told up to the next heading, steps wait for Enter, numbers are filled in")
    func enter() throws {
        var learner = try Learner(smallLesson)
        expectText(
            learner.listener.heard(),
            """
            Welcome.
            [Enter goes on.]
            """)
        #expect(learner.reply.prompt == "lesson 7 · 1/7> ")
        expectText(
            learner.type(""),
            """
            ## One | 1/7
            Here is x.
            [x = 1 / Enter runs it.]
            """)
        expectText(
            learner.type(""),
            """
            » x = 1
            > x = 1
            x = 1
            It is 1.
            [Enter goes on.]
            """)
        #expect(learner.reply.prompt == "lesson 7 · 1/7> ")
        #expect(
            learner.type("").hasPrefix("## Two | 2/7\nWhat is x + 1?\na) one\nb) two\n[Type a or b")
        )
        #expect(learner.reply.prompt == "lesson 7 · 2/7> ")
    }

    @Test("A guess is asked for first, then the truth is run and shown beside it, and kept")
    func guesses() throws {
        var learner = try Learner(smallLesson)
        learner.type("", "", "")
        #expect(learner.type("").contains("A guess first"))
        #expect(learner.type("what?").contains("Type a or b;"))
        #expect(learner.value(of: "y") == nil)
        // The statement is shown as it runs; who was wrong is not told "Yes".
        let told = learner.type("A")
        #expect(
            told.hasPrefix(
                "» y = x + 1\n> y = x + 1\ny = 2\n✗ That is x itself.\nThe answer is **b**: two.\n")
        )
        #expect(!told.contains("Yes"))
        let guess = learner.player.progress["small"].guesses["choice"]
        #expect(guess == .init(isNear: false, guess: "one", truth: "two"))
        #expect(learner.type("abc").contains("That is no number"))
        #expect(learner.type("86").contains("✓ You guessed 86.0%; it is **90.0%**. Good."))
        #expect(learner.player.progress["small"].guesses["number"]?.isNear == true)
    }

    @Test("Skip always goes on, and runs what later steps count on")
    func skip() throws {
        var learner = try Learner(smallLesson)
        learner.type("", "skip")
        #expect(learner.value(of: "x") == .number(1))
        learner.type("", "skip", "skip", "", "skip")
        #expect(learner.value(of: "v") == .number(1))
        #expect(learner.reply.prompt == "lesson 7 · 5/7> ")
        learner.type("skip", "skip", "skip")
        #expect(learner.value(of: "x") == .number(1))
        #expect(learner.player.progress["small"].isFinished)
        #expect(learner.player.progress["small"].steps.count == 7)
        #expect(Set(learner.player.progress["small"].steps.values) == [.skipped])
        #expect(learner.type("skip").contains("Enter leaves"))
        learner.type("")
        #expect(learner.reply == PlayerReply(prompt: "", ending: .finished))
    }

    @Test("Skip goes on even where the lesson's own statements fail")
    func skipBrokenStep() throws {
        var learner = try Learner(
            lesson(
                "```bobbin run\nx = nothing\n```\n```bobbin quiz\nask: A?\n* b => c\n- d => e\n```")
        )
        #expect(learner.type("").contains("Enter tries again"))
        #expect(learner.reply.prompt == "lesson 7 · 1/2> ")
        #expect(learner.type("skip").contains("the lesson goes on all the same"))
        #expect(learner.reply.prompt == "lesson 7 · 2/2> ")
    }

    @Test("Back gives the state before the earlier step, again the state before this one")
    func backAndAgain() throws {
        var learner = try Learner(smallLesson)
        #expect(learner.type("back").contains("This is the first step."))
        learner.type("", "", "", "b", "0.9", "")
        #expect(learner.reply.prompt == "lesson 7 · 4/7> ")
        learner.type("w = 5")
        #expect(learner.type("again").contains("Make w and v"))
        #expect(learner.value(of: "w") == nil)
        #expect(learner.value(of: "z") == .number(0.9))
        learner.type("back")
        #expect(learner.value(of: "z") == nil)
        #expect(learner.reply.prompt == "lesson 7 · 3/7> ")
        #expect(learner.type("back").contains("## Two"))
        #expect(learner.value(of: "y") == nil)
        #expect(learner.value(of: "x") == .number(1))
        #expect(learner.type("back").contains("Here is x."))
        #expect(learner.value(of: "x") == nil)
    }

    @Test("Play tries anything, resume goes back to exactly the state that was left")
    func play() throws {
        var learner = try Learner(smallLesson)
        learner.type("", "")
        learner.type("play")
        #expect(learner.reply.prompt == "play> ")
        #expect(learner.reply.isPlaying)
        learner.type("x = 50", "w = 3")
        #expect(learner.value(of: "x") == .number(50))
        #expect(learner.type("").contains("`resume`"))
        #expect(learner.type("skip").contains("`resume`"))
        #expect(learner.type("help").contains("Statements"))
        #expect(learner.type("undo", "undo", "undo").contains("since you began to play"))
        learner.type("x = 50", "resume")
        #expect(learner.value(of: "x") == .number(1))
        #expect(learner.value(of: "w") == nil)
        #expect(learner.reply.prompt == "lesson 7 · 1/7> ")
    }

    @Test("Quit ends the player, in play only play; later lines do nothing")
    func leaving() throws {
        for word in ["quit", "exit", "q", "quit()", "EXIT()"] {
            var learner = try Learner(smallLesson)
            learner.type(word)
            #expect(learner.reply.ending == .quit, "\(word)")
            #expect(learner.type("x = 1", "").isEmpty)
        }
        var other = try Learner(smallLesson)
        #expect(other.type("play", "x = 4", "QUIT").contains("`quit` once more leaves it"))
        #expect(other.reply.ending == nil)
        #expect(other.value(of: "x") == nil)
        other.type("quit")
        #expect(other.reply.ending == .quit)
    }

    @Test("Help lists the commands, and help on a topic is the session's")
    func help() throws {
        var learner = try Learner(smallLesson)
        for question in ["help", "?", "help()", "h"] {
            let help = learner.type(question)
            for word in ["hint", "solution", "skip", "back", "again", "menu", "play", "quit"] {
                #expect(help.contains("`\(word)`"))
            }
        }
        for question in ["help hint", "?hint", "HELP hint", "? hint"] {
            #expect(learner.type(question).contains("## hint\n\nA step that is yours"))
        }
        #expect(learner.type("help fit").contains("epochs"))
        #expect(learner.type("?fit").contains("epochs"))
        #expect(learner.type("help statements").contains("Statements"))
    }

    @Test("A quiz is tried until it is right")
    func quiz() throws {
        var learner = try Learner(smallLesson)
        learner.type("", "skip", "", "skip", "skip", "", "skip")
        expectText(
            learner.type("a"),
            """
            ✗ Think again.
            Try another.
            [Type a or b.]
            """)
        #expect(learner.reply.prompt == "lesson 7 · 5/7> ")
        #expect(learner.type("Yes").hasPrefix("✓ Quite."))
        #expect(learner.reply.prompt == "lesson 7 · 6/7> ")
    }

    @Test("A planted fault: look around, name the cause, and it is gone")
    func fault() throws {
        var learner = try Learner(smallLesson)
        learner.type("", "skip", "", "skip", "skip", "", "skip", "b")
        #expect(learner.value(of: "x") == .number(100))
        #expect(learner.type("x").hasPrefix("> x\n100"))
        #expect(learner.type("b").contains("No."))
        #expect(learner.type("hint").contains("no hint"))
        #expect(learner.type("a").contains("The fault is gone"))
        #expect(learner.player.progress["small"].steps["cause"] == .passed)
        #expect(learner.value(of: "x") == .number(100))  // the next fault
        #expect(learner.type("hint").hasPrefix("Hint 1 of 1: It was 1."))
        learner.type("x = 7", "again")
        #expect(learner.value(of: "x") == .number(100))
        #expect(learner.type("x = 1").contains("✓ Done."))
        #expect(learner.player.progress["small"].isFinished)
    }

    @Test("What came out otherwise than the lesson says is admitted")
    func failedExpectation() throws {
        var learner = try Learner(
            lesson(
                "```bobbin predict\nask: A?\n* b => c\n- d => e\nreveal: x = 1\nexpect: x == 2\n```"
            ))
        #expect(learner.type("a").contains("came out differently"))
    }

    @Test("Ctrl-C stops the lesson's own statements where they are; Enter goes on from there")
    func interrupted() throws {
        let folder = TemporaryFolder()
        let environment = SessionEnvironment(in: folder)
        let source = lesson("```bobbin run\nx = 1\ny = 2\nz = 3\n```\n")
        for word in ["", "again"] {
            var learner = try Learner(source, environment: environment)
            let listener = Listener()
            let emit = listener.emit
            learner.reply = learner.player.receive("") { event in
                emit(event)
                if case .cellBegan(_, "y = 2", _) = event { environment.interrupts.raise() }
            }
            let told = listener.heard()
            #expect(
                told.hasSuffix(
                    "y = 2\n[z = 3 / Stopped here. Enter runs this; `again` begins the step anew.]")
            )
            #expect(!told.contains("as it was"))
            #expect(learner.value(of: "y") == .number(2))
            #expect(learner.value(of: "z") == nil)
            if word == "again" {
                #expect(learner.type(word).hasSuffix("[x = 1 / y = 2 / z = 3 / Enter runs them.]"))
                #expect(learner.value(of: "y") == nil)
            }
            #expect(!learner.type("").contains(word == "again" ? "nothing" : "» x = 1"))
            #expect(learner.player.progress["small"].isFinished)
        }
    }

    @Test("Lessons that this one builds on are named until they are finished")
    func needs() throws {
        let source = smallLesson.replacing("title: Small", with: "title: Small\nneeds: other")
        #expect(try Learner(source).listener.heard().hasPrefix("This lesson builds on other"))
    }

    @Test("Any lines in any order never crash the player, nor end it but by quit or the end")
    func anyLines() throws {
        let lines = [
            "", "hint", "solution", "skip", "back", "again", "restart", "play", "resume",
            "progress", "help", "a", "b", "1", "x = 1", "w = 1", "w = 2", "v = 1", "x", "((", "\\",
            "\u{0}", "help fit", "?", "seed 3", "99999999999999999999%", "fit 5", "undo", "redo",
            "undo 9", "goto 3", "goto 99", "goto", "next", "n", "menu", "lesson 9", "lesson",
            "progress here", "forget small", "784*10", "rerun 1", "cells",
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            var learner = try Learner(smallLesson)
            for _ in 0..<40 {
                learner.type(lines.randomElement(using: &random) ?? "")
                guard let ending = learner.reply.ending else { continue }
                #expect(ending == .finished)
            }
        }
    }
}

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
        #expect(learner.listener.heard() == "Welcome.")
        #expect(learner.reply.prompt == "lesson 7 · 1/7> ")
        #expect(learner.type("") == "## One\nHere is x.\n  x = 1\nEnter runs it.")
        #expect(learner.type("") == "> x = 1\nx = 1\nIt is 1.")
        #expect(learner.reply.prompt == "lesson 7 · 1/7> ")
        #expect(learner.type("").hasPrefix("## Two\nWhat is x + 1?\n- **a** one\n- **b** two"))
        #expect(learner.reply.prompt == "lesson 7 · 2/7> ")
    }

    @Test("A guess is asked for first, then the truth is run and shown beside it, and kept")
    func guesses() throws {
        var learner = try Learner(smallLesson)
        learner.type("", "", "")
        #expect(learner.type("").contains("A guess first"))
        #expect(learner.type("what?").contains("Type a or b."))
        #expect(learner.value(of: "y") == nil)
        let told = learner.type("A")
        #expect(
            told.hasPrefix(
                "> y = x + 1\ny = 2\nYou guessed: one.\nThat is x itself.\nIt was: two.\nYes."))
        let guess = learner.player.progress["small"].guesses["choice"]
        #expect(guess == .init(isNear: false, guess: "one", truth: "two"))
        #expect(learner.type("abc").contains("Type a number"))
        #expect(learner.type("86").contains("You guessed 86.0%; it is **90.0%**.\nGood."))
        #expect(learner.player.progress["small"].guesses["number"]?.isNear == true)
    }

    @Test(
        "What people mean by a number",
        arguments: [
            ("7,850", false, 7850.0), ("about 2.3", false, 2.3), ("~0.1", false, 0.1),
            ("85%", false, 0.85), ("85", true, 0.85), ("0.85", true, 0.85), ("85 %", true, 0.85),
            ("1e3", false, 1000), ("-4", false, -4), ("inf", false, nil), ("nan", false, nil),
            ("", false, nil), ("%", false, nil), ("two", false, nil),
        ])
    func numbers(text: String, isPercentage: Bool, expected: Double?) {
        #expect(LessonPlayer.number(text, isPercentage: isPercentage) == expected)
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
        #expect(learner.type("w = 3").contains("type `play`"))
        #expect(learner.value(of: "w") == nil)
        learner.type("play")
        #expect(learner.reply.prompt == "play> ")
        learner.type("x = 50", "w = 3")
        #expect(learner.value(of: "x") == .number(50))
        #expect(learner.type("").contains("`resume`"))
        #expect(learner.type("skip").contains("`resume`"))
        #expect(learner.type("help").contains("Statements"))
        learner.type("resume")
        #expect(learner.value(of: "x") == .number(1))
        #expect(learner.value(of: "w") == nil)
        #expect(learner.reply.prompt == "lesson 7 · 1/7> ")
    }

    @Test("Quit and menu end the player, also from play; later lines do nothing")
    func leaving() throws {
        var learner = try Learner(smallLesson)
        learner.type("menu")
        #expect(learner.reply.ending == .menu)
        #expect(learner.type("x = 1", "").isEmpty)
        var other = try Learner(smallLesson)
        other.type("play", "QUIT")
        #expect(other.reply.ending == .quit)
    }

    @Test("Help lists the commands, and help on a topic is the session's")
    func help() throws {
        var learner = try Learner(smallLesson)
        let help = learner.type("help")
        for word in ["hint", "solution", "skip", "back", "again", "menu", "play", "resume", "quit"]
        {
            #expect(help.contains("`\(word)`"))
        }
        #expect(learner.type("help fit").contains("epochs"))
        #expect(learner.type("?fit").contains("epochs"))
    }

    @Test("A quiz is tried until it is right")
    func quiz() throws {
        var learner = try Learner(smallLesson)
        learner.type("", "skip", "", "skip", "skip", "", "skip")
        #expect(learner.type("a") == "Think again.\nTry another.")
        #expect(learner.reply.prompt == "lesson 7 · 5/7> ")
        #expect(learner.type("Yes").hasPrefix("Quite."))
        #expect(learner.reply.prompt == "lesson 7 · 6/7> ")
    }

    @Test("A planted fault: look around, name the cause, and it is gone")
    func fault() throws {
        var learner = try Learner(smallLesson)
        learner.type("", "skip", "", "skip", "skip", "", "skip", "b")
        #expect(learner.value(of: "x") == .number(100))
        #expect(learner.type("x") == "> x\n100")
        #expect(learner.type("b").contains("No."))
        #expect(learner.type("hint").contains("no hint"))
        #expect(learner.type("a").contains("The fault is gone"))
        #expect(learner.player.progress["small"].steps["cause"] == .passed)
        #expect(learner.value(of: "x") == .number(100))  // the next fault
        #expect(learner.type("hint") == "It was 1.")
        learner.type("x = 7", "again")
        #expect(learner.value(of: "x") == .number(100))
        #expect(learner.type("x = 1").contains("Done."))
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

    @Test("Ctrl-C in a step takes the whole step back; Enter begins it again")
    func interrupted() throws {
        let folder = TemporaryFolder()
        let environment = SessionEnvironment(in: folder)
        var player = LessonPlayer(
            try LessonParser.parse(lesson("```bobbin run\nx = 1\ny = 2\n```\n")),
            environment: environment)
        _ = player.start { _ in }
        let listener = Listener()
        let emit = listener.emit
        _ = player.receive("") { event in
            emit(event)
            if case .cellBegan(_, "y = 2", _) = event { environment.interrupts.raise() }
        }
        #expect(listener.heard().contains("Stopped, and everything is as it was before."))
        #expect((try? player.session.evaluate("x")) == nil)
        #expect(player.reply.prompt == "lesson · 1/1> ")
        _ = player.receive("", emit: emit)
        #expect(player.progress["small"].isFinished)
    }

    @Test("Lessons that this one builds on are named until they are finished")
    func needs() throws {
        let source = smallLesson.replacing("title: Small", with: "title: Small\nneeds: other")
        #expect(try Learner(source).listener.heard().hasPrefix("This lesson builds on other"))
    }

    @Test("Any lines in any order never crash the player, nor end it but by quit, menu or the end")
    func anyLines() throws {
        let lines = [
            "", "hint", "solution", "skip", "back", "again", "restart", "play", "resume",
            "progress", "help", "a", "b", "1", "x = 1", "w = 1", "w = 2", "v = 1", "x", "((", "\\",
            "\u{0}", "help fit", "?", "seed 3", "99999999999999999999%", "fit 5",
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

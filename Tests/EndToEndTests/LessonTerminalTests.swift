import Foundation
import TestSupport
import Testing

/// Lessons in a pseudo-terminal, played by somebody who does not do what they expect. Each test is
/// one of the ways in which a player can leave a learner alone.
@Suite(.serialized) struct LessonTerminalTests {
    private let home: Home
    init() { home = Home() }

    private let small = """
        ---
        format: 1
        id: small
        title: Small steps
        learned: make a name; guess
        ---
        # Small steps

        Welcome.

        ## One {#one}

        ```bobbin run {#run}
        x = 1
        ```

        It is {{x}}.

        ```bobbin predict {#choice}
        ask: What is x + 1?
        - one => That is x itself.
        * two => Yes: it is one more.
        reveal: y = x + 1
        ```

        ## Two {#two}

        ```bobbin predict {#number}
        ask: How many numbers are in ten rows of 785?
        number: n
        within: 0
        near: Exactly.
        low: There are more.
        reveal: n = 7850
        ```

        ```bobbin task {#task}
        say: Give w the value 1.
        solution: w = 1
        check: w == 1 => There is no w of 1.
        wrong: w = 2 => Two is too much.
        hint: Try `w = 1`.
        ```

        The end of it.
        """

    private let training = """
        ---
        format: 1
        id: training
        title: Training
        seed: 1
        ---
        ## Long {#long}

        ```bobbin run {#data}
        load fashion_sketch
        split 50000 seed=1
        scale 255
        reshape 784
        model Dense(8, relu), Dense(10, softmax)
        compile adam
        ```

        ```bobbin predict {#guess}
        ask: Will it take long?
        * yes => It does.
        - no => It does.
        reveal: fit 100000
          reached = 1
        ```

        ```bobbin task {#task}
        say: Train once more.
        solution: fit 100000
          again = 1
        check: again == 1 => Not yet.
        hint: Fit.
        ```

        The end.
        """

    /// A lesson at its first prompt.
    private func lesson(
        _ source: String, environment: [String: String] = [:], arguments: [String] = []
    ) throws -> Terminal {
        let path = try home.write(source, to: "07-lesson.md")
        let shell = try Terminal(
            ["lesson", path, "--seed", "1"] + arguments, home: home, environment: environment)
        try shell.wait(for: "lesson 7 · 1/")
        try shell.wait(for: "> ")
        return shell
    }

    /// What is told up to the next prompt of a lesson.
    private func told(_ shell: Terminal, _ step: Int, seconds: Double = 30) throws -> String {
        let text = try shell.wait(for: "lesson 7 · \(step)/", seconds: seconds)
        try shell.wait(for: "> ")
        return plain(text)
    }

    private func enter(
        _ shell: Terminal, _ line: String, _ step: Int, seconds: Double = 30
    ) throws -> String {
        shell.enter(line)
        return try told(shell, step, seconds: seconds)
    }

    @Test("1. What a reveal and a solution run is shown with its statement")
    func statementsAreShown() throws {
        let shell = try lesson(small)
        _ = try enter(shell, "", 1)
        #expect(try enter(shell, "", 2).contains("▸ x = 1\n│ x = 1\n\nIt is 1."))
        let reveal = try enter(shell, "a", 2)
        #expect(reveal.contains("▸ y = x + 1\n│ y = 2\n"))
        _ = try enter(shell, "", 3)
        #expect(try enter(shell, "7850", 4).contains("▸ n = 7850\n│ n = 7850\n"))
        _ = try enter(shell, "solution", 4)
        #expect(try enter(shell, "", 4).contains("▸ w = 1\n│ w = 1\n"))
    }

    @Test("2. A line runs once: one bar, one result, and Ctrl-C ends that and nothing else")
    func aLineRunsOnce() throws {
        let source = training.replacing(
            "solution: fit 100000\n  again = 1", with: "solution: fit 2"
        )
        .replacing("check: again == 1", with: "check: epochs == 2")
        .replacing(
            "hint: Fit.", with: "wrong: fit 1 when epochs == 1 => One is too few.\nhint: Fit."
        )
        .replacing("reveal: fit 100000\n  reached = 1", with: "reveal: reached = 1")
        let shell = try lesson(source)
        _ = try enter(shell, "", 1, seconds: 60)
        _ = try enter(shell, "", 2)
        _ = try enter(shell, "a", 3)
        let wrong = try enter(shell, "fit epochs=1", 3, seconds: 60)
        #expect(wrong.components(separatedBy: "│ epoch 1/1").count == 2 + progressLines(wrong))
        #expect(wrong.contains("One is too few."))
        // Stopped by the learner: judged by what it came to, once.
        shell.enter("fit 100000")
        try shell.wait(for: "epoch ", seconds: 60)
        shell.type(Key.controlC)
        let stopped = try told(shell, 3, seconds: 60)
        #expect(stopped.components(separatedBy: "Stopped").count == 2)
    }

    /// How often a line was drawn anew while something ran.
    private func progressLines(_ text: String) -> Int {
        // A bar that is not full yet has its thin end.
        text.components(separatedBy: "│ epoch 1/1").dropFirst().count {
            $0.prefix { $0 != "\n" }.contains("─")
        }
    }

    @Test("3. Undo, redo and any statement work in a step, as far as its beginning")
    func undoInAStep() throws {
        let shell = try lesson(small)
        _ = try enter(shell, "", 1)
        #expect(try enter(shell, "mine = 3", 1).contains("│ mine = 3"))
        #expect(try enter(shell, "undo", 1).contains("Took back `mine = 3`"))
        #expect(try enter(shell, "undo", 1).contains("nothing to take back in this step"))
        #expect(try enter(shell, "redo", 1).contains("Did `mine = 3` again"))
        #expect(try enter(shell, "mine + 1", 1).contains("│ 4"))
        #expect(try enter(shell, "help mean", 1).contains("mean"))
        #expect(try enter(shell, "", 2).contains("It is 1."))
        #expect(try enter(shell, "mine", 2).contains("│ 3"))
    }

    @Test("4. Words that newcomers type mean what they expect; leaving says how to come back")
    func goingAbout() throws {
        let shell = try lesson(small)
        for word in ["menu", "lessons", "progress"] {
            #expect(try enter(shell, word, 1).contains("The course: 0 of"))
        }
        #expect(try enter(shell, "goto 3", 3).contains("How many numbers"))
        #expect(try enter(shell, "back", 2).contains("What is x + 1?"))
        #expect(try enter(shell, "next", 2).contains("A guess first"))
        #expect(try enter(shell, "n", 2).contains("A guess first"))
        #expect(try enter(shell, "lesson", 2).contains("You are in it: Small steps"))
        shell.enter("play")
        try shell.wait(for: "play> ")
        shell.enter("quit")
        #expect(try told(shell, 2).contains("quit once more leaves"))
        shell.enter("play")
        try shell.wait(for: "play> ")
        shell.type(Key.controlD)
        #expect(try told(shell, 2).contains("Back in the lesson"))
        shell.enter("q")
        try shell.wait(for: "Your place in Small steps, step 2 of 4, is kept.")
        try shell.wait(for: "goes on there")
        #expect(try shell.status() == 0)
    }

    @Test(
        "4. A lesson begun in the shell is left for the shell, by Ctrl-D too",
        arguments: ["quit()", ""])
    func leavingForTheShell(word: String) throws {
        let path = try home.write(small, to: "07-lesson.md")
        let shell = try Terminal(home: home)
        try shell.prompt(1)
        shell.enter("lesson \"\(path)\"")
        _ = try told(shell, 1)
        if word.isEmpty { shell.type(Key.controlD) } else { shell.enter(word) }
        let text = plain(try shell.prompt(1))
        #expect(
            text.replacing("\n", with: " ").contains(
                "You have left Small steps; your place, step 1 of 4, is kept. `lesson` goes on there"
            ))
        shell.enter("x = 5")
        try shell.prompt(2)
    }

    @Test("4. From a lesson to another and to the next, each found where it was left")
    func otherLessons() throws {
        for (number, id) in [("01", "first"), ("02", "second")] {
            _ = try home.write(
                small.replacing("id: small", with: "id: \(id)")
                    .replacing("title: Small steps", with: "title: The \(id)"),
                to: "course/\(number)-\(id).md")
        }
        let shell = try Terminal(["lesson", "--lessons", home.path + "/course"], home: home)
        try shell.wait(for: "lesson 1 · 1/4> ")
        shell.enter("")
        try shell.wait(for: "lesson 1 · 1/4> ")
        shell.enter("")
        try shell.wait(for: "lesson 1 · 2/4> ")
        shell.enter("lesson 2")
        try shell.wait(for: "lesson 2 · 1/4> ")
        shell.enter("lesson first")
        let back = plain(try shell.wait(for: "lesson 1 · 2/4> "))
        #expect(back.contains("You left off at step 2 of 4."))
        #expect(back.contains("What is x + 1?"))
        shell.enter("goto 4")
        try shell.wait(for: "lesson 1 · 4/4> ")
        shell.enter("w = 1")
        let end = plain(try shell.wait(for: "lesson 1 · 4/4> "))
        #expect(end.contains("The end of The first"))
        #expect(end.contains("• make a name\n• guess"))
        #expect(end.contains("Enter begins lesson 2, The second."))
        shell.enter("")
        #expect(plain(try shell.wait(for: "lesson 2 · 1/4> ")).contains("Welcome."))
    }

    @Test("5. Ctrl-C in a reveal or a solution says one true thing, and Enter goes on from there")
    func controlCInAReveal() throws {
        let shell = try lesson(training)
        _ = try enter(shell, "", 1, seconds: 60)
        _ = try enter(shell, "", 2)
        shell.enter("a")
        try shell.wait(for: "epoch ", seconds: 60)
        shell.type(Key.controlC)
        let stopped = try told(shell, 2, seconds: 60)
        #expect(stopped.contains("What was learned is kept"))
        #expect(!stopped.contains("as it was before"))
        #expect(stopped.contains("▸ reached = 1\n\nStopped here. Enter runs this;"))
        #expect(try enter(shell, "", 3).contains("│ reached = 1"))
        _ = try enter(shell, "solution", 3)
        shell.enter("")
        try shell.wait(for: "epoch ", seconds: 60)
        shell.type(Key.controlC)
        #expect(try told(shell, 3, seconds: 60).contains("▸ again = 1\n\nStopped here."))
        #expect(try enter(shell, "", 3).contains("The end."))
    }

    @Test("5. Enter typed ahead while something runs turns no page")
    func typedAhead() throws {
        let source = training.replacing("reveal: fit 100000", with: "reveal: fit 20")
            .replacing("compile adam\n```", with: "compile adam\nfit 300\n```")
        let shell = try lesson(source)
        shell.enter("")
        // While it runs, and in one piece: a busy machine must not come between the keys.
        try shell.wait(for: "epoch ", seconds: 60)
        shell.type("\r\r\rskip\r")
        _ = try told(shell, 1, seconds: 60)
        shell.settle(milliseconds: 500)
        #expect(plain(shell.taken()) == "")
        // What is typed at the prompt counts.
        #expect(try enter(shell, "", 2).contains("Will it take long?"))
        #expect(try enter(shell, "b", 2, seconds: 60).contains("▸ fit 20"))
    }

    @Test("6. A wrong guess gets its own message and then the truth; numbers in any form")
    func guesses() throws {
        let shell = try lesson(small)
        _ = try enter(shell, "", 1)
        _ = try enter(shell, "", 2)
        let wrong = try enter(shell, "a", 2)
        #expect(
            wrong.contains(" ✗  That is x itself.\n    The answer is b: two. It is one more.\n"))
        #expect(!wrong.contains("Yes"))
        _ = try enter(shell, "", 3)
        for text in ["7850", "7,850", "784*10+10", "7850 parameters", "about 7850"] {
            let told = try enter(shell, text, 4)
            #expect(told.contains(" ✓  You guessed 7,850; it is 7,850. Exactly."), "\(text)")
            #expect(try enter(shell, "back", 3).contains("You guessed 7,850 here."))
        }
        shell.type(Key.controlD)
        #expect(try shell.status() == 0)
        let later = try Terminal(["lesson", home.path + "/07-lesson.md"], home: home)
        let text = try told(later, 3)
        #expect(text.contains("You left off at step 3 of 4."))
        #expect(text.contains("You guessed 7,850 here. Enter shows what comes out"))
        #expect(try enter(later, "", 4).contains("✓  You guessed 7,850; it is 7,850."))
    }

    @Test("8. Questions are answered about the lesson, Tab knows its words, tasks mention hint")
    func helping() throws {
        let shell = try lesson(small, environment: ["PAGER": "cat"])
        for question in ["?", "help"] {
            #expect(try enter(shell, question, 1).contains("hint helps a little"), "\(question)")
        }
        #expect(try enter(shell, "help hint", 1).contains("A step that is yours to do"))
        #expect(try enter(shell, "goto 4", 4).contains("hint helps, solution shows how"))
        #expect(try enter(shell, "hint", 4).contains(" ›  Hint 1 of 1: Try w = 1."))
        shell.type("sol" + Key.tab)
        try shell.wait(for: "solution ")
        shell.type(Key.controlC)
        _ = try told(shell, 4)
        shell.type("lesson " + Key.tab + Key.tab)
        try shell.wait(for: "first-network")
        try shell.wait(for: "Your first network")
    }

    @Test("11. The first screens, as they stand without colour")
    func screens() throws {
        let shell = try lesson(small, environment: ["NO_COLOR": "1"])
        let first = try enter(shell, "", 1)
        #expect(
            first == """


                One \(String(repeating: "─", count: 72)) 1/4

                ▸ x = 1

                Enter runs it.
                lesson 7 · 1/
                """)
        let second = try enter(shell, "", 2)
        expectText(
            second,
            """

            ▸ x = 1
            │ x = 1

            It is 1.

             ?  What is x + 1?

                a  one
                b  two

            Type a or b: a guess is enough.
            lesson 7 · 2/
            """)
    }

    /// Escapes left out.
    private func plain(_ text: String) -> String {
        let bare = text.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "")
        return String(String.UnicodeScalarView(bare.unicodeScalars.filter { $0 != "\r" }))
    }
}

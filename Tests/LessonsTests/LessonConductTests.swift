import Notebook
import Output
import TestSupport
import Testing

@testable import Lessons

/// How the player behaves to somebody who does not do what the lesson expects.
@Suite("A lesson's manners")
struct LessonConductTests {
    private func course(_ folder: TemporaryFolder) throws -> LessonLibrary {
        func text(_ id: String, _ title: String) -> String {
            "---\nformat: 1\nid: \(id)\ntitle: \(title)\n---\n```bobbin run\nx = 1\n```\n"
        }
        try folder.write(text("first", "The first"), to: "01-first.md")
        try folder.write(
            smallLesson.replacing("title: Small", with: "title: Small\nlearned: count; guess"),
            to: "07-small.md")
        try folder.write(text("eighth", "The eighth"), to: "08-eighth.md")
        return LessonLibrary(folder: folder.path)
    }

    private func learner(_ folder: TemporaryFolder, store: ProgressStore? = nil) throws -> Learner {
        let library = try course(folder)
        return try Learner(
            folder.text("07-small.md"), store: store, library: library)
    }

    // MARK: - Statements anywhere

    @Test("Any statement may be tried in any step, and the lesson goes on from its own state")
    func statementsAnywhere() throws {
        var learner = try Learner(smallLesson)
        #expect(learner.type("1 + 1").contains("> 1 + 1\n2"))
        learner.type("")
        // At a step that runs something: looking changes nothing, a new name is kept.
        #expect(learner.type("mine = 7").hasSuffix("[x = 1 / Enter runs it.]"))
        #expect(!learner.type("").contains("set aside"))
        #expect(learner.value(of: "mine") == .number(7))
        #expect(learner.value(of: "x") == .number(1))
        // Between the steps: what the lesson builds on is as it was, and that is said.
        learner.type("x = 99")
        let told = learner.type("")
        #expect(told.contains("What you tried here is set aside"))
        #expect(learner.value(of: "x") == .number(1))
        #expect(learner.value(of: "mine") == .number(7))
        // At a question.
        #expect(learner.type("x + 5").contains("\n6"))
        #expect(learner.type("x").contains("> x\n1"))
        #expect(learner.type("add Dens 5").contains("! there is no layer called Dens"))
        #expect(learner.reply.isRefused)
        #expect(learner.type("d").contains("none of the answers"))
        #expect(learner.type("I think it is the second").contains("none of the answers"))
        #expect(learner.reply.prompt == "lesson 7 · 2/7> ")
        learner.type("b")
        // At a number: a name is looked at, a sum is a guess.
        #expect(learner.type("x").contains("> x\n1"))
        #expect(learner.type("9/10").contains("✓ You guessed 90.0%"))
    }

    @Test("A statement that a step shows may be typed instead of Enter")
    func typedAsShown() throws {
        var learner = try Learner(lesson("```bobbin run\nx = 1\ny = x + 1\n```\nDone it."))
        learner.type("x = 5")
        #expect(learner.type("x=1").hasSuffix("[y = x + 1 / Enter runs it.]"))
        #expect(learner.value(of: "x") == .number(1))
        #expect(learner.type("y = x + 1").contains("Done it."))
        #expect(learner.player.progress["small"].steps["start.run"] == .passed)
    }

    @Test("Undo takes back what was tried, as far as the start of the step")
    func undo() throws {
        var learner = try Learner(smallLesson)
        learner.type("", "")
        #expect(learner.type("undo").contains("nothing to take back in this step"))
        #expect(learner.value(of: "x") == .number(1))
        learner.type("x = 2", "w = 3")
        #expect(learner.type("undo 5").contains("nothing to take back in this step"))
        #expect(learner.value(of: "x") == .number(1))
        #expect(learner.value(of: "w") == nil)
        learner.type("redo")
        #expect(learner.value(of: "x") == .number(2))
    }

    // MARK: - Going about

    @Test("Menu and lessons show the course and stay; lesson goes, to one that there is")
    func menu() throws {
        let folder = TemporaryFolder()
        var learner = try learner(folder)
        for word in ["menu", "lessons", "MENU", "progress"] {
            let told = learner.type(word)
            #expect(told.contains("7 Small new 0/7 you are here\n8 The eighth new 0/1"))
            #expect(learner.reply.ending == nil)
        }
        #expect(learner.type("lesson").contains("You are in it: Small"))
        #expect(learner.type("lesson 7").contains("You are in it: Small"))
        #expect(learner.type("lesson 9").contains("! There is no lesson 9."))
        #expect(learner.reply.ending == nil)
        learner.type("lesson eighth")
        guard case .lesson(let entry)? = learner.reply.ending else {
            Issue.record("the learner should have gone")
            return
        }
        #expect(entry.number == 8)
    }

    @Test("Goto goes to any step, with what it builds on")
    func goTo() throws {
        var learner = try Learner(smallLesson)
        #expect(learner.type("goto").contains("from 1 to 7"))
        #expect(learner.type("goto 9").contains("There is no step 9"))
        #expect(learner.type("goto four").contains("There is no step four"))
        #expect(learner.type("goto 4").contains("Make w and v"))
        #expect(learner.reply.prompt == "lesson 7 · 4/7> ")
        #expect(learner.value(of: "y") == .number(2))
        #expect(learner.value(of: "w") == nil)
        learner.type("w = 1", "goto 2")
        #expect(learner.reply.prompt == "lesson 7 · 2/7> ")
        #expect(learner.value(of: "y") == nil)
        #expect(learner.type("goto 4").contains("everything is as it was then"))
        #expect(learner.value(of: "w") == nil)
        // What was not done is not noted as done.
        #expect(learner.player.progress["small"].steps.isEmpty)
    }

    @Test("Next and n are Enter, unless n is a name of the learner's")
    func next() throws {
        var learner = try Learner(smallLesson)
        #expect(learner.type("next").contains("Here is x."))
        #expect(learner.type("n").contains("It is 1."))
        learner.type("n = 12")
        #expect(learner.type("n").contains("> n\n12"))
        #expect(learner.type("NEXT").contains("## Two"))
        #expect(learner.type("q = 3", "q").contains("> q\n3"))
        #expect(learner.reply.ending == nil)
    }

    @Test("Forget works in a lesson too")
    func forget() throws {
        let folder = TemporaryFolder()
        let store = ProgressStore(path: folder.path + "/progress.txt")
        var learner = try learner(folder, store: store)
        learner.type("", "")
        #expect(store.load().progress["small"].steps.count == 1)
        #expect(learner.type("forget").contains("needs the name"))
        #expect(learner.type("forget small").contains("Forgotten: Small"))
        #expect(store.load().progress["small"].steps.isEmpty)
        // What is done from now on is kept, and what was forgotten does not come back.
        learner.type("", "b")
        #expect(store.load().progress["small"].steps.keys.sorted() == ["choice"])
    }

    // MARK: - Guesses

    @Test("A guess is kept before the truth is run, and not asked for again on coming back")
    func guessGivenBefore() throws {
        let folder = TemporaryFolder()
        let store = ProgressStore(path: folder.path + "/progress")
        let environment = SessionEnvironment(in: folder)
        var learner = try Learner(smallLesson, store: store, environment: environment)
        learner.type("", "", "")
        // Stopped while the truth runs; then the program is killed.
        learner.reply = learner.player.receive("a") { event in
            if case .cellBegan = event { environment.interrupts.raise() }
        }
        #expect(store.load().progress["small"].guesses["choice"]?.guess == "one")
        #expect(store.load().progress["small"].guesses["choice"]?.isNear == nil)
        var later = try Learner(smallLesson, store: store)
        #expect(
            later.listener.heard().hasSuffix(
                "[You guessed one here. Enter shows what comes out; another guess may take its place.]"
            ))
        #expect(later.type("").contains("✗ That is x itself.\nThe answer is **b**: two."))
        #expect(store.load().progress["small"].guesses["choice"]?.isNear == false)
        // Back at it, the guess still stands; a lesson begun anew asks again.
        #expect(later.type("back").contains("You guessed one here."))
        later.type("b")
        #expect(store.load().progress["small"].guesses["choice"]?.isNear == true)
        later.type("restart", "", "", "")
        #expect(later.type("").contains("A guess first"))
    }

    @Test("The solution of a guess or a question never says Yes to who gave no answer")
    func solutions() throws {
        var learner = try Learner(
            lesson(
                """
                ```bobbin predict {#guess}
                ask: What is 1 + 1?
                - one => No.
                * two. => Yes: it is 1 more than 1.
                reveal: s = 1 + 1
                ```
                ```bobbin quiz {#quiz}
                ask: Well?
                - no => Think again.
                * yes => You are right, well done.
                ```
                """))
        let guess = learner.type("solution")
        #expect(guess.contains("» s = 1 + 1"))
        #expect(guess.contains("The answer is **b**: two. It is 1 more than 1."))
        let quiz = learner.type("solution")
        #expect(quiz.contains("The answer is **b**: yes.\n"))
        #expect(!(guess + quiz).contains("Yes:") && !quiz.contains("You are right"))
        #expect(learner.player.progress["small"].steps == ["guess": .shown, "quiz": .shown])
    }

    // MARK: - The end

    @Test("The end says what was learned, how well it was guessed, and what comes next")
    func end() throws {
        let folder = TemporaryFolder()
        var learner = try learner(folder)
        learner.type("", "", "", "a", "0.9", "", "w = 1", "v = 1", "b", "a", "x = 1")
        let told = learner.type("progress here")
        #expect(told.contains("7 of 7 steps done; 1 of 2 guesses near."))
        var again = try self.learner(folder)
        again.type("goto 7")
        let end = again.type("x = 1")
        #expect(end.contains("## The end of Small\nYou can now\n\n- count\n- guess\n"))
        #expect(
            end.hasSuffix(
                "[Enter begins lesson 8, The eighth.   `play` goes on with what you have built, `quit` leaves]"
            ))
        again.type("")
        guard case .lesson(let next)? = again.reply.ending else {
            Issue.record("Enter should begin the next lesson")
            return
        }
        #expect(next.lesson.id == "eighth")
    }

    // MARK: - Tab

    @Test("Tab offers the lesson's words, the answers, and what the lesson has used so far")
    func completion() throws {
        let folder = TemporaryFolder()
        var learner = try learner(folder)
        func offered(_ line: String) -> [String] {
            learner.player.candidates(for: line).map(\.text)
        }
        learner.type("", "", "")
        #expect(offered("").starts(with: ["a", "b"]))
        #expect(learner.player.candidates(for: "").first?.meaning == "one")
        #expect(
            offered("hi") == ["hint", "histogram", "history"])
        #expect(offered("hin") == ["hint"])
        #expect(learner.player.candidates(for: "hin").first?.meaning == "The next hint.")
        #expect(offered("lesson ") == ["first", "small", "eighth"])
        #expect(offered("lesson ei") == ["eighth"])
        #expect(learner.player.candidates(for: "lesson ei").first?.meaning == "8  The eighth")
        #expect(offered("lesson 8") == ["8"])
        #expect(offered("goto 4") == ["4"])
        #expect(learner.player.candidates(for: "goto 4").first?.meaning == "Three")
        #expect(offered("help hi").contains("hint"))
        #expect(offered("fit batch").contains("batch_size="))
        learner.type("b", "0.9", "")
        #expect(offered("").contains("hint") && !offered("").contains("a"))
    }
}

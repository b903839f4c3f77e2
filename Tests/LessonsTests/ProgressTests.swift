import Foundation
import Notebook
import TestSupport
import Testing

@testable import Lessons

@Suite("Kept progress")
struct ProgressTests {
    private func full() -> LearnerProgress {
        var progress = LearnerProgress()
        progress["small"].note(.passed, of: "run")
        progress["small"].note(.skipped, of: "다음.task")
        progress["small"].place = "quiz"
        progress["small"].guesses["choice"] = .init(
            isNear: false, guess: "one\tor\ntwo", truth: "two")
        progress["small"].guesses["number"] = .init(isNear: nil, guess: "7,850", truth: "")
        progress["other"].isFinished = true
        return progress
    }

    @Test("What is written is read again; tabs and line breaks in a guess become spaces")
    func roundTrip() throws {
        let folder = TemporaryFolder()
        let store = ProgressStore(path: folder.path + "/deep/down/progress")
        #expect(store.load().progress == LearnerProgress())
        try store.update { $0 = full() }
        let (progress, problems) = store.load()
        #expect(problems.isEmpty)
        var expected = full()
        expected["small"].guesses["choice"]?.guess = "one or two"
        #expect(progress == expected)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path + "/deep/down") == [
                "progress"
            ])
    }

    @Test("Doing a step again can only make it better")
    func better() {
        var progress = LearnerProgress()
        for outcome in [LearnerProgress.Outcome.shown, .passed, .skipped] {
            progress["b"].note(outcome, of: "a")
        }
        #expect(progress["b"].steps["a"] == .passed)
    }

    @Test("A damaged file gives what can be read, says so, and is itself kept")
    func damage() throws {
        let folder = TemporaryFolder()
        let path = try folder.write(
            "bobbin-progress 1\nstep\tsmall\trun\tpassed\nstep\tsmall\nat\tsmall\tquiz\n\u{0}\u{1}rubbish\n"
                + "step\tsmall\tx\tperhaps\nguess\tsmall\tx\tnear\tfive\n", to: "progress")
        let store = ProgressStore(path: path)
        let (progress, problems) = store.load()
        #expect(progress["small"].steps == ["run": .passed])
        #expect(progress["small"].place == "quiz")
        #expect(problems.count == 1)
        #expect(problems[0].message.contains("4 lines, the first of them 3"))
        try store.update { $0 = progress }
        #expect(store.load().problems.isEmpty)
        let kept = try String(contentsOfFile: path + ".damaged", encoding: .utf8)
        #expect(kept.contains("rubbish"))
        // The next damaged file does not take the place of the first.
        try folder.write("more rubbish", to: "progress")
        try store.update { _ in }
        let second = try String(contentsOfFile: path + ".damaged-2", encoding: .utf8)
        #expect(second == "more rubbish")
        #expect(try String(contentsOfFile: path + ".damaged", encoding: .utf8) == kept)
    }

    @Test("Any bytes can be read, and what was read survives being written")
    func anyBytes() {
        let whole = Array(full().fileText.utf8)
        for _ in 0..<300 {
            var bytes = Array(whole.prefix(Int.random(in: 0...whole.count)))
            for _ in 0..<3 where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count)] = UInt8.random(in: 0...255)
            }
            let progress = LearnerProgress.read(String(decoding: bytes, as: UTF8.self)).progress
            let again = LearnerProgress.read(progress.fileText)
            #expect(again.unread.isEmpty)
            #expect(again.progress == progress)
        }
    }

    @Test("A folder in its place is a problem to tell, not to fail on")
    func folderInPlace() throws {
        let folder = TemporaryFolder()
        let store = ProgressStore(path: folder.path)
        #expect(store.load().problems.count == 1)
        #expect(throws: (any Error).self) { try store.update { $0 = full() } }
        var learner = try Learner(smallLesson, store: store)
        #expect(learner.type("", "", "").components(separatedBy: "could not be kept").count == 2)
        #expect(learner.reply.prompt == "lesson 7 · 2/7> ")
    }

    @Test("The learner comes back to the same step, in the state that it counts on")
    func resuming() throws {
        let folder = TemporaryFolder()
        let store = ProgressStore(path: folder.path + "/progress")
        var learner = try Learner(smallLesson, store: store)
        learner.type("", "", "", "b", "0.9", "", "quit")
        var later = try Learner(smallLesson, store: store)
        let told = later.listener.heard()
        #expect(told.hasPrefix("You left off at step 4 of 7."))
        #expect(told.contains("Make w and v"))
        #expect(later.reply.prompt == "lesson 7 · 4/7> ")
        #expect(later.value(of: "y") == .number(2))
        #expect(later.player.progress["small"].guesses.count == 2)
        later.type("back")
        #expect(later.reply.prompt == "lesson 7 · 3/7> ")
        #expect(later.value(of: "z") == nil)
        #expect(later.type("restart").contains("Welcome."))
        #expect(later.value(of: "x") == nil)
    }

    @Test("A lesson edited since keeps what still matches")
    func edited() throws {
        let folder = TemporaryFolder()
        let store = ProgressStore(path: folder.path + "/progress")
        var learner = try Learner(smallLesson, store: store)
        learner.type("", "", "", "b", "quit")
        let edited = smallLesson.replacing("{#number}", with: "{#renamed}")
        var later = try Learner(edited, store: store)
        #expect(later.reply.prompt == "lesson 7 · 3/7> ")
        #expect(later.type("progress").contains("2 of 7 steps done; 1 of 1 guess near."))
    }

    @Test("A finished lesson begins at its start again")
    func finished() throws {
        let folder = TemporaryFolder()
        let store = ProgressStore(path: folder.path + "/progress")
        var learner = try Learner(smallLesson, store: store)
        learner.type("", "skip", "", "skip", "skip", "", "skip", "skip", "skip", "skip", "")
        #expect(learner.reply.ending == .finished)
        #expect(try Learner(smallLesson, store: store).listener.heard().hasPrefix("Welcome.\n["))
        #expect(store.load().progress["small"].isFinished)
    }

    @Test("Forget forgets one lesson")
    func forget() throws {
        let folder = TemporaryFolder()
        let store = ProgressStore(path: folder.path + "/progress")
        try store.update { $0 = full() }
        #expect(try store.forget("small"))
        #expect(try !store.forget("small"))
        #expect(store.load().progress.lessons.keys.sorted() == ["other"])
    }

    @Test("The report names every step and sets guesses beside the truth")
    func report() throws {
        var learner = try Learner(smallLesson)
        learner.type("", "", "", "a", "0.5", "")
        let report = learner.type("progress here")
        #expect(report.contains("1 | One | run | yes"))
        #expect(report.contains("4 | Three | task | here"))
        #expect(report.contains("3 of 7 steps done; 0 of 2 guesses near."))
        #expect(report.contains("Two | one | two | off"))
        #expect(report.contains("Two | 50.0% | 90.0% | off"))
    }
}

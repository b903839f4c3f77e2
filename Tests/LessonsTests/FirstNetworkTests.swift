import Foundation
import Notebook
import Output
import TestSupport
import Testing

@testable import Lessons

@Suite("The lesson first-network")
struct FirstNetworkTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private let folder = TemporaryFolder()

    private var environment: SessionEnvironment {
        var environment = SessionEnvironment(in: folder)
        environment.dataFolder = RealData.folder
        return environment
    }

    private func lesson() throws -> Lesson {
        try LessonLibrary(folder: Self.root + "/lessons").find("first-network").lesson
    }

    @Test("It is there as number 3, with steps of every everyday kind, and asks something soon")
    func shape() throws {
        let entry = try LessonLibrary(folder: Self.root + "/lessons").find("3")
        #expect(entry.lesson.id == "first-network")
        #expect((8...16).contains(entry.lesson.numberedSteps.count))
        #expect(Set(entry.lesson.steps.map(\.kind)) == ["prose", "run", "predict", "task", "quiz"])
    }

    @Test("No screen of prose is longer than ten lines")
    func screens() throws {
        for step in try lesson().steps {
            guard case .prose(let text) = step.content, !text.source.contains("```") else {
                continue
            }
            let lines = text.source.split(separator: "\n").filter { !$0.hasPrefix("#") }
            #expect(lines.count <= 10, "\(step.id)")
        }
    }

    @Test(
        "It passes all its checks on the real data, within its budget",
        .enabled(if: RealData.isThere, Comment(rawValue: RealData.whySkipped)))
    func batch() throws {
        let listener = Listener()
        let runner = LessonRunner(environment, enforcesBudget: true, emit: listener.emit)
        let status = runner.run(try lesson())
        #expect(status == .done)
        let told = listener.heard()
        #expect(!told.contains("failed"))
        #expect(told.contains("passed is-deeper-better: parameters == 79510"))
        #expect(!told.contains("?%"))
    }

    @Test(
        "A learner trains too little, is told so, and gets there",
        .enabled(if: RealData.isThere, Comment(rawValue: RealData.whySkipped)))
    func learner() throws {
        let listener = Listener()
        var player = LessonPlayer(try lesson(), number: 3, environment: environment)
        var prompt = player.start(emit: listener.emit).prompt
        func type(_ lines: String...) -> String {
            for line in lines { prompt = player.receive(line, emit: listener.emit).prompt }
            return listener.heard()
        }
        #expect(listener.heard().contains("Welcome."))
        #expect(type("", "", "", "", "", "", "b", "", "7840").contains("ten units has a bias"))
        #expect(type("", "", "", "b", "").contains("Train the network for five epochs."))
        #expect(prompt == "lesson 3 · 8/16> ")
        #expect(type("fit epochs=1").contains("`fit` alone is a single epoch"))
        #expect(type("fit 2").contains("`fit 3` goes on from here"))
        #expect(type("fit 3").contains("Done."))
        #expect(type("", "b").contains("✓ Yes. It has far too few"))
        #expect(player.progress["first-network"].guesses["validation"]?.isNear == true)
        #expect(type("", "", "skip", "", "", "skip", "").contains("a point and a half"))
        #expect(prompt == "lesson 3 · 14/16> ")
        #expect(type("fit 1").contains("That is the network of the last step."))
        #expect(
            type("again", "model", "add Dense 10 softmax", "compile").contains("not trained yet"))
        #expect(type("fit 5").contains("one layer again"))
        _ = type("again", "model", "add Dense 10 softmax", "compile adam")
        #expect(type("fit 5").contains("one layer again"))
        #expect(type("again", "model Dense(10, softmax)", "compile adam").contains("not trained"))
        #expect(type("fit epochs=5").contains("one layer again"))
        #expect(type("again", "solution", "").contains("> fit 8"))
        #expect(prompt == "lesson 3 · 14/16> ")
        #expect(type("", "").contains("on pictures that neither"))
        #expect(type("").contains("[keras / Enter runs it.]"))
        let end = type("")
        #expect(end.contains("» keras\n"))
        #expect(end.contains("## The end of Your first network\nYou can now"))
        #expect(end.contains("14 of 16 steps done, 1 of them with the solution, 2 skipped"))
        #expect(
            end.hasSuffix("Enter leaves the lesson.   `play` goes on with what you have built]"))
    }
}

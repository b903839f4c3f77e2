import Foundation
import TestSupport
import Testing

@testable import Lessons

/// Several shells with one file of progress.
@Suite("Progress of several shells")
struct SharedProgressTests {
    private let folder = TemporaryFolder()
    private var store: ProgressStore { ProgressStore(path: folder.path + "/progress.txt") }

    private func learner(_ id: String) throws -> Learner {
        try Learner(smallLesson.replacing("id: small", with: "id: \(id)"), store: store)
    }

    @Test("Two shells in two lessons keep both")
    func twoLessons() throws {
        var first = try learner("tiny")
        var second = try learner("other")
        first.type("", "", "")
        second.type("", "", "")
        first.type("a", "0.9", "")
        second.type("b")
        let progress = store.load().progress
        #expect(progress["tiny"].steps.keys.sorted() == ["choice", "number", "run"])
        #expect(progress["other"].steps.keys.sorted() == ["choice", "run"])
        #expect(progress["tiny"].place == "task" && progress["other"].place == "number")
        // Each shell knows of the other's steps as soon as it keeps one of its own.
        #expect(second.player.progress["tiny"].steps.count == 3)
    }

    @Test("What one shell forgets is not brought back by another")
    func forgetting() throws {
        var first = try learner("tiny")
        var second = try learner("other")
        first.type("", "", "", "a")
        second.type("", "")
        #expect(try store.forget("tiny"))
        second.type("", "b")
        #expect(store.load().progress.lessons.keys.sorted() == ["other"])
        // The shell that is in the lesson notes what is done from now on, and nothing before it.
        first.type("0.9")
        #expect(store.load().progress["tiny"].steps == ["number": .passed])
    }

    @Test("A hundred writers at once lose nothing, and leave nothing else behind")
    func manyWriters() async throws {
        let store = store
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<20 {
                group.addTask {
                    for step in 0..<5 {
                        _ = try? store.update {
                            $0["lesson-\(writer)"].note(.passed, of: "s\(step)")
                        }
                    }
                }
            }
        }
        let progress = store.load().progress
        #expect(progress.lessons.count == 20)
        #expect(progress.lessons.values.allSatisfy { $0.steps.count == 5 })
        #expect(try folder.names == ["progress.txt"])
    }

    @Test("What a killed writer left is removed by the next one")
    func drafts() throws {
        try folder.write("half a fi", to: ".progress.txt.99999999.99.tmp")
        try folder.write("mine", to: "progress.txt.mine")
        try store.update { $0["a"].isFinished = true }
        #expect(try folder.names == ["progress.txt", "progress.txt.mine"])
    }
}

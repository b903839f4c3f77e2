import Output
import TestSupport
import Testing

@testable import Lessons

@Suite("The folder of lessons")
struct LessonLibraryTests {
    private func folder() throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        func text(_ id: String, _ title: String, needs: String = "") -> String {
            "---\nformat: 1\nid: \(id)\ntitle: \(title)\n\(needs)---\n```bobbin run {#r}\nx = 1\n```\n"
        }
        try folder.write(text("second", "The second", needs: "needs: first\n"), to: "02-second.md")
        try folder.write(text("first", "The first"), to: "01-first.md")
        try folder.write(text("tenth", "The tenth"), to: "10-tenth.md")
        try folder.write("no lesson", to: "03-broken.md")
        try folder.write("no lesson", to: "README.md")
        try folder.write(text("first", "첫째"), to: "ko/01-first.md")
        return folder
    }

    @Test("Lessons come in the order of their numbers; broken ones are told apart")
    func order() throws {
        let folder = try folder()
        let library = LessonLibrary(folder: folder.path)
        #expect(library.entries.map(\.number) == [1, 2, 10])
        #expect(library.problems.map(\.path) == [folder.path + "/03-broken.md"])
    }

    @Test("By number, id or path")
    func find() throws {
        let folder = try folder()
        let library = LessonLibrary(folder: folder.path)
        #expect(try library.find("10").lesson.id == "tenth")
        #expect(try library.find("First").number == 1)
        #expect(try library.find(folder.path + "/02-second.md").number == 2)
        func message(_ what: String) -> String? {
            do throws(LessonProblems) {
                _ = try library.find(what)
                return nil
            } catch {
                return error.diagnostics[0].message + " " + (error.diagnostics[0].hint ?? "")
            }
        }
        #expect(
            message("secnd")
                == "There is no lesson secnd. Did you mean second? `lessons` lists them all.")
        #expect(message("4") == "There is no lesson 4. `lessons` lists them all.")
        #expect(message("broken")?.hasPrefix("A lesson begins with a header") == true)
        let missing = folder.path + "/missing/a.md"
        #expect(message(missing) == "There is no file \(missing). ")
        #expect(message(folder.path + "/")?.contains("is no file") == true)
    }

    @Test("A translation where there is one, English where there is none")
    func language() throws {
        let folder = try folder()
        for language in ["ko", "ko_KR.UTF-8"] {
            let library = LessonLibrary(folder: folder.path, language: language)
            #expect(library.entries.map(\.lesson.title) == ["첫째", "The second", "The tenth"])
        }
        for language in ["en_US", "C", "", "../x"] {
            let library = LessonLibrary(folder: folder.path, language: language)
            #expect(library.entries[0].lesson.title == "The first")
        }
    }

    @Test("The listing shows what each builds on and how far the learner is")
    func listing() throws {
        var progress = LearnerProgress()
        progress.record(.passed, of: "r", in: "first")
        progress["second"].isFinished = true
        let folder = try folder()
        guard case .table(let table) = LessonLibrary(folder: folder.path).listing(progress)
        else {
            Issue.record("this should be a table")
            return
        }
        #expect(
            table.rows == [
                ["1", "The first", "first", "", "1 of 1"],
                ["2", "The second", "second", "first", "finished"],
                ["10", "The tenth", "tenth", "", ""],
            ])
        #expect(LessonLibrary(folder: folder.path + "/missing").entries.isEmpty)
    }
}

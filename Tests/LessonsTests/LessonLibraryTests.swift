import Output
import TestSupport
import Testing
import Texts

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
        let all = "Lessons: 1 first, 2 second, 10 tenth."
        #expect(message("secnd") == "There is no lesson secnd. Did you mean second? " + all)
        #expect(message("4") == "There is no lesson 4. " + all)
        #expect(try library.find("\"\(folder.path)/02-second.md\"").number == 2)
        #expect(try library.find("the second").number == 2)
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

    @Test("The course is a path that shows how far the learner is")
    func course() throws {
        var progress = LearnerProgress()
        progress["first"].note(.passed, of: "r")
        progress["second"].isFinished = true
        progress["second"].guesses["g"] = .init(isNear: true, guess: "1", truth: "1")
        progress["second"].guesses["h"] = .init(isNear: false, guess: "2", truth: "1")
        progress["second"].guesses["i"] = .init(isNear: nil, guess: "2", truth: "")
        let folder = try folder()
        let library = LessonLibrary(folder: folder.path)
        guard
            case .lesson(.course(let course)) = library.report(progress, here: "tenth", Texts())
        else {
            Issue.record("this should be a course")
            return
        }
        expectText(course.title, "The course: 1 of 3 lessons finished")
        #expect(course.stops.map(\.standing) == [.begun, .finished, .new])
        #expect(course.stops.map(\.note) == ["", "", "you are here"])
        #expect(course.stops[0].done == 1 && course.stops[0].steps == 1)
        expectText(course.footer[0], "Guesses: 1 of 2 near the truth.")
        #expect(LessonLibrary(folder: folder.path + "/missing").entries.isEmpty)
        #expect(library.next(progress)?.lesson.id == "first")
        progress.last = "tenth"
        #expect(library.next(progress)?.lesson.id == "tenth")
        progress["tenth"].isFinished = true
        #expect(library.next(progress)?.lesson.id == "first")
        #expect(library.entry(after: 2)?.lesson.id == "tenth")
        #expect(library.entry(after: 10) == nil && library.entry(after: nil) == nil)
    }

    @Test("A course that is no folder is read the same way")
    func files() {
        let body = "---\nformat: 1\nid: a\ntitle: A\n---\n```bobbin run\nx = 1\n```\n"
        let files = [
            LessonLibrary.File(path: "01-a.md", text: body),
            LessonLibrary.File(
                path: "ko/01-a.md", text: body.replacing("title: A", with: "title: 가")),
            LessonLibrary.File(path: "README.md", text: body),
            LessonLibrary.File(path: "02-b.md", text: "broken"),
        ]
        let english = LessonLibrary(files: files)
        #expect(english.entries.map(\.lesson.title) == ["A"])
        #expect(english.problems.map(\.path) == ["02-b.md"])
        let korean = LessonLibrary(files: files, language: "ko_KR.UTF-8")
        #expect(korean.entries.map(\.lesson.title) == ["가"])
        #expect(korean.entries[0].language == "ko")
    }
}

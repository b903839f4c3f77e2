import ArgumentParser
import Course
import Diagnostics
import Lessons
import Output
import Rendering
import Texts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Which lessons, and in which language.
struct LessonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder of lessons, in place of the course that Bobbin brings.", valueName: "dir"),
        completion: .directory)
    var lessons: String?

    @Option(
        help: ArgumentHelp(
            "The language of lessons and of Bobbin's own words, such as en or ko.",
            valueName: "language"))
    var lang: String?

    @Option(
        help: ArgumentHelp(
            "Pictures in pixels: auto (in terminals known to draw them, once they say so), ask (any terminal) or none.",
            valueName: "when"))
    var graphics = GraphicsWish.auto

    func validate() throws {
        if let lang, !SpokenLanguage.isCode(lang) {
            throw ValidationError("--lang takes a language's code, such as en or ko.")
        }
    }
}

/// Where lessons lie, what the learner has done of them, and the words to speak of them.
struct LessonSetup {
    /// The lessons of `--lessons`, `BOBBIN_LESSONS`, a folder called lessons here, or Bobbin's own:
    /// the first that there is.
    let library: LessonLibrary
    let store: ProgressStore
    let texts: Texts
    /// The language that was asked for.
    let language: SpokenLanguage
    /// Why the folder that was named cannot be used.
    let problem: Diagnostic?

    init(_ process: ProcessEnvironment, _ options: LessonOptions = LessonOptions.none) {
        language = SpokenLanguage(options.lang ?? process.language)
        texts = Texts(language: language.code)
        store = ProgressStore(path: process.stateFolder + "/progress.txt")
        let here = process.workingFolder + "/lessons"
        if let (folder, origin) = options.folder
            ?? process.lessonsFolder.map({
                ($0, "BOBBIN_LESSONS")
            })
        {
            library = LessonLibrary(folder: folder, language: language.code)
            problem = Self.problem(with: folder, namedBy: origin)
        } else if LessonLibrary.holdsLessons(here) {
            library = LessonLibrary(folder: here, language: language.code)
            problem = nil
        } else {
            library = Self.ownCourse(in: language.code)
            problem = nil
        }
    }

    /// The course that Bobbin brings.
    static func ownCourse(in language: String = "en") -> LessonLibrary {
        let files = Course.files.map { LessonLibrary.File(path: $0.path, text: $0.text) }
        return LessonLibrary(files: files, language: language)
    }

    private static func problem(with folder: String, namedBy origin: String) -> Diagnostic? {
        guard !LessonLibrary.holdsLessons(folder) else { return nil }
        let isFolder = (try? FileManager.default.contentsOfDirectory(atPath: folder)) != nil
        return Diagnostic(
            "\(origin) names \(folder), "
                + (isFolder
                    ? "which holds no lessons." : "and there is no such folder."),
            hint: "Lessons are files such as 01-meet-the-data.md. Without \(origin) the course "
                + "comes with Bobbin.")
    }

    /// Where the lessons come from, in a few words.
    var place: String { library.origin ?? "built in" }

    /// The lesson of that number, name or path; without one, that which comes next.
    func lesson(_ what: String?) throws(LessonProblems) -> LessonLibrary.Entry {
        if let problem { throw LessonProblems(diagnostics: [problem]) }
        if let what { return try library.find(what) }
        guard let entry = library.next(store.load().progress) else {
            throw LessonProblems(diagnostics: [Diagnostic(texts(.noLessons))])
        }
        return entry
    }

    /// The course with what is done of it.
    var listing: Block {
        if let problem { return .diagnostic(problem) }
        return library.report(store.load().progress, texts)
    }

    /// What is done of one lesson.
    func report(on what: String) -> [Block] {
        library.report(on: what, store.load().progress, texts)
    }

    /// What to say after `forget ID`, which it does.
    func forget(_ what: String) -> Block { library.forget(what, store, texts) }

    /// What is not translated, said once; nil where nothing else was asked for.
    var languageNotice: String? {
        language.code == texts.language
            ? nil : texts(.notSpoken, ["language": language.name])
    }

    /// The same for a lesson.
    func languageNotice(for entry: LessonLibrary.Entry) -> String? {
        entry.language == language.code || entry.number == nil
            ? nil : texts(.lessonNotTranslated, ["language": language.name])
    }
}

extension LessonOptions {
    static let none: LessonOptions = {
        var options = LessonOptions()
        options.lessons = nil
        options.lang = nil
        return options
    }()

    fileprivate var folder: (String, String)? { lessons.map { ($0, "--lessons") } }
}

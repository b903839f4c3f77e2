import Diagnostics
import Files
import Texts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The lessons of a course: `01-meet-the-data.md`, …, with translations in `ko/` and the like under
/// the same file names.
public struct LessonLibrary: Sendable {
    public struct Entry: Sendable, Equatable {
        /// From the file's name; nil for a lesson that is called by its path.
        public var number: Int?
        public var path: String
        /// The language it is written in: `en`.
        public var language = "en"
        public var lesson: Lesson
        /// Whether Bobbin brings it, rather than a file that anybody may have written.
        public var isBuiltIn = false

        /// What it may take of the machine.
        public var bounds: LessonBounds { isBuiltIn ? .unbounded : LessonBounds(for: lesson) }
    }

    /// A file of a course that is not read from a folder.
    public struct File: Sendable {
        /// `03-first-network.md`, `ko/03-first-network.md`.
        public var path: String
        public var text: String

        public init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// In the order of their numbers.
    public private(set) var entries: [Entry] = []
    /// Files that look like lessons and cannot be read as such.
    public private(set) var problems: [(path: String, diagnostics: [Diagnostic])] = []
    /// The folder that was read; nil for the course that Bobbin brings.
    public private(set) var origin: String?
    /// The language that lessons were asked for in.
    public private(set) var language = "en"

    /// No lessons at all.
    public init() {}

    /// - Parameters:
    ///   - folder: where the lessons lie; a folder that is not there holds none.
    ///   - language: `ko`, or as the system gives it, `ko_KR.UTF-8`. A lesson that is not translated comes in English.
    public init(folder: String, language: String = "en") {
        let language = SpokenLanguage(language).code
        var names = Self.lessonFiles(in: folder)
        names += Self.lessonFiles(in: "\(folder)/\(language)").map { "\(language)/\($0)" }
        self.init(names, in: language) { name throws(LessonProblems) in
            try Self.text(at: "\(folder)/\(name)")
        }
        entries = entries.map { entry in
            var entry = entry
            entry.path = "\(folder)/\(entry.path)"
            return entry
        }
        problems = problems.map { ("\(folder)/\($0.path)", $0.diagnostics) }
        origin = folder
    }

    /// - Parameter files: all lessons, and their translations.
    public init(files: [File], language: String = "en") {
        let texts = Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
        self.init(Array(texts.keys), in: SpokenLanguage(language).code) {
            name throws(LessonProblems) in texts[name] ?? ""
        }
        for index in entries.indices { entries[index].isBuiltIn = true }
    }

    private init(
        _ paths: [String], in language: String,
        read: (String) throws(LessonProblems) -> String
    ) {
        self.language = language
        var chosen: [String: (path: String, language: String)] = [:]
        for path in paths {
            let parts = path.split(separator: "/").map(String.init)
            guard let name = parts.last, Self.isLesson(name) else { continue }
            if parts.count == 1, chosen[name] == nil { chosen[name] = (path, "en") }
            if parts.count == 2, parts[0] == language { chosen[name] = (path, language) }
        }
        for (name, found) in chosen.sorted(by: { $0.key < $1.key }) {
            do throws(LessonProblems) {
                entries.append(
                    Entry(
                        number: Self.number(of: name), path: found.path, language: found.language,
                        lesson: try LessonParser.parse(try read(found.path))))
            } catch {
                problems.append((found.path, error.diagnostics))
            }
        }
        entries.sort { ($0.number ?? .max, $0.path) < ($1.number ?? .max, $1.path) }
    }

    /// The lesson with this number or id, or in the file at this path.
    ///
    /// - Throws: what is wrong with the file, or that there is no such lesson, with the nearest id.
    public func find(_ written: String) throws(LessonProblems) -> Entry {
        let what = written.withoutQuotes
        if let number = Int(what), let entry = entries.first(where: { $0.number == number }) {
            return entry
        }
        let lower = what.lowercased()
        if let entry = entries.first(where: {
            $0.lesson.id == lower || $0.lesson.title.lowercased() == lower
        }) {
            return entry
        }
        if what.hasSuffix(".md") || what.contains("/") {
            let name = lastComponent(what)
            return try Self.read(what, number: Self.number(of: name))
        }
        if let broken = problems.first(where: { $0.path.hasSuffix("-\(what).md") }) {
            throw LessonProblems(diagnostics: broken.diagnostics)
        }
        throw LessonProblems(diagnostics: [nothing(called: what)])
    }

    private func nothing(called what: String) -> Diagnostic {
        let meant = Suggestion.nearest(to: what, among: entries.map(\.lesson.id))
        let all = entries.map { "\($0.number.map { "\($0) " } ?? "")\($0.lesson.id)" }
        return Diagnostic(
            "There is no lesson \(what).",
            hint: Suggestion.hint(
                meant,
                all.isEmpty ? "There are none here." : "Lessons: \(all.joined(separator: ", "))."))
    }

    /// The lesson that comes next for a learner: the first that is not finished, from the one that
    /// they were in last on, and then from the beginning.
    public func next(_ progress: LearnerProgress) -> Entry? {
        let last = entries.firstIndex { $0.lesson.id == progress.last } ?? 0
        return (entries[last...] + entries[..<last]).first { !progress[$0.lesson.id].isFinished }
            ?? entries.first
    }

    /// The lesson that follows the one with this number; nil after the last.
    public func entry(after number: Int?) -> Entry? {
        guard let number else { return nil }
        return entries.first { ($0.number ?? 0) > number }
    }

    /// Reads one lesson.
    public static func read(_ path: String, number: Int? = nil) throws(LessonProblems) -> Entry {
        Entry(number: number, path: path, lesson: try LessonParser.parse(try text(at: path)))
    }

    private static func text(at path: String) throws(LessonProblems) -> String {
        let text: String?
        do throws(Diagnostic) {
            text = try PlainFile.text(at: path)
        } catch {
            throw LessonProblems(diagnostics: [error])
        }
        guard let text else {
            throw LessonProblems(diagnostics: [Diagnostic("There is no file \(path).")])
        }
        return text
    }

    /// `03-first-network.md` → 3.
    static func number(of name: String) -> Int? {
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        return name.dropFirst(digits.count).first == "-" ? Int(digits) : nil
    }

    private static func isLesson(_ name: String) -> Bool {
        name.hasSuffix(".md") && number(of: name) != nil
    }

    private static func lessonFiles(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter(isLesson)
    }

    /// Whether a folder holds lessons.
    public static func holdsLessons(_ folder: String) -> Bool { !lessonFiles(in: folder).isEmpty }
}

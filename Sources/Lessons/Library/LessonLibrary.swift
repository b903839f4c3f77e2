import Diagnostics
import Output

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The lessons in a folder: `01-meet-the-data.md`, …, with translations in `ko/` and the like under
/// the same file names.
public struct LessonLibrary: Sendable {
    public struct Entry: Sendable {
        /// From the file's name; nil for a lesson that is called by its path.
        public var number: Int?
        public var path: String
        public var lesson: Lesson
    }

    /// In the order of their numbers.
    public private(set) var entries: [Entry] = []
    /// Files that look like lessons and cannot be read as such.
    public private(set) var problems: [(path: String, diagnostics: [Diagnostic])] = []

    /// - Parameters:
    ///   - folder: where the lessons lie; a folder that is not there holds none.
    ///   - language: `ko`, or as the system gives it, `ko_KR.UTF-8`. A lesson that is not translated
    ///     comes in English.
    public init(folder: String, language: String = "en") {
        let code = String(language.prefix { $0.isASCII && $0.isLetter }).lowercased()
        var paths: [String: String] = [:]
        for name in Self.lessonFiles(in: folder) { paths[name] = "\(folder)/\(name)" }
        if !code.isEmpty {
            let translated = "\(folder)/\(code)"
            for name in Self.lessonFiles(in: translated) { paths[name] = "\(translated)/\(name)" }
        }
        for (name, path) in paths.sorted(by: { $0.key < $1.key }) {
            do throws(LessonProblems) {
                entries.append(try Self.read(path, number: Self.number(of: name)))
            } catch {
                problems.append((path, error.diagnostics))
            }
        }
        entries.sort { ($0.number ?? .max, $0.path) < ($1.number ?? .max, $1.path) }
    }

    /// The lesson with this number or id, or in the file at this path.
    ///
    /// - Throws: what is wrong with the file, or that there is no such lesson, with the nearest id.
    public func find(_ what: String) throws(LessonProblems) -> Entry {
        if let number = Int(what), let entry = entries.first(where: { $0.number == number }) {
            return entry
        }
        if let entry = entries.first(where: { $0.lesson.id == what.lowercased() }) { return entry }
        if what.hasSuffix(".md") || what.contains("/") {
            let name = what.split(separator: "/").last.map(String.init) ?? what
            return try Self.read(what, number: Self.number(of: name))
        }
        if let broken = problems.first(where: { $0.path.hasSuffix("-\(what).md") }) {
            throw LessonProblems(diagnostics: broken.diagnostics)
        }
        let meant = Suggestion.nearest(to: what, among: entries.map(\.lesson.id))
        throw LessonProblems(diagnostics: [
            Diagnostic(
                "There is no lesson \(what).",
                hint: (meant.map { "Did you mean \($0)? " } ?? "") + "`lessons` lists them all.")
        ])
    }

    /// All lessons with what they build on and how far the learner has come.
    public func listing(_ progress: LearnerProgress) -> Block {
        let rows = entries.map { entry in
            [
                entry.number.map(String.init) ?? "", entry.lesson.title, entry.lesson.id,
                entry.lesson.needs.joined(separator: ", "),
                Self.standing(of: entry.lesson, progress),
            ]
        }
        return .table(
            Table(
                title: "Lessons",
                columns: [
                    .init("", .right), .init("lesson"), .init("id"), .init("builds on"),
                    .init("progress"),
                ], rows: rows,
                footer: [
                    entries.isEmpty
                        ? "There are none here." : "`lesson 3` or `lesson ID` begins one."
                ]))
    }

    private static func standing(of lesson: Lesson, _ progress: LearnerProgress) -> String {
        let record = progress[lesson.id]
        let total = lesson.numberedSteps.count
        let done = lesson.numberedSteps.count { record.steps[$0.id] != nil }
        if record.isFinished { return "finished" }
        return done == 0 ? "" : "\(done) of \(total)"
    }

    /// Reads one lesson.
    public static func read(_ path: String, number: Int? = nil) throws(LessonProblems) -> Entry {
        let text: String?
        do throws(Diagnostic) {
            text = try PlainFile.text(at: path)
        } catch {
            throw LessonProblems(diagnostics: [error])
        }
        guard let text else {
            throw LessonProblems(diagnostics: [Diagnostic("There is no file \(path).")])
        }
        return Entry(number: number, path: path, lesson: try LessonParser.parse(text))
    }

    /// `03-first-network.md` → 3.
    static func number(of name: String) -> Int? {
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        return name.dropFirst(digits.count).first == "-" ? Int(digits) : nil
    }

    private static func lessonFiles(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".md") && number(of: $0) != nil }
    }
}

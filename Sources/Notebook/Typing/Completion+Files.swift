import Files
import Vocabulary
import Workbench

/// Names of files between quotes, offered by what the statement can read there.
extension Completion {
    /// What a statement takes between the quotes that are open.
    enum FileKind: Equatable {
        /// Files with one of these endings, and the folders on the way to them.
        case files([String])
        case folders
    }

    /// The files and folders that the name at the end of `line` may become; nil where none is typed
    /// there. Folders end in `/`, and more may follow them at once.
    ///
    /// - Parameters:
    ///   - folder: where names begin that begin with neither `/` nor `~`.
    ///   - home: what `~` stands for.
    public static func files(
        for line: String, in folder: String, home: String?
    ) -> [Candidate]? {
        guard let (before, typed) = openQuote(in: line), let kind = fileKind(before) else {
            return nil
        }
        let end = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
        let (way, name) = (typed[..<end], typed[end...])
        guard let place = place(String(way), folder, home) else { return [] }
        return fileNames(in: place).compactMap { candidate -> Candidate? in
            // Between quotes these two would mean something else.
            guard candidate.hasPrefix(name), !candidate.contains("\""), !candidate.contains("\\"),
                !candidate.hasPrefix(".") || name.hasPrefix(".")
            else { return nil }
            if isFolder(place + "/" + candidate) {
                return Candidate(way + candidate + "/", isOpen: true)
            }
            guard case .files(let endings) = kind,
                endings.contains(where: { candidate.lowercased().hasSuffix($0) })
            else { return nil }
            return Candidate(way + candidate)
        }
    }

    private static func place(_ way: String, _ folder: String, _ home: String?) -> String? {
        if way.hasPrefix("~") {
            return way.hasPrefix("~/") ? home.map { $0 + way.dropFirst() } : nil
        }
        return way.hasPrefix("/") ? way : way.isEmpty ? folder : folder + "/" + way
    }

    /// What stands before the quote that is open at the end of a line, and behind it.
    private static func openQuote(in line: String) -> (before: Substring, typed: Substring)? {
        var open: (quote: Character, place: String.Index)?
        for place in line.indices where line[place] == "\"" || line[place] == "'" {
            if let now = open {
                if now.quote == line[place] { open = nil }
            } else {
                open = (line[place], place)
            }
        }
        guard let open else { return nil }
        return (line[..<open.place], line[line.index(after: open.place)...])
    }

    // MARK: - Endings

    private static let tables = [".csv", ".tsv", ".txt", ".data", ".dat", ".tab", ".gz"]
    private static let models = [".keras", ".h5", ".hdf5", ".json"]
    private static let weights = [".weights.h5", ".h5", ".hdf5", ".keras"]
    private static let pictures = [".svg", ".png"]
    private static let numbers = [".npz", ".npy"]

    private static func fileKind(_ before: Substring) -> FileKind? {
        let words = before.split { $0 == " " || $0 == "\t" }.map { $0.lowercased() }
        // `… to "`, `checkpoint("`, `pd.read_csv("`.
        if words.last == "to", let first = words.first,
            StatementTable.named(first)?.drawsFigures ?? false
        {
            return .files(pictures)
        }
        if before.last == "(" { return ofFunction(before.dropLast()) }
        guard let first = words.first else { return nil }
        switch Verb(word: first) {
        case .load: return toLoad(words.dropFirst().first { !$0.isEmpty })
        case .run: return .files([".bob"])
        case .save: return .files(words.contains("weights") ? [".h5"] : [".keras", ".h5", ".bob"])
        case .export: return .files([".py", ".ipynb", ".onnx", ".html", ".md"])
        default: return first == "lesson" ? .files([".md"]) : nil
        }
    }

    private static func toLoad(_ kind: String?) -> FileKind? {
        switch kind {
        case "csv": .files(tables)
        case "npz": .files([".npz"])
        case "npy": .files([".npy"])
        case "model": .files(models)
        case "weights": .files(weights)
        case "idx", "pictures": .folders
        case nil: .files(tables + models + numbers)
        default: nil
        }
    }

    /// What is called with a file's name, here or in Python.
    private static func ofFunction(_ before: Substring) -> FileKind? {
        let name = before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed()
        switch String(name) {
        case "read_csv", "loadtxt", "genfromtxt", "read_table": return .files(tables)
        case "load_model": return .files(models)
        case "load_weights": return .files(weights)
        case "load": return .files(numbers)
        case "savefig": return .files(pictures)
        case "checkpoint", "ModelCheckpoint", "save": return .files([".keras", ".h5"])
        case "save_weights": return .files([".h5"])
        case "csv_log", "CSVLogger": return .files([".csv", ".log", ".txt"])
        default: return nil
        }
    }
}

import Diagnostics
import Notebook

/// The `key: value` lines and choices of one step, before their meaning.
struct BlockFields {
    struct Field {
        var key: String
        /// What follows the colon, then the indented lines; never empty lines.
        var lines: [SourceLine]
        /// Where the key stands.
        var place: SourceLine

        /// In one line.
        var joined: String { lines.map(\.text).joined(separator: " ") }
        var firstLine: Int { lines.first?.number ?? place.number }
    }

    private(set) var fields: [Field] = []
    /// Choices are fields called `*` and `-`.
    var choices: [Field] { fields.filter { $0.key == "*" || $0.key == "-" } }
    private(set) var problems: [Diagnostic] = []

    init(_ lines: [SourceLine]) {
        for line in lines where !line.text.trimmed.isEmpty {
            if line.text.first?.isWhitespace == true {
                extend(with: line)
            } else if let field = Self.choice(line) ?? Self.keyed(line) {
                fields.append(field)
            } else {
                problems.append(
                    Diagnostic(
                        "This line is neither `key: value` nor a choice.",
                        hint: "A line that goes on with the one before begins with a space.",
                        at: line.span))
            }
        }
    }

    private mutating func extend(with line: SourceLine) {
        guard !fields.isEmpty else {
            problems.append(
                Diagnostic("An indented line has nothing before it to go on with.", at: line.span))
            return
        }
        fields[fields.count - 1].lines.append(
            SourceLine(text: line.text.trimmed, number: line.number))
    }

    private static func choice(_ line: SourceLine) -> Field? {
        guard let mark = line.text.first, mark == "*" || mark == "-" else { return nil }
        let rest = line.text.dropFirst()
        guard rest.isEmpty || rest.first == " " else { return nil }
        return field(String(mark), rest.trimmed, line)
    }

    private static func keyed(_ line: SourceLine) -> Field? {
        guard let colon = line.text.firstIndex(of: ":") else { return nil }
        let key = String(line.text[..<colon])
        guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0 == "_" }) else { return nil }
        return field(key, line.text[line.text.index(after: colon)...].trimmed, line)
    }

    private static func field(_ key: String, _ value: String, _ line: SourceLine) -> Field {
        Field(
            key: key,
            lines: value.isEmpty ? [] : [SourceLine(text: value, number: line.number)],
            place: line)
    }
}

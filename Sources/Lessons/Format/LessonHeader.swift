import Diagnostics

/// The `key: value` lines at the head of a lesson.
struct LessonHeader {
    private var format = 1
    private var id: String?
    private var title: String?
    private var seed: UInt64?
    private var budget: Double?
    private var needs: [String] = []
    private var learned: [String] = []
    private let opening: SourceLine

    private static let longestTitle = 100

    static let required = ["format", "id"]
    static let keys = ["format", "id", "title", "seed", "budget", "needs", "learned"]

    init(_ lines: [SourceLine], opening: SourceLine, problems: inout [Diagnostic]) {
        self.opening = opening
        var seen: Set<String> = []
        for line in Self.joined(lines) {
            guard let colon = line.text.firstIndex(of: ":") else {
                problems.append(
                    Diagnostic("A line of the header is written `key: value`.", at: line.span))
                continue
            }
            let key = line.text[..<colon].trimmed
            let value = line.text[line.text.index(after: colon)...].trimmed
            if !seen.insert(key).inserted {
                problems.append(Diagnostic("\(key) is given twice.", at: line.span))
            } else if let problem = set(key, to: value) {
                problems.append(problem.placed(at: line.span))
            }
        }
        for key in Self.required where !seen.contains(key) {
            problems.append(
                Diagnostic(
                    "The header has no \(key).",
                    hint: key == "id" ? "For example: id: my-lesson" : "Write format: 1",
                    at: opening.span))
        }
    }

    /// A line that begins with a space goes on with the one before.
    private static func joined(_ lines: [SourceLine]) -> [SourceLine] {
        lines.filter { !$0.text.trimmed.isEmpty }.reduce(into: []) { joined, line in
            guard line.text.first?.isWhitespace == true, let last = joined.indices.last else {
                return joined.append(line)
            }
            joined[last].text += " " + line.text.trimmed
        }
    }

    private mutating func set(_ key: String, to value: String) -> Diagnostic? {
        switch key {
        case "format":
            return value == "1"
                ? nil
                : Diagnostic("This lesson is of format \(value), and only format 1 is known.")
        case "id":
            id = value
            return StepNames.problem(inID: value)
        case "title":
            title = value
            if value.isEmpty { return Diagnostic("The title is empty.") }
            return value.count > Self.longestTitle
                ? Diagnostic("The title is longer than \(Self.longestTitle) characters.") : nil
        case "seed":
            seed = UInt32(value).map(UInt64.init)
            return seed == nil
                ? Diagnostic("The seed must be a whole number from 0 to 4294967295.") : nil
        case "budget":
            budget = Self.seconds(value)
            return budget == nil
                ? Diagnostic("\(value) is no duration.", hint: "Write 60s, 2m or 1m30s.") : nil
        case "needs":
            needs = value.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
            return needs.lazy.compactMap { StepNames.problem(inID: $0) }.first
        case "learned":
            learned = value.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
            return learned.isEmpty ? Diagnostic("What was learned is empty.") : nil
        default:
            let meant = Suggestion.nearest(to: key, among: Self.keys)
            return Diagnostic(
                "The header knows no \(key).",
                hint: Suggestion.hint(
                    meant, "Keys: \(Self.keys.joined(separator: ", "))."))
        }
    }

    /// `60s` → 60, `2m` → 120, `1m30s` → 90.
    static func seconds(_ text: String) -> Double? {
        var rest = text[...]
        var total = 0.0
        for (unit, size) in [("m", 60.0), ("s", 1.0)] {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            let after = rest.dropFirst(number.count)
            guard !number.isEmpty, after.hasPrefix(unit) else { continue }
            guard let value = Double(number) else { return nil }
            total += value * size
            rest = after.dropFirst()
        }
        return rest.isEmpty && total > 0 && total <= 86_400 ? total : nil
    }

    /// Nil without what a lesson cannot be without; that has been said.
    func lesson(
        steps: [Step], firstHeading: String?, problems: inout [Diagnostic]
    ) -> Lesson? {
        guard let title = title ?? firstHeading else {
            problems.append(
                Diagnostic(
                    "The lesson has neither a title nor a heading.",
                    hint: "For example: title: My lesson", at: opening.span))
            return nil
        }
        guard let id else { return nil }
        return Lesson(
            format: format, id: id, title: title, seed: seed, budget: budget, needs: needs,
            learned: learned, steps: steps)
    }
}

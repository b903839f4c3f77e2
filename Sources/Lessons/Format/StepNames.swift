import Diagnostics

/// A line such as `## Guess before you run {#loss-at-init}`.
struct Heading {
    var marks: String
    var text: String
    var id: String?

    init?(_ line: String) {
        let marks = line.prefix { $0 == "#" }
        guard (1...6).contains(marks.count), line.dropFirst(marks.count).first == " " else {
            return nil
        }
        self.marks = String(marks)
        (text, id) = Self.splitID(line.dropFirst(marks.count).trimmed)
        if text.isEmpty { return nil }
    }

    /// `Guess {#loss}` → (`Guess`, `loss`).
    static func splitID(_ text: String) -> (text: String, id: String?) {
        guard text.hasSuffix("}") else { return (text, nil) }
        var start = text.endIndex
        while start > text.startIndex {
            start = text.index(before: start)
            if text[start...].hasPrefix("{#") {
                return (text[..<start].trimmed, text[start...].dropFirst(2).dropLast().trimmed)
            }
            if text[start] == " " { break }
        }
        return (text, nil)
    }
}

/// The first line of a fenced block.
struct Fence {
    /// The back-ticks or tildes themselves.
    var marks: String
    /// Whether it is a step of the lesson rather than text.
    var isStep: Bool
    var kind: String?
    var id: String?
    /// Words after the kind that mean nothing.
    var excess: String?

    init?(_ line: String) {
        let body = line.drop { $0 == " " }
        guard line.count - body.count < 4, let mark = body.first, mark == "`" || mark == "~" else {
            return nil
        }
        let marks = body.prefix { $0 == mark }
        let (information, id) = Heading.splitID(body.dropFirst(marks.count).trimmed)
        guard marks.count >= 3, mark == "~" || !information.contains("`") else { return nil }
        self.marks = String(marks)
        let words = information.split(separator: " ")
        isStep = words.first == "bobbin"
        kind = words.dropFirst().first.map(String.init)
        excess = words.count > 2 ? words[2...].joined(separator: " ") : nil
        self.id = id
    }
}

/// Gives every step a name that stays the same when other parts of the lesson change.
struct StepNames {
    private(set) var heading = ""
    private(set) var section = 0
    private var sectionID = "start"
    private var sectionIDs: Set<String> = []
    private var taken: Set<String> = []

    /// - Returns: what is wrong with the heading's own id.
    mutating func beginSection(_ heading: Heading) -> Diagnostic? {
        section += 1
        self.heading = heading.text
        var problem: Diagnostic?
        if let id = heading.id {
            problem = Self.problem(inID: id)
            if sectionIDs.contains(id) {
                problem = Diagnostic("The id \(id) is taken by an earlier heading.")
            }
            sectionID = id
        } else {
            let slug = Self.slug(heading.text)
            sectionID = Self.free(slug.isEmpty ? "part-\(section)" : slug, in: sectionIDs)
        }
        sectionIDs.insert(sectionID)
        return problem
    }

    /// The name of the next step of a kind.
    mutating func name(explicit: String?, kind: String) -> Result<String, Diagnostic> {
        if let explicit {
            if let problem = Self.problem(inID: explicit) { return .failure(problem) }
            guard taken.insert(explicit).inserted else {
                return .failure(Diagnostic("The id \(explicit) is taken by an earlier step."))
            }
            return .success(explicit)
        }
        let name = Self.free("\(sectionID).\(kind)", in: taken)
        taken.insert(name)
        return .success(name)
    }

    private static func free(_ name: String, in taken: Set<String>) -> String {
        guard taken.contains(name) else { return name }
        var number = 2
        while taken.contains("\(name)-\(number)") { number += 1 }
        return "\(name)-\(number)"
    }

    /// `Guess before you run!` → `guess-before-you-run`.
    static func slug(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }

    static func problem(inID id: String) -> Diagnostic? {
        let isFine = id.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" || $0 == "_" || $0 == "."
        }
        guard id.isEmpty || !isFine || id.count > 80 else { return nil }
        return Diagnostic(
            id.isEmpty ? "The id is empty." : "\(id) cannot be an id.",
            hint: "An id is made of letters, digits, `-`, `_` and `.`: first-network")
    }
}

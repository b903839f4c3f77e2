import Notebook
import Texts

/// What a learner asks of the player itself; every other line is an answer or a statement.
enum PlayerCommand: Equatable {
    case goOn, hint, solution, skip, back, again, restart, play, resume, menu, quit
    case goTo(step: String)
    /// Another lesson by its number, name or file; empty where none was named.
    case lesson(String)
    /// One lesson's steps; the course where none was named.
    case progress(String)
    case forget(String)
    /// A page of help on the lesson's own words; empty for all of them.
    case help(String)

    /// - Parameter isName: whether a short word is a name of the learner's, which then comes first.
    init?(_ line: String, isName: (String) -> Bool) {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        let first = words.first?.lowercased() ?? ""
        let rest = words.dropFirst().joined(separator: " ").withoutQuotes
        if words.count <= 1, let command = Self.simple[first] {
            guard first.count > 1 || first.isEmpty || first == "?" || !isName(first) else {
                return nil
            }
            self = command
            return
        }
        switch first {
        case "goto", "go", "step": self = .goTo(step: rest.lowercased())
        case "lesson": self = .lesson(rest)
        case "progress": self = .progress(rest)
        case "forget":
            guard words.count < 3, Int(rest) != nil || !isName(rest) else { return nil }
            self = .forget(rest)
        case "help", "h", "?":
            guard Self.hasHelp(on: rest.lowercased()) else { return nil }
            self = .help(rest.lowercased())
        default:
            let topic = String(first.dropFirst())
            guard first.hasPrefix("?"), words.count == 1, Self.hasHelp(on: topic) else {
                return nil
            }
            self = .help(topic)
        }
    }

    /// The topic under which the session lists what it can do.
    static let allStatements = "statements"

    private static func hasHelp(on topic: String) -> Bool {
        topic == allStatements || TextKey.help(on: topic) != nil
    }

    private static let simple: [String: PlayerCommand] = [
        "": .goOn, "next": .goOn, "n": .goOn, "continue": .goOn, "hint": .hint,
        "solution": .solution, "skip": .skip, "back": .back, "previous": .back, "again": .again,
        "restart": .restart, "play": .play, "resume": .resume, "menu": .menu, "lessons": .menu,
        "course": .menu, "quit": .quit, "exit": .quit, "q": .quit, "quit()": .quit,
        "exit()": .quit, ":q": .quit, "bye": .quit, "help": .help(""), "?": .help(""),
        "h": .help(""), "help()": .help(""),
    ]

    /// The words that Tab offers, in the order of their use.
    static let offered = [
        "hint", "solution", "skip", "back", "again", "goto", "play", "resume", "menu", "lesson",
        "progress", "restart", "forget", "help", "quit",
    ]
}

extension String {
    /// `"a.md"` → `a.md`.
    var withoutQuotes: String {
        for quote in ["\"", "'"] where count > 1 && hasPrefix(quote) && hasSuffix(quote) {
            return String(dropFirst().dropLast())
        }
        return self
    }
}

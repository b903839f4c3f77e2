import Diagnostics
import Vocabulary

/// Ways of writing that people bring along from other shells.
enum ShellHabit {
    /// The same line in this language.
    static func meant(by text: String) -> String {
        let trimmed = text.trimmingWhitespace()
        // A prompt that was copied along; of several lines `Transcript` takes care.
        if !text.contains(where: \.isNewline), let found = Prompt.found(in: trimmed, goesOn: true),
            !found.isOfSystem
        {
            return found.rest.isEmpty ? found.rest : meant(by: found.rest.trimmingWhitespace())
        }
        // Pictures stand with what draws them here anyway.
        if trimmed.hasPrefix("%matplotlib") { return "# " + trimmed }
        if let question = question(trimmed) { return question }
        // `help one-hot`: the hyphen of a word is no minus.
        if let topic = trimmed.firstMatch(of: /^(?:help|\?)\s*([\p{L}\d_]+(?:-[\p{L}\d_]+)+)$/) {
            return "help \"\(topic.output.1)\""
        }
        if trimmed.hasSuffix(";"), !trimmed.dropLast().contains(";"), !text.contains("\n") {
            return String(trimmed.dropLast())
        }
        return text
    }

    /// A better answer to a line that nobody can read, where there is one.
    static func answer(to text: String, _ problem: Diagnostic) -> Diagnostic {
        let line = text.trimmingWhitespace()
        var better = problem
        if line.hasPrefix("!") || line.hasPrefix("%") {
            better.hint =
                line.contains("install")
                ? "Nothing needs installing here: leave the line out."
                : "Bobbin has no shell or notebook commands. `help` lists what there is."
        } else if line.contains("&&") || line.contains("||") || line.hasPrefix("not(") {
            better.hint = "Write `and`, `or` and `not`."
        }
        return better
    }

    /// IPython's `Dense?`, `Dense??`, `??Dense` and `keras.layers.Dense?` as a statement; nil for others.
    private static func question(_ line: String) -> String? {
        let marks = line.hasSuffix("?") ? line.reversed().prefix { $0 == "?" }.count : 0
        let leading = line.prefix { $0 == "?" }.count
        let topic = String(line.dropFirst(leading).dropLast(marks)).trimmingWhitespace()
        guard marks > 0 || leading == 2, marks + leading <= 2, isName(topic) else { return nil }
        return marks + leading == 2 ? "?more \(topic)" : "?" + topic
    }

    /// Whether a text asks what a name is: `what?` may as well answer a question of a lesson.
    static func isQuestion(_ text: String) -> Bool { question(text.trimmingWhitespace()) != nil }

    /// A name, or several with dots between.
    private static func isName(_ text: String) -> Bool {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        return pieces.allSatisfy { piece in
            piece.first.map { $0.isLetter || $0 == "_" } ?? false
                && piece.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
    }
}

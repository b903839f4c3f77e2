import Diagnostics
import Vocabulary

/// Ways of writing that people bring along from other shells.
enum ShellHabit {
    /// The same line in this language.
    static func meant(by text: String) -> String {
        var line = text
        let trimmed = text.trimmingWhitespace()
        // Prompts that were copied along.
        for prompt in [">>>", "..."] where trimmed.hasPrefix(prompt) && !text.contains("\n") {
            line = String(trimmed.dropFirst(prompt.count)).trimmingWhitespace()
        }
        if let cell = trimmed.prefixMatch(of: /In ?\[\d*\]: ?/), !text.contains("\n") {
            return meant(by: String(trimmed[cell.range.upperBound...]))
        }
        // Pictures stand with what draws them here anyway.
        if trimmed.hasPrefix("%matplotlib") { return "# " + trimmed }
        // IPython's `Dense?`; `what?` is nobody's topic, and an answer to a question of a lesson.
        let topic = String(trimmed.dropLast())
        if trimmed.hasSuffix("?"), isName(topic), HelpPages.page(for: topic) != nil {
            return "?" + topic
        }
        // `help one-hot`: the hyphen of a word is no minus.
        if let topic = trimmed.firstMatch(of: /^(?:help|\?)\s*([\p{L}\d_]+(?:-[\p{L}\d_]+)+)$/) {
            return "help \"\(topic.output.1)\""
        }
        if trimmed.hasSuffix(";"), !trimmed.dropLast().contains(";"), !text.contains("\n") {
            return String(trimmed.dropLast())
        }
        return line
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

    private static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
}

import Diagnostics
import Language
import Wording

/// A text that was copied with its prompts and its answers: `bobbin [1]> x = 2` and `x = 2` below it.
///
/// Its statements are the lines with a prompt; all others are answers. That is only so where the first
/// line has a prompt: a text that mixes statements with lines that have one is refused, since nobody
/// can tell its answers from its statements.
package struct Transcript: Sendable {
    /// The statements, each on the line where it stood; answers are empty lines.
    package let text: String
    /// How many lines were left out as answers.
    package let answers: Int

    /// - Returns: nil for a text without prompts.
    /// - Throws: for one that mixes lines, and for a line that is the system's shell's.
    package init?(_ copied: String) throws(Diagnostic) {
        let lines = copied.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else {
            return nil
        }
        guard Prompt.found(in: lines[first], goesOn: false) != nil else {
            if lines.contains(where: { Prompt.found(in: $0, goesOn: false) != nil }),
                let problem = Self.mixture(in: copied)
            {
                throw problem
            }
            return nil
        }
        var statements: [String] = []
        var answers = 0
        var isBelowPrompt = false
        var statement = OpenStatement(margin: lines[first].prefix { $0 == " " || $0 == "\t" })
        for (index, line) in lines.enumerated() {
            guard let found = Prompt.found(in: line, goesOn: isBelowPrompt) else {
                if let own = try statement.taking(line, number: index + 1) {
                    statements.append(own)
                    continue
                }
                if !line.allSatisfy(\.isWhitespace) { answers += 1 }
                statements.append("")
                isBelowPrompt = false
                continue
            }
            try statement.meet(found, number: index + 1)
            statements.append(
                found.isOfSystem
                    ? try Self.ofSystem(found.rest, line: lines.count > 1 ? index + 1 : nil)
                    : found.rest)
            isBelowPrompt = !found.isOfSystem
        }
        text = statements.joined(separator: "\n")
        self.answers = answers
    }

    /// What to say of it before its statements are run; nil where nothing was left out.
    package var notice: Diagnostic? {
        guard answers > 0 else { return nil }
        return Diagnostic(
            "\(counted(answers, "line")) of answers left out: copied with prompts, the lines without "
                + "one are answers.", severity: .note)
    }

    /// A statement with a prompt within a text whose first line has none.
    private static func mixture(in text: String) -> Diagnostic? {
        let parts = SourceText(text).parts
        // One line alone, or a script of nothing but one statement, is read without its prompt.
        guard parts.count > 1 else { return nil }
        guard let part = parts.first(where: { Prompt.found(in: $0.text, goesOn: false) != nil })
        else {
            return nil
        }
        return Diagnostic(
            "Line \(part.line) begins with a prompt, and the first line does not: the lines without one may be answers or statements.",
            hint:
                "Copy from a prompt on, and all without one are taken for answers; or take the prompts "
                + "away, and all are statements.")
    }

    /// What a line of the system's shell comes to here: `$ bobbin` begins the shell one is in.
    private static func ofSystem(_ command: String, line: Int?) throws(Diagnostic) -> String {
        let words = command.split(separator: " ").map(String.init)
        guard words.first == "bobbin", words.count == 1 || words[1].hasPrefix("-") else {
            throw refusal(of: words, line)
        }
        return ""
    }

    private static func refusal(of words: [String], _ line: Int?) -> Diagnostic {
        let message =
            (line.map { "Line \($0)" } ?? "This line")
            + " is one for the system's shell: $ \(words.joined(separator: " "))"
        guard words.count > 2, words[0] == "bobbin" else {
            return Diagnostic(
                message, hint: "Leave it out, or type it there, without the `$`.")
        }
        let rest = words.dropFirst(2).filter { !$0.hasPrefix("-") }
        switch words[1] {
        case "run" where !rest.isEmpty:
            return Diagnostic(
                message,
                hint: "Here that is: " + rest.map { "`run \"\($0)\"`" }.joined(separator: ", then ")
                    + ".")
        case "lesson":
            return Diagnostic(message, hint: "In the shell that is: `lesson \(rest.joined())`.")
        default:
            return Diagnostic(
                message, hint: "Leave it out, or type it there, without the `$`.")
        }
    }
}

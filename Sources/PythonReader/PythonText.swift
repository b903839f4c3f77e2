import Diagnostics
import Language
import Vocabulary

/// Lines of Python, or of a shell, that the grammar here does not take: read as what they mean, or
/// answered with the line that does it here.
package enum PythonText {
    /// Longer lines are nobody's habit.
    private static let longest = 10_000

    /// - Parameter problem: why the line was not understood as it is.
    /// - Throws: a better answer where there is one, else `problem`.
    package static func statement(
        _ text: String, line: Int, otherwise problem: Diagnostic
    ) throws(Diagnostic) -> Statement? {
        guard text.utf8.count <= longest else { throw problem }
        let trimmed = text.trimmingWhitespace()
        var better = problem
        if let answer = answer(to: trimmed) {
            better = Diagnostic(problem.message, hint: answer, at: problem.span)
        }
        guard let meant = rewritten(trimmed), meant != trimmed else { throw better }
        do throws(Diagnostic) {
            return try Parser.parse(meant, line: line, verbs: Verb.names)
        } catch {
            throw better
        }
    }

    /// The word that `Dense?` asks about; nil for any other line.
    package static func question(_ text: String) -> String? {
        let line = text.trimmingWhitespace()
        guard line.hasSuffix("?"), isName(String(line.dropLast())) else { return nil }
        return String(line.dropLast())
    }

    private static func answer(to line: String) -> String? {
        if line.hasPrefix("!") || line.hasPrefix("%") {
            return "Bobbin has no shell or notebook commands. `help` lists what there is."
        }
        if line.hasSuffix(":") {
            return "A loop is `repeat 10`, its lines, and `end`; there are no other blocks."
        }
        if line.firstMatch(of: /\bf["']/) != nil {
            return "Texts are not put together here; print shows several values side by side."
        }
        if line.contains("lambda ") || line.contains(" for ") {
            return "There are no functions or comprehensions; arrays are computed with as a whole."
        }
        if line.contains("::") {
            return "A stretch goes step by one: `a[0..9]`."
        }
        if line.contains("//") || line.contains("%") {
            return "There is no whole division and no remainder: `/` divides, and round(x) rounds."
        }
        if line.firstMatch(of: /[\w\]]\]\s*=[^=]/) != nil {
            return "A place in an array cannot be set by itself; arrays are computed as a whole."
        }
        if line.contains("&&") || line.contains("||") || line.hasPrefix("not(") {
            return "Write `and`, `or` and `not`."
        }
        if line.contains("{") { return "There are no dictionaries here; a list is `[1, 2, 3]`." }
        if line.dropLast().contains(";") { return "One line, one statement." }
        return nil
    }

    /// The same line in this language; nil where none is known.
    private static func rewritten(_ line: String) -> String? {
        // `help one-hot`: the hyphen of a word is no minus.
        if let topic = line.firstMatch(of: /^(?:help|\?)\s*([\p{L}\d_]+(?:[- ][\p{L}\d_]+)+)$/) {
            return "help \"\(topic.output.1)\""
        }
        if line.hasPrefix(">>>") { return String(line.dropFirst(3)).trimmingWhitespace() }
        if line.hasSuffix(";") {
            let rest = String(line.dropLast())
            return rewritten(rest) ?? rest
        }
        // `[a[i] for i in range(10)]` is the first ten of `a`.
        if let found = line.firstMatch(
            of: /\[(\w+)\[(\w+)\] for (\w+) in range\((\d+)\)\]/),
            found.output.2 == found.output.3, let count = Int(found.output.4), count > 0
        {
            let whole = line[..<found.range.lowerBound] + "\(found.output.1)[0..\(count - 1)]"
            return String(whole + line[found.range.upperBound...])
        }
        for sign in ["+", "-", "*", "/"] {
            if let (name, value) = halves(of: line, at: "\(sign)="), isName(name) {
                return "\(name) = \(name) \(sign) (\(value))"
            }
        }
        // `fig, axs = plt.subplots(1, 10)`: the drawings are called so, the figure needs no name.
        if let found = line.firstMatch(of: /^\w+\s*,\s*(\w+\s*=\s*plt\.subplots\(.*\))$/) {
            return String(found.output.1)
        }
        // `(a, b), (c, d) = load_data()`: the results have names of their own here.
        if let (names, value) = halves(of: line, at: "="), names.contains(","),
            value.hasSuffix(")"), names.allSatisfy({ isName(String($0)) || "(), ".contains($0) })
        {
            return value
        }
        return nil
    }

    /// What stands before and after the first `sign`.
    private static func halves(of line: String, at sign: String) -> (String, String)? {
        var index = line.startIndex
        while index < line.endIndex {
            if line[index...].hasPrefix(sign) {
                let value = line[line.index(index, offsetBy: sign.count)...]
                return (
                    String(line[..<index]).trimmingWhitespace(),
                    String(value).trimmingWhitespace()
                )
            }
            index = line.index(after: index)
        }
        return nil
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
}

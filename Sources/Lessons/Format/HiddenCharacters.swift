import Diagnostics
import Output
import Wording

/// What no lesson may hold, whoever has written it: characters that a terminal obeys rather than shows.
enum HiddenCharacters {
    /// The first of them on each line, from the top; a tab and the ends of lines are none.
    static func problems(in text: String) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var (line, column, lineOfLast) = (1, 1, 0)
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            if scalar == "\n" {
                (line, column) = (line + 1, 1)
                continue
            }
            let endsLine = scalar == "\r" && next == "\n"
            if UnsafeText.isUnsafe(scalar), scalar != "\t", !endsLine, lineOfLast != line {
                lineOfLast = line
                problems.append(
                    problem(with: scalar, SourceSpan(line: line, column: column, length: 1)))
            }
            column += 1
        }
        return problems
    }

    private static func problem(with scalar: Unicode.Scalar, _ place: SourceSpan) -> Diagnostic {
        let code = hexadecimal(scalar.value, digits: 4, uppercase: true)
        return Diagnostic(
            "The character U+\(code) has no place in a lesson.",
            hint: "It cannot be seen, and a terminal might obey it. Leave it out.", at: place)
    }
}

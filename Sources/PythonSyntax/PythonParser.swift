import Diagnostics

/// Reads Python: a text → its statements, or the first thing that is wrong with it.
///
/// What is read is the grammar of Python 3.13 with the rules that CPython's compiler adds (where
/// `return`, `break` and `await` may stand, what may be assigned to, names given twice). What the tree
/// has no form for comes as `PythonStatement.Kind.unread` with its word.
///
///     program    → statement*
///     statement  → simple (";" simple)* [";"] NEWLINE | compound
///     compound   → if | while | for | with | try | match | decorators? (def | class) | async …
///     block      → simple-line | NEWLINE INDENT statement+ DEDENT
///     expression → disjunction ["if" disjunction "else" expression] | lambda
///     operators, from the loosest: or · and · not · in, is, <, == … · | · ^ · & · <<, >> · +, - ·
///                  *, @, /, //, % · unary +, -, ~ · ** · await · calls, elements, attributes
package enum PythonParser {
    /// How deep brackets, blocks, signs and the like may stand in each other.
    package static let deepestNesting = 200
    /// How many operators, calls and attributes may follow each other: `a + a + …`, `a.b.b…`.
    package static let longestChain = 500
    /// The most bytes that a text may have.
    package static let longestText = 1 << 20

    /// The statements of `text`.
    ///
    /// - Parameter firstLine: the number of the text's first line.
    /// - Throws: the first thing that is wrong, with its place.
    package static func parse(
        _ text: String, firstLine: Int = 1
    ) throws(Diagnostic) -> [PythonStatement] {
        try checkLength(text, firstLine: firstLine)
        var parser = Parser(PythonLexer.lex(PythonSource(text, firstLine: firstLine)))
        return try parser.program()
    }

    /// One expression; white space around it and line ends within it mean nothing.
    package static func parseExpression(
        _ text: String, firstLine: Int = 1
    ) throws(Diagnostic) -> PythonExpression {
        try checkLength(text, firstLine: firstLine)
        let source = PythonSource(text, firstLine: firstLine)
        var parser = Parser(PythonLexer.lex(source, isExpression: true))
        return try parser.wholeExpression()
    }

    /// A text in one spelling, so that texts that differ in spaces, comments and empty lines compare
    /// equal; nil where it is no Python.
    package static func spelling(of text: String) -> String? {
        guard (try? parse(text)) != nil else { return nil }
        let lexed = PythonLexer.lex(PythonSource(text, firstLine: 1))
        return lexed.tokens.map { token in
            switch token.kind {
            case .newline: "\n"
            case .indent: ">"
            case .dedent: "<"
            case .end, .failure: ""
            default:
                String(String.UnicodeScalarView(lexed.source.scalars[token.range]))
            }
        }.joined(separator: " ")
    }

    private static func checkLength(_ text: String, firstLine: Int) throws(Diagnostic) {
        guard text.utf8.count > longestText else { return }
        throw Diagnostic(
            "this text of Python is longer than 1 MB", hint: "Run it in several parts.",
            at: SourceSpan(line: firstLine, column: 1, length: 1), cause: .bound)
    }

    static func tooDeep(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "this is nested more than \(deepestNesting) deep",
            hint: "Give the inner parts names of their own first.", at: span, cause: .bound)
    }
}

/// Whether a text that is being typed is whole.
package enum PythonCompleteness: Equatable, Sendable {
    case complete
    /// More lines have to come, or may.
    case incomplete(PythonGap)
    /// No line that follows can mend it.
    case wrong(Diagnostic)
}

extension PythonParser {
    /// Whether `text` is whole, as Python's own shell decides: a compound statement at its end is whole
    /// when an empty line follows.
    package static func completeness(of text: String) -> PythonCompleteness {
        do throws(Diagnostic) { try checkLength(text, firstLine: 1) } catch { return .wrong(error) }
        let lexed = PythonLexer.lex(PythonSource(text, firstLine: 1))
        var parser = Parser(lexed)
        do throws(Diagnostic) {
            let statements = try parser.program()
            guard let last = statements.last, last.isCompound, !endsWithEmptyLine(text) else {
                return .complete
            }
            return .incomplete(.emptyLine)
        } catch {
            guard parser.stoppedAtEnd else { return .wrong(error) }
            if let gap = lexed.gap { return .incomplete(gap) }
            if let bracket = lexed.openBrackets.last {
                let token = lexed.tokens[bracket]
                let character = token.text.first ?? "{"
                return .incomplete(.bracket(character, lexed.source.span(token.range)))
            }
            return .incomplete(.body)
        }
    }

    private static func endsWithEmptyLine(_ text: String) -> Bool {
        for scalar in text.unicodeScalars.reversed() {
            switch scalar {
            case "\n", "\r": return true
            case " ", "\t", "\u{c}": continue
            default: return false
            }
        }
        return true
    }
}

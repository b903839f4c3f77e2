import Diagnostics
import Foundation

extension PythonLexer {
    static let keywords: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
        "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
        "try", "while", "with", "yield",
    ]

    mutating func readWord() throws(Diagnostic) {
        let start = offset
        var isPlain = true
        while let scalar = current, isWordScalar(scalar) {
            if !scalar.isASCII {
                isPlain = false
                guard isNamePart(scalar, isFirst: offset == start) else {
                    // What stands before it is a word of its own.
                    if offset > start { break }
                    throw stray(scalar)
                }
            }
            offset += 1
        }
        if current == "\"" || current == "'", offset - start <= 2,
            try readPrefixed(start..<offset)
        {
            return
        }
        let written = source.text(start..<offset)
        if isPlain {
            append(Self.keywords.contains(written) ? .keyword : .name, written, from: start)
            return
        }
        let name = written.precomposedStringWithCompatibilityMapping
        guard !Self.keywords.contains(name) else {
            throw mistake(
                "this looks like Python's word \(name) and is another one",
                "Type the word with the letters a to z.", start..<offset)
        }
        append(.name, name, from: start)
    }

    private func isNamePart(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
        isFirst ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue
    }

    /// Reads a text whose prefix stands in `range`; false where it is no prefix.
    private mutating func readPrefixed(_ range: Range<Int>) throws(Diagnostic) -> Bool {
        let prefix = source.text(range).lowercased()
        switch prefix {
        case "r", "b", "u", "f", "rb", "br", "rf", "fr":
            try readText(prefix: range)
            return true
        case "t", "tr", "rt":
            throw mistake(
                "t-strings are not read here", "Write it with f in place of t: f\"…\".", range)
        default: return false
        }
    }

    mutating func readSymbol() throws(Diagnostic) {
        let start = offset
        if let last = brackets.last, last.isField, case .field = contexts.last,
            readFieldSymbol()
        {
            return
        }
        for length in [3, 2, 1] where offset + length <= source.scalars.count {
            let symbol = source.text(start..<start + length)
            guard Self.symbols[length - 1].contains(symbol) else { continue }
            offset += length
            try track(symbol, at: start)
            return
        }
        throw stray(source.scalars[offset])
    }

    /// The signs that mean something else right within a field.
    private mutating func readFieldSymbol() -> Bool {
        let start = offset
        switch current {
        case ":":
            guard let form = enclosingForm else { return false }
            offset += 1
            append(.formatStart, from: start)
            contexts.append(.format(form))
        case "!" where peek(1) != "=":
            offset += 1
            append(.symbol, "!", from: start)
        case "}":
            offset += 1
            append(.fieldEnd, from: start)
            brackets.removeLast()
            contexts.removeLast()
        default: return false
        }
        return true
    }

    private mutating func track(_ symbol: String, at start: Int) throws(Diagnostic) {
        switch symbol {
        case "(", "[", "{":
            guard brackets.count < PythonParser.deepestNesting else {
                throw PythonParser.tooDeep(at: source.span(start..<offset))
            }
            append(.symbol, symbol, from: start)
            brackets.append(
                Bracket(
                    opening: source.scalars[start], token: tokens.count - 1, isField: false))
        case ")", "]", "}":
            try checkClosing(source.scalars[start], at: start)
            brackets.removeLast()
            append(.symbol, symbol, from: start)
        case "<>":
            throw mistake("<> is Python 2", "Write != in its place.", start..<offset)
        default: append(.symbol, symbol, from: start)
        }
    }

    private func checkClosing(
        _ closing: Unicode.Scalar, at start: Int
    ) throws(Diagnostic) {
        guard let bracket = brackets.last else {
            throw mistake(
                "this \(closing) closes nothing: no bracket is open",
                "Take it away, or open one before it.", start..<offset)
        }
        let wanted = Self.closing(bracket.opening)
        guard wanted == closing, !bracket.isField else {
            let place = tokens[bracket.token].range.lowerBound
            let line = source.line(at: place)
            let other = line == source.line(at: start) ? "" : " of line \(line)"
            throw mistake(
                "this \(closing) does not close the \(bracket.opening)\(other) that is open",
                "Close the \(bracket.opening) with \(wanted) first.", start..<offset)
        }
    }

    static func closing(_ opening: Unicode.Scalar) -> Unicode.Scalar {
        switch opening {
        case "(": ")"
        case "[": "]"
        default: "}"
        }
    }

    /// By their length, from 1.
    private static let symbols: [Set<String>] = [
        [
            "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "@", "=", "+", "-", "*", "/", "%",
            "&", "|", "^", "~", "<", ">",
        ],
        [
            "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=",
            "&=", "|=", "^=", "@=", ":=", "<>",
        ],
        ["**=", "//=", ">>=", "<<=", "..."],
    ]
}

import Diagnostics

/// How a text is written.
struct PythonTextForm {
    var quote: Unicode.Scalar
    /// 1 or 3.
    var size: Int
    var isRaw: Bool
    var isBytes: Bool
    var isFormatted: Bool
    /// Where its prefix begins, and where its first quote stands.
    var start: Int
    var opening: Int
}

extension PythonLexer {
    /// Reads a text at its first quote; an f-string is only opened.
    mutating func readText(prefix: Range<Int>) throws(Diagnostic) {
        let letters = source.text(prefix).lowercased()
        guard let quote = current else { return }
        let form = PythonTextForm(
            quote: quote, size: peek(1) == quote && peek(2) == quote ? 3 : 1,
            isRaw: letters.contains("r"), isBytes: letters.contains("b"),
            isFormatted: letters.contains("f"), start: prefix.lowerBound, opening: offset)
        offset += form.size
        if form.isFormatted {
            guard contexts.count < PythonParser.deepestNesting else {
                throw PythonParser.tooDeep(at: source.span(form.start..<offset))
            }
            append(.formattedStart, from: form.start)
            contexts.append(.formatted(form))
            return
        }
        let text = try readPart(form, isFormat: false)
        offset += form.size
        if form.isBytes {
            append(.bytes(text.unicodeScalars.map { UInt8($0.value) }), from: form.start)
        } else {
            append(.text(text), from: form.start)
        }
    }

    /// The f-string that the innermost field belongs to.
    var enclosingForm: PythonTextForm? {
        for context in contexts.reversed() {
            if case .formatted(let form) = context { return form }
        }
        return nil
    }

    /// Reads on between the quotes of an f-string: a literal, and the mark that ends it.
    mutating func readFormatted(_ form: PythonTextForm) throws(Diagnostic) {
        let start = offset
        let text = try readPart(form, isFormat: false)
        if !text.isEmpty { append(.literal(text), from: start) }
        let mark = offset
        if current == "{" {
            try openField()
        } else if current == "}" {
            throw mistake(
                "a } stands alone in this f-string", "Write }} where a } shall be shown.",
                mark..<mark + 1)
        } else {
            offset += form.size
            append(.formattedEnd, from: mark)
            contexts.removeLast()
        }
    }

    /// Reads on in the format of a field.
    mutating func readFormat(_ form: PythonTextForm) throws(Diagnostic) {
        let start = offset
        let text = try readPart(form, isFormat: true)
        if !text.isEmpty { append(.literal(text), from: start) }
        if current == "{" {
            try openField()
        } else if current == "}" {
            let mark = offset
            offset += 1
            append(.fieldEnd, from: mark)
            brackets.removeLast()
            contexts.removeLast(2)
        } else {
            throw unclosedField()
        }
    }

    private mutating func openField() throws(Diagnostic) {
        let start = offset
        offset += 1
        guard brackets.count < PythonParser.deepestNesting else {
            throw PythonParser.tooDeep(at: source.span(start..<offset))
        }
        append(.fieldStart, from: start)
        brackets.append(Bracket(opening: "{", token: tokens.count - 1, isField: true))
        contexts.append(.field)
    }

    private func unclosedField() -> Diagnostic {
        let place = brackets.last { $0.isField }.map { tokens[$0.token].range } ?? offset..<offset
        return mistake(
            "this { of the f-string is not closed",
            "Put a } behind the value, before the quote that ends the text.", place)
    }

    /// Reads up to the closing quote or, in an f-string, a brace; what ends it is not read.
    private mutating func readPart(
        _ form: PythonTextForm, isFormat: Bool
    ) throws(Diagnostic) -> String {
        var text = String.UnicodeScalarView()
        while true {
            guard let scalar = current else { throw unclosed(form) }
            if scalar == form.quote, closes(form) { break }
            if scalar == "\0" { throw stray(scalar) }
            if form.isFormatted, scalar == "{" || scalar == "}" {
                guard !isFormat, peek(1) == scalar else { break }
                offset += 2
                text.append(scalar)
            } else if scalar == "\n", form.size == 1 {
                throw unclosed(form)
            } else if scalar == "\\" {
                try readEscape(form, into: &text)
            } else if form.isBytes, !scalar.isASCII {
                throw mistake(
                    "bytes hold the letters a to z and signs alone, and \(scalar) is another",
                    "Write a text without b, or .encode() behind it.", offset..<offset + 1)
            } else {
                text.append(scalar)
                offset += 1
            }
        }
        return String(text)
    }

    private func closes(_ form: PythonTextForm) -> Bool {
        form.size == 1 || (peek(1) == form.quote && peek(2) == form.quote)
    }

    private mutating func unclosed(_ form: PythonTextForm) -> Diagnostic {
        let opening = form.start..<form.opening + form.size
        if form.size == 3 {
            gap = .text(source.span(opening))
            return mistake(
                "the text that begins here is not closed",
                "Put \(String(repeating: "\(form.quote)", count: 3)) at its end.", opening)
        }
        if brackets.contains(where: \.isField), enclosingForm?.quote == form.quote {
            return unclosedField()
        }
        if current == nil, offset >= 1, source[offset - 1] == "\n" || source[offset - 1] == "\\" {
            gap = .backslash
        }
        return mistake(
            "the text that begins here is not closed",
            "Put a \(form.quote) at its end; a text of several lines stands between "
                + "\(String(repeating: "\(form.quote)", count: 3)).", opening)
    }
}

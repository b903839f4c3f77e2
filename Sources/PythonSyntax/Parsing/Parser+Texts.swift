import Diagnostics

/// Texts: neighbours are joined, f-strings are read with their fields.
extension Parser {
    mutating func joinedTexts() throws(Diagnostic) -> PythonExpression {
        let start = index
        var pieces: [PythonTextPiece] = []
        var bytes: [UInt8] = []
        var (hasText, hasBytes, isFormatted) = (false, false, false)
        while true {
            switch current.kind {
            case .text(let text):
                hasText = true
                pieces.append(literal: text)
                advance()
            case .bytes(let part):
                hasBytes = true
                bytes += part
                advance()
            case .formattedStart:
                hasText = true
                if !isFormatted { try grow() }
                isFormatted = true
                try formattedText(into: &pieces)
            default:
                guard !hasText || !hasBytes else {
                    throw mistake(
                        "a text and bytes (b before the quotes) cannot be joined",
                        "Write both with b or both without.", at: span(from: start))
                }
                if hasBytes { return expression(.bytes(bytes), from: start) }
                if isFormatted { return expression(.formatted(pieces), from: start) }
                return expression(.text(pieces.onlyLiteral), from: start)
            }
        }
    }

    private mutating func formattedText(
        into pieces: inout [PythonTextPiece]
    ) throws(Diagnostic) {
        try enter()
        defer { leave() }
        advance()
        while !isAt(.formattedEnd) { try piece(into: &pieces) }
        advance()
    }

    /// A literal or a field of an f-string or of a format.
    private mutating func piece(into pieces: inout [PythonTextPiece]) throws(Diagnostic) {
        switch current.kind {
        case .literal(let text):
            pieces.append(literal: text)
            advance()
        case .fieldStart: pieces.append(try field())
        default: throw unexpected()
        }
    }

    private mutating func field() throws(Diagnostic) -> PythonTextPiece {
        try enter()
        defer { leave() }
        let opening = index
        advance()
        let value = try withoutStar(try yieldOrStarExpressions())
        var source: String?
        if skip("=") {
            source = written(from: opening)
        }
        var conversion = try self.conversion()
        var format: [PythonTextPiece] = []
        let hasFormat = isAt(.formatStart)
        if hasFormat {
            advance()
            while !isAt(.fieldEnd) { try piece(into: &format) }
        }
        guard isAt(.fieldEnd) else {
            throw unexpected(
                "the value of this field ends here and no } follows",
                "After a value stands }, !r or : and a format.")
        }
        advance()
        if source != nil, !hasFormat, conversion == nil { conversion = "r" }
        return .value(value, conversion: conversion, format: format, source: source)
    }

    /// What stands between the token `opening` and the one at hand, without remarks.
    private func written(from opening: Int) -> String {
        var text = ""
        for place in opening..<index {
            let end = lexed.tokens[place].range.upperBound
            if place > opening { text += lexed.source.text(lexed.tokens[place].range) }
            let gap = lexed.source.text(end..<lexed.tokens[place + 1].range.lowerBound)
            var isRemark = false
            for scalar in gap.unicodeScalars {
                if scalar == "#" { isRemark = true }
                if scalar == "\n" { isRemark = false }
                if !isRemark { text.unicodeScalars.append(scalar) }
            }
        }
        return text
    }

    private mutating func conversion() throws(Diagnostic) -> Character? {
        guard isAt("!") else { return nil }
        let end = current.range.upperBound
        advance()
        guard isAtName(), current.range.lowerBound == end,
            ["s", "r", "a"].contains(current.text)
        else {
            throw unexpected("after ! stands s, r or a", "For example: {name!r}.")
        }
        defer { advance() }
        return current.text.first
    }
}

extension [PythonTextPiece] {
    /// Adds a literal, joined with one that stands last.
    fileprivate mutating func append(literal text: String) {
        guard !text.isEmpty else { return }
        if case .literal(var before) = last {
            // The last one is taken out first, so that it is not copied when it grows.
            removeLast()
            before += text
            append(.literal(before))
        } else {
            append(.literal(text))
        }
    }

    fileprivate var onlyLiteral: String {
        guard case .literal(let text) = first else { return "" }
        return text
    }
}

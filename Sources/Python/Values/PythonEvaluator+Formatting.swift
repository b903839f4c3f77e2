import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

/// Texts with values in them: f-strings, `format` and `%`.
extension PythonEvaluator {
    mutating func text(of pieces: [PythonTextPiece]) throws(Diagnostic) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .literal(let literal): text += literal
            case .value(let expression, let conversion, let format, let source):
                let value = try value(of: expression)
                let specification = try self.text(of: format)
                text += source ?? ""
                let isPlain = specification.isEmpty && source != nil && conversion == nil
                do throws(Diagnostic) {
                    text += try formatted(
                        value, specification, conversion: isPlain ? "r" : conversion)
                } catch {
                    throw error.placed(at: expression.span)
                }
            }
            try checkText(text.utf8.count)
        }
        return text
    }

    func formatted(
        _ value: PythonValue, _ specification: String, conversion: Character? = nil
    ) throws(Diagnostic) -> String {
        switch conversion {
        case "r", "a": return try TextFormat(specification).written(repr(value))
        case "s": return try TextFormat(specification).written(str(value))
        default: break
        }
        guard !specification.isEmpty else { return plainText(value) }
        let format = try TextFormat(specification)
        switch value {
        case .text(let text): return try format.written(text)
        case .boolean(let truth):
            return try format.written(truth ? 1 : 0)
        case .integer(let whole): return try format.written(whole)
        case .float(let number): return try format.written(number)
        case .scalar(let scalar):
            switch scalar.value {
            case .bool(let truth): return try format.written(truth ? "True" : "False")
            case .integer(let whole): return try format.written(whole)
            case .large(let whole): return try format.written(Double(whole))
            case .float(let number):
                return try format.written(number)
            case .text(let text): return try format.written(text)
            }
        default: break
        }
        if isTensor(value), let number = number(value) { return try format.written(number) }
        throw Diagnostic(
            "\(typeName(of: value, withArticle: true)) takes no format",
            hint: "Leave out what stands after the colon, or write one of its numbers.")
    }

    /// What stands in a text where no format is given.
    private func plainText(_ value: PythonValue) -> String {
        // NumPy's numbers are formatted as Python's own: a float32 shows all its digits.
        if case .scalar(let scalar) = value, case .float(let number) = scalar.value {
            return pythonText(number)
        }
        if isTensor(value) {
            let numbers = numbers(of: tensorValue(value) ?? Tensor(0))
            return numbers.shape.isEmpty ? str(numbers.scalar(0).python) : numbers.text
        }
        return str(value)
    }

    /// `"%d of %.2f" % (a, b)`.
    func percent(_ pattern: String, _ value: PythonValue) throws(Diagnostic) -> String {
        var values: [PythonValue] = if case .tuple(let items) = value { items } else { [value] }
        var text = ""
        var rest = Substring(pattern)
        while let mark = rest.firstIndex(of: "%") {
            text += rest[..<mark]
            rest = rest[rest.index(after: mark)...]
            guard let end = rest.firstIndex(where: { $0.isLetter || $0 == "%" }) else {
                throw Diagnostic("a % at the end means nothing", hint: "%% writes a percent sign.")
            }
            let flags = String(rest[..<end])
            let kind = rest[end]
            rest = rest[rest.index(after: end)...]
            if kind == "%" {
                text += "%"
                continue
            }
            guard !values.isEmpty else { throw Diagnostic("there are more % than values") }
            text += try percent(values.removeFirst(), flags, kind)
        }
        guard values.isEmpty else { throw Diagnostic("there are more values than %") }
        return text + rest
    }

    private func percent(
        _ value: PythonValue, _ flags: String, _ kind: Character
    ) throws(Diagnostic) -> String {
        guard !flags.contains("("), !flags.contains("*") else {
            throw Diagnostic("this form of % is not read here", hint: "f\"{name}\" does the same.")
        }
        let isLeft = flags.contains("-")
        let marks = flags.filter { !"-".contains($0) }
        switch kind {
        case "s", "r":
            let shown = kind == "s" ? str(value) : repr(value)
            return try TextFormat((isLeft ? "<" : ">") + marks).written(shown)
        case "d", "i", "u":
            guard let number = number(value), number.isFinite else {
                throw Diagnostic(
                    "%\(kind) needs a number, and this is \(typeName(of: value, withArticle: true))"
                )
            }
            let whole = wholeNumber(value) ?? Int(exactly: number.rounded(.towardZero)) ?? 0
            return try TextFormat((isLeft ? "<" : "") + marks + "d").written(whole)
        case "f", "F", "e", "E", "g", "G":
            guard let number = number(value) else {
                throw Diagnostic(
                    "%\(kind) needs a number, and this is \(typeName(of: value, withArticle: true))"
                )
            }
            return try TextFormat((isLeft ? "<" : "") + marks + String(kind)).written(number)
        case "x", "X", "o":
            guard let whole = wholeNumber(value) else {
                throw Diagnostic("%\(kind) needs a whole number")
            }
            return try TextFormat((isLeft ? "<" : "") + marks + String(kind)).written(whole)
        default: throw Diagnostic("%\(kind) is not read here", hint: "There are %s %d %f %e %g %x.")
        }
    }

    /// `"{} of {name:.2f}".format(a, name=b)`.
    mutating func formatMethod(_ pattern: String, _ call: CallArguments) throws(Diagnostic)
        -> String
    {
        var text = ""
        var next = 0
        var rest = Substring(pattern)
        while let first = rest.first {
            rest.removeFirst()
            if first == "{" || first == "}" {
                if rest.first == first {
                    rest.removeFirst()
                    text.append(first)
                    continue
                }
                guard first == "{", let end = rest.firstIndex(of: "}") else {
                    throw Diagnostic("a { or } of this text stands alone", hint: "{{ writes one.")
                }
                let field = rest[..<end]
                rest = rest[rest.index(after: end)...]
                text += try self.field(field, &next, call)
            } else {
                text.append(first)
            }
        }
        return text
    }

    private mutating func field(
        _ field: Substring, _ next: inout Int, _ call: CallArguments
    ) throws(Diagnostic) -> String {
        let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var name = parts[0]
        var conversion: Character?
        if let mark = name.firstIndex(of: "!") {
            conversion = name[mark...].dropFirst().first
            name = name[..<mark]
        }
        var value: PythonValue?
        if name.isEmpty {
            value = call.values.indices.contains(next) ? call.values[next] : nil
            next += 1
        } else if let place = Int(name) {
            value = call.values.indices.contains(place) ? call.values[place] : nil
        } else {
            value = call.named.first { $0.name == name }?.value
        }
        guard let value else {
            throw Diagnostic(
                "format has no value for {\(field)}", hint: "f\"{name}\" does the same.")
        }
        return try formatted(value, parts.count > 1 ? String(parts[1]) : "", conversion: conversion)
    }
}

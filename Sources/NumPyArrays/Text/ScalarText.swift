extension Scalar {
    /// `str(x)`: `0.1`, `True`, `3`, a text as it is.
    package var text: String {
        switch value {
        case .bool(let value): value ? "True" : "False"
        case .integer(let value): String(value)
        case .large(let value): String(value)
        case .float(let value): shortestText(value, isSingle: elementType == .float32)
        case .text(let text): text
        }
    }

    /// `repr(x)`: `np.float64(0.1)`, `np.True_`, `np.str_('a')`; Python's own as Python shows them.
    package var representation: String {
        var text = text
        if case .text(let value) = value { text = pythonText(quoting: value) }
        guard let elementType else { return text }
        switch elementType {
        case .bool: return "np.\(text)_"
        case .text: return "np.str_(\(text))"
        default: return "np.\(elementType.name)(\(text))"
        }
    }
}

extension ArrayValue {
    /// `str(x)`.
    package var text: String {
        switch self {
        case .array(let array): array.text
        case .scalar(let scalar): scalar.text
        }
    }

    /// `repr(x)`.
    package var representation: String {
        switch self {
        case .array(let array): array.representation
        case .scalar(let scalar): scalar.representation
        }
    }
}

/// Python's `repr` of a float: `0.1`, `1e-05`, `1e+16`, `inf`, `nan`.
package func pythonText(_ value: Double) -> String { shortestText(value, isSingle: false) }

private func shortestText(_ value: Double, isSingle: Bool) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let digits = FloatDigits(FloatNumber(value: value, isSingle: isSingle), decimals: nil)
    if value != 0, !(1e-4..<(isSingle ? 1e6 : 1e16)).contains(value.magnitude) {
        let rest = digits.fractionOfFirst
        return digits.first + (rest.isEmpty ? "" : "." + rest) + "e" + exponentText(digits.exponent)
    }
    return digits.wholePart + "." + (digits.fraction.isEmpty ? "0" : digits.fraction)
}

/// Python's `repr` of a text: `'it'`, `"it's"`, `'a\n'`.
package func pythonText(quoting text: String) -> String {
    let quote: Unicode.Scalar = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(quote)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\", quote: result += "\\" + String(scalar)
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        default: result += isPrintable(scalar) ? String(scalar) : escaped(scalar)
        }
    }
    return result + String(quote)
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        false
    case .spaceSeparator: scalar == " "
    default: true
    }
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (mark, width) =
        scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + mark + String(repeating: "0", count: width - digits.utf8.count) + digits
}

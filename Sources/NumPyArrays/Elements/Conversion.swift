extension NDArray {
    /// `a.astype(type)`: floats lose what is behind the point, what does not fit wraps, texts are read.
    ///
    /// - Throws: ValueError for a text that is no number.
    package func converted(to type: ElementType) throws(ArrayError) -> NDArray {
        if type == elementType { return self }
        try ArrayContext.count(shape, type)
        if case .text(let width) = type { return try texts(width: width) }
        if case .text(let texts, _) = storage { return try read(texts, as: type) }
        if elementType.isFloat, type.isInteger { warnOfLostValues(type) }
        switch Work(elementType) {
        case .integer: return try recast(Int.self, type)
        case .unsigned: return try recast(UInt64.self, type)
        case .single: return try recast(Float.self, type)
        case .double: return try recast(Double.self, type)
        }
    }

    private func recast<Number: WorkNumber>(
        _ number: Number.Type, _ type: ElementType
    ) throws(ArrayError) -> NDArray {
        var result = Storage(emptyOf: type, capacity: count)
        var buffer = [Number](repeating: 0, count: min(count, pieceSize))
        try forEachPiece(of: count) { range throws(ArrayError) in
            Number.read(storage, range, into: &buffer)
            Number.append(buffer[..<range.count], to: &result)
        }
        return NDArray(shape: shape, storage: result)
    }

    private func warnOfLostValues(_ type: ElementType) {
        let isWide = type.itemSize == 8 || type == .uint32
        let limit = isWide ? 9_223_372_036_854_775_808.0 : 2_147_483_648
        guard let doubles, doubles.contains(where: { !($0.magnitude < limit) }) else { return }
        ArrayContext.current.warn("RuntimeWarning: invalid value encountered in cast")
    }

    /// Width 0 stands for as wide as the longest.
    private func texts(width: Int) throws(ArrayError) -> NDArray {
        if case .text(let texts, let old) = storage {
            let width = width == 0 ? old : width
            let cut = texts.map { String($0.unicodeScalars.prefix(width)) }
            return NDArray(shape: shape, storage: .text(cut, width: width))
        }
        let width = width == 0 ? Promotion.textWidth(elementType) : width
        let texts = scalars.map { String($0.text.unicodeScalars.prefix(width)) }
        return NDArray(shape: shape, storage: .text(texts, width: width))
    }

    private func read(_ texts: [String], as type: ElementType) throws(ArrayError) -> NDArray {
        if type == .bool { return NDArray(texts.map { !$0.isEmpty }, shape: shape) }
        if type.isInteger {
            var numbers: [Int] = []
            for text in texts {
                guard let number = PythonNumber.integer(text) else {
                    throw .value(
                        "invalid literal for int() with base 10: \(pythonText(quoting: text))")
                }
                numbers.append(number)
            }
            return NDArray(shape: shape, storage: Storage(numbers, as: type))
        }
        var numbers: [Double] = []
        for text in texts {
            guard let number = PythonNumber.float(text) else {
                throw .value("could not convert string to float: \(pythonText(quoting: text))")
            }
            numbers.append(number)
        }
        return NDArray(shape: shape, storage: Storage(numbers, as: type))
    }
}

extension ArrayValue {
    package func converted(to type: ElementType) throws(ArrayError) -> ArrayValue {
        switch self {
        case .array(let array): .array(try array.converted(to: type))
        case .scalar(let scalar):
            .scalar(try NDArray(scalar).converted(to: type).scalar(0))
        }
    }
}

/// Texts as Python's `int(…)` and `float(…)` read them.
package enum PythonNumber {
    /// ` 12 `, `1_000`, `-3`; nil for anything else and for what 64 bits do not hold.
    package static func integer(_ text: String) -> Int? {
        let digits = plain(text)
        guard digits.utf8.allSatisfy({ "+-0123456789".utf8.contains($0) }) else { return nil }
        return Int(digits)
    }

    /// `1.5`, `1e-3`, `.5`, `inf`, `nan`, with blanks around; nil for anything else.
    package static func float(_ text: String) -> Double? {
        let digits = plain(text).lowercased()
        switch digits.drop(while: { "+-".contains($0) }) {
        case "inf", "infinity":
            guard digits.filter({ "+-".contains($0) }).count <= 1 else { return nil }
            return digits.hasPrefix("-") ? -.infinity : .infinity
        case "nan": return .nan
        default:
            let isNumber = digits.utf8.allSatisfy { "+-.e0123456789".utf8.contains($0) }
            return isNumber ? Double(digits) : nil
        }
    }

    private static func plain(_ text: String) -> String {
        let trimmed = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
        let characters = Array(trimmed.reversed())
        let isDigit = { (index: Int) in
            characters.indices.contains(index) && characters[index].isNumber
        }
        var result = ""
        for (index, character) in characters.enumerated() {
            if character == "_", isDigit(index - 1), isDigit(index + 1) { continue }
            result.append(character)
        }
        return result
    }
}

/// `np.result_type`: the one place where it is decided what two types make together.
enum Promotion {
    /// The smallest type that holds both; a number beside a text becomes a text.
    static func common(_ x: ElementType, _ y: ElementType) -> ElementType {
        if x == y { return x }
        if x.isText || y.isText { return .text(width: max(textWidth(x), textWidth(y))) }
        if x == .bool { return y }
        if y == .bool { return x }
        if x.isFloat || y.isFloat { return commonFloat(x, y) }
        if x.isSigned == y.isSigned { return x.itemSize >= y.itemSize ? x : y }
        let (signed, unsigned) = x.isSigned ? (x, y) : (y, x)
        if signed.itemSize > unsigned.itemSize { return signed }
        switch unsigned {
        case .uint8: return .int16
        case .uint16: return .int32
        case .uint32: return .int64
        default: return .float64
        }
    }

    private static func commonFloat(_ x: ElementType, _ y: ElementType) -> ElementType {
        func isNarrow(_ type: ElementType) -> Bool {
            type == .float32 || type.isInteger && type.itemSize <= 2
        }
        return isNarrow(x) && isNarrow(y) ? .float32 : .float64
    }

    /// The characters that every value of a type can be written with.
    static func textWidth(_ type: ElementType) -> Int {
        switch type {
        case .text(let width): width
        case .bool: 5
        case .int8: 4
        case .uint8: 3
        case .int16: 6
        case .uint16: 5
        case .int32: 11
        case .uint32: 10
        case .int64: 21
        case .uint64: 20
        case .float32, .float64: 32
        }
    }

    /// The type of values together: a Python number gives way to the others' types (NEP 50), and only
    /// where it is of a higher kind (a float beside whole numbers) it brings its own.
    static func common(_ values: [ArrayValue]) -> ElementType {
        var strong: ElementType?
        for value in values {
            guard let type = value.strongType ?? Self.strongPython(value) else { continue }
            strong = strong.map { common($0, type) } ?? type
        }
        for value in values where value.strongType == nil {
            let weak = value.elementType
            guard let type = strong else {
                strong = weak
                continue
            }
            if weak == .float64, !type.isFloat, !type.isText { strong = .float64 }
            if weak == .int64, type == .bool { strong = .int64 }
        }
        return strong ?? .float64
    }

    /// Python's truth values and texts do not give way.
    private static func strongPython(_ value: ArrayValue) -> ElementType? {
        guard case .scalar(let scalar) = value else { return nil }
        switch scalar.value {
        case .bool, .text, .large: return scalar.arrayType
        case .integer, .float: return nil
        }
    }

    /// - Throws: OverflowError for a Python whole number that a type does not hold.
    static func requireRoom(for scalar: Scalar, in type: ElementType) throws(ArrayError) {
        guard scalar.isPython, case .integer(let number) = scalar.value, type.isInteger else {
            return
        }
        let bits = type.itemSize * 8
        let fits =
            type.isSigned
            ? bits == 64 || (-(1 << (bits - 1))..<(1 << (bits - 1))).contains(number)
            : number >= 0 && (bits == 64 || number < 1 << bits)
        guard fits else {
            throw .overflow("Python integer \(number) out of bounds for \(type.name)")
        }
    }
}

extension ArrayValue {
    /// `np.result_type(…)`.
    package static func resultType(_ values: [ArrayValue]) -> ElementType {
        Promotion.common(values)
    }
}

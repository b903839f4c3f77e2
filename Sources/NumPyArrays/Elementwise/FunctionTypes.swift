extension UnaryFunction {
    /// In which type a function works, or what it refuses.
    ///
    /// - Throws: TypeError as NumPy has it, and for what NumPy would answer in float16.
    func workType(_ type: ElementType) throws(ArrayError) -> ElementType {
        guard !type.isText else {
            throw .type("'\(rawValue)' takes numbers, and this array holds texts (\(type.name))")
        }
        switch self {
        case .isNaN, .isInfinite, .isFinite, .signBit, .logicalNot: return type
        case .absolute: return type
        case .invert:
            guard !type.isFloat else {
                throw .type("'~' takes whole numbers or truth values, not \(type.name)")
            }
            return type
        case .negative, .positive, .sign:
            guard type != .bool else {
                throw .type(
                    "'\(rawValue)' does not take truth values"
                        + (self == .negative ? ": use ~ or np.logical_not" : ""))
            }
            return type
        case .square, .reciprocal: return type == .bool ? .int8 : type
        case .floor, .ceil, .trunc: return type
        default: return try Self.floatType(type, rawValue)
        }
    }

    /// - Throws: TypeError where NumPy answers in float16.
    static func floatType(_ type: ElementType, _ name: String) throws(ArrayError) -> ElementType {
        switch type {
        case .bool, .int8, .uint8:
            throw .type(
                "NumPy answers '\(name)' of \(type.name) in float16, which is not here: convert the "
                    + "array first, with .astype('float32')")
        case .int16, .uint16, .float32: return .float32
        default: return .float64
        }
    }

    /// Whether the answer is a truth value.
    var isTest: Bool {
        switch self {
        case .isNaN, .isInfinite, .isFinite, .signBit, .logicalNot: true
        default: false
        }
    }
}

extension BinaryFunction {
    /// In which type a function works on numbers of a common type, or what it refuses.
    func workType(_ type: ElementType) throws(ArrayError) -> ElementType {
        switch self {
        case .divide: return type.isFloat ? type : .float64
        case .arctan2, .hypot, .logaddexp, .copySign:
            return try UnaryFunction.floatType(type, rawValue)
        case .subtract:
            guard type != .bool else {
                throw .type("truth values cannot be subtracted: use ^ or np.logical_xor")
            }
            return type
        case .floorDivide, .remainder, .fmod, .power: return type == .bool ? .int8 : type
        case .leftShift, .rightShift:
            try requireWhole(type)
            return type == .bool ? .int8 : type
        case .bitwiseAnd, .bitwiseOr, .bitwiseXor:
            try requireWhole(type)
            return type
        default: return type
        }
    }

    private func requireWhole(_ type: ElementType) throws(ArrayError) {
        guard type.isFloat else { return }
        throw .type("'\(rawValue)' takes whole numbers or truth values, not \(type.name)")
    }
}

/// NumPy's functions of one array, element by element; the raw value is NumPy's name.
package enum UnaryFunction: String, Sendable, CaseIterable {
    case negative, positive, absolute, sign, square, sqrt, cbrt, reciprocal
    case exp, exp2, expm1, log, log2, log10, log1p
    case sin, cos, tan, arcsin, arccos, arctan, sinh, cosh, tanh, arcsinh, arccosh, arctanh
    case floor, ceil, trunc, rint
    case radians = "deg2rad"
    case degrees = "rad2deg"
    case isNaN = "isnan"
    case isInfinite = "isinf"
    case isFinite = "isfinite"
    case signBit = "signbit"
    case logicalNot = "logical_not"
    /// `~a`
    case invert

    /// Also by NumPy's other names: `abs`, `fabs`, `radians`, `degrees`, `bitwise_not`, `fix`.
    package init?(name: String) {
        let others: [String: UnaryFunction] = [
            "abs": .absolute, "fabs": .absolute, "radians": .radians, "degrees": .degrees,
            "bitwise_not": .invert, "bitwise_invert": .invert, "fix": .trunc, "asin": .arcsin,
            "acos": .arccos, "atan": .arctan, "asinh": .arcsinh, "acosh": .arccosh,
            "atanh": .arctanh,
        ]
        guard let function = UnaryFunction(rawValue: name) ?? others[name] else { return nil }
        self = function
    }
}

/// NumPy's functions of two arrays, element by element with broadcasting; the raw value is NumPy's name.
package enum BinaryFunction: String, Sendable, CaseIterable {
    case add, subtract, multiply, divide, power, maximum, minimum, fmax, fmin
    case arctan2, hypot, logaddexp
    case floorDivide = "floor_divide"
    /// Python's `%`: the sign of the divisor.
    case remainder
    /// C's: the sign of the dividend.
    case fmod
    case copySign = "copysign"
    case equal, less, greater
    case notEqual = "not_equal"
    case lessOrEqual = "less_equal"
    case greaterOrEqual = "greater_equal"
    case bitwiseAnd = "bitwise_and"
    case bitwiseOr = "bitwise_or"
    case bitwiseXor = "bitwise_xor"
    case leftShift = "left_shift"
    case rightShift = "right_shift"
    case logicalAnd = "logical_and"
    case logicalOr = "logical_or"
    case logicalXor = "logical_xor"

    /// Also by NumPy's other names: `mod`, `true_divide`, `pow`, `atan2`.
    package init?(name: String) {
        let others: [String: BinaryFunction] = [
            "mod": .remainder, "true_divide": .divide, "pow": .power, "atan2": .arctan2,
            "bitwise_left_shift": .leftShift, "bitwise_right_shift": .rightShift,
        ]
        guard let function = BinaryFunction(rawValue: name) ?? others[name] else { return nil }
        self = function
    }

    /// By Python's operator: `+`, `//`, `**`, `==`, `&`; `@` is `matmul` and none of these.
    package init?(operator text: String) {
        let operators: [String: BinaryFunction] = [
            "+": .add, "-": .subtract, "*": .multiply, "/": .divide, "//": .floorDivide,
            "%": .remainder, "**": .power, "==": .equal, "!=": .notEqual, "<": .less,
            "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual, "&": .bitwiseAnd,
            "|": .bitwiseOr, "^": .bitwiseXor, "<<": .leftShift, ">>": .rightShift,
        ]
        guard let function = operators[text] else { return nil }
        self = function
    }

    var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }

    var isLogical: Bool { self == .logicalAnd || self == .logicalOr || self == .logicalXor }

    var isBitwise: Bool {
        switch self {
        case .bitwiseAnd, .bitwiseOr, .bitwiseXor, .leftShift, .rightShift: true
        default: false
        }
    }
}

/// What an array's elements are: NumPy's `dtype`.
package enum ElementType: Sendable, Hashable {
    case bool
    case int8, int16, int32, int64
    case uint8, uint16, uint32, uint64
    case float32, float64
    /// Texts of at most so many characters: `<U5`.
    case text(width: Int)

    /// Every type that holds numbers or truth values.
    package static let numbers: [ElementType] = [
        .bool, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .float32, .float64,
    ]

    /// `float64`, `<U5`: what `print(a.dtype)` shows.
    package var name: String {
        switch self {
        case .bool: "bool"
        case .int8: "int8"
        case .int16: "int16"
        case .int32: "int32"
        case .int64: "int64"
        case .uint8: "uint8"
        case .uint16: "uint16"
        case .uint32: "uint32"
        case .uint64: "uint64"
        case .float32: "float32"
        case .float64: "float64"
        case .text(let width): "<U\(width)"
        }
    }

    /// Bytes of one element.
    package var itemSize: Int {
        switch self {
        case .bool, .int8, .uint8: 1
        case .int16, .uint16: 2
        case .int32, .uint32, .float32: 4
        case .int64, .uint64, .float64: 8
        case .text(let width): 4 * width
        }
    }

    package var isFloat: Bool { self == .float32 || self == .float64 }

    /// Whole numbers with a sign.
    package var isSigned: Bool {
        self == .int8 || self == .int16 || self == .int32 || self == .int64
    }

    /// Whole numbers without a sign.
    package var isUnsigned: Bool {
        self == .uint8 || self == .uint16 || self == .uint32 || self == .uint64
    }

    package var isInteger: Bool { isSigned || isUnsigned }

    package var isText: Bool {
        if case .text = self { return true }
        return false
    }

    /// The type that a dtype's name, its short code, Python's own or C's stands for: `float32`, `f4`,
    /// `<i8`, `float`, `double`, `?`, `U10`.
    ///
    /// - Throws: TypeError, naming float16 and complex numbers as what is not here.
    package init(name: String) throws(ArrayError) {
        let short = name.first.map { "<>=|".contains($0) } == true ? String(name.dropFirst()) : name
        if let type = Self.names[short] {
            self = type
        } else if short.first == "U", let width = Int(short.dropFirst()),
            (0...100_000).contains(width)
        {
            self = .text(width: width)
        } else if short.hasPrefix("float16") || short.hasPrefix("complex") || short == "half" {
            throw .type(
                "arrays of \(name) are not among what there is here: use float32 or float64")
        } else {
            throw .type("there is no dtype called '\(name)'")
        }
    }

    private static let names: [String: ElementType] = [
        "bool": .bool, "bool_": .bool, "?": .bool, "b1": .bool,
        "int8": .int8, "i1": .int8, "b": .int8, "byte": .int8,
        "int16": .int16, "i2": .int16, "h": .int16, "short": .int16,
        "int32": .int32, "i4": .int32, "i": .int32, "intc": .int32,
        "int64": .int64, "i8": .int64, "l": .int64, "q": .int64, "int": .int64, "int_": .int64,
        "intp": .int64, "long": .int64, "longlong": .int64,
        "uint8": .uint8, "u1": .uint8, "B": .uint8, "ubyte": .uint8,
        "uint16": .uint16, "u2": .uint16, "H": .uint16, "ushort": .uint16,
        "uint32": .uint32, "u4": .uint32, "I": .uint32, "uintc": .uint32,
        "uint64": .uint64, "u8": .uint64, "L": .uint64, "Q": .uint64, "uint": .uint64,
        "ulong": .uint64, "ulonglong": .uint64, "uintp": .uint64,
        "float32": .float32, "f4": .float32, "f": .float32, "single": .float32,
        "float64": .float64, "f8": .float64, "d": .float64, "double": .float64, "float": .float64,
        "float_": .float64,
        "str": .text(width: 0), "str_": .text(width: 0), "U": .text(width: 0),
    ]
}

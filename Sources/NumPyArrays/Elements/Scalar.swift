/// One number, truth value or text: what `arr[0]` gives, or a literal of Python's own.
package struct Scalar: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case bool(Bool)
        case integer(Int)
        /// A whole number beyond `Int.max`, of dtype uint64.
        case large(UInt64)
        /// Also what a float32 holds, widened.
        case float(Double)
        case text(String)
    }

    package let value: Value
    /// nil for a Python number or text, whose type gives way to an array's (NEP 50).
    package let elementType: ElementType?

    package init(_ value: Value, _ elementType: ElementType? = nil) {
        self.value = value
        self.elementType = elementType
    }

    package static func bool(_ value: Bool) -> Scalar { Scalar(.bool(value)) }
    package static func integer(_ value: Int) -> Scalar { Scalar(.integer(value)) }
    package static func float(_ value: Double) -> Scalar { Scalar(.float(value)) }
    package static func text(_ value: String) -> Scalar { Scalar(.text(value)) }

    package var isPython: Bool { elementType == nil }

    /// The type that an array of it has when nothing else says: int64, float64, bool, `<U…`.
    package var arrayType: ElementType {
        if let elementType { return elementType }
        switch value {
        case .bool: return .bool
        case .integer: return .int64
        case .large: return .uint64
        case .float: return .float64
        case .text(let text): return .text(width: text.unicodeScalars.count)
        }
    }

    /// The number as a Double; nil for a text.
    package var double: Double? {
        switch value {
        case .bool(let value): value ? 1 : 0
        case .integer(let value): Double(value)
        case .large(let value): Double(value)
        case .float(let value): value
        case .text: nil
        }
    }

    /// The whole number that this is: nil for a float, a text or what 64 bits do not hold.
    package var integer: Int? {
        switch value {
        case .bool(let value): value ? 1 : 0
        case .integer(let value): value
        case .large, .float, .text: nil
        }
    }

    /// What Python's `bool(…)` says.
    package var isTrue: Bool {
        if case .text(let text) = value { return !text.isEmpty }
        return double != 0
    }
}

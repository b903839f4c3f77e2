/// A number as operations work on it: every type of element is read into one of four such, in pieces,
/// and the results are stored as their own type.
protocol WorkNumber: Comparable, Sendable, ExpressibleByIntegerLiteral {
    /// The elements of a range, which become the first ones of the buffer. A text gives nothing.
    static func read(_ storage: Storage, _ range: Range<Int>, into buffer: inout [Self])
    /// Adds the buffer's numbers at the end, as a C cast would convert them.
    static func append(_ buffer: ArraySlice<Self>, to storage: inout Storage)

    /// `function` of the first so many numbers of x and y. Comparisons have their own.
    static func combine(
        _ function: BinaryFunction, _ x: [Self], _ y: [Self], _ count: Int,
        into result: inout [Self])
    static func compare(
        _ function: BinaryFunction, _ x: [Self], _ y: [Self], _ count: Int,
        into result: inout [Bool])
    /// `function` of the first so many numbers. What answers with truth values has its own.
    static func apply(
        _ function: UnaryFunction, _ x: [Self], _ count: Int, into result: inout [Self])
    static func test(
        _ function: UnaryFunction, _ x: [Self], _ count: Int, into result: inout [Bool])

    /// `function` of the value and the first number, of that and the second, and so on.
    static func fold(_ function: BinaryFunction, _ x: [Self], _ count: Int, from value: Self)
        -> Self
    /// `function` of each result from a place on and the number that belongs to it.
    static func fold(
        _ function: BinaryFunction, _ x: [Self], _ count: Int, into result: inout [Self],
        at start: Int)
    /// Each number with the one so many places before it, along an axis: running sums and products.
    static func accumulate(_ function: BinaryFunction, _ x: inout [Self], side: Int, step: Int)
    /// The place of the largest (or smallest) of the first so many numbers, the first one of several;
    /// what is no number wins.
    static func extreme(_ x: [Self], _ count: Int, isLargest: Bool) -> Int
    /// The places 0..<count in the order of the numbers from a place on; equal ones keep their order,
    /// what is no number comes last.
    static func order(_ x: [Self], from start: Int, _ count: Int) -> [Int]
}

/// The four ways of working.
enum Work {
    case integer, unsigned, single, double

    init(_ type: ElementType) {
        switch type {
        case .float64, .text: self = .double
        case .float32: self = .single
        case .uint64: self = .unsigned
        default: self = .integer
        }
    }
}

/// Elements that are worked on at once.
let pieceSize = 4096

/// The range in pieces, with a look now and then whether to stop.
func forEachPiece(
    of count: Int, _ body: (Range<Int>) throws(ArrayError) -> Void
) throws(ArrayError) {
    var start = 0
    while start < count {
        if start.isMultiple(of: pieceSize * 256) { try ArrayContext.checkpoint() }
        let end = min(start + pieceSize, count)
        try body(start..<end)
        start = end
    }
}

/// C's cast to a 64-bit whole number, with one answer for what does not fit.
func whole(_ value: Double) -> Int {
    value > -9.3e18 && value < 9.3e18 ? Int(exactly: value.rounded(.towardZero)) ?? .min : .min
}

/// C's cast to a whole number of up to 32 bits, which goes by way of 32.
func narrowWhole(_ value: Double) -> Int32 {
    Int32(exactly: value.rounded(.towardZero)) ?? .min
}

/// C's cast to an unsigned one; what is negative wraps.
func unsignedWhole(_ value: Double) -> UInt64 {
    value >= 9_223_372_036_854_775_808
        ? UInt64(exactly: value.rounded(.towardZero)) ?? .max
        : UInt64(truncatingIfNeeded: whole(value))
}

extension Storage {
    /// Nothing yet, with room for so many.
    init(emptyOf type: ElementType, capacity: Int) {
        func room<Element>(_ element: Element.Type) -> [Element] {
            var values: [Element] = []
            values.reserveCapacity(capacity)
            return values
        }
        switch type {
        case .bool: self = .bool(room(Bool.self))
        case .int8: self = .int8(room(Int8.self))
        case .int16: self = .int16(room(Int16.self))
        case .int32: self = .int32(room(Int32.self))
        case .int64: self = .int64(room(Int.self))
        case .uint8: self = .uint8(room(UInt8.self))
        case .uint16: self = .uint16(room(UInt16.self))
        case .uint32: self = .uint32(room(UInt32.self))
        case .uint64: self = .uint64(room(UInt64.self))
        case .float32: self = .float32(room(Float.self))
        case .float64: self = .float64(room(Double.self))
        case .text(let width): self = .text(room(String.self), width: width)
        }
    }

    /// One value again and again, cast as C would; a text where the type is one.
    init(repeating scalar: Scalar, count: Int, as type: ElementType) {
        let (integer, double) = (scalar.bits, scalar.double ?? .nan)
        switch type {
        case .bool: self = .bool(Array(repeating: scalar.isTrue, count: count))
        case .int8: self = .int8(Array(repeating: Int8(truncatingIfNeeded: integer), count: count))
        case .int16:
            self = .int16(Array(repeating: Int16(truncatingIfNeeded: integer), count: count))
        case .int32:
            self = .int32(Array(repeating: Int32(truncatingIfNeeded: integer), count: count))
        case .int64: self = .int64(Array(repeating: integer, count: count))
        case .uint8:
            self = .uint8(Array(repeating: UInt8(truncatingIfNeeded: integer), count: count))
        case .uint16:
            self = .uint16(Array(repeating: UInt16(truncatingIfNeeded: integer), count: count))
        case .uint32:
            self = .uint32(Array(repeating: UInt32(truncatingIfNeeded: integer), count: count))
        case .uint64:
            self = .uint64(Array(repeating: UInt64(bitPattern: Int64(integer)), count: count))
        case .float32: self = .float32(Array(repeating: Float(double), count: count))
        case .float64: self = .float64(Array(repeating: double, count: count))
        case .text(let width):
            let text = String(scalar.text.unicodeScalars.prefix(width))
            self = .text(Array(repeating: text, count: count), width: width)
        }
    }

    /// All elements as numbers of one kind.
    func numbers<Number: WorkNumber>(_ number: Number.Type) -> [Number] {
        var buffer = [Number](repeating: 0, count: count)
        Number.read(self, 0..<count, into: &buffer)
        return buffer
    }

    /// Numbers as elements of a type.
    init<Number: WorkNumber>(_ numbers: [Number], as type: ElementType) {
        self.init(emptyOf: type, capacity: numbers.count)
        Number.append(numbers[...], to: &self)
    }
}

extension Scalar {
    /// The 64 bits of the whole number that a C cast makes of it.
    fileprivate var bits: Int {
        switch value {
        case .bool(let value): value ? 1 : 0
        case .integer(let value): value
        case .large(let value): Int(truncatingIfNeeded: value)
        case .float(let value):
            elementType == .uint64 ? Int(truncatingIfNeeded: unsignedWhole(value)) : whole(value)
        case .text: 0
        }
    }
}

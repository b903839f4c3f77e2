/// The elements of an array, as compact as their type.
enum Storage: Sendable, Equatable {
    case bool([Bool])
    case int8([Int8])
    case int16([Int16])
    case int32([Int32])
    case int64([Int])
    case uint8([UInt8])
    case uint16([UInt16])
    case uint32([UInt32])
    case uint64([UInt64])
    case float32([Float])
    case float64([Double])
    case text([String], width: Int)

    /// As wide as the longest needs, at least one character.
    init(texts: [String]) {
        self = .text(texts, width: max(1, texts.lazy.map(\.unicodeScalars.count).max() ?? 1))
    }

    var type: ElementType {
        switch self {
        case .bool: .bool
        case .int8: .int8
        case .int16: .int16
        case .int32: .int32
        case .int64: .int64
        case .uint8: .uint8
        case .uint16: .uint16
        case .uint32: .uint32
        case .uint64: .uint64
        case .float32: .float32
        case .float64: .float64
        case .text(_, let width): .text(width: width)
        }
    }

    var count: Int {
        switch self {
        case .bool(let values): values.count
        case .int8(let values): values.count
        case .int16(let values): values.count
        case .int32(let values): values.count
        case .int64(let values): values.count
        case .uint8(let values): values.count
        case .uint16(let values): values.count
        case .uint32(let values): values.count
        case .uint64(let values): values.count
        case .float32(let values): values.count
        case .float64(let values): values.count
        case .text(let values, _): values.count
        }
    }

    /// Where the elements lie, and how many bytes they take.
    var memory: (address: UInt, bytes: Int) {
        func piece<Element>(_ values: [Element]) -> (address: UInt, bytes: Int) {
            values.withUnsafeBufferPointer {
                (
                    UInt(bitPattern: $0.baseAddress),
                    $0.count * MemoryLayout<Element>.stride
                )
            }
        }
        return switch self {
        case .bool(let values): piece(values)
        case .int8(let values): piece(values)
        case .int16(let values): piece(values)
        case .int32(let values): piece(values)
        case .int64(let values): piece(values)
        case .uint8(let values): piece(values)
        case .uint16(let values): piece(values)
        case .uint32(let values): piece(values)
        case .uint64(let values): piece(values)
        case .float32(let values): piece(values)
        case .float64(let values): piece(values)
        case .text(let values, _): piece(values)
        }
    }

    func scalar(_ place: Int) -> Scalar {
        switch self {
        case .bool(let values): Scalar(.bool(values[place]), .bool)
        case .int8(let values): Scalar(.integer(Int(values[place])), .int8)
        case .int16(let values): Scalar(.integer(Int(values[place])), .int16)
        case .int32(let values): Scalar(.integer(Int(values[place])), .int32)
        case .int64(let values): Scalar(.integer(values[place]), .int64)
        case .uint8(let values): Scalar(.integer(Int(values[place])), .uint8)
        case .uint16(let values): Scalar(.integer(Int(values[place])), .uint16)
        case .uint32(let values): Scalar(.integer(Int(values[place])), .uint32)
        case .uint64(let values):
            Scalar(
                Int(exactly: values[place]).map { .integer($0) } ?? .large(values[place]), .uint64)
        case .float32(let values): Scalar(.float(Double(values[place])), .float32)
        case .float64(let values): Scalar(.float(values[place]), .float64)
        case .text(let values, let width): Scalar(.text(values[place]), .text(width: width))
        }
    }
}

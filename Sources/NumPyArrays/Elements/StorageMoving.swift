/// Elements as they are, from one storage to another of the same type.
///
/// The elements are taken out of the storage while they change: a second owner would have all of them
/// copied each time.
extension Storage {
    private var textWidth: Int {
        if case .text(_, let width) = self { return width }
        return 1
    }

    /// Adds the elements at these places of another storage of this type.
    mutating func append(from other: Storage, at places: [Int]) {
        switch self {
        case .bool(var values):
            self = .bool([])
            if case .bool(let others) = other { gather(&values, others, places) }
            self = .bool(values)
        case .int8(var values):
            self = .bool([])
            if case .int8(let others) = other { gather(&values, others, places) }
            self = .int8(values)
        case .int16(var values):
            self = .bool([])
            if case .int16(let others) = other { gather(&values, others, places) }
            self = .int16(values)
        case .int32(var values):
            self = .bool([])
            if case .int32(let others) = other { gather(&values, others, places) }
            self = .int32(values)
        case .int64(var values):
            self = .bool([])
            if case .int64(let others) = other { gather(&values, others, places) }
            self = .int64(values)
        case .uint8(var values):
            self = .bool([])
            if case .uint8(let others) = other { gather(&values, others, places) }
            self = .uint8(values)
        case .uint16(var values):
            self = .bool([])
            if case .uint16(let others) = other { gather(&values, others, places) }
            self = .uint16(values)
        case .uint32(var values):
            self = .bool([])
            if case .uint32(let others) = other { gather(&values, others, places) }
            self = .uint32(values)
        case .uint64(var values):
            self = .bool([])
            if case .uint64(let others) = other { gather(&values, others, places) }
            self = .uint64(values)
        case .float32(var values):
            self = .bool([])
            if case .float32(let others) = other { gather(&values, others, places) }
            self = .float32(values)
        case .float64(var values):
            self = .bool([])
            if case .float64(let others) = other { gather(&values, others, places) }
            self = .float64(values)
        case .text(var values, let width):
            self = .bool([])
            if case .text(let others, _) = other { gather(&values, others, places) }
            self = .text(values, width: max(width, other.textWidth))
        }
    }

    /// Adds a range of another storage of this type.
    mutating func append(from other: Storage, _ range: Range<Int>) {
        switch self {
        case .bool(var values):
            self = .bool([])
            if case .bool(let others) = other { values += others[range] }
            self = .bool(values)
        case .int8(var values):
            self = .bool([])
            if case .int8(let others) = other { values += others[range] }
            self = .int8(values)
        case .int16(var values):
            self = .bool([])
            if case .int16(let others) = other { values += others[range] }
            self = .int16(values)
        case .int32(var values):
            self = .bool([])
            if case .int32(let others) = other { values += others[range] }
            self = .int32(values)
        case .int64(var values):
            self = .bool([])
            if case .int64(let others) = other { values += others[range] }
            self = .int64(values)
        case .uint8(var values):
            self = .bool([])
            if case .uint8(let others) = other { values += others[range] }
            self = .uint8(values)
        case .uint16(var values):
            self = .bool([])
            if case .uint16(let others) = other { values += others[range] }
            self = .uint16(values)
        case .uint32(var values):
            self = .bool([])
            if case .uint32(let others) = other { values += others[range] }
            self = .uint32(values)
        case .uint64(var values):
            self = .bool([])
            if case .uint64(let others) = other { values += others[range] }
            self = .uint64(values)
        case .float32(var values):
            self = .bool([])
            if case .float32(let others) = other { values += others[range] }
            self = .float32(values)
        case .float64(var values):
            self = .bool([])
            if case .float64(let others) = other { values += others[range] }
            self = .float64(values)
        case .text(var values, let width):
            self = .bool([])
            if case .text(let others, _) = other { values += others[range] }
            self = .text(values, width: max(width, other.textWidth))
        }
    }

    /// Puts the first elements of another storage of this type at these places; texts are cut.
    mutating func put(_ other: Storage, at places: [Int]) {
        switch self {
        case .bool(var values):
            self = .bool([])
            if case .bool(let others) = other { scatter(&values, others, places) }
            self = .bool(values)
        case .int8(var values):
            self = .bool([])
            if case .int8(let others) = other { scatter(&values, others, places) }
            self = .int8(values)
        case .int16(var values):
            self = .bool([])
            if case .int16(let others) = other { scatter(&values, others, places) }
            self = .int16(values)
        case .int32(var values):
            self = .bool([])
            if case .int32(let others) = other { scatter(&values, others, places) }
            self = .int32(values)
        case .int64(var values):
            self = .bool([])
            if case .int64(let others) = other { scatter(&values, others, places) }
            self = .int64(values)
        case .uint8(var values):
            self = .bool([])
            if case .uint8(let others) = other { scatter(&values, others, places) }
            self = .uint8(values)
        case .uint16(var values):
            self = .bool([])
            if case .uint16(let others) = other { scatter(&values, others, places) }
            self = .uint16(values)
        case .uint32(var values):
            self = .bool([])
            if case .uint32(let others) = other { scatter(&values, others, places) }
            self = .uint32(values)
        case .uint64(var values):
            self = .bool([])
            if case .uint64(let others) = other { scatter(&values, others, places) }
            self = .uint64(values)
        case .float32(var values):
            self = .bool([])
            if case .float32(let others) = other { scatter(&values, others, places) }
            self = .float32(values)
        case .float64(var values):
            self = .bool([])
            if case .float64(let others) = other { scatter(&values, others, places) }
            self = .float64(values)
        case .text(var values, let width):
            self = .bool([])
            if case .text(let others, _) = other {
                scatter(&values, others.map { String($0.unicodeScalars.prefix(width)) }, places)
            }
            self = .text(values, width: width)
        }
    }
}

@inline(__always) private func gather<Element>(
    _ values: inout [Element], _ others: [Element], _ places: [Int]
) {
    for place in places { values.append(others[place]) }
}

@inline(__always) private func scatter<Element>(
    _ values: inout [Element], _ others: [Element], _ places: [Int]
) {
    for (index, place) in places.enumerated() { values[place] = others[index] }
}

/// Elements as they are, from one storage to another of the same type.
extension Storage {
    /// Adds the elements at these places of another storage of this type.
    mutating func append(from other: Storage, at places: [Int]) {
        switch (self, other) {
        case (.bool(var values), .bool(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .bool(values)
        case (.int8(var values), .int8(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .int8(values)
        case (.int16(var values), .int16(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .int16(values)
        case (.int32(var values), .int32(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .int32(values)
        case (.int64(var values), .int64(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .int64(values)
        case (.uint8(var values), .uint8(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .uint8(values)
        case (.uint16(var values), .uint16(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .uint16(values)
        case (.uint32(var values), .uint32(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .uint32(values)
        case (.uint64(var values), .uint64(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .uint64(values)
        case (.float32(var values), .float32(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .float32(values)
        case (.float64(var values), .float64(let others)):
            self = .bool([])
            gather(&values, others, places)
            self = .float64(values)
        case (.text(var values, let width), .text(let others, let wide)):
            self = .bool([])
            gather(&values, others, places)
            self = .text(values, width: max(width, wide))
        default: preconditionFailure("storages of one type")
        }
    }

    /// Adds a range of another storage of this type.
    mutating func append(from other: Storage, _ range: Range<Int>) {
        switch (self, other) {
        case (.bool(var values), .bool(let others)):
            self = .bool([])
            values += others[range]
            self = .bool(values)
        case (.int8(var values), .int8(let others)):
            self = .bool([])
            values += others[range]
            self = .int8(values)
        case (.int16(var values), .int16(let others)):
            self = .bool([])
            values += others[range]
            self = .int16(values)
        case (.int32(var values), .int32(let others)):
            self = .bool([])
            values += others[range]
            self = .int32(values)
        case (.int64(var values), .int64(let others)):
            self = .bool([])
            values += others[range]
            self = .int64(values)
        case (.uint8(var values), .uint8(let others)):
            self = .bool([])
            values += others[range]
            self = .uint8(values)
        case (.uint16(var values), .uint16(let others)):
            self = .bool([])
            values += others[range]
            self = .uint16(values)
        case (.uint32(var values), .uint32(let others)):
            self = .bool([])
            values += others[range]
            self = .uint32(values)
        case (.uint64(var values), .uint64(let others)):
            self = .bool([])
            values += others[range]
            self = .uint64(values)
        case (.float32(var values), .float32(let others)):
            self = .bool([])
            values += others[range]
            self = .float32(values)
        case (.float64(var values), .float64(let others)):
            self = .bool([])
            values += others[range]
            self = .float64(values)
        case (.text(var values, let width), .text(let others, let wide)):
            self = .bool([])
            values += others[range]
            self = .text(values, width: max(width, wide))
        default: preconditionFailure("storages of one type")
        }
    }

    /// Puts the first elements of another storage of this type at these places; texts are cut.
    mutating func put(_ other: Storage, at places: [Int]) {
        switch (self, other) {
        case (.bool(var values), .bool(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .bool(values)
        case (.int8(var values), .int8(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .int8(values)
        case (.int16(var values), .int16(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .int16(values)
        case (.int32(var values), .int32(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .int32(values)
        case (.int64(var values), .int64(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .int64(values)
        case (.uint8(var values), .uint8(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .uint8(values)
        case (.uint16(var values), .uint16(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .uint16(values)
        case (.uint32(var values), .uint32(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .uint32(values)
        case (.uint64(var values), .uint64(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .uint64(values)
        case (.float32(var values), .float32(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .float32(values)
        case (.float64(var values), .float64(let others)):
            self = .bool([])
            scatter(&values, others, places)
            self = .float64(values)
        case (.text(var values, let width), .text(let others, _)):
            self = .bool([])
            scatter(&values, others.map { String($0.unicodeScalars.prefix(width)) }, places)
            self = .text(values, width: width)
        default: preconditionFailure("storages of one type")
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

/// float32 is worked on as it is.
extension Float: WorkNumber {
    static func read(
        _ storage: Storage, _ range: Range<Int>, into buffer: inout [Float]
    ) {
        switch storage {
        case .bool(let values): fill(&buffer, from: values, range) { $0 ? 1 : 0 }
        case .int8(let values): fill(&buffer, from: values, range) { Float($0) }
        case .int16(let values): fill(&buffer, from: values, range) { Float($0) }
        case .int32(let values): fill(&buffer, from: values, range) { Float($0) }
        case .int64(let values): fill(&buffer, from: values, range) { Float($0) }
        case .uint8(let values): fill(&buffer, from: values, range) { Float($0) }
        case .uint16(let values): fill(&buffer, from: values, range) { Float($0) }
        case .uint32(let values): fill(&buffer, from: values, range) { Float($0) }
        case .uint64(let values): fill(&buffer, from: values, range) { Float($0) }
        case .float32(let values): fill(&buffer, from: values, range) { $0 }
        case .float64(let values): fill(&buffer, from: values, range) { Float($0) }
        case .text: break
        }
    }

    static func append(_ buffer: ArraySlice<Float>, to storage: inout Storage) {
        switch storage {
        case .bool(var values):
            storage = .bool([])
            extend(&values, by: buffer) { $0 != 0 }
            storage = .bool(values)
        case .int8(var values):
            storage = .bool([])
            extend(&values, by: buffer) { Int8(truncatingIfNeeded: narrowWhole(Double($0))) }
            storage = .int8(values)
        case .int16(var values):
            storage = .bool([])
            extend(&values, by: buffer) { Int16(truncatingIfNeeded: narrowWhole(Double($0))) }
            storage = .int16(values)
        case .int32(var values):
            storage = .bool([])
            extend(&values, by: buffer) { Int32(truncatingIfNeeded: narrowWhole(Double($0))) }
            storage = .int32(values)
        case .int64(var values):
            storage = .bool([])
            extend(&values, by: buffer) { whole(Double($0)) }
            storage = .int64(values)
        case .uint8(var values):
            storage = .bool([])
            extend(&values, by: buffer) { UInt8(truncatingIfNeeded: narrowWhole(Double($0))) }
            storage = .uint8(values)
        case .uint16(var values):
            storage = .bool([])
            extend(&values, by: buffer) { UInt16(truncatingIfNeeded: narrowWhole(Double($0))) }
            storage = .uint16(values)
        case .uint32(var values):
            storage = .bool([])
            extend(&values, by: buffer) { UInt32(truncatingIfNeeded: whole(Double($0))) }
            storage = .uint32(values)
        case .uint64(var values):
            storage = .bool([])
            extend(&values, by: buffer) { unsignedWhole(Double($0)) }
            storage = .uint64(values)
        case .float32(var values):
            storage = .bool([])
            extend(&values, by: buffer) { $0 }
            storage = .float32(values)
        case .float64(var values):
            storage = .bool([])
            extend(&values, by: buffer) { Double($0) }
            storage = .float64(values)
        case .text: break
        }
    }
}

@inline(__always) private func fill<Element>(
    _ buffer: inout [Float], from values: [Element], _ range: Range<Int>,
    _ convert: (Element) -> Float
) {
    for (place, index) in range.enumerated() { buffer[place] = convert(values[index]) }
}

@inline(__always) private func extend<Element>(
    _ values: inout [Element], by buffer: ArraySlice<Float>, _ convert: (Float) -> Element
) {
    for value in buffer { values.append(convert(value)) }
}

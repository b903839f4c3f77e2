/// Writes messages in Google's protocol buffers: fields as number and kind, then their content.
///
/// Source: "Encoding", protobuf.dev.
struct ProtobufWriter {
    private(set) var bytes: [UInt8] = []

    /// A whole number, seven bits a byte.
    mutating func write(_ field: Int, _ value: Int) {
        key(field, kind: 0)
        varint(UInt64(bitPattern: Int64(value)))
    }

    mutating func write(_ field: Int, _ value: Float) {
        key(field, kind: 5)
        for shift in stride(from: 0, to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt32(shift)))
        }
    }

    mutating func write(_ field: Int, _ text: String) { write(field, Array(text.utf8)) }

    mutating func write(_ field: Int, _ content: [UInt8]) {
        key(field, kind: 2)
        varint(UInt64(content.count))
        bytes += content
    }

    /// A message within this one.
    mutating func write(_ field: Int, _ fill: (inout ProtobufWriter) -> Void) {
        var message = ProtobufWriter()
        fill(&message)
        write(field, message.bytes)
    }

    private mutating func key(_ field: Int, kind: Int) { varint(UInt64(field << 3 | kind)) }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 128 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

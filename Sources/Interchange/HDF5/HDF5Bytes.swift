/// The bytes of an HDF5 file, read with every place checked.
///
/// Bobbin reads the format by itself: libhdf5 crashes on files with a single damaged bit, and a
/// learner's file must never bring the program down. Numbers are little-endian.
/// Source: "HDF5 File Format Specification Version 3.0", The HDF Group.
struct HDF5Bytes: Sendable {
    let bytes: [UInt8]

    /// What stands where an address is left open.
    static let undefined = UInt64.max

    var count: Int { bytes.count }

    /// The unsigned number of `size` bytes (1…8) at `offset`.
    func word(at offset: Int, size: Int = 8) throws(ModelFileProblem) -> UInt64 {
        try check(offset, size)
        var word: UInt64 = 0
        for index in (0..<size).reversed() { word = word << 8 | UInt64(bytes[offset + index]) }
        return word
    }

    func byte(at offset: Int) throws(ModelFileProblem) -> UInt8 {
        try check(offset, 1)
        return bytes[offset]
    }

    /// A number that must be able to count something in this file.
    func number(at offset: Int, size: Int) throws(ModelFileProblem) -> Int {
        let word = try word(at: offset, size: size)
        guard word <= UInt64(Int.max) else { throw damaged(offset, "a number is out of range") }
        return Int(word)
    }

    /// An address or a length within the file.
    func place(at offset: Int) throws(ModelFileProblem) -> Int {
        let word = try word(at: offset)
        guard word <= UInt64(count) else {
            throw damaged(offset, "it points to byte \(word), beyond the end of the file")
        }
        return Int(word)
    }

    /// Checks that `size` bytes at `offset` are in the file.
    func check(_ offset: Int, _ size: Int) throws(ModelFileProblem) {
        guard offset >= 0, size >= 0, size <= count, offset <= count - size else {
            throw damaged(offset, "something reaches beyond the end of the file")
        }
    }

    func check(signature: StaticString, at offset: Int) throws(ModelFileProblem) {
        try check(offset, signature.utf8CodeUnitCount)
        let found = bytes[offset..<offset + signature.utf8CodeUnitCount]
        let matches = signature.withUTF8Buffer { $0.elementsEqual(found) }
        guard matches else { throw damaged(offset, "the mark \(signature) is not there") }
    }

    /// The text at `offset`, up to a zero or `limit` bytes.
    func text(at offset: Int, limit: Int) throws(ModelFileProblem) -> String {
        guard offset >= 0, offset <= count, limit >= 0 else {
            throw damaged(offset, "a name is out of the file")
        }
        let end = offset + min(limit, count - offset)
        return String(decoding: bytes[offset..<end].prefix { $0 != 0 }, as: UTF8.self)
    }

    func damaged(_ offset: Int, _ reason: String) -> ModelFileProblem {
        .damaged(place: "HDF5, byte \(max(0, offset))", reason: reason)
    }
}

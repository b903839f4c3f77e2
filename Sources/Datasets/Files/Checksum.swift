import CKernels

/// A sum over bytes that any damage changes; quick enough to read a whole data set at every load.
///
/// Pieces but the last are a multiple of 64 bytes long.
struct Checksum {
    private var lanes = [UInt64](repeating: 0, count: 8)
    private var length: UInt64 = 0

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        bobbin_checksum_add(&lanes, bytes.baseAddress, bytes.count)
        length += UInt64(bytes.count)
    }

    var value: UInt64 { bobbin_checksum_fold(lanes, length) }

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = Checksum()
        sum.add(bytes)
        return sum.value
    }

    /// - Throws: `missing`, `notAFile` or `unreadable`.
    static func ofFile(_ path: String) throws(DatasetError) -> UInt64 {
        let file = try DataFile(path)
        let size = 1 << 18
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
        defer { chunk.deallocate() }
        guard let memory = chunk.baseAddress else { return 0 }
        var sum = Checksum()
        while true {
            let got = try file.read(into: memory, count: size)
            sum.add(UnsafeRawBufferPointer(rebasing: chunk[..<got]))
            if got < size { return sum.value }
        }
    }
}

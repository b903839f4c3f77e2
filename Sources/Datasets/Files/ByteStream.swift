import CZlib

/// The bytes of a file, unpacked on the way where it is a gzip file.
///
/// zlib checks the length and the CRC-32 in the gzip trailer; this adds that the file ends there. A
/// file may be several gzip files one after the other, and zeros may fill it up, as on a tape.
final class ByteStream {
    let path: String
    let isPacked: Bool
    /// Does the file begin as plain IDX files do?
    let beginsWithZeros: Bool
    /// Bytes in the file itself.
    let fileSize: Int
    private let file: DataFile
    private let chunk = UnsafeMutablePointer<UInt8>.allocate(capacity: ByteStream.chunkSize)
    /// What of the chunk is still to be used.
    private var waiting = 0..<0
    private let inflater = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var hasEnded = false
    /// Behind a gzip trailer: another member, zeros or the end may follow.
    private var isBetweenMembers = false
    private var isPadded = false
    /// Whether the file has no more bytes.
    private var isAtEnd = false

    private static let chunkSize = 1 << 18

    /// - Throws: `missing`, `notAFile`, `unreadable`, `empty`, `noMemory`.
    init(_ path: String) throws(DatasetError) {
        self.path = path
        file = try DataFile(path)
        fileSize = file.size
        let got = try file.read(into: chunk, count: Self.chunkSize)
        waiting = 0..<got
        isPacked = got >= 2 && chunk[0] == 0x1F && chunk[1] == 0x8B
        beginsWithZeros = got >= 2 && chunk[0] == 0 && chunk[1] == 0
        inflater.initialize(to: z_stream())
        if got == 0 { throw .file(path: path, .empty) }
        let gzipOnly: Int32 = 15 + 16
        let status = inflateInit2_(
            inflater, gzipOnly, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw .file(path: path, .noMemory(bytes: 1 << 16)) }
    }

    deinit {
        inflateEnd(inflater)
        inflater.deallocate()
        chunk.deallocate()
    }

    /// Fills `memory` with what comes next; fewer bytes only where the data end.
    func read(into memory: UnsafeMutablePointer<UInt8>, count: Int) throws(DatasetError) -> Int {
        var done = 0
        while done < count, !hasEnded, !isAtEnd {
            if waiting.isEmpty { try refill() }
            if isBetweenMembers { beginMember() }
            if waiting.isEmpty || isBetweenMembers { continue }
            let room = min(count - done, 1 << 30)
            done += isPacked ? try unpack(into: memory + done, room) : copy(to: memory + done, room)
        }
        return done
    }

    /// Reads on to the end of the data and of the file.
    ///
    /// - Returns: false where anything at all follows.
    func endsHere() throws(DatasetError) -> Bool {
        var extra: UInt8 = 0
        guard try read(into: &extra, count: 1) == 0 else { return false }
        if waiting.isEmpty { try refill() }
        return waiting.isEmpty
    }

    /// Behind a trailer: begins the next member, passes over zeros, or finds the end.
    private func beginMember() {
        while let byte = waiting.first.map({ chunk[$0] }), byte == 0 {
            isPadded = true
            waiting.removeFirst()
        }
        guard let byte = waiting.first.map({ chunk[$0] }) else {
            hasEnded = isAtEnd
            return
        }
        guard byte == 0x1F, !isPadded, inflateReset(inflater) == Z_OK else {
            hasEnded = true
            return
        }
        isBetweenMembers = false
    }

    /// Has the gzip trailer been met and found right? Always true of a plain file.
    var isComplete: Bool { !isPacked || hasEnded || isBetweenMembers }

    private func refill() throws(DatasetError) {
        waiting = 0..<(try file.read(into: chunk, count: Self.chunkSize))
        isAtEnd = waiting.isEmpty
    }

    private func copy(to memory: UnsafeMutablePointer<UInt8>, _ room: Int) -> Int {
        let count = min(room, waiting.count)
        memory.update(from: chunk + waiting.lowerBound, count: count)
        waiting = (waiting.lowerBound + count)..<waiting.upperBound
        return count
    }

    private func unpack(
        into memory: UnsafeMutablePointer<UInt8>, _ room: Int
    ) throws(DatasetError) -> Int {
        inflater.pointee.next_in = chunk + waiting.lowerBound
        inflater.pointee.avail_in = UInt32(waiting.count)
        inflater.pointee.next_out = memory
        inflater.pointee.avail_out = UInt32(room)
        let status = inflate(inflater, Z_NO_FLUSH)
        waiting = (waiting.upperBound - Int(inflater.pointee.avail_in))..<waiting.upperBound
        switch status {
        case Z_STREAM_END: isBetweenMembers = true
        case Z_OK, Z_BUF_ERROR: break
        default:
            let reason = inflater.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
            throw .file(path: path, .corrupt(reason: reason))
        }
        return room - Int(inflater.pointee.avail_out)
    }
}

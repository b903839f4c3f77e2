import CZlib

/// What was done to the bytes of a chunk before they were written, to be undone in reverse.
///
/// Read are gzip, shuffle, fletcher32 and h5py's lzf; anything else is refused by its name.
/// Source: "HDF5 File Format Specification Version 3.0", IV.A.2.l.
struct HDF5Filters: Sendable {
    private enum Filter: Equatable {
        case deflate, fletcher32, lzf
        /// The bytes of numbers of this size, the first of all, then the second of all, …
        case shuffle(size: Int)
    }

    private var filters: [Filter] = []

    /// - Parameter message: the filter pipeline of an array; nil for none.
    init(
        _ bytes: HDF5Bytes, _ message: HDF5Header.Message?, path: String
    ) throws(ModelFileProblem) {
        guard let message else { return }
        let version = try bytes.byte(at: message.offset)
        let count = Int(try bytes.byte(at: message.offset + 1))
        guard version == 1 || version == 2, count <= 32 else {
            throw bytes.damaged(message.offset, "the filters of an array are not readable")
        }
        var offset = message.offset + (version == 1 ? 8 : 2)
        var known: Set<Int> = []
        for _ in 0..<count {
            let id = try bytes.number(at: offset, size: 2)
            guard known.insert(id).inserted else {
                throw .unsupportedStorage("arrays packed twice in the same way (\(path))")
            }
            offset += 2
            var nameSize = 0
            if version == 1 || id >= 256 {
                nameSize = try bytes.number(at: offset, size: 2)
                offset += 2
            }
            let valueCount = try bytes.number(at: offset + 2, size: 2)
            let name = try bytes.text(at: offset + 4, limit: nameSize)
            offset += 4 + (version == 1 ? (nameSize + 7) & ~7 : nameSize)
            let first = valueCount > 0 ? try bytes.number(at: offset, size: 4) : 0
            offset += 4 * (version == 1 ? (valueCount + 1) & ~1 : valueCount)
            filters.append(try Self.filter(id, name: name, first: first, path: path))
        }
    }

    private static func filter(
        _ id: Int, name: String, first: Int, path: String
    ) throws(ModelFileProblem) -> Filter {
        switch id {
        case 1: return .deflate
        case 2 where first > 0: return .shuffle(size: first)
        case 3: return .fletcher32
        case 32000: return .lzf
        case 4: throw .unsupportedStorage("arrays packed by szip (\(path))")
        default:
            throw .unsupportedStorage(
                "arrays packed by \(name.isEmpty ? "filter \(id)" : name) (\(path))")
        }
    }

    /// The bytes of a chunk as they were.
    ///
    /// - Parameters:
    ///   - skipped: a bit for each filter that was not used on it.
    ///   - size: how many there are in the end.
    func undone(
        _ stored: [UInt8], skipped: Int, size: Int, path: String
    ) throws(ModelFileProblem) -> [UInt8] {
        var content = stored
        for (place, filter) in filters.enumerated().reversed() where skipped >> place & 1 == 0 {
            let undone: [UInt8]? =
                switch filter {
                case .deflate: Self.inflated(content, limit: size + 4)
                case .fletcher32: Self.checked(content)
                case .lzf: Self.unpacked(content, limit: size + 4)
                case .shuffle(let width): Self.unshuffled(content, width: width)
                }
            guard let undone else {
                throw .damaged(place: "HDF5, \(path)", reason: "a chunk does not unpack")
            }
            content = undone
        }
        guard content.count == size else {
            throw .damaged(
                place: "HDF5, \(path)", reason: "the length of a chunk is not that promised")
        }
        return content
    }

    private static func inflated(_ content: [UInt8], limit: Int) -> [UInt8]? {
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { memory, count in
            var size = uLongf(limit)
            isWhole =
                uncompress(memory.baseAddress, &size, content, uLong(content.count)) == Z_OK
            count = isWhole ? Int(size) : 0
        }
        return isWhole ? bytes : nil
    }

    /// Without the checksum at the end; nil where it does not match.
    private static func checked(_ content: [UInt8]) -> [UInt8]? {
        guard content.count >= 4 else { return nil }
        let bytes = Array(content.dropLast(4))
        let told = content.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let sum = fletcher32(bytes)
        // The first versions wrote it the other way round in each half.
        let swapped = (sum & 0x00FF_00FF) << 8 | (sum >> 8) & 0x00FF_00FF
        return told == sum || told == swapped ? bytes : nil
    }

    /// Source: `H5_checksum_fletcher32` in HDF5's `H5checksum.c`.
    private static func fletcher32(_ bytes: [UInt8]) -> UInt32 {
        func folded(_ sum: UInt32) -> UInt32 { (sum & 0xFFFF) + sum >> 16 }
        var (first, second) = (UInt32(0), UInt32(0))
        var place = 0
        while place + 1 < bytes.count {
            for _ in 0..<min(360, (bytes.count - place) / 2) {
                first &+= UInt32(bytes[place]) << 8 | UInt32(bytes[place + 1])
                second &+= first
                place += 2
            }
            (first, second) = (folded(first), folded(second))
        }
        if place < bytes.count {
            first &+= UInt32(bytes[place]) << 8
            second &+= first
            (first, second) = (folded(first), folded(second))
        }
        return folded(second) << 16 | folded(first)
    }

    private static func unshuffled(_ content: [UInt8], width: Int) -> [UInt8] {
        let count = content.count / width
        guard width > 1, count > 1 else { return content }
        var bytes = content
        for part in 0..<width {
            for place in 0..<count { bytes[place * width + part] = content[part * count + place] }
        }
        return bytes
    }

    /// What liblzf packed: runs as they are, and copies of what came before.
    private static func unpacked(_ content: [UInt8], limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(limit)
        var place = 0
        func next() -> Int? {
            guard place < content.count else { return nil }
            place += 1
            return Int(content[place - 1])
        }
        while let control = next() {
            if control < 32 {
                guard place + control < content.count else { return nil }
                bytes += content[place...place + control]
                place += control + 1
            } else {
                var length = control >> 5
                if length == 7 {
                    guard let more = next() else { return nil }
                    length += more
                }
                guard let low = next() else { return nil }
                let start = bytes.count - (control & 31) << 8 - low - 1
                guard start >= 0, bytes.count + length + 2 <= limit else { return nil }
                for offset in 0..<length + 2 { bytes.append(bytes[start + offset]) }
            }
            guard bytes.count <= limit else { return nil }
        }
        return bytes
    }
}

import Engine

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The two kinds of IDX file that hold pictures of one byte a pixel, and their labels.
///
/// An IDX file is a magic word (two zeros, the type 8 for bytes, the number of dimensions), the
/// dimensions as big-endian words, then the values, the last index running fastest.
/// Source: LeCun, Cortes and Burges, "The MNIST database".
public enum IDXKind: Sendable {
    /// Shape (count,).
    case labels
    /// Shape (count, rows, columns).
    case pictures

    var magic: UInt32 { self == .labels ? 0x0000_0801 : 0x0000_0803 }
    var dimensions: Int { self == .labels ? 1 : 3 }
}

/// What an IDX file holds: bytes in the order of their shape.
public struct IDXArray: Sendable {
    /// The first is the number of items; all are positive.
    public let shape: [Int]
    public let bytes: SharedBuffer<UInt8>

    /// The same as items of a data set.
    public var array: DataArray { DataArray(bytes: bytes, itemShape: Array(shape.dropFirst())) }
}

/// Reads IDX files, packed with gzip or plain, straight into memory of their size.
public enum IDXReader {
    /// At most this many bytes are read into memory.
    static let limit = 1 << 32

    /// - Throws: `DatasetError.file` saying what is wrong with the file at `path`.
    public static func read(_ path: String, _ kind: IDXKind) throws(DatasetError) -> IDXArray {
        let stream = try ByteStream(path)
        let shape = try readHeader(stream, kind)
        let count = try byteCount(shape, in: stream, headerSize: 4 + 4 * kind.dimensions)
        guard Memory.hasRoom(bytes: Double(count)),
            let memory = malloc(count)?.assumingMemoryBound(to: UInt8.self)
        else {
            throw .file(path: path, .noMemory(bytes: count))
        }
        nonisolated(unsafe) let owned = memory
        let bytes = SharedBuffer(UnsafeBufferPointer(start: memory, count: count)) { free(owned) }
        let found = try stream.read(into: memory, count: count)
        guard found == count else {
            throw .file(path: path, .truncated(found: found, promised: count))
        }
        guard try stream.endsHere() else { throw .file(path: path, .oversized(promised: count)) }
        guard stream.isComplete else {
            throw .file(path: path, .corrupt(reason: "its end is missing"))
        }
        return IDXArray(shape: shape, bytes: bytes)
    }

    private static func readHeader(
        _ stream: ByteStream, _ kind: IDXKind
    ) throws(DatasetError) -> [Int] {
        if stream.path.hasSuffix(".gz"), !stream.isPacked, !stream.beginsWithZeros {
            throw .file(path: stream.path, .notGzip)
        }
        let size = 4 + 4 * kind.dimensions
        var words: [UInt32] = []
        for index in 0...kind.dimensions {
            var bytes: [UInt8] = [0, 0, 0, 0]
            let got = try stream.read(into: &bytes, count: 4)
            guard got == 4 else {
                throw .file(
                    path: stream.path, .truncated(found: 4 * index + got, promised: size))
            }
            words.append(bytes.reduce(0) { $0 << 8 | UInt32($1) })
            guard words[0] == kind.magic else {
                throw .file(path: stream.path, .wrongMagic(found: words[0], expected: kind.magic))
            }
        }
        return words.dropFirst().map(Int.init)
    }

    /// The product of `shape`, if a file of this size can hold so much: deflate packs at most 1032
    /// bytes into one.
    private static func byteCount(
        _ shape: [Int], in stream: ByteStream, headerSize: Int
    ) throws(DatasetError) -> Int {
        var count = 1
        for dimension in shape {
            let (product, overflows) = count.multipliedReportingOverflow(by: dimension)
            if overflows { throw .file(path: stream.path, .impossibleShape(shape)) }
            count = product
        }
        guard count > 0, shape[0] <= Int32.max else {
            throw .file(path: stream.path, .impossibleShape(shape))
        }
        let fileSize = min(stream.fileSize, limit)
        let held = stream.isPacked ? fileSize * 1032 : max(0, stream.fileSize - headerSize)
        guard count <= held else {
            let plausible = !stream.isPacked && count <= limit
            throw .file(
                path: stream.path,
                plausible ? .truncated(found: held, promised: count) : .impossibleShape(shape))
        }
        guard count <= limit else {
            throw .file(path: stream.path, .tooLarge(bytes: count, limit: limit))
        }
        return count
    }
}

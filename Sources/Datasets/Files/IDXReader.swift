import Engine

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What an IDX file is asked for.
///
/// An IDX file is a magic word (two zeros, the type of its numbers, the number of dimensions), the
/// dimensions as big-endian words, then the values, big-endian too, the last index running fastest.
/// Source: LeCun, Cortes and Burges, "The MNIST database".
public enum IDXKind: Sendable {
    /// Shape (count,).
    case labels
    /// Shape (count, rows, columns), (count, rows, columns, channels) or (count, numbers).
    case pictures

    var dimensions: ClosedRange<Int> { self == .labels ? 1...1 : 2...4 }
    /// How a file of this kind usually begins.
    var usualMagic: UInt32 { self == .labels ? 0x0000_0801 : 0x0000_0803 }
}

/// The types of numbers in IDX files, by the third byte of their magic word.
public enum IDXNumber: UInt8, Sendable {
    case byte = 0x08
    case signedByte = 0x09
    case short = 0x0B
    case int = 0x0C
    case float = 0x0D
    case double = 0x0E

    /// In bytes.
    public var size: Int {
        switch self {
        case .byte, .signedByte: 1
        case .short: 2
        case .int, .float: 4
        case .double: 8
        }
    }
}

/// What an IDX file holds: its values in the order of their shape.
public struct IDXArray: Sendable {
    /// The first is the number of items; all are positive.
    public let shape: [Int]
    /// The values as they stand in the file.
    public let bytes: SharedBuffer<UInt8>
    public let number: IDXNumber

    init(shape: [Int], bytes: SharedBuffer<UInt8>, number: IDXNumber = .byte) {
        self.shape = shape
        self.bytes = bytes
        self.number = number
    }

    /// The word that its file begins with.
    var magic: UInt32 { UInt32(number.rawValue) << 8 | UInt32(shape.count) }

    /// The same as items of a data set; a single channel is left out.
    public var array: DataArray {
        var itemShape = Array(shape.dropFirst())
        if itemShape.count == 3, let channel = [2, 0].first(where: { itemShape[$0] == 1 }) {
            itemShape.remove(at: channel)
        }
        if number == .byte { return DataArray(bytes: bytes, itemShape: itemShape) }
        let count = shape.reduce(1, *)
        let raw = UnsafeRawBufferPointer(bytes.elements)
        func word<Word: FixedWidthInteger>(_ index: Int, _: Word.Type) -> Word {
            Word(
                bigEndian: raw.loadUnaligned(
                    fromByteOffset: index * MemoryLayout<Word>.size, as: Word.self))
        }
        let floats = SharedBuffer<Float>(count: count) { memory in
            for index in 0..<count {
                let value: Float =
                    switch number {
                    case .byte: Float(raw[index])
                    case .signedByte: Float(Int8(bitPattern: raw[index]))
                    case .short: Float(word(index, Int16.self))
                    case .int: Float(word(index, Int32.self))
                    case .float: Float(bitPattern: word(index, UInt32.self))
                    case .double: Float(Double(bitPattern: word(index, UInt64.self)))
                    }
                memory.initializeElement(at: index, to: value)
            }
        }
        return DataArray(.floats(floats), itemShape: itemShape)
    }
}

/// Reads IDX files, packed with gzip or plain, straight into memory of their size.
public enum IDXReader {
    /// At most this many bytes are read into memory.
    static let limit = 1 << 32

    /// - Throws: `DatasetError.file` saying what is wrong with the file at `path`.
    public static func read(_ path: String, _ kind: IDXKind) throws(DatasetError) -> IDXArray {
        let stream = try ByteStream(path)
        let (number, shape) = try readHeader(stream, kind)
        let count = try byteCount(
            shape, number, in: stream, headerSize: 4 + 4 * shape.count)
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
        return IDXArray(shape: shape, bytes: bytes, number: number)
    }

    private static func readHeader(
        _ stream: ByteStream, _ kind: IDXKind
    ) throws(DatasetError) -> (IDXNumber, [Int]) {
        let path = stream.path
        if path.hasSuffix(".gz"), !stream.isPacked, !stream.beginsWithZeros {
            throw .file(path: path, .notGzip)
        }
        func word(_ place: Int, of size: Int) throws(DatasetError) -> UInt32 {
            var bytes: [UInt8] = [0, 0, 0, 0]
            let got = try stream.read(into: &bytes, count: 4)
            guard got == 4 else {
                throw .file(path: path, .truncated(found: 4 * place + got, promised: size))
            }
            return bytes.reduce(0) { $0 << 8 | UInt32($1) }
        }
        let usual = kind.usualMagic
        let magic = try word(0, of: 4 + 4 * Int(usual & 0xFF))
        let dimensions = Int(magic & 0xFF)
        guard magic >> 16 == 0, let number = IDXNumber(rawValue: UInt8(magic >> 8 & 0xFF)),
            kind.dimensions.contains(dimensions)
        else { throw .file(path: path, .wrongMagic(found: magic, expected: usual)) }
        var shape: [Int] = []
        for place in 1...dimensions {
            shape.append(Int(try word(place, of: 4 + 4 * dimensions)))
        }
        return (number, shape)
    }

    /// The product of `shape`, if a file of this size can hold so much: deflate packs at most 1032
    /// bytes into one.
    private static func byteCount(
        _ shape: [Int], _ number: IDXNumber, in stream: ByteStream, headerSize: Int
    ) throws(DatasetError) -> Int {
        var count = 1
        for dimension in shape + [number.size] {
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

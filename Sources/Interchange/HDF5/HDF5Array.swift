import Engine
import Wording

/// What the elements of an array or attribute are.
enum HDF5ElementType: Sendable, Equatable {
    case integer(size: Int, isSigned: Bool, isBigEndian: Bool)
    case float(size: Int, isBigEndian: Bool)
    /// Texts of `size` bytes each.
    case fixedText(size: Int)
    /// Texts of any length, which lie in a heap.
    case text
    case other(class: Int)

    /// By the size in bytes, how IEEE's numbers are made: bit offset, precision, the exponent's place
    /// and size, the mantissa's place and size.
    private static let layouts: [Int: UInt64] = [
        4: 0x1700_0817_0020_0000, 8: 0x3400_0B34_0040_0000,
    ]

    /// Reads a datatype message.
    init(_ bytes: HDF5Bytes, at offset: Int) throws(ModelFileProblem) {
        let kind = Int(try bytes.byte(at: offset) & 15)
        let bits = try bytes.byte(at: offset + 1)
        let size = try bytes.number(at: offset + 4, size: 4)
        let layout = kind == 1 ? try bytes.word(at: offset + 8) : 0
        switch kind {
        case 0 where 1...8 ~= size:
            self = .integer(size: size, isSigned: bits & 8 != 0, isBigEndian: bits & 1 != 0)
        case 1 where bits & 0x40 == 0 && Self.layouts[size] == layout:
            self = .float(size: size, isBigEndian: bits & 1 != 0)
        case 3 where size > 0: self = .fixedText(size: size)
        case 9 where bits & 15 == 1 && size == 16: self = .text
        default: self = .other(class: kind)
        }
    }

    /// Bytes an element; nil for what is not read.
    var size: Int? {
        switch self {
        case .integer(let size, _, _), .float(let size, _), .fixedText(let size): size
        case .text: 16
        case .other: nil
        }
    }
}

/// An array of an HDF5 file: its shape, and where its elements lie, in one piece or in chunks.
struct HDF5Array: Sendable {
    let shape: [Int]
    let type: HDF5ElementType
    let path: String
    private let bytes: HDF5Bytes
    private let place: Place

    private enum Place {
        case nowhere
        /// In one piece, from this byte on.
        case piece(Int)
        case chunks(HDF5Chunks)
    }

    /// The number of elements.
    let count: Int

    init(_ header: HDF5Header, _ bytes: HDF5Bytes, path: String) throws(ModelFileProblem) {
        guard let space = header.first(HDF5Header.Kind.dataspace),
            let type = header.first(HDF5Header.Kind.datatype),
            let layout = header.first(HDF5Header.Kind.layout)
        else {
            throw .damaged(place: "HDF5, \(path)", reason: "an array was expected there")
        }
        self.bytes = bytes
        self.path = path
        shape = try Self.shape(bytes, at: space.offset)
        self.type = try HDF5ElementType(bytes, at: type.offset)
        count = try Self.count(shape, path: path)
        guard let size = self.type.size else {
            throw .unsupportedStorage("numbers of another kind than float32 at \(path)")
        }
        place = try Self.place(
            header, bytes, layout, shape: shape, count: count, elementSize: size, path: path)
    }

    /// The bytes of the file that its elements take at least.
    var leastSize: Double {
        let size = Double(count) * Double(type.size ?? 0)
        if case .chunks = place { return size / Double(HDF5Chunks.largestExpansion) }
        return size
    }

    /// A dataspace message: rank and dimensions; none for a single number.
    static func shape(_ bytes: HDF5Bytes, at offset: Int) throws(ModelFileProblem) -> [Int] {
        let version = try bytes.byte(at: offset)
        let rank = Int(try bytes.byte(at: offset + 1))
        guard version == 1 || version == 2, rank <= 32 else {
            throw bytes.damaged(offset, "the shape of an array is not readable")
        }
        if version == 2, try bytes.byte(at: offset + 3) == 2 { return [0] }
        let start = offset + (version == 1 ? 8 : 4)
        var shape: [Int] = []
        for index in 0..<rank { shape.append(try bytes.number(at: start + 8 * index, size: 8)) }
        return shape
    }

    static func count(_ shape: [Int], path: String) throws(ModelFileProblem) -> Int {
        var count = 1
        for dimension in shape {
            let (product, overflows) = count.multipliedReportingOverflow(by: dimension)
            guard !overflows else {
                throw .damaged(
                    place: "HDF5, \(path)", reason: "it claims a shape of \(cross(shape))")
            }
            count = product
        }
        return count
    }

    /// Where the elements begin, after checking that the file holds all of them.
    private static func place(
        _ header: HDF5Header, _ bytes: HDF5Bytes, _ layout: HDF5Header.Message, shape: [Int],
        count: Int, elementSize: Int, path: String
    ) throws(ModelFileProblem) -> Place {
        let version = try bytes.byte(at: layout.offset)
        guard version == 3 || version == 4 else {
            throw .unsupportedStorage("version \(version) of an array's layout")
        }
        guard count > 0 else { return .nowhere }
        let kind = try bytes.byte(at: layout.offset + 1)
        let (size, overflows) = count.multipliedReportingOverflow(by: elementSize)
        let most = kind == 2 ? bytes.count * HDF5Chunks.largestExpansion : bytes.count
        guard !overflows, size <= most else {
            throw .enormous(what: path, bytes: Double(count) * Double(elementSize))
        }
        switch kind {
        case 0:
            guard try bytes.number(at: layout.offset + 2, size: 2) >= size else {
                throw .damaged(place: "HDF5, \(path)", reason: "its numbers are not all there")
            }
            try bytes.check(layout.offset + 4, size)
            return .piece(layout.offset + 4)
        case 1:
            guard try bytes.word(at: layout.offset + 2) != HDF5Bytes.undefined else {
                throw .damaged(place: "HDF5, \(path)", reason: "its numbers were never written")
            }
            let start = try bytes.place(at: layout.offset + 2)
            try bytes.check(start, size)
            return .piece(start)
        case 2:
            return .chunks(
                try HDF5Chunks(
                    header, bytes, layout, shape: shape, elementSize: elementSize, path: path))
        default: throw .unsupportedStorage("arrays in an unknown layout (\(path))")
        }
    }
}

extension HDF5Array {
    /// The elements as Float32.
    func floats() throws(ModelFileProblem) -> [Float] {
        guard count > 0 else { return [] }
        guard case .float(let size, let isBigEndian) = type else {
            throw .unsupportedStorage("whole numbers or texts as weights (\(path))")
        }
        let (content, start) = try elements()
        return content.withUnsafeBytes { memory in
            [Float](unsafeUninitializedCapacity: count) { floats, made in
                for index in 0..<count {
                    floats[index] = Self.float(memory, start + index * size, size, isBigEndian)
                }
                made = count
            }
        }
    }

    /// Memory that holds the elements, and where in it they begin.
    private func elements() throws(ModelFileProblem) -> (memory: [UInt8], start: Int) {
        switch place {
        case .nowhere: return ([], 0)
        case .piece(let start): return (bytes.bytes, start)
        case .chunks(let chunks):
            guard Memory.hasRoom(bytes: Double(count) * 16 + Double(chunks.chunkSize) * 4)
            else {
                throw .enormous(what: path, bytes: Double(count) * Double(type.size ?? 0))
            }
            return (try chunks.content(), 0)
        }
    }

    private static func float(
        _ memory: UnsafeRawBufferPointer, _ offset: Int, _ size: Int, _ isBigEndian: Bool
    ) -> Float {
        if size == 4 {
            let word = memory.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            return Float(bitPattern: isBigEndian ? word.bigEndian : word.littleEndian)
        }
        let word = memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return Float(Double(bitPattern: isBigEndian ? word.bigEndian : word.littleEndian))
    }

    /// The one whole number of an array of one element, as a step count is.
    ///
    /// Keras 1 kept it as a Float32.
    func integer() throws(ModelFileProblem) -> Int {
        if count == 1, case .float = type, let number = try floats().first,
            let whole = Int(exactly: number)
        {
            return whole
        }
        guard count == 1, case .integer(let size, let isSigned, let isBigEndian) = type else {
            throw .damaged(place: "HDF5, \(path)", reason: "one whole number was expected there")
        }
        let (content, start) = try elements()
        var word = try HDF5Bytes(bytes: content).word(at: start, size: size)
        if isBigEndian { word = word.byteSwapped >> (64 - 8 * UInt64(size)) }
        let shift = 64 - 8 * Int64(size)
        return isSigned
            ? Int((Int64(bitPattern: word) << shift) >> shift) : Int(clamping: word)
    }
}

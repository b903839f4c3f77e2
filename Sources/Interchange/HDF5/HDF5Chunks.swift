import Wording

/// An array stored in pieces, which may be packed each by itself.
///
/// Read are the tree of HDF5 1.6 and later (layout 3) and of layout 4 the single chunk, the run of
/// chunks and the list of fixed length; others are refused by name.
/// Source: "HDF5 File Format Specification Version 3.0", III.A.1, IV.A.2.i and VII.C.
struct HDF5Chunks: Sendable {
    /// Packed numbers take at most so many times the room of the packed; zlib's own limit.
    static let largestExpansion = 1100
    /// Chunks reach beyond the array at its edges alone: in four dimensions at most so many times.
    private static let largestOverhang = 16.0
    /// Bytes that the chunks of a small array may take all the same.
    private static let smallest = 65_536.0

    private struct Chunk {
        var address: Int
        var size: Int
        /// A bit for each filter that was not used.
        var skipped = 0
        /// Where its first element lies in the array.
        var place: [Int]
    }

    private let bytes: HDF5Bytes
    private let path: String
    private let shape: [Int]
    private let elementSize: Int
    /// The chunk's own shape.
    private var sides: [Int] = []
    private var filters: HDF5Filters
    private var chunks: [Chunk] = []

    /// - Parameter layout: a layout message of class 2.
    init(
        _ header: HDF5Header, _ bytes: HDF5Bytes, _ layout: HDF5Header.Message, shape: [Int],
        elementSize: Int, path: String
    ) throws(ModelFileProblem) {
        self.bytes = bytes
        self.path = path
        self.shape = shape
        self.elementSize = elementSize
        filters = try HDF5Filters(bytes, header.first(HDF5Header.Kind.filters), path: path)
        if try bytes.byte(at: layout.offset) == 3 {
            try readTree(layout.offset + 2)
        } else {
            try readIndex(layout.offset + 2)
        }
    }

    private func damaged(_ reason: String) -> ModelFileProblem {
        .damaged(place: "HDF5, \(path)", reason: reason)
    }

    /// The chunk's sides, each a number of `width` bytes, and after them the size of an element.
    private mutating func readSides(
        at offset: Int, rank: Int, width: Int
    ) throws(ModelFileProblem) {
        guard rank == shape.count + 1, 1...8 ~= width else {
            throw damaged("its chunks have another rank than it has")
        }
        for index in 0..<shape.count {
            sides.append(try bytes.number(at: offset + index * width, size: width))
        }
        var size = elementSize
        for side in sides {
            let (product, overflows) = size.multipliedReportingOverflow(by: side)
            guard side > 0, !overflows, product <= bytes.count * Self.largestExpansion else {
                throw damaged("it claims chunks of \(cross(sides))")
            }
            size = product
        }
        try checkExtent()
    }

    /// What is unpacked must be in proportion to the array and to the file: all chunks together.
    private func checkExtent() throws(ModelFileProblem) {
        let array = shape.reduce(Double(elementSize)) { $0 * Double($1) }
        let all = zip(counts, sides).reduce(Double(elementSize)) {
            $0 * Double($1.0) * Double($1.1)
        }
        guard all <= max(array * Self.largestOverhang, Self.smallest) else {
            throw .unsupportedStorage(
                "an array of \(cross(shape)) in chunks of \(cross(sides)) (\(path))")
        }
        guard all <= Double(bytes.count) * Double(Self.largestExpansion) else {
            throw .enormous(what: path, bytes: all)
        }
    }

    /// Bytes in a chunk.
    var chunkSize: Int { sides.reduce(elementSize, *) }
    /// Chunks along each dimension.
    private var counts: [Int] { zip(shape, sides).map { ($0 + $1 - 1) / $1 } }

    private mutating func readTree(_ offset: Int) throws(ModelFileProblem) {
        let rank = Int(try bytes.byte(at: offset))
        try readSides(at: offset + 9, rank: rank, width: 4)
        guard try bytes.word(at: offset + 1) != HDF5Bytes.undefined else { return }
        var waiting = [(address: try bytes.place(at: offset + 1), parentLevel: 256)]
        var visited: Set<Int> = []
        let keySize = 8 + 8 * rank
        while let node = waiting.popLast() {
            guard visited.insert(node.address).inserted else {
                throw bytes.damaged(node.address, "a tree of chunks goes in circles")
            }
            try bytes.check(signature: "TREE", at: node.address)
            let level = Int(try bytes.byte(at: node.address + 5))
            guard try bytes.byte(at: node.address + 4) == 1, level < node.parentLevel else {
                throw bytes.damaged(node.address, "a tree of chunks is out of order")
            }
            for index in 0..<(try bytes.number(at: node.address + 6, size: 2)) {
                let key = node.address + 24 + index * (keySize + 8)
                let child = try bytes.place(at: key + keySize)
                guard level == 0 else {
                    waiting.append((child, level))
                    continue
                }
                var place: [Int] = []
                for dimension in 0..<shape.count {
                    place.append(try bytes.number(at: key + 8 + 8 * dimension, size: 8))
                }
                chunks.append(
                    Chunk(
                        address: child, size: try bytes.number(at: key, size: 4),
                        skipped: try bytes.number(at: key + 4, size: 4), place: place))
            }
        }
    }

    /// Layout 4: flags, rank, the width of a side, sides, kind of index, its settings, address.
    private mutating func readIndex(_ offset: Int) throws(ModelFileProblem) {
        let flags = try bytes.byte(at: offset)
        let rank = Int(try bytes.byte(at: offset + 1))
        let width = Int(try bytes.byte(at: offset + 2))
        try readSides(at: offset + 3, rank: rank, width: width)
        let kindOffset = offset + 3 + rank * width
        let own = kindOffset + 1
        switch try bytes.byte(at: kindOffset) {
        case 1:
            var chunk = Chunk(
                address: 0, size: chunkSize, place: shape.map { _ in 0 })
            var address = own
            if flags & 2 != 0 {
                chunk.size = try bytes.number(at: own, size: 8)
                chunk.skipped = try bytes.number(at: own + 8, size: 4)
                address += 12
            }
            guard try bytes.word(at: address) != HDF5Bytes.undefined else { return }
            chunk.address = try bytes.place(at: address)
            chunks = [chunk]
        case 2:
            guard try bytes.word(at: own) != HDF5Bytes.undefined else { return }
            let first = try bytes.place(at: own)
            let size = chunkSize
            chunks = try places().enumerated().map { number, place in
                Chunk(address: first + number * size, size: size, place: place)
            }
        case 3:
            guard try bytes.word(at: own + 1) != HDF5Bytes.undefined else { return }
            try readFixedArray(at: try bytes.place(at: own + 1))
        default: throw .unsupportedStorage("arrays that could grow, in chunks (\(path))")
        }
    }

    private mutating func readFixedArray(at header: Int) throws(ModelFileProblem) {
        try bytes.check(signature: "FAHD", at: header)
        let isPacked = try bytes.byte(at: header + 5) == 1
        let entry = Int(try bytes.byte(at: header + 6))
        let pageBits = Int(try bytes.byte(at: header + 7))
        let count = try bytes.number(at: header + 8, size: 8)
        guard pageBits >= 63 || count <= 1 << pageBits else {
            throw .unsupportedStorage("arrays in more than \(1 << pageBits) chunks (\(path))")
        }
        guard try bytes.word(at: header + 16) != HDF5Bytes.undefined else { return }
        let block = try bytes.place(at: header + 16)
        try bytes.check(signature: "FADB", at: block)
        guard entry == (isPacked ? max(entry, 13) : 8), entry <= 20 else {
            throw bytes.damaged(header, "a list of chunks is not readable")
        }
        let size = chunkSize
        for (number, place) in try places().enumerated() {
            let offset = block + 14 + number * entry
            guard number < count, try bytes.word(at: offset) != HDF5Bytes.undefined else {
                continue
            }
            var chunk = Chunk(address: try bytes.place(at: offset), size: size, place: place)
            if isPacked {
                chunk.size = try bytes.number(at: offset + 8, size: entry - 12)
                chunk.skipped = try bytes.number(at: offset + entry - 4, size: 4)
            }
            chunks.append(chunk)
        }
    }

    /// Where the chunks of an array without gaps begin, row by row.
    private func places() throws(ModelFileProblem) -> [[Int]] {
        let counts = counts
        var total = 1
        for count in counts {
            total = total.multipliedReportingOverflow(by: count).partialValue
            guard 0...bytes.count ~= total else {
                throw damaged("it claims more chunks than bytes")
            }
        }
        return (0..<total).map { number in
            var rest = number
            var place = counts
            for dimension in counts.indices.reversed() {
                place[dimension] = rest % counts[dimension] * sides[dimension]
                rest /= counts[dimension]
            }
            return place
        }
    }

    /// Every chunk must be there, once: weights of which a part was never written are damaged ones.
    private func checkWhole() throws(ModelFileProblem) {
        let places = Set(chunks.map(\.place))
        let fits = places.allSatisfy { place in
            zip(place, zip(shape, sides)).allSatisfy { $0 < $1.0 && $0 % $1.1 == 0 }
        }
        guard fits, places.count == chunks.count, places.count == counts.reduce(1, *) else {
            throw damaged("its chunks are not all there")
        }
        let inOrder = chunks.sorted { $0.address < $1.address }
        for (chunk, next) in zip(inOrder, inOrder.dropFirst()) {
            guard chunk.size <= next.address - chunk.address else {
                throw damaged("two of its chunks lie in the same place")
            }
        }
    }

    /// All elements in one piece, row by row.
    func content() throws(ModelFileProblem) -> [UInt8] {
        try checkWhole()
        var content = [UInt8](repeating: 0, count: shape.reduce(elementSize, *))
        for chunk in chunks {
            try bytes.check(chunk.address, chunk.size)
            let stored = Array(bytes.bytes[chunk.address..<chunk.address + chunk.size])
            let plain = try filters.undone(
                stored, skipped: chunk.skipped, size: chunkSize, path: path)
            copy(plain, at: chunk.place, into: &content)
        }
        return content
    }

    /// Copies the rows of a chunk that lie within the array.
    private func copy(_ chunk: [UInt8], at place: [Int], into content: inout [UInt8]) {
        let inside = zip(zip(sides, shape), place).map { min($0.0, $0.1 - $1) }
        guard let width = inside.last else {
            content = chunk
            return
        }
        let rows = inside.dropLast().reduce(1, *)
        for row in 0..<rows {
            var rest = row
            var (from, to) = (0, place[place.count - 1])
            var (fromStride, toStride) = (sides[sides.count - 1], shape[shape.count - 1])
            for dimension in inside.indices.dropLast().reversed() {
                let index = rest % inside[dimension]
                rest /= inside[dimension]
                from += index * fromStride
                to += (place[dimension] + index) * toStride
                fromStride *= sides[dimension]
                toStride *= shape[dimension]
            }
            content.replaceSubrange(
                to * elementSize..<(to + width) * elementSize,
                with: chunk[from * elementSize..<(from + width) * elementSize])
        }
    }
}

import Engine

/// An array of a `.npy` file, or of one in a `.npz` file.
///
/// The file: `\x93NUMPY`, a version, the length of a header and the header, a Python dictionary
/// with the type of the numbers, their order and the shape; then the numbers.
/// Source: NumPy, `numpy/lib/format.py`.
public struct NumPyArray: Sendable {
    /// What it is called in its `.npz` file; the name of a `.npy` file.
    public let name: String
    /// Empty for a single number.
    public let shape: [Int]
    public let contents: Contents

    public enum Contents: Sendable {
        case bytes(SharedBuffer<UInt8>)
        /// Numbers of any other type.
        case numbers(SharedBuffer<Double>)
        case texts([String])
    }

    static let mark: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// - Throws: `damaged`, or `noNumbers` for types that are no plain numbers or texts.
    init(name: String, _ file: [UInt8]) throws(ModelFileProblem) {
        let header = try NumPyHeader(file, place: name)
        self.name = name
        shape = header.shape
        let values = file[header.start...]
        let count = shape.reduce(1, *)
        guard values.count == count * header.type.size else {
            throw .truncated(found: file.count, promised: header.start + count * header.type.size)
        }
        let places = header.isFortran ? Self.fortranPlaces(shape) : nil
        contents = values.withUnsafeBytes { raw in
            header.type.contents(raw, count: count, places: places)
        }
    }

    /// Where the values stand of an array whose first index runs fastest.
    private static func fortranPlaces(_ shape: [Int]) -> [Int] {
        var steps = [1]
        for size in shape.dropLast() { steps.append(steps[steps.count - 1] * size) }
        var places = [0]
        for (size, step) in zip(shape, steps) {
            places = places.flatMap { start in (0..<size).map { start + $0 * step } }
        }
        return places
    }

    /// The same as items of a data set, the first axis counting them; nil for texts, and where there is
    /// no item or nothing in one.
    public var items: DataArray? {
        guard let count = shape.first, count > 0, shape.allSatisfy({ $0 > 0 }),
            count <= Int32.max
        else { return nil }
        let itemShape = Array(shape.dropFirst())
        return switch contents {
        case .bytes(let bytes): DataArray(bytes: bytes, itemShape: itemShape)
        case .numbers(let numbers): DataArray(exact: numbers, itemShape: itemShape)
        case .texts: nil
        }
    }
}

/// The head of a `.npy` file.
private struct NumPyHeader {
    let type: NumPyType
    let isFortran: Bool
    let shape: [Int]
    /// Where the values begin.
    let start: Int

    init(_ file: [UInt8], place: String) throws(ModelFileProblem) {
        guard file.starts(with: NumPyArray.mark), file.count >= 12 else {
            throw .notThisFormat(expected: "a NumPy file", looksLike: FileLooks.name(file))
        }
        let isShort = file[6] == 1
        let length =
            isShort
            ? Int(file[8]) | Int(file[9]) << 8
            : (0..<4).reduce(0) { $0 | Int(file[8 + $1]) << (8 * $1) }
        let first = isShort ? 10 : 12
        guard length <= file.count - first else {
            throw .damaged(place: place, reason: "its header is cut short")
        }
        start = first + length
        let text = String(decoding: file[first..<start], as: UTF8.self)
        guard let descr = Self.value(of: "descr", in: text),
            let order = Self.value(of: "fortran_order", in: text),
            let sizes = Self.value(of: "shape", in: text)
        else { throw .damaged(place: place, reason: "its header does not say what it holds") }
        guard let type = NumPyType(descr.filter { $0 != "'" && $0 != "\"" }) else {
            throw .noNumbers(
                descr.contains("O")
                    ? "\(place) holds Python objects, not numbers"
                    : "\(place) holds values of type \(descr.prefix(40))")
        }
        self.type = type
        isFortran = order == "True"
        var shape: [Int] = []
        var total = 1
        for size in sizes.dropFirst().dropLast().split(separator: ",") {
            let digits = size.filter { $0 != " " && $0 != "L" }
            if digits.isEmpty { continue }
            guard let number = Int(digits), number >= 0,
                case (let product, let overflows) = total.multipliedReportingOverflow(by: number),
                !overflows, product <= 1 << 40
            else { throw .damaged(place: place, reason: "its shape is \(sizes.prefix(60))") }
            shape.append(number)
            total = product
        }
        guard shape.count <= 32 else {
            throw .damaged(place: place, reason: "it has too many axes")
        }
        self.shape = shape
    }

    /// The Python literal behind `'name':`, up to the comma that ends it.
    private static func value(of name: String, in text: String) -> String? {
        guard let key = text.range(of: "'\(name)':") else { return nil }
        let rest = text[key.upperBound...].drop { $0 == " " }
        var depth = 0
        var value = ""
        for character in rest {
            if "([".contains(character) { depth += 1 }
            if ")]".contains(character) { depth -= 1 }
            if depth == 0, ",}".contains(character) { break }
            value.append(character)
        }
        return value
    }
}

/// The type of an array's values: `<f4`, `|u1`, `>i8`, `|b1`, `<U12`, `|S5`.
private struct NumPyType {
    private let kind: Character
    private let isBigEndian: Bool
    /// Of one value, in bytes.
    let size: Int

    init?(_ text: String) {
        let characters = Array(text)
        guard characters.count >= 3, "<>|=".contains(characters[0]),
            let number = Int(String(characters[2...])), (0...1 << 20).contains(number)
        else { return nil }
        kind = characters[1]
        isBigEndian = characters[0] == ">"
        size = kind == "U" ? number * 4 : number
        let isKnown =
            switch kind {
            case "u", "i": [1, 2, 4, 8].contains(number)
            case "f": [2, 4, 8].contains(number)
            case "b": number == 1
            case "U", "S": number > 0
            default: false
            }
        guard isKnown else { return nil }
    }

    /// - Parameter places: where each value stands; nil for one after the other.
    func contents(
        _ raw: UnsafeRawBufferPointer, count: Int, places: [Int]?
    ) -> NumPyArray.Contents {
        func place(_ index: Int) -> Int { (places?[index] ?? index) * size }
        if kind == "U" || kind == "S" {
            return .texts((0..<count).map { text(raw[place($0)..<place($0) + size]) })
        }
        if kind == "u", size == 1 {
            return .bytes(
                SharedBuffer<UInt8>(count: count) { memory in
                    for index in 0..<count {
                        memory.initializeElement(at: index, to: raw[place(index)])
                    }
                })
        }
        return .numbers(
            SharedBuffer<Double>(count: count) { memory in
                for index in 0..<count {
                    memory.initializeElement(at: index, to: number(raw, at: place(index)))
                }
            })
    }

    private func number(_ raw: UnsafeRawBufferPointer, at offset: Int) -> Double {
        var bits: UInt64 = 0
        for index in 0..<size {
            let place = isBigEndian ? index : size - 1 - index
            bits = bits << 8 | UInt64(raw[offset + place])
        }
        switch (kind, size) {
        case ("f", 2): return Double(Float16(bitPattern: UInt16(bits)))
        case ("f", 4): return Double(Float(bitPattern: UInt32(bits)))
        case ("f", _): return Double(bitPattern: bits)
        case ("i", _):
            let shift = UInt64(64 - 8 * size)
            return Double(Int64(bitPattern: bits << shift) >> Int64(shift))
        default: return Double(bits)
        }
    }

    /// Zeros fill up what is shorter than the longest.
    private func text(_ raw: Slice<UnsafeRawBufferPointer>) -> String {
        guard kind == "U" else {
            return String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        var text = String.UnicodeScalarView()
        let bytes = Array(raw)
        for start in stride(from: 0, to: bytes.count, by: 4) {
            let word = (0..<4).reduce(UInt32(0)) { word, index in
                word << 8 | UInt32(bytes[start + (isBigEndian ? index : 3 - index)])
            }
            if word == 0 { break }
            text.append(Unicode.Scalar(word) ?? "\u{FFFD}")
        }
        return String(text)
    }
}

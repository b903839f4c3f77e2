import Engine
import Files

/// A data set's arrays as they lie in memory, kept so that the next load need not unpack them.
///
///     "bobbin" and the version of this layout · number of arrays · checksum of the sources
///     for each array: its rank, three dimensions (0 beyond the rank), its checksum
///     from `contentStart` on the bytes of each array, on a boundary of 64
///
/// All numbers are 64 bits wide, in the machine's own order. A file is written under another name and
/// then renamed, so it is there whole or not at all. What is not exactly as expected counts as not
/// there: whoever asks unpacks the sources again. What was read is checked where it lies, and nobody
/// else can reach it there: whatever happens to the file afterwards, a label stays the label it was.
enum DecodedFile {
    private static let magic: UInt64 = 0x626F_6262_696E_0001
    private static let contentStart = 4096
    /// Words before the arrays' descriptions, and in each of these.
    private static let headWords = 3
    private static let arrayWords = 5

    /// The arrays in the file at `path`; nil unless it was made of these sources and is whole.
    static func read(_ path: String, sources: UInt64) -> [IDXArray]? {
        let file = FileCopy(path, headerSize: contentStart) { header in
            func word(_ index: Int) -> UInt64 {
                header.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
            }
            return word(0) == magic && (1...16).contains(word(1)) && word(2) == sources
        }
        guard let file else { return nil }
        func word(_ index: Int) -> UInt64 {
            file.bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
        }
        var arrays: [IDXArray] = []
        var offset = contentStart
        for index in 0..<Int(word(1)) {
            let start = headWords + index * arrayWords
            guard let shape = shape((start..<start + 4).map(word)) else { return nil }
            let size = shape.reduce(1, *)
            guard size <= file.bytes.count - offset else { return nil }
            let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[offset..<offset + size])
            guard checksum(bytes, shape) == word(start + 4) else { return nil }
            // The copy lives as long as any of its arrays.
            let shared = SharedBuffer(bytes.assumingMemoryBound(to: UInt8.self)) { _ = file }
            arrays.append(IDXArray(shape: shape, bytes: shared))
            offset += padded(size)
        }
        return offset == file.bytes.count ? arrays : nil
    }

    /// Writes the file, or, where that cannot be, leaves things as they were.
    static func write(_ arrays: [IDXArray], sources: UInt64, to path: String) {
        // Other arrays are unpacked anew every time.
        guard arrays.allSatisfy({ $0.number == .byte && $0.shape.count <= 3 }) else { return }
        guard makeFolder(folder(of: path)) else { return }
        // No wait for the disk: a file that a power cut leaves in pieces fails its checksums.
        try? OutputFile.write(to: path, as: .own(permissions: 0o644), waitsForDisk: false) {
            write(arrays, sources: sources, to: $0)
        }
    }

    private static func write(_ arrays: [IDXArray], sources: UInt64, to descriptor: Int32) -> Bool {
        var header = [UInt64](repeating: 0, count: contentStart / 8)
        header[0...2] = [magic, UInt64(arrays.count), sources]
        for (index, array) in arrays.enumerated() {
            let start = headWords + index * arrayWords
            header[start] = UInt64(array.shape.count)
            for (place, size) in array.shape.enumerated() {
                header[start + 1 + place] = UInt64(size)
            }
            header[start + 4] = checksum(UnsafeRawBufferPointer(array.bytes.elements), array.shape)
        }
        guard writeFully(descriptor, header, contentStart) else { return false }
        let zeros = [UInt8](repeating: 0, count: 64)
        return arrays.allSatisfy { array in
            let bytes = array.bytes.elements
            guard let start = bytes.baseAddress else { return false }
            return writeFully(descriptor, start, bytes.count)
                && writeFully(descriptor, zeros, padded(bytes.count) - bytes.count)
        }
    }

    private static func padded(_ count: Int) -> Int { (count + 63) & ~63 }

    /// A rank and three dimensions as a shape; nil for what no array has.
    private static func shape(_ words: [UInt64]) -> [Int]? {
        guard (1...3).contains(words[0]) else { return nil }
        let shape = words[1...Int(words[0])]
        guard words[(Int(words[0]) + 1)...].allSatisfy({ $0 == 0 }) else { return nil }
        // Small enough that three of them can be multiplied.
        guard shape.allSatisfy({ (1..<1 << 20).contains($0) }) else { return nil }
        return shape.map(Int.init)
    }

    private static func checksum(_ bytes: UnsafeRawBufferPointer, _ shape: [Int]) -> UInt64 {
        Checksum.of(bytes) ^ shape.reduce(UInt64(shape.count)) { $0 &* 1_000_003 &+ UInt64($1) }
    }
}

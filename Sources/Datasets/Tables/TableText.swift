import Engine
import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of a text file, read whole and found to be text.
enum TableText {
    /// - Throws: `DatasetError.file` or `.table` saying why there is no text to read.
    static func read(_ path: String) throws(DatasetError) -> SharedBuffer<UInt8> {
        if exists(path), fileSize(path) == nil { throw .table(path: path, .notAFile) }
        let file = try DataFile(path)
        guard file.size <= DataTable.mostBytes else {
            throw .table(path: path, .tooLarge(bytes: file.size, limit: DataTable.mostBytes))
        }
        guard file.size > 0 else { throw .file(path: path, .empty) }
        // A cell of two bytes becomes a number of eight, twice while the list of them grows, and of eight
        // and four more as an input.
        guard Memory.hasRoom(bytes: Double(file.size) * 16),
            let memory = malloc(file.size)?.assumingMemoryBound(to: UInt8.self)
        else { throw .file(path: path, .noMemory(bytes: file.size * 16)) }
        nonisolated(unsafe) let owned = memory
        let count: Int
        do throws(DatasetError) {
            count = try file.read(into: memory, count: file.size)
        } catch {
            free(owned)
            throw error
        }
        let text = SharedBuffer(UnsafeBufferPointer(start: memory, count: count)) { free(owned) }
        if let problem = problem(in: text.elements) { throw .table(path: path, problem) }
        return text
    }

    /// Why these bytes are no text in UTF-8; nil where they are.
    static func problem(in bytes: UnsafeBufferPointer<UInt8>) -> TableProblem? {
        let signatures: [([UInt8], String)] = [
            ([0x1F, 0x8B], "packed with gzip"), ([0x50, 0x4B, 3, 4], "a zip file or a workbook"),
            ([0xD0, 0xCF, 0x11, 0xE0], "an Excel workbook"),
            ([0xFF, 0xFE], "UTF-16 text"), ([0xFE, 0xFF], "UTF-16 text"),
        ]
        for (start, kind) in signatures where bytes.starts(with: start) {
            return .notText(kind: kind)
        }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0 { return .nulByte(line: line(of: index, in: bytes)) }
            if byte < 0x80 {
                index += 1
                continue
            }
            var end = index
            while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
            guard isUTF8(bytes[index..<end]) else {
                return .notUTF8(line: line(of: index, in: bytes))
            }
            index = end
        }
        return nil
    }

    private static func isUTF8(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var iterator = bytes.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid: continue
            case .emptyInput: return true
            case .error: return false
            }
        }
    }

    private static func line(of index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        1 + bytes[..<index].count { $0 == UInt8(ascii: "\n") }
    }
}

import Engine
import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of a text file, read whole and found to be text.
enum TableText {
    /// The text in UTF-8, and how the file has it.
    ///
    /// - Parameter encoding: how it is written; nil where it is UTF-8, or UTF-16 that says so itself.
    /// - Throws: `DatasetError.file` or `.table` saying why there is no text to read.
    static func read(
        _ path: String, encoding: TextEncoding?
    ) throws(DatasetError) -> (text: SharedBuffer<UInt8>, encoding: TextEncoding) {
        let file = try bytes(of: path)
        let encoding = encoding ?? (saysUTF16(file.elements) ? .utf16 : .utf8)
        let text = encoding == .utf8 ? file : try decoded(file, encoding, path)
        if let problem = problem(in: text.elements) { throw .table(path: path, problem) }
        return (text, encoding)
    }

    /// Whether it begins with the mark of UTF-16.
    private static func saysUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    }

    private static func decoded(
        _ file: SharedBuffer<UInt8>, _ encoding: TextEncoding, _ path: String
    ) throws(DatasetError) -> SharedBuffer<UInt8> {
        do throws(TextEncoding.Failure) {
            return try encoding.decoded(file.elements)
        } catch {
            switch error {
            case .noMemory(let bytes): throw .file(path: path, .noMemory(bytes: bytes))
            case .unknown: throw .table(path: path, .unknownEncoding(encoding))
            case .at(let place):
                let line = line(of: place, in: file.elements)
                throw .table(path: path, .notInEncoding(encoding, line: line))
            }
        }
    }

    private static func bytes(of path: String) throws(DatasetError) -> SharedBuffer<UInt8> {
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
        return SharedBuffer(UnsafeBufferPointer(start: memory, count: count)) { free(owned) }
    }

    /// Why these bytes are no text in UTF-8; nil where they are.
    static func problem(in bytes: UnsafeBufferPointer<UInt8>) -> TableProblem? {
        let signatures: [([UInt8], String)] = [
            ([0x1F, 0x8B], "packed with gzip"), ([0x50, 0x4B, 3, 4], "a zip file or a workbook"),
            ([0xD0, 0xCF, 0x11, 0xE0], "an Excel workbook"),
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
                return .notUTF8(
                    line: line(of: index, in: bytes), readings: readings(of: bytes, around: index))
            }
            index = end
        }
        return nil
    }

    /// What the field around a byte says in other encodings that fit the whole file.
    private static func readings(
        of bytes: UnsafeBufferPointer<UInt8>, around place: Int
    ) -> [TableProblem.Reading] {
        let isEnd = { (byte: UInt8) in byte < 0x30 && byte != 0x20 || byte == 0x3B || byte == 0x7C }
        let start = bytes[..<place].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(where: isEnd) ?? bytes.count
        let readings = TextEncoding.offered.compactMap { encoding -> TableProblem.Reading? in
            guard (try? encoding.decoded(bytes)) != nil,
                let field = try? encoding.decoded(UnsafeBufferPointer(rebasing: bytes[start..<end]))
            else { return nil }
            let text = String(decoding: field.elements, as: UTF8.self)
            return TableProblem.Reading(encoding: encoding, text: text)
        }
        // Where one of them gives letters, those that give signs are wrong.
        let likely = readings.filter { reading in
            reading.text.allSatisfy { $0.isASCII || $0.isLetter }
        }
        return likely.isEmpty ? readings : likely
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

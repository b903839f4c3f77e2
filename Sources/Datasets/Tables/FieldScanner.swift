/// One field of a record, before it is known what it stands for.
struct Field {
    /// What it holds, without the quotes around it.
    var bytes: UnsafeBufferPointer<UInt8>
    /// Whether two quotes stand for one in it.
    var hasDoubledQuotes = false
    /// Whether the record ends with it.
    var isLast = false
    /// Whether the learner says that nothing is known where it stands.
    var isNamedMissing = false

    var text: String {
        guard hasDoubledQuotes else { return String(decoding: bytes, as: UTF8.self) }
        var single: [UInt8] = []
        var isSecond = false
        for byte in bytes {
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if !isSecond { single.append(byte) }
        }
        return String(decoding: single, as: UTF8.self)
    }

    /// Nothing, or one of the ways to write that nothing is known.
    var isMissing: Bool {
        if isNamedMissing { return true }
        let bytes = NumberField.trimmed(bytes)
        switch bytes.count {
        case 0: return true
        case 1: return bytes[0] == UInt8(ascii: "?")
        case 2...5: return Self.missing.contains { $0.elementsEqual(bytes) }
        default: return false
        }
    }

    private static let missing = [
        "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "<NA>", "#N/A",
    ].map { Array($0.utf8) }
}

/// Cuts the bytes of a CSV file into fields, as RFC 4180 has it.
///
///     file   → record { line end record }
///     record → field { separator field }
///     field  → text | "\"" { any byte but a quote | two quotes } "\""
///
/// A line ends in LF, CR LF or CR; lines without anything are passed over; spaces around a field or
/// its quotes do not count. Where a space separates, any run of spaces and tabs does.
struct FieldScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    let separator: UInt8
    /// What begins a line that is no record.
    private let comment: UInt8?
    private let isSpaced: Bool
    /// What the learner says stands for nothing.
    private let missing: [[UInt8]]
    private var position: Int
    /// The line of the next field, from 1.
    private(set) var line: Int

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let space = UInt8(ascii: " ")
    private static let tab = UInt8(ascii: "\t")

    /// - Parameters:
    ///   - start: where the first record begins, in the file's line `line`.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, start: Int = 0, line: Int = 1,
        comment: UInt8? = nil, missing: [[UInt8]] = []
    ) {
        self.bytes = bytes
        self.separator = separator
        self.comment = comment
        self.missing = missing
        self.line = line
        isSpaced = separator == Self.space
        position = start
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == Self.space || isSpaced && byte == Self.tab
    }

    /// Goes to the next record, over comments and lines without anything; false at the end of the
    /// file.
    mutating func beginRecord() -> Bool {
        var next = position
        while next < bytes.count {
            if Self.isLineEnd(bytes[next]) {
                position = next
                takeLineEnd()
                next = position
            } else if isBlank(bytes[next]) {
                next += 1
            } else if bytes[next] == comment {
                while next < bytes.count, !Self.isLineEnd(bytes[next]) { next += 1 }
            } else {
                if isSpaced { position = next }
                return true
            }
        }
        position = next
        return false
    }

    /// All fields of the record.
    mutating func record() throws(TableProblem) -> [Field] {
        var fields: [Field] = []
        while fields.last?.isLast != true {
            fields.append(try next())
            guard fields.count <= DataTable.mostColumns else {
                throw .tooManyColumns(limit: DataTable.mostColumns)
            }
        }
        return fields
    }

    /// The next field of the record.
    mutating func next() throws(TableProblem) -> Field {
        var start = position
        while start < bytes.count, isBlank(bytes[start]) { start += 1 }
        if start < bytes.count, bytes[start] == Self.quote {
            position = start + 1
            return try quoted()
        }
        var end = start
        while end < bytes.count, !isSeparator(bytes[end]), !Self.isLineEnd(bytes[end]) { end += 1 }
        position = end
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return ended(Field(bytes: UnsafeBufferPointer(rebasing: bytes[start..<end])))
    }

    private mutating func quoted() throws(TableProblem) -> Field {
        let firstLine = line
        let start = position
        var hasDoubledQuotes = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.quote {
                guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
                hasDoubledQuotes = true
                position += 2
            } else if Self.isLineEnd(byte) {
                takeLineEnd()
            } else {
                position += 1
            }
        }
        guard position < bytes.count else { throw .unclosedQuote(line: firstLine) }
        let inside = UnsafeBufferPointer(rebasing: bytes[start..<position])
        position += 1
        if !isSpaced {
            while position < bytes.count, bytes[position] == Self.space { position += 1 }
        }
        guard
            position == bytes.count || isSeparator(bytes[position])
                || Self.isLineEnd(bytes[position])
        else { throw .textAfterQuote(line: line) }
        return ended(Field(bytes: inside, hasDoubledQuotes: hasDoubledQuotes))
    }

    /// Steps over the separator or the line's end.
    private mutating func ended(_ field: Field) -> Field {
        var field = field
        field.isNamedMissing =
            !missing.isEmpty
            && missing.contains { $0.elementsEqual(NumberField.trimmed(field.bytes)) }
        while isSpaced, position < bytes.count, isBlank(bytes[position]) { position += 1 }
        if position == bytes.count {
            field.isLast = true
        } else if isSpaced, !Self.isLineEnd(bytes[position]) {
            return field
        } else if bytes[position] == separator {
            position += 1
        } else {
            takeLineEnd()
            field.isLast = true
        }
        return field
    }

    private mutating func takeLineEnd() {
        let isPair =
            bytes[position] == Self.carriageReturn && position + 1 < bytes.count
            && bytes[position + 1] == Self.lineFeed
        position += isPair ? 2 : 1
        line += 1
    }

    private func isSeparator(_ byte: UInt8) -> Bool {
        byte == separator || isSpaced && byte == Self.tab
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == lineFeed || byte == carriageReturn
    }
}

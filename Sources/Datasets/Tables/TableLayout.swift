/// Where the records of a table begin and what stands between their fields.
struct TableLayout {
    /// Behind a byte order mark and a line `sep=;`.
    private(set) var scanner: FieldScanner
    /// Lines of comments before the rows.
    private(set) var commentCount = 0
    /// The names in the last of them, as NumPy's `savetxt` writes them; nil where it holds none.
    private(set) var commentNames: [String]?
    /// Whether a line of the file itself says what stands between the fields.
    private(set) var saysSeparator = false

    /// Whether spaces stand behind separators, as in `39, State-gov`.
    private(set) var hasSpaces = false

    /// How Excel says it.
    private static let separatorLine = Array("sep=".utf8)
    private static let separators = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
    private static let comma = UInt8(ascii: ",")
    private static let hash = UInt8(ascii: "#")

    init(_ bytes: UnsafeBufferPointer<UInt8>, options: TableOptions) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        var separator = options.separator?.asciiValue
        if let (said, end) = Self.saidSeparator(bytes, start) {
            separator = separator ?? said
            (start, line, saysSeparator) = (end, 2, true)
        }
        let comment = Self.firstByte(bytes, start) == Self.hash ? Self.hash : nil
        let missing = options.missingTexts.map { Array($0.utf8) }
        func scanner(_ separator: UInt8) -> FieldScanner {
            FieldScanner(
                bytes, separator: separator, start: start, line: line, comment: comment,
                missing: missing)
        }
        let chosen = separator ?? Self.separator(scanner)
        self.scanner = scanner(chosen)
        if comment != nil { readComments(bytes, start) }
        let space = UInt8(ascii: " ")
        let sample = bytes.prefix(1 << 16)
        hasSpaces =
            chosen != space
            && zip(sample, sample.dropFirst()).contains { $0 == chosen && $1 == space }
    }

    /// `sep=;` and the end of its line: the separator and where the records begin.
    private static func saidSeparator(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
    ) -> (UInt8, Int)? {
        let line = bytes[start...].prefix { $0 != 10 && $0 != 13 }.prefix(16)
        let text = line.filter { $0 != UInt8(ascii: "\"") }
        guard text.count == separatorLine.count + 1,
            text.map({ $0 | 32 }).starts(with: separatorLine.map { $0 | 32 })
        else { return nil }
        var end = line.endIndex
        if end < bytes.count, bytes[end] == 13 { end += 1 }
        if end < bytes.count, bytes[end] == 10 { end += 1 }
        return (text[text.endIndex - 1], end)
    }

    private static func firstByte(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt8? {
        bytes[start...].first { ![9, 10, 13, 32].contains($0) }
    }

    /// Counts the comments at the beginning, and looks for names in the last of them.
    private mutating func readComments(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) {
        var last: Slice<UnsafeBufferPointer<UInt8>>?
        for line in bytes[start...].split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            let text = line.drop { $0 == 32 || $0 == 9 }
            if text.isEmpty { continue }
            guard text.first == Self.hash else { break }
            commentCount += 1
            last = text.drop { $0 == Self.hash }
        }
        guard let last else { return }
        var names = FieldScanner(
            UnsafeBufferPointer(rebasing: last), separator: scanner.separator)
        guard names.beginRecord(), let found = try? names.record() else { return }
        commentNames = found.map(\.text)
    }

    // MARK: - What stands between the fields

    /// Of the tab, `;`, `|`, the comma and runs of spaces the first that cuts all of the first
    /// records into as many fields each; else what cuts most, a comma where nothing does.
    private static func separator(_ scanner: (UInt8) -> FieldScanner) -> UInt8 {
        let counts = (separators + [comma]).map { ($0, FieldCounts(scanner($0))) }
        let spaced = FieldCounts(scanner(UInt8(ascii: " ")))
        if let (found, fields) = counts.first(where: { $0.1.areEqual }) {
            // A tab before a name at the end of columns set apart by spaces, as in auto-mpg.
            let isSpaced =
                found == separators[0] && spaced.areEqual && spaced.numbers > fields.numbers
            return isSpaced ? UInt8(ascii: " ") : found
        }
        if counts.dropFirst().allSatisfy({ $0.1.first < 2 }) || spaced.areNumbers {
            if spaced.areEqual || spaced.lackOneName { return UInt8(ascii: " ") }
        }
        if let (found, _) = counts.first(where: { $0.1.lackOneName }) { return found }
        let most = counts.map(\.1.first).max() ?? 1
        return counts.last { $0.1.first == most }?.0 ?? comma
    }
}

/// How a separator cuts the first records.
private struct FieldCounts {
    private var counts: [Int] = []
    /// Fields that are numbers.
    private(set) var numbers = 0

    private static let most = 20

    init(_ scanner: FieldScanner) {
        var scanner = scanner
        while counts.count < Self.most, scanner.beginRecord() {
            guard let fields = try? scanner.record() else { break }
            counts.append(fields.count)
            numbers += fields.count { NumberField.value($0.bytes) != nil }
        }
    }

    var first: Int { counts.first ?? 1 }
    /// More than one field each, and as many in all.
    var areEqual: Bool { first > 1 && counts.allSatisfy { $0 == first } }
    /// Whether most of what is cut are numbers.
    var areNumbers: Bool { numbers * 2 > counts.reduce(0, +) }
    /// Whether all records but the first have one field more than it, as R writes the names of rows.
    var lackOneName: Bool {
        first > 1 && counts.count > 1 && counts.dropFirst().allSatisfy { $0 == first + 1 }
    }
}

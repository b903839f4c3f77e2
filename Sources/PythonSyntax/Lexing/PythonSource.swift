import Diagnostics

/// A text of Python as scalars, with a place for each: `\r\n` and `\r` are read as `\n`.
struct PythonSource {
    let scalars: [Unicode.Scalar]
    let firstLine: Int
    /// Where each line begins.
    private let lineStarts: [Int]
    /// The column of each scalar, from 1; empty where all are ASCII and an offset says it.
    private let columns: [Int32]

    init(_ text: String, firstLine: Int) {
        self.firstLine = firstLine
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count)
        var starts = [0]
        var isPlain = true
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            let isReturn = scalar == "\r"
            if scalar == "\n", isAfterReturn {
                isAfterReturn = false
                continue
            }
            isAfterReturn = isReturn
            if !scalar.isASCII { isPlain = false }
            scalars.append(isReturn ? "\n" : scalar)
            if isReturn || scalar == "\n" { starts.append(scalars.count) }
        }
        self.scalars = scalars
        lineStarts = starts
        columns = isPlain ? [] : Self.columns(of: scalars, lineStarts: starts)
    }

    private static func columns(of scalars: [Unicode.Scalar], lineStarts: [Int]) -> [Int32] {
        var columns: [Int32] = []
        columns.reserveCapacity(scalars.count)
        for (number, start) in lineStarts.enumerated() {
            let end = number + 1 < lineStarts.count ? lineStarts[number + 1] : scalars.count
            var column: Int32 = 0
            for character in string(of: scalars[start..<end]) {
                column += 1
                for _ in character.unicodeScalars { columns.append(column) }
            }
        }
        return columns
    }

    private static func string(of scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    subscript(offset: Int) -> Unicode.Scalar? {
        offset < scalars.count ? scalars[offset] : nil
    }

    func text(_ range: Range<Int>) -> String { Self.string(of: scalars[range]) }

    /// The line of `offset`, counted from `firstLine`.
    func line(at offset: Int) -> Int { firstLine + lineIndex(at: offset) }

    /// The stretch of `range` that stands on its first line.
    func span(_ range: Range<Int>) -> SourceSpan {
        let index = lineIndex(at: range.lowerBound)
        let lineEnd = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : scalars.count
        let start = column(at: range.lowerBound, lineStart: lineStarts[index])
        let last = max(range.lowerBound, min(range.upperBound, lineEnd) - 1)
        let end = column(at: last, lineStart: lineStarts[index])
        return SourceSpan(line: firstLine + index, column: start, length: end - start + 1)
    }

    private func column(at offset: Int, lineStart: Int) -> Int {
        if columns.isEmpty { return offset - lineStart + 1 }
        if offset < columns.count { return Int(columns[offset]) }
        return lineStart < columns.count ? Int(columns[columns.count - 1]) + 1 : 1
    }

    private func lineIndex(at offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}

import Wording

extension NDArray {
    /// `np.loadtxt` of the text of a file: numbers in rows, all rows of one length.
    ///
    /// - Parameters:
    ///   - delimiter: nil for blanks.
    ///   - columns: which to keep; nil for all.
    ///   - comments: what begins a comment; nil for none.
    /// - Throws: ValueError naming the line.
    package static func parsed(
        _ text: String, delimiter: Character? = nil, skippedRows: Int = 0, columns: [Int]? = nil,
        comments: String? = "#", type: ElementType = .float64
    ) throws(ArrayError) -> NDArray {
        var (cells, rows, width) = ([String](), 0, 0)
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in lines.enumerated().dropFirst(max(0, skippedRows)) {
            var fields = fields(line, delimiter, comments)
            guard !fields.isEmpty else { continue }
            if let columns { fields = try chosen(columns, of: fields, line: number + 1) }
            if rows == 0 { width = fields.count }
            guard fields.count == width else {
                throw .value(
                    "line \(number + 1) has \(counted(fields.count, "column")), and the lines before "
                        + "it have \(width)")
            }
            cells += fields
            rows += 1
        }
        let table = NDArray(cells, shape: rows == 0 ? [0] : [rows, width])
        return try table.converted(to: type).squeezed()
    }

    private static func fields(
        _ line: Substring, _ delimiter: Character?, _ comments: String?
    ) -> [String] {
        var line = line
        if let comments, let range = line.firstRange(of: comments) {
            line = line[..<range.lowerBound]
        }
        guard !line.allSatisfy(\.isWhitespace) else { return [] }
        guard let delimiter else {
            return line.split(whereSeparator: \.isWhitespace).map { String($0) }
        }
        return line.split(separator: delimiter, omittingEmptySubsequences: false).map { field in
            let start = field.drop(while: \.isWhitespace)
            return String(start.reversed().drop(while: \.isWhitespace).reversed())
        }
    }

    private static func chosen(
        _ columns: [Int], of fields: [String], line: Int
    ) throws(ArrayError) -> [String] {
        var chosen: [String] = []
        for column in columns {
            let place = column < 0 ? column + fields.count : column
            guard fields.indices.contains(place) else {
                throw .value(
                    "line \(line) has \(counted(fields.count, "column")), and column \(column) is "
                        + "asked for")
            }
            chosen.append(fields[place])
        }
        return chosen
    }
}

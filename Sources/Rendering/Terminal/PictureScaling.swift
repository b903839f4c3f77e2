import Output

/// Shades from 0 (paper) to 255 (ink) in rows, as fractions, ready to be drawn.
struct ShadeGrid: Equatable {
    var columns: Int
    var rows: Int
    var shades: [Float]
    /// The shade of what lies beside the picture.
    var blank: Float

    init(columns: Int, rows: Int, shades: [Float], blank: Float) {
        (self.columns, self.rows, self.shades, self.blank) = (columns, rows, shades, blank)
    }

    /// The columns that a picture takes where there is room: a few numbers are drawn larger, so that
    /// each of them is seen.
    static func naturalWidth(_ picture: Picture) -> Int {
        guard picture.scale != nil, picture.width > 0, picture.width <= 12 else {
            return picture.width
        }
        return picture.width * min(4, 24 / picture.width)
    }

    /// A picture brought down to at most so many columns, each new shade the mean of what it covers.
    ///
    /// Keeps the proportions. At most 120 rows, however tall the picture.
    init(_ picture: Picture, maximumColumns: Int) {
        blank = Float(picture.scale?.blank ?? 0)
        let area = picture.width.multipliedReportingOverflow(by: picture.height)
        guard picture.width > 0, picture.height > 0, !area.overflow,
            area.partialValue == picture.shades.count
        else {
            (columns, rows, shades) = (0, 0, [])
            return
        }
        let times = min(Self.naturalWidth(picture), maximumColumns) / picture.width
        if times > 1, times * picture.height <= 120 {
            (columns, rows) = (picture.width * times, picture.height * times)
            shades = Self.enlarged(picture, times: times)
            return
        }
        let scale = min(
            1, Double(max(1, maximumColumns)) / Double(picture.width),
            120 / Double(picture.height))
        columns = max(1, Int((Double(picture.width) * scale).rounded()))
        rows = max(1, Int((Double(picture.height) * scale).rounded()))
        shades = picture.shades.map(Float.init)
        shades = Self.averaged(
            shades, rows: picture.height, columns: picture.width, toColumns: columns)
        shades = Self.averaged(
            Self.transposed(shades, rows: picture.height, columns: columns), rows: columns,
            columns: picture.height, toColumns: rows)
        shades = Self.transposed(shades, rows: columns, columns: rows)
    }

    /// Every shade a square of `times` · `times`.
    private static func enlarged(_ picture: Picture, times: Int) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(picture.shades.count * times * times)
        for row in 0..<picture.height * times {
            let start = row / times * picture.width
            for column in 0..<picture.width * times {
                result.append(Float(picture.shades[start + column / times]))
            }
        }
        return result
    }

    subscript(row: Int, column: Int) -> Float { shades[row * columns + column] }

    /// The mean of two rows, one line of text; the row below the last is blank.
    func meanOfRows(from row: Int, column: Int) -> Float {
        (self[row, column] + (row + 1 < rows ? self[row + 1, column] : blank)) / 2
    }

    /// Each row brought to `count` shades; a shade that is partly covered counts in part.
    private static func averaged(
        _ shades: [Float], rows: Int, columns: Int, toColumns count: Int
    ) -> [Float] {
        if count == columns { return shades }
        let step = Double(columns) / Double(count)
        var result: [Float] = []
        result.reserveCapacity(rows * count)
        for row in 0..<rows {
            for column in 0..<count {
                let start = Double(column) * step
                let end = min(start + step, Double(columns))
                var sum = 0.0
                for source in Int(start)..<min(columns, Int(end.rounded(.up))) {
                    let share = min(end, Double(source + 1)) - max(start, Double(source))
                    sum += share * Double(shades[row * columns + source])
                }
                result.append(Float(sum / step))
            }
        }
        return result
    }

    private static func transposed(_ shades: [Float], rows: Int, columns: Int) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(shades.count)
        for column in 0..<columns {
            for row in 0..<rows { result.append(shades[row * columns + column]) }
        }
        return result
    }
}

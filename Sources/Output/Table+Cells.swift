import Wording

/// Cells of numbers, written as tables write them.
extension Table.Cell {
    /// A whole number with separators between thousands: `78,510`.
    public static func count(_ number: Int) -> Table.Cell {
        Table.Cell(grouped(number), .whole(number))
    }

    /// A whole number that names something, such as a run: `1200`.
    public static func number(_ number: Int) -> Table.Cell {
        Table.Cell(String(number), .whole(number))
    }

    /// A measured number with so many decimals: `0.3412`; empty where nothing was measured.
    public static func measured(_ value: Double?, decimals: Int = 4) -> Table.Cell {
        value.map { Table.Cell(fixed($0, decimals), $0) } ?? ""
    }

    /// A number with so many significant digits: `5.1`.
    public static func significant(_ value: Double, _ digits: Int) -> Table.Cell {
        Table.Cell(Wording.significant(value, digits), value)
    }

    /// A part of 1 as a part of a hundred: 0.876 → `87.6%`; its value stays the part of 1.
    public static func percent(_ share: Double, decimals: Int = 1) -> Table.Cell {
        Table.Cell(fixed(share * 100, decimals) + "%", share)
    }

    /// The shape of an array as NumPy writes it: `(60000, 28, 28)`, `(100,)`.
    public static func shape(_ sizes: [Int]) -> Table.Cell {
        Table.Cell(shapeText(sizes), .shape(sizes))
    }

    /// Shapes side by side, as Python prints them: `(60000, 28, 28) (60000,)`.
    public static func shapes(_ shapes: [[Int]]) -> Table.Cell {
        Table.Cell(shapes.map(shapeText).joined(separator: " "), .shapes(shapes))
    }

    /// Numbers below each other, all with the same decimals.
    public static func column(_ values: [Double], figures: Int = 3) -> [Table.Cell] {
        zip(MeasuredNumber.column(values, figures: figures), values).map { Table.Cell($0, $1) }
    }

    /// Rows of so many numbers, those below each other with the same decimals; a row without numbers
    /// has empty cells.
    public static func columns(_ rows: [[Double]], count: Int) -> [[Table.Cell]] {
        zip(MeasuredNumber.columns(rows, count: count), rows).map { texts, values in
            values.isEmpty
                ? texts.map { Table.Cell($0) } : zip(texts, values).map { Table.Cell($0, $1) }
        }
    }
}

import Output

/// A table's texts in rows of one length, and how narrow each column may be.
struct TableCells {
    let headings: [String]
    let alignments: [Table.Alignment]
    let rows: [[String]]
    let isPreview: [Bool]
    /// The widest text of each column, its heading apart.
    let widths: [Int]
    /// The longest word of each column's texts, or of what is read as one.
    private let words: [Int]

    /// Words beyond this are broken: they are none.
    private static let longestWord = 24

    init(_ table: Table) {
        let count = max(table.columns.count, table.rows.map(\.count).max() ?? 0)
        let columns =
            table.columns
            + Array(repeating: Table.Column(""), count: count - table.columns.count)
        headings = columns.map(\.title)
        alignments = columns.map(\.alignment)
        isPreview = columns.map(\.isPreview)
        rows = table.rows.map { $0 + Array(repeating: "", count: count - $0.count) }
        var widths = Array(repeating: 0, count: count)
        var words = widths
        for row in rows {
            for (column, text) in row.enumerated() {
                let width = DisplayWidth.of(text)
                widths[column] = max(widths[column], width)
                if width > words[column] {
                    words[column] = max(words[column], Self.longestWord(of: text))
                }
            }
        }
        (self.widths, self.words) = (widths, words)
    }

    var hasHeading: Bool { headings.contains { !$0.isEmpty } }

    /// The width at which neither heading nor text of a column is broken.
    func whole(_ column: Int) -> Int { max(widths[column], DisplayWidth.of(headings[column])) }

    /// The width at which no text is broken, and the heading only between words.
    func underBrokenHeading(_ column: Int) -> Int {
        max(widths[column], leastHeading(column))
    }

    /// The width at which a heading is broken between words alone; no text is broken below four.
    private func leastHeading(_ column: Int) -> Int {
        let heading = headings[column]
        return max(Self.longestWord(of: heading), min(4, DisplayWidth.of(heading)))
    }

    /// The width at which texts are broken between words alone; numbers never are.
    func least(_ column: Int) -> Int {
        let heading = leastHeading(column)
        if alignments[column] == .right { return underBrokenHeading(column) }
        return max(heading, isPreview[column] ? min(12, widths[column]) : words[column])
    }

    /// A text broken to a width; a preview stays one line, to be cut.
    func parts(of text: String, column: Int, width: Int) -> [String] {
        isPreview[column] && text != headings[column]
            ? [text] : WordWrap.lines(of: text, width: width)
    }

    /// The columns that a column's heading and texts take once they are broken to a width.
    func taken(_ column: Int, width: Int) -> Int {
        if whole(column) <= width { return whole(column) }
        let texts = [headings[column]] + rows.map { $0[column] }
        let broken = texts.flatMap { parts(of: $0, column: column, width: width) }
        return min(width, broken.map { DisplayWidth.of($0) }.max() ?? width)
    }

    /// The most lines that a text of some columns takes at some widths.
    func height(of columns: [Int], widths: [Int]) -> Int {
        var height = 1
        for (column, width) in zip(columns, widths) where self.widths[column] > width {
            for row in rows where DisplayWidth.of(row[column]) > width {
                height = max(height, parts(of: row[column], column: column, width: width).count)
            }
        }
        return height
    }

    private static func longestWord(of text: String) -> Int {
        if DisplayWidth.of(text) > 200 { return longestWord }
        let characters = Array(text)
        let glued = Glue.spaces(in: characters)
        var longest = 0
        var word = 0
        for (index, character) in characters.enumerated() {
            word =
                character == " " && !glued.contains(index) ? 0 : word + DisplayWidth.of(character)
            longest = max(longest, word)
        }
        return min(longest, longestWord)
    }
}

/// Columns of a table that are shown side by side.
struct TablePanel: Equatable {
    var columns: [Int]
    var widths: [Int]
    var gap: Int
    /// A text of more lines is cut.
    var mostLines = 3
    /// Without headings there is nothing to stand under: rows are written on from cell to cell.
    var isFlowing = false

    var width: Int { widths.reduce(0, +) + gap * max(0, widths.count - 1) }

    /// The fewest panels that show every column, the first one in each of them.
    static func panels(of cells: TableCells, columns limit: Int) -> [TablePanel] {
        let all = Array(cells.headings.indices)
        guard let first = all.first else { return [] }
        if let panel = fitted(all, cells, limit) { return [panel] }
        guard cells.hasHeading else {
            return [TablePanel(columns: all, widths: [], gap: 2, isFlowing: true)]
        }
        var panels: [TablePanel] = []
        var rest = all.dropFirst()
        repeat {
            var taken = [first]
            var panel: TablePanel?
            while let next = rest.first, let wider = fitted(taken + [next], cells, limit) {
                panel = wider
                taken.append(next)
                rest.removeFirst()
            }
            if panel == nil {
                taken += rest.prefix(1)
                rest = rest.dropFirst(1)
            }
            panels.append(panel ?? forced(taken, cells, limit))
        } while !rest.isEmpty
        return panels
    }

    /// The columns side by side, as little broken as can be; nil where they are too many.
    private static func fitted(
        _ columns: [Int], _ cells: TableCells, _ limit: Int
    ) -> TablePanel? {
        let whole = TablePanel(columns: columns, widths: columns.map(cells.whole), gap: 2)
        if whole.width <= limit { return whole }
        for gap in [2, 1] {
            let room = limit - gap * (columns.count - 1)
            for least in [cells.underBrokenHeading, cells.least] {
                let widths = columns.map(least)
                guard widths.reduce(0, +) <= room else { continue }
                let wide = widened(widths, columns, cells, room)
                let panel = TablePanel(
                    columns: columns, widths: tightened(wide, columns, cells, room), gap: gap)
                if cells.height(of: columns, widths: panel.widths) <= panel.mostLines {
                    return panel
                }
            }
        }
        return nil
    }

    /// Gives what is left of the room to the columns, the same bound for all: the least wide ones
    /// become whole first.
    private static func widened(
        _ widths: [Int], _ columns: [Int], _ cells: TableCells, _ room: Int
    ) -> [Int] {
        let whole = columns.map(cells.whole)
        func bounded(by bound: Int) -> [Int] {
            zip(widths, whole).map { max($0, min($1, bound)) }
        }
        var low = 0
        var high = max(1, whole.max() ?? 1)
        while low < high {
            let bound = (low + high + 1) / 2
            if bounded(by: bound).reduce(0, +) <= room { low = bound } else { high = bound - 1 }
        }
        return bounded(by: low)
    }

    /// Takes away what no text needs once it is broken; what is left shows more of a preview.
    private static func tightened(
        _ widths: [Int], _ columns: [Int], _ cells: TableCells, _ room: Int
    ) -> [Int] {
        var widths = zip(columns, widths).map { cells.taken($0, width: $1) }
        for (place, column) in columns.enumerated() where cells.isPreview[column] {
            let rest = room - widths.reduce(0, +)
            widths[place] = min(cells.whole(column), widths[place] + max(0, rest))
        }
        return widths
    }

    /// A column that is too wide even alone beside the first one.
    private static func forced(_ columns: [Int], _ cells: TableCells, _ limit: Int) -> TablePanel {
        guard columns.count == 2 else {
            return TablePanel(columns: columns, widths: [max(4, limit)], gap: 1, mostLines: 6)
        }
        let other = max(4, min(cells.least(columns[1]), limit - 6))
        let first = max(4, min(cells.whole(columns[0]), max(limit / 3, limit - 2 - other)))
        let second = max(4, limit - 2 - first)
        let widths = zip(columns, [first, second]).map { cells.taken($0, width: $1) }
        return TablePanel(columns: columns, widths: widths, gap: 2, mostLines: 6)
    }
}

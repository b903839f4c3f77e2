import Rendering

/// A small terminal: what stands on its screen after a program has written.
///
/// Knows what the renderer uses: lines, colours (which it ignores), going up, erasing, and lines that
/// are too wide, which go on in the next row unless that is switched off.
struct ScreenModel {
    private(set) var rows: [[Character]] = [[]]
    private(set) var columns: Int
    private var row = 0
    private var column = 0
    private var wraps = true

    init(columns: Int) { self.columns = columns }

    /// What is seen, without spaces at the ends and empty rows at the bottom.
    var text: String {
        var lines = rows.map { String(String($0).reversed().drop { $0 == " " }.reversed()) }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Makes it narrower or wider, and lays its lines out anew as most terminals do: the cursor stays
    /// at the character where it was.
    mutating func reflow(to columns: Int) {
        var laid: [[Character]] = []
        var place = (row: 0, column: 0)
        for (index, line) in rows.enumerated() {
            let first = laid.count
            var rest = line[...]
            repeat {
                laid.append(Array(rest.prefix(columns)))
                rest = rest.dropFirst(columns)
            } while !rest.isEmpty
            if index == row { place = (first + column / columns, column % columns) }
        }
        self.columns = columns
        rows = laid
        (row, column) = place
    }

    mutating func write(_ text: String) {
        var rest = Substring(text)
        while let character = rest.popFirst() {
            switch character {
            case "\r": column = 0
            case "\n": newLine()
            case "\r\n": newLine()
            case "\u{1B}": escape(&rest)
            default: put(character)
            }
        }
    }

    private mutating func newLine() {
        column = 0
        row += 1
        if row == rows.count { rows.append([]) }
    }

    private mutating func put(_ character: Character) {
        if column >= columns {
            guard wraps else { return }
            newLine()
        }
        while rows[row].count <= column { rows[row].append(" ") }
        rows[row][column] = character
        column += DisplayWidth.of(character)
    }

    private mutating func escape(_ rest: inout Substring) {
        guard rest.first == "[" else { return }
        rest.removeFirst()
        let parameters = String(rest.prefix { !$0.isLetter })
        rest.removeFirst(parameters.count)
        let number = Int(parameters) ?? 1
        switch rest.popFirst() {
        case "K": rows[row] = Array(rows[row].prefix(column))
        case "J":
            rows[row] = Array(rows[row].prefix(column))
            rows.removeSubrange((row + 1)...)
        case "A": row = max(0, row - number)
        case "B": row = min(rows.count - 1, row + number)
        case "C": column = min(columns - 1, column + number)
        case "h" where parameters == "?7": wraps = true
        case "l" where parameters == "?7": wraps = false
        default: break
        }
    }
}

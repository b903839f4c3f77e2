/// A drawing of characters, each made of several dots: Braille, or `.` `'` `:` where there is no
/// Unicode.
struct DotGrid {
    let columns: Int
    let rows: Int
    private let isBraille: Bool
    /// The dots of every character, and who drew the last of them.
    private var masks: [UInt8]
    private var owners: [Int]
    private var marks: [Int: (character: Character, owner: Int)] = [:]

    init(columns: Int, rows: Int, unicode: Bool) {
        self.columns = max(1, columns)
        self.rows = max(1, rows)
        isBraille = unicode
        masks = Array(repeating: 0, count: self.columns * self.rows)
        owners = Array(repeating: 0, count: self.columns * self.rows)
    }

    /// Dots of one character, side by side and one above the other.
    private var across: Int { isBraille ? 2 : 1 }
    private var down: Int { isBraille ? 4 : 2 }
    var dotsAcross: Int { columns * across }
    var dotsDown: Int { rows * down }

    /// A place among the dots, counted from the left and the top.
    struct Dot: Equatable {
        var x: Int
        var y: Int
    }

    /// The character that a dot is part of.
    func cell(of dot: Dot) -> (column: Int, row: Int) { (dot.x / across, dot.y / down) }

    /// Whether a dash is drawn or left out after so many dots of its line.
    private func isInk(_ count: Int) -> Bool { count % (isBraille ? 7 : 4) < (isBraille ? 4 : 2) }

    mutating func set(_ dot: Dot, owner: Int) {
        guard dot.x >= 0, dot.x < dotsAcross, dot.y >= 0, dot.y < dotsDown else { return }
        let index = dot.y / down * columns + dot.x / across
        let (x, y) = (dot.x % across, dot.y % down)
        masks[index] |= isBraille ? Self.braille[x * 4 + y] : y == 0 ? 1 : 2
        owners[index] = owner
    }

    /// Draws a straight line; `dash` counts its dots from line to line, nil draws all of them.
    mutating func line(from start: Dot, to end: Dot, owner: Int, dash: inout Int?) {
        let steps = max(abs(end.x - start.x), abs(end.y - start.y))
        guard steps > 0 else { return set(start, owner: owner) }
        for step in 0...steps {
            // Rounded to the nearest dot, in whole numbers.
            let x = start.x + (2 * step * (end.x - start.x) + steps).floorDivided(by: 2 * steps)
            let y = start.y + (2 * step * (end.y - start.y) + steps).floorDivided(by: 2 * steps)
            if let count = dash {
                if step > 0 { dash = count + 1 }
                guard isInk(count) else { continue }
            }
            set(Dot(x: x, y: y), owner: owner)
        }
    }

    /// Puts a character over the dots; false where one stands already.
    @discardableResult
    mutating func mark(
        column: Int, row: Int, _ character: Character, owner: Int, replacing: Bool = false
    ) -> Bool {
        guard column >= 0, column < columns, row >= 0, row < rows else { return false }
        let index = row * columns + column
        guard replacing || marks[index] == nil else { return false }
        marks[index] = (character, owner)
        return true
    }

    /// One line of text; `ink` gives the colour of an owner.
    func line(_ row: Int, ink: (Int) -> TextStyle) -> Line {
        var spans: [Span] = []
        for index in row * columns..<(row + 1) * columns {
            let mark = marks[index]
            let owner = mark?.owner ?? owners[index]
            let ink = mark == nil && masks[index] == 0 ? TextStyle.plain : ink(owner)
            let character = mark?.character ?? glyph(masks[index])
            if let last = spans.indices.last, spans[last].ink == ink {
                spans[last].text.append(character)
            } else {
                spans.append(Span(text: String(character), ink: ink))
            }
        }
        return Line(spans)
    }

    /// A blank stays a space: Braille's own blank is drawn as circles by some fonts.
    private func glyph(_ mask: UInt8) -> Character {
        if mask == 0 { return " " }
        guard isBraille else { return mask == 1 ? "'" : mask == 2 ? "." : ":" }
        return Unicode.Scalar(0x2800 + UInt32(mask)).map { Character($0) } ?? " "
    }

    /// The bits of Braille's dots: the left ones from the top, then the right ones (Unicode 2800).
    private static let braille: [UInt8] = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80]
}

extension Int {
    /// Divided by a positive number and rounded down, also below zero.
    fileprivate func floorDivided(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }
}

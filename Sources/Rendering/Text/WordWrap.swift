/// Breaks text into lines that fit a number of columns.
public enum WordWrap {
    /// The lines of `text`, none wider than `width` columns (at least 4).
    ///
    /// Breaks at spaces, between Chinese or Japanese characters, and inside a word only when it is
    /// longer than a line; what is read as one (`= 1.1044`, see `Glue`) is kept together where it
    /// can be. Line breaks in the text stay; spaces inside a line stay as typed.
    /// - Parameter indent: columns before every line but a paragraph's first; half the width at most.
    public static func lines(of text: String, width: Int, indent: Int = 0) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            lines(of: Line(String(paragraph)), width: width, indent: indent).map(\.text)
        }
    }

    /// The same for one styled line without line breaks.
    static func lines(of line: Line, width: Int, indent: Int = 0) -> [Line] {
        let width = max(4, width)
        if line.width <= width { return [line] }
        var wrapping = Wrapping(width: width, indent: min(max(0, indent), width / 2))
        let glued = Glue.spaces(in: line.spans.flatMap { Array($0.text) })
        var index = 0
        for span in line.spans {
            for character in span.text {
                wrapping.add(character, ink: span.ink, isGlued: glued.contains(index))
                index += 1
            }
        }
        return wrapping.finished()
    }

    /// `text` cut to `width` columns, `…` at its end when something was cut.
    public static func clip(_ text: String, to width: Int) -> String {
        clip(Line(text), to: width, ellipsis: "…").text
    }

    /// `line` cut to `width` columns, `ellipsis` at its end when something was cut.
    static func clip(_ line: Line, to width: Int, ellipsis: String) -> Line {
        if line.width <= width { return line }
        let room = width - DisplayWidth.of(ellipsis)
        guard room >= 0 else { return .spaces(width) }
        var taken = 0
        var spans: [Span] = []
        for span in line.spans {
            var kept = Span(text: "", ink: span.ink)
            for character in span.text {
                taken += DisplayWidth.of(character)
                guard taken <= room else {
                    kept.text += ellipsis
                    return Line(spans + [kept])
                }
                kept.text.append(character)
            }
            spans.append(kept)
        }
        return Line(spans)
    }

    /// Columns by which the continuation of a line is indented: as the line itself.
    static func hangingIndent(of text: some StringProtocol) -> Int {
        text.prefix { $0 == " " }.count
    }
}

/// The state of breaking one paragraph.
private struct Wrapping {
    private struct Unit {
        var text: String
        var width: Int
        var ink: TextStyle
        /// A space at which a break is the last resort.
        var isGlued = false
        var isSpace: Bool { text == " " }
        var first: Unicode.Scalar { text.unicodeScalars.first ?? " " }
    }

    private let width: Int
    private let indent: Int
    private var rows: [[Unit]] = []
    private var row: [Unit] = []
    private var rowWidth = 0
    /// Where in `row` a break may be made; nil where there is no good place.
    private var breakIndex: Int?
    /// The same where what is broken is read as one.
    private var poorBreakIndex: Int?

    init(width: Int, indent: Int) {
        self.width = width
        self.indent = indent
    }

    private var room: Int { rows.isEmpty ? width : width - indent }

    mutating func add(_ character: Character, ink: TextStyle, isGlued: Bool) {
        let columns = DisplayWidth.of(character)
        if columns <= 2 {
            add(Unit(text: String(character), width: columns, ink: ink, isGlued: isGlued))
        } else {
            // A chain of letters that counts as one character can be wider than the whole screen.
            for scalar in character.unicodeScalars {
                let part = Character(scalar)
                add(Unit(text: String(part), width: DisplayWidth.of(part), ink: ink))
            }
        }
    }

    private mutating func add(_ unit: Unit) {
        while rowWidth + unit.width > room, !row.isEmpty {
            if unit.isSpace, rowWidth <= room, !unit.isGlued || breakIndex == nil {
                startRow(after: row.count)
                return
            }
            if rowWidth <= room { noteBreak(at: row.count, before: unit) }
            startRow(after: breakIndex ?? poorBreakIndex ?? fittingCount)
        }
        if row.isEmpty, !rows.isEmpty, unit.isSpace { return }
        noteBreak(at: row.count, before: unit)
        row.append(unit)
        rowWidth += unit.width
    }

    /// How much of `row` fits: all of it, unless it was moved here from a row with more room.
    private var fittingCount: Int {
        var columns = 0
        let fitting = row.prefix { unit in
            columns += unit.width
            return columns <= room
        }
        // A long path or name is broken behind one of its parts, if that is not far back.
        let part = fitting.lastIndex { "/.,(_-=&?".contains($0.text) }
        if let part, part + 1 > fitting.count / 2, fitting.count < row.count { return part + 1 }
        return max(1, fitting.count)
    }

    private mutating func startRow(after count: Int) {
        rows.append(Array(row[..<count]))
        row = Array(row[count...].drop { $0.isSpace })
        rowWidth = row.reduce(0) { $0 + $1.width }
        breakIndex = nil
        poorBreakIndex = nil
        var columns = 0
        for index in row.indices.dropFirst() {
            columns += row[index - 1].width
            if columns > room { break }
            noteBreak(at: index, before: row[index])
        }
    }

    /// Notes a place between `row[index - 1]` and what is to stand behind it.
    private mutating func noteBreak(at index: Int, before unit: Unit) {
        guard index > 0, canBreak(at: index, before: unit) else { return }
        if row[index - 1].isGlued { poorBreakIndex = index } else { breakIndex = index }
    }

    private func canBreak(at index: Int, before unit: Unit) -> Bool {
        let last = row[index - 1]
        if unit.isSpace { return false }
        if last.isSpace { return row[..<index].contains { !$0.isSpace } }
        guard Self.isIdeographic(last.first) || Self.isIdeographic(unit.first) else { return false }
        return !Self.closing.contains(unit.first) && !Self.opening.contains(last.first)
    }

    func finished() -> [Line] {
        (rows + [row]).enumerated().map { index, units in
            var kept = units[...]
            while kept.last?.isSpace ?? false, kept.count > 1 { kept.removeLast() }
            let line = Line(kept.map { Span(text: $0.text, ink: $0.ink) }).merged()
            return index == 0 ? line : (.spaces(indent) + line).merged()
        }
    }

    /// Kana and Chinese characters, which are written without spaces (Korean is written with them).
    private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x312F, 0x3190...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF60: true
        case 0x20000...0x3FFFF: true
        default: false
        }
    }

    private static let closing: Set<Unicode.Scalar> = [
        "、", "。", "，", "．", "！", "？", "：", "；", "）", "」", "』", "】", "〉", "》", "ー", "々",
        ",", ".", "!", "?", ":", ";", ")", "]",
    ]
    private static let opening: Set<Unicode.Scalar> = ["（", "「", "『", "【", "〈", "《", "(", "["]
}

extension Line {
    /// The same line with neighbours of one ink joined.
    fileprivate func merged() -> Line {
        var result: [Span] = []
        for span in spans {
            if let last = result.indices.last, result[last].ink == span.ink {
                result[last].text += span.text
            } else {
                result.append(span)
            }
        }
        return Line(result)
    }
}

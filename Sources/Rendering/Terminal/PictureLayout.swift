import Output

/// Draws small grey pictures in rows, each with its caption beneath.
///
/// With colour, dark ink on white paper: a half block (▀) shows two rows of shades in one line of
/// text. Without, one character of a ramp for two rows, ink dense and paper blank.
struct PictureLayout {
    var style: TerminalStyle
    private let gap = 2
    /// Below this a garment is no longer recognised; characters need more of them than half blocks.
    private var fewestColumns: Int { style.colour == .none ? 18 : 14 }

    init(style: TerminalStyle) { self.style = style }

    func lines(for pictures: [Picture]) -> [Line] {
        guard let widest = pictures.map(\.width).max() else { return [] }
        let whole = min(max(widest, fewestColumns), style.width)
        // As many as fit at full size; in a narrow terminal up to five small ones.
        let atFullSize = (style.width + gap) / (whole + gap)
        let small = min(5, (style.width + gap) / (fewestColumns + gap))
        let perRow = max(1, min(pictures.count, max(atFullSize, small)))
        let columns = min(whole, (style.width - gap * (perRow - 1)) / perRow)
        var lines: [Line] = []
        for start in stride(from: 0, to: pictures.count, by: perRow) {
            if start > 0 { lines.append(Line()) }
            let row = pictures[start..<min(start + perRow, pictures.count)]
            lines += draw(Array(row), columns: columns)
        }
        return lines + descriptions(of: pictures)
    }

    private func draw(_ pictures: [Picture], columns: Int) -> [Line] {
        let grids = pictures.map { ShadeGrid($0, maximumColumns: columns) }
        let height = grids.map { ($0.rows + 1) / 2 }.max() ?? 0
        var lines: [Line] = []
        for row in 0..<height {
            var line = Line()
            for (index, grid) in grids.enumerated() {
                let left = (columns - grid.columns) / 2
                line += .spaces(left + (index > 0 ? gap : 0))
                line += row * 2 < grid.rows ? stroke(grid, row: row * 2) : .spaces(grid.columns)
                line += .spaces(columns - grid.columns - left)
            }
            lines.append(line.withoutTrailingSpaces())
        }
        let captions = pictures.map { $0.caption.isEmpty ? [] : $0.caption.paragraphs }
        for number in 0..<(captions.map(\.count).max() ?? 0) {
            let texts = captions.map { number < $0.count ? $0[number] : "" }
            lines.append(self.captions(texts, columns: columns))
        }
        return lines
    }

    private func captions(_ captions: [String], columns: Int) -> Line {
        var line = Line()
        for (index, caption) in captions.enumerated() {
            let shown = WordWrap.clip(Line(caption), to: columns, ellipsis: style.ellipsis)
            let left = (columns - shown.width) / 2
            line += .spaces(left + (index > 0 ? gap : 0)) + shown
            line += .spaces(columns - shown.width - left)
        }
        return line.withoutTrailingSpaces()
    }

    /// Two rows of shades as one line of text.
    private func stroke(_ grid: ShadeGrid, row: Int) -> Line {
        if style.colour == .none { return ramp(grid, row: row) }
        return Line(
            (0..<grid.columns).map { column in
                if !style.unicode {
                    return Span(
                        text: " ",
                        ink: Ink(background: paper(grid.meanOfRows(from: row, column: column))))
                }
                let below = row + 1 < grid.rows ? grid[row + 1, column] : 0
                return Span(
                    text: "▀",
                    ink: Ink(foreground: paper(grid[row, column]), background: paper(below)))
            })
    }

    private func paper(_ shade: Float) -> Ink.Hue {
        .grey(UInt8(min(255, max(0, 255 - shade.rounded()))))
    }

    private func ramp(_ grid: ShadeGrid, row: Int) -> Line {
        let ramp = Array(style.unicode ? " ░▒▓█" : " .:-=+*#%@")
        // Stretched, so that a pale garment is as clear as a dark one; nearly blank stays blank.
        let darkest = max(1, grid.shades.max() ?? 1)
        let steps = Float(ramp.count - 1)
        let text = (0..<grid.columns).map { column in
            let share = grid.meanOfRows(from: row, column: column) / darkest
            return ramp[min(ramp.count - 1, Int((share * steps).rounded()))]
        }
        return Line(String(text))
    }

    /// The pictures in words, where the drawing may be all that is seen of them or not seen at all.
    private func descriptions(of pictures: [Picture]) -> [Line] {
        guard !style.isLive, style.colour == .none else { return [] }
        return pictures.map(\.description).filter { !$0.isEmpty }.flatMap { text in
            text.paragraphs.flatMap {
                WordWrap.lines(of: Line($0), width: style.width, indent: 2)
            }
        }
    }
}

extension Line {
    /// What is seen of it: spaces at its end go, unless something lies behind them.
    func withoutTrailingSpaces() -> Line {
        var copy = self
        while var last = copy.spans.popLast() {
            guard last.ink.background == nil else {
                copy.spans.append(last)
                break
            }
            while last.text.last == " " { last.text.removeLast() }
            if !last.text.isEmpty {
                copy.spans.append(last)
                break
            }
        }
        return copy
    }
}

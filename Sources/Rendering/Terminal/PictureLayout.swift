import Output

/// Draws small pictures in rows, each with its caption beneath; below those of numbers it says what
/// the shades stand for.
struct PictureLayout {
    var style: TerminalStyle
    private let gap = 2
    /// Below this a garment is no longer recognised; characters need more of them than half blocks.
    private var fewestColumns: Int { style.colour == .none ? 18 : 14 }

    init(style: TerminalStyle) { self.style = style }

    func lines(for pictures: [Picture]) -> [Line] {
        guard let widest = pictures.map(ShadeGrid.naturalWidth).max() else { return [] }
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
            lines += draw(Array(row), columns: columns, withRanges: !hasOneScale(pictures))
        }
        return lines + legend(of: pictures) + descriptions(of: pictures)
    }

    private func draw(_ pictures: [Picture], columns: Int, withRanges: Bool) -> [Line] {
        var lines =
            style.graphics == .none
            ? drawn(pictures, columns: columns) : placed(pictures, columns: columns)
        let captions = pictures.map { self.captions(of: $0, withRange: withRanges) }
        for number in 0..<(captions.map(\.count).max() ?? 0) {
            let texts = captions.map { number < $0.count ? $0[number] : "" }
            lines.append(self.captions(texts, columns: columns))
        }
        return lines
    }

    /// Pictures side by side as pixels: blank rows with the pictures upon them.
    private func placed(_ pictures: [Picture], columns: Int) -> [Line] {
        let grids = pictures.map { ShadeGrid($0, maximumColumns: columns) }
        let height = grids.map { ($0.rows + 1) / 2 }.max() ?? 0
        var lines = Array(repeating: Line(), count: height)
        for (index, grid) in grids.enumerated() where grid.rows > 0 {
            let left = index * (columns + gap) + (columns - grid.columns) / 2
            let rows = (grid.rows + 1) / 2
            guard
                let image = PlacedImage(
                    pictures[index], column: left, columns: grid.columns, rows: rows)
            else { continue }
            lines[rows - 1].images.append(image)
        }
        return lines
    }

    /// Pictures side by side as characters.
    private func drawn(_ pictures: [Picture], columns: Int) -> [Line] {
        let grids = pictures.map { ShadeGrid($0, maximumColumns: columns) }
        let height = grids.map { ($0.rows + 1) / 2 }.max() ?? 0
        var lines: [Line] = []
        for row in 0..<height {
            var line = Line()
            for (index, grid) in grids.enumerated() {
                let left = (columns - grid.columns) / 2
                line += .spaces(left + (index > 0 ? gap : 0))
                let stroke = PictureStroke(style: style, scale: pictures[index].scale)
                line +=
                    row * 2 < grid.rows
                    ? stroke.line(grid, row: row * 2) : .spaces(grid.columns)
                line += .spaces(columns - grid.columns - left)
            }
            lines.append(line.withoutTrailingSpaces())
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

    /// What the shades of numbers stand for: once for all, or the range of each under its caption.
    private func legend(of pictures: [Picture]) -> [Line] {
        let scales = pictures.compactMap(\.scale)
        guard let first = scales.first else { return [] }
        let legend = ScaleLegend(style: style)
        let lines =
            hasOneScale(pictures)
            ? [legend.line(first)]
            : scales.contains { $0.kind == .diverging } ? [Line(legend.signs, .quiet)] : []
        return lines.flatMap { WordWrap.lines(of: $0, width: style.width) }
    }

    private func hasOneScale(_ pictures: [Picture]) -> Bool {
        pictures.allSatisfy { $0.scale == pictures.first?.scale }
    }

    /// What stands under a picture, line for line.
    private func captions(of picture: Picture, withRange: Bool) -> [String] {
        let lines = picture.caption.isEmpty ? [] : picture.caption.paragraphs
        guard withRange, let scale = picture.scale else { return lines }
        return lines + [ScaleLegend(style: style).range(scale)]
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

import Figures
import Output

/// Draws bars one below another, each with its label before it and its number behind.
///
/// A distribution stands on an axis of counts. In a narrow terminal labels are cut, then the shares
/// go; numbers always stay.
struct BarsLayout {
    var style: TerminalStyle
    /// Columns that may be used, at most.
    private var limit: Int { min(style.width - 1, 120) }
    private let fewest = 8

    init(style: TerminalStyle) { self.style = style }

    func lines(for bars: Bars) -> [Line] {
        var lines = [WordWrap.clip(Line(bars.title, .heading), to: limit, ellipsis: style.ellipsis)]
        lines += drawing(of: bars)
        lines += below(bars)
        return lines
    }

    /// What is said below: remarks, and in words what the bars may be all that is seen of.
    func below(_ bars: Bars) -> [Line] {
        var texts = bars.remarks
        if !style.isLive, style.colour == .none { texts.append(bars.description) }
        return texts.filter { !$0.isEmpty }.flatMap(\.paragraphs).flatMap {
            WordWrap.lines(of: .withCode($0), width: style.width)
        }
    }

    /// The bars without their title.
    func drawing(of bars: Bars) -> [Line] {
        guard !bars.bars.isEmpty else { return [] }
        let columns = BarColumns(bars, limit: limit, fewest: fewest, style: style)
        let largest = bars.bars.map(\.value).filter(\.isFinite).max() ?? 0
        var scale: AxisScale?
        if bars.edges != nil {
            scale = AxisScale(
                0...max(largest, 1), axis: .init(bars.valueTitle, isWhole: bars.measure == .count),
                ticks: max(2, columns.bar / 14), isRounded: true)
        }
        let whole = max(scale?.high ?? bars.whole ?? largest, .leastNormalMagnitude)
        var lines = columns.heading(bars)
        for (index, bar) in bars.bars.enumerated() {
            // A share that is written as 0.0% is none.
            let isNone = bars.measure == .share && bar.value < 0.0005
            let drawn = isNone ? "" : style.bar(bar.value / whole, columns: columns.bar)
            lines.append(columns.row(index, bar, drawn))
        }
        if let scale { lines += columns.axis(scale, title: bars.valueTitle) }
        return lines.map { WordWrap.clip($0, to: limit, ellipsis: style.ellipsis) }
    }
}

/// Which columns the parts of a row take.
private struct BarColumns {
    let style: TerminalStyle
    let texts: BarTexts
    let isDistribution: Bool
    /// Widths.
    var label = 0
    var bar = 0
    var value = 0
    var share = 0
    let note: Int
    private let labels: [String]

    init(_ bars: Bars, limit: Int, fewest: Int, style: TerminalStyle) {
        self.style = style
        texts = BarTexts(bars)
        isDistribution = bars.edges != nil
        let dots = style.unicode ? " … " : " .. "
        let edges = texts.edges ?? []
        let widest = edges.map { DisplayWidth.of($0) }.max() ?? 0
        func padded(_ text: String) -> String {
            String(repeating: " ", count: widest - DisplayWidth.of(text)) + text
        }
        labels = bars.bars.enumerated().map { index, bar in
            index + 1 < edges.count
                ? padded(edges[index]) + dots + padded(edges[index + 1]) : bar.label
        }
        func width(_ texts: [String]) -> Int { texts.map { DisplayWidth.of($0) }.max() ?? 0 }
        label = width(labels + [isDistribution ? "" : bars.labelTitle])
        value = width(texts.values + [isDistribution ? "" : bars.valueTitle])
        share = width(texts.shares ?? [])
        note = width(bars.bars.map(\.note))
        let gaps = 1 + (value > 0 ? 1 : 0) + (note > 0 ? 2 : 0)
        func room() -> Int { limit - label - value - gaps - note - (share > 0 ? share + 2 : 0) }
        let least = texts.edges == nil ? max(8, limit / 4) : label
        if room() < limit / 4 { label = min(label, max(least, label - (limit / 4 - room()))) }
        if room() < fewest { share = 0 }
        bar = max(1, room())
    }

    func heading(_ bars: Bars) -> [Line] {
        if isDistribution { return [] }
        let title = clipped(bars.labelTitle, to: label)
        let gap = String(repeating: " ", count: label - title.width + 1 + bar + 1)
        let room = max(0, value - DisplayWidth.of(bars.valueTitle))
        return [
            title.inked(.quiet) + Line(gap + String(repeating: " ", count: room))
                + Line(bars.valueTitle, .quiet)
        ]
    }

    func row(_ index: Int, _ bar: Bars.Bar, _ stroke: String) -> Line {
        let label = clipped(labels[index], to: self.label)
        let edge = isDistribution ? (style.unicode ? "│" : "|") : " "
        var line = label + .spaces(self.label - label.width) + Line(edge, .quiet)
        line += Line(stroke, TextStyle(foreground: .series(0)))
        line += .spaces(self.bar - DisplayWidth.of(stroke) + 1)
        line += .spaces(value - DisplayWidth.of(texts.values[index])) + Line(texts.values[index])
        if share > 0, let text = texts.shares?[index] {
            line += .spaces(2 + share - DisplayWidth.of(text)) + Line(text, .quiet)
        }
        if !bar.note.isEmpty { line += .spaces(2) + Line(bar.note, .bold) }
        return line.withoutTrailingSpaces()
    }

    /// The axis of counts under the bars.
    func axis(_ scale: AxisScale, title: String) -> [Line] {
        let (line, corner, tick) = style.unicode ? ("─", "└", "┬") : ("-", "+", "+")
        var strokes = Array(repeating: line, count: bar)
        var text = String(repeating: " ", count: label)
        for mark in scale.ticks {
            let column = Int(((scale.fraction(of: mark.value) ?? 0) * Double(bar)).rounded())
            let start = max(0, label + column - DisplayWidth.of(mark.text) / 2)
            guard
                start >= DisplayWidth.of(text) + (column > 0 ? 1 : 0)
                    || text.allSatisfy({ $0 == " " })
            else { continue }
            if column > 0 { strokes[column - 1] = tick }
            text += String(repeating: " ", count: max(0, start - DisplayWidth.of(text))) + mark.text
        }
        return [
            .spaces(label) + Line(corner + strokes.joined(), .quiet), Line(text),
            .spaces(label + max(0, (bar - DisplayWidth.of(title)) / 2)) + Line(title, .quiet),
        ]
    }

    private func clipped(_ text: String, to width: Int) -> Line {
        WordWrap.clip(Line(text), to: width, ellipsis: style.ellipsis)
    }
}

extension Line {
    fileprivate func inked(_ ink: TextStyle) -> Line { Line(text, ink) }
}

import Output

/// Draws what a model says about an example: bars beside the picture, or below it where the terminal
/// is narrow.
struct PredictionLayout {
    var style: TerminalStyle
    private let gap = 3
    /// Bars with fewer columns say little.
    private let fewestBarColumns = 40

    init(style: TerminalStyle) { self.style = style }

    func lines(for prediction: Prediction) -> [Line] {
        let bars = BarsLayout(style: style)
        var lines = [
            WordWrap.clip(
                Line(prediction.outputs.title, .heading), to: style.width, ellipsis: style.ellipsis)
        ]
        guard var picture = prediction.picture else {
            return lines + bars.drawing(of: prediction.outputs) + bars.below(prediction.outputs)
        }
        let words = picture.description
        picture.description = ""
        let columns = min(28, style.width - gap - fewestBarColumns)
        if columns < 14 {
            lines += PictureLayout(style: style).lines(for: [picture])
            lines += bars.drawing(of: prediction.outputs)
        } else {
            lines += beside(picture, prediction.outputs, columns: columns)
        }
        lines += bars.below(prediction.outputs)
        if !style.isLive, style.colour == .none, !words.isEmpty {
            lines += WordWrap.lines(of: Line(words), width: style.width, indent: 2)
        }
        return lines
    }

    private func beside(_ picture: Picture, _ outputs: Bars, columns: Int) -> [Line] {
        var left = style
        left.width = columns
        var right = style
        right.width = style.width - columns - gap
        let drawn = PictureLayout(style: left).lines(for: [picture])
        let bars = BarsLayout(style: right).drawing(of: outputs)
        // The shorter of the two stands in the middle of the other.
        let height = max(drawn.count, bars.count)
        let (above, before) = ((height - drawn.count) / 2, (height - bars.count) / 2)
        return (0..<height).map { row in
            let first = drawn.indices.contains(row - above) ? drawn[row - above] : Line()
            guard bars.indices.contains(row - before) else { return first }
            return first + .spaces(columns + gap - first.width) + bars[row - before]
        }
    }
}

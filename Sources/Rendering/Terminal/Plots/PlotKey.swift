import Output

/// How the curves of a plot are told apart: letters, colours, dashes, and the legend that says so.
struct PlotKey {
    private let style: TerminalStyle
    /// The colour of each curve: one for each run where there are several, else one for each curve.
    private let colours: [Int]
    private let letters: [Character]
    /// Longer names are cut.
    private static let longestName = 40

    init(_ plot: Plot, style: TerminalStyle) {
        self.style = style
        var runs: [Int] = []
        for run in plot.curves.compactMap(\.run) where !runs.contains(run) { runs.append(run) }
        colours = plot.curves.enumerated().map { index, curve in
            runs.count > 1 ? curve.run.flatMap { runs.firstIndex(of: $0) } ?? index : index
        }
        let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        letters =
            plot.curves.count == 1
            ? [style.unicode ? "•" : "o"]
            : plot.curves.indices.map { alphabet[$0 % alphabet.count] }
    }

    /// What stands on the line of a curve.
    func letter(_ curve: Int) -> Character {
        letters.indices.contains(curve) ? letters[curve] : "?"
    }

    /// What stands at its best value.
    var bestMark: Character { style.unicode ? "●" : "*" }

    func ink(_ curve: Int) -> Ink {
        Ink(foreground: .series(colours.indices.contains(curve) ? colours[curve] : 0))
    }

    /// `──a── loss   ╌╌b╌╌ val_loss   ● best val_loss 0.3301, epoch 12`, as many to a line as fit.
    func legend(for plot: Plot, columns: Int) -> [Line] {
        var items: [Line] = []
        if plot.curves.count > 1 {
            items = plot.curves.enumerated().map { index, curve in
                Line(sample(of: curve, index), ink(index)) + Line(" " + name(of: curve))
            }
        }
        for (index, curve) in plot.curves.enumerated() {
            guard let best = curve.best, curve.x.indices.contains(best), let value = curve.y[best]
            else { continue }
            let place =
                plot.x.isWhole
                ? FigureFormat.count(Int(curve.x[best])) : FigureFormat.metric(curve.x[best])
            items.append(
                Line(String(bestMark), ink(index))
                    + Line(" best \(name(of: curve)) \(FigureFormat.metric(value)), ")
                    + Line("\(plot.x.title) \(place)"))
        }
        return Self.flowing(items, columns: columns).map {
            WordWrap.clip($0, to: columns, ellipsis: style.ellipsis)
        }
    }

    private func name(of curve: Plot.Curve) -> String {
        WordWrap.clip(Line(curve.name), to: Self.longestName, ellipsis: style.ellipsis).text
    }

    private func sample(of curve: Plot.Curve, _ index: Int) -> String {
        guard curve.isJoined else { return String(letter(index)) }
        let line = style.unicode ? "──" : "--"
        let dashes = style.unicode ? "╌╌" : "- "
        let isDashed = curve.kind == .validation
        let after = isDashed && !style.unicode ? " -" : isDashed ? dashes : line
        return (isDashed ? dashes : line) + String(letter(index)) + after
    }

    /// Items side by side, three columns apart.
    private static func flowing(_ items: [Line], columns: Int) -> [Line] {
        var lines: [Line] = []
        for item in items {
            if let last = lines.last, last.width + 3 + item.width <= columns {
                lines[lines.count - 1] = last + .spaces(3) + item
            } else {
                lines.append(item)
            }
        }
        return lines
    }
}

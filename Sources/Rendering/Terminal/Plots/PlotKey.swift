import Output

/// How the curves of a plot are told apart: letters, colours, dashes, and the legend that says so.
struct PlotKey {
    private let style: TerminalStyle
    private let colours: [Int]
    private let letters: [Character]
    /// Longer names are cut.
    private static let longestName = 40

    init(_ plot: Plot, style: TerminalStyle) {
        self.style = style
        colours = plot.colourPlaces
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

    func ink(_ curve: Int) -> TextStyle {
        TextStyle(foreground: .series(colours.indices.contains(curve) ? colours[curve] : 0))
    }

    /// `──a── loss   ╌╌b╌╌ val_loss   ● best val_loss 0.3301, epoch 12`, as many to a line as fit; of
    /// more than two runs each has lines of its own.
    func legend(for plot: Plot, columns: Int) -> [Line] {
        let lines: [Line]
        if Set(plot.curves.compactMap(\.run)).count > 2 {
            lines = Self.aligned(groups(of: plot)).flatMap { Self.flowing($0, columns: columns) }
        } else {
            let samples =
                plot.curves.count > 1
                ? plot.curves.enumerated().map { sampleItem($1, $0) } : []
            let best = plot.curves.enumerated().compactMap { bestItem($1, $0, plot, isNamed: true) }
            lines = Self.flowing(samples + best, columns: columns)
        }
        return lines.map { WordWrap.clip($0, to: columns, ellipsis: style.ellipsis) }
    }

    private func sampleItem(_ curve: Plot.Curve, _ index: Int) -> Line {
        Line(sample(of: curve, index), ink(index)) + Line(" " + name(of: curve))
    }

    private func bestItem(
        _ curve: Plot.Curve, _ index: Int, _ plot: Plot, isNamed: Bool
    ) -> Line? {
        guard let best = plot.bestText(of: curve) else { return nil }
        let subject = isNamed ? name(of: curve) + " " : ""
        return Line(String(bestMark), ink(index)) + Line(" best \(subject)\(best)")
    }

    /// The items of each run, its best value last.
    private func groups(of plot: Plot) -> [[Line]] {
        var runs: [Int?] = []
        for curve in plot.curves where !runs.contains(curve.run) { runs.append(curve.run) }
        return runs.map { run in
            let own = plot.curves.enumerated().filter { $1.run == run }
            return own.map { sampleItem($1, $0) }
                + own.compactMap { bestItem($1, $0, plot, isNamed: false) }
        }
    }

    /// Items that stand below one another begin in the same column.
    private static func aligned(_ groups: [[Line]]) -> [[Line]] {
        groups.map { group in
            group.enumerated().map { place, item in
                let widest = groups.compactMap { $0.count > place ? $0[place].width : nil }.max()
                return place == group.count - 1
                    ? item : item + .spaces((widest ?? item.width) - item.width)
            }
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

import Output

/// Some runs side by side.
struct RunComparison {
    let runs: [Run]

    /// More epochs than these are thinned out.
    private static let mostRows = 20

    var blocks: [Block] {
        var blocks: [Block] = [settings]
        blocks += curves
        blocks.append(.code(lines.joined(separator: "\n")))
        blocks += results.map { .text($0) }
        return blocks
    }

    private var titles: [Table.Column] { runs.map { .init("run \($0.number)", .right) } }

    private var settings: Block {
        var names: [String] = []
        for name in runs.flatMap({ $0.settings.map(\.name) }) where !names.contains(name) {
            names.append(name)
        }
        let rows = names.compactMap { name -> [String]? in
            let values = runs.map { $0.setting(name) }
            return Set(values).count > 1 ? [name] + values : nil
        }
        guard !rows.isEmpty else {
            return .text("These runs have the same settings: only chance tells them apart.")
        }
        return .table(
            Table(
                title: "What differs", columns: [.init("setting")] + titles, rows: rows))
    }

    /// Figures that every run measured.
    private var shared: [String] {
        runs[0].curves.map(\.name).filter { name in
            runs.allSatisfy { $0.curve(name)?.contains { !$0.isNaN } ?? false }
        }
    }

    /// A table for every figure that all runs measured, a column a run.
    private var curves: [Block] {
        let count = runs.map(\.epochs.count).max() ?? 0
        guard count > 0 else { return [] }
        let epochs = Self.shownEpochs(count)
        return shared.map { name in
            let rows = epochs.map { epoch in
                [String(epoch + 1)]
                    + runs.map { run in
                        guard let values = run.curve(name), epoch < values.count,
                            !values[epoch].isNaN
                        else { return "" }
                        return fixed(values[epoch], 4)
                    }
            }
            return .table(
                Table(
                    title: "\(name), epoch by epoch", columns: [.init("epoch", .right)] + titles,
                    rows: rows,
                    footer: count > Self.mostRows
                        ? ["\(rows.count) of \(counted(count, "epoch")) shown"] : []))
        }
    }

    /// All of few, the first, the last and some between of many.
    static func shownEpochs(_ count: Int) -> [Int] {
        guard count > mostRows else { return Array(0..<count) }
        return (0..<mostRows).map { $0 * (count - 1) / (mostRows - 1) }
    }

    /// `loss  run 1  █▅▃▂▁  0.9120 → 0.4012`, on one scale for all runs.
    private var lines: [String] {
        let width = shared.map(\.count).max() ?? 0
        return shared.flatMap { name in
            let curves = runs.map { $0.curve(name) ?? [] }
            let finite = curves.joined().filter(\.isFinite)
            let scale = (finite.min() ?? 0)...(finite.max() ?? 0)
            return zip(runs, curves).map { run, values in
                let ends =
                    "\(fixed(values.first ?? .nan, 4)) → \(fixed(values.last ?? .nan, 4))"
                return "  \(name.padded(to: width))  run \(run.number)  "
                    + "\(Sparkline.text(values, scale: scale))  \(ends)"
            }
        }
    }

    /// Who came out best, figure by figure: the lowest loss, the highest accuracy.
    private var results: [String] {
        shared.compactMap { name in
            let isUp = name.hasSuffix("accuracy") || name.hasSuffix("acc")
            let last = runs.compactMap { run in
                run.curve(name)?.last { $0.isFinite }.map { (run.number, $0) }
            }
            guard let best = isUp ? last.max(by: { $0.1 < $1.1 }) : last.min(by: { $0.1 < $1.1 })
            else { return nil }
            if last.count > 1, last.allSatisfy({ $0.1 == best.1 }) {
                return "\(name): all the same, \(fixed(best.1, 4))."
            }
            return
                "\(name): run \(best.0) ends \(isUp ? "highest" : "lowest"), \(fixed(best.1, 4))."
        }
    }
}

/// A curve in one line of text.
enum Sparkline {
    private static let bars = Array("▁▂▃▄▅▆▇█")
    private static let most = 40

    /// One bar a value, thinned out to 40; `·` stands for what is no number.
    static func text(_ values: [Double], scale: ClosedRange<Double>) -> String {
        let shown =
            values.count <= most
            ? values : (0..<most).map { values[$0 * (values.count - 1) / (most - 1)] }
        let spread = scale.upperBound - scale.lowerBound
        return String(
            shown.map { value -> Character in
                guard value.isFinite else { return "·" }
                let share = spread > 0 ? (value - scale.lowerBound) / spread : 0
                return bars[max(0, min(bars.count - 1, Int((share * 8).rounded(.down))))]
            })
    }
}

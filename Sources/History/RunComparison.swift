import Output
import Statements
import Wording
import Workbench

/// Some runs side by side.
struct RunComparison {
    let runs: [Run]

    /// More epochs than these are thinned out.
    private static let mostRows = 20

    var blocks: [Block] {
        var blocks: [Block] = [settings]
        blocks += curves
        if !shared.isEmpty { blocks.append(.table(lines)) }
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
                [.number(epoch + 1)]
                    + runs.map { run -> Table.Cell in
                        guard let values = run.curve(name), epoch < values.count,
                            !values[epoch].isNaN
                        else { return "" }
                        return .measured(values[epoch])
                    }
            }
            return .table(
                Table(
                    title: "\(name), epoch by epoch", columns: [.init("epoch", .right)] + titles,
                    cells: rows,
                    footer: count > Self.mostRows
                        ? ["\(rows.count) of \(counted(count, "epoch")) shown"] : []))
        }
    }

    /// All of few, the first, the last and some between of many.
    static func shownEpochs(_ count: Int) -> [Int] {
        guard count > mostRows else { return Array(0..<count) }
        return (0..<mostRows).map { $0 * (count - 1) / (mostRows - 1) }
    }

    /// How every figure went in every run, on one scale for all runs.
    private var lines: Table {
        CurveTable.table(
            shared.flatMap { name in
                runs.flatMap { MetricCurve.all(of: $0) }.filter { $0.metric == name }
            }, isShared: true)
    }

    /// Who came out best, figure by figure: the lowest loss, the highest accuracy.
    private var results: [String] {
        shared.compactMap { name in
            let isUp = MetricCurve.growsBetter(name)
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

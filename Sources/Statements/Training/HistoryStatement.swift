import Diagnostics
import Language
import Output
import Vocabulary
import Wording
import Workbench

extension TrainingStatements {
    package static let history = StatementDefinition.looking(
        verb: .history, family: .training, usage: "history",
        summary: "What every epoch since `compile` measured.",
        example: "history", keras: "history.history"
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "history", options: []).finish()
        let curves = MetricCurve.sinceCompile(try state.requireCompiled())
        guard let first = curves.first, !first.values.isEmpty else { throw state.nothingMeasured }
        let rows = first.values.indices.map { epoch in
            // An epoch that was not measured on val leaves its place empty.
            [.number(epoch + 1)] + curves.map { Table.Cell.measured($0.values[epoch]) }
        }
        context.add(
            .table(
                Table(
                    columns: [.init("epoch", .right)] + curves.map { .init($0.metric, .right) },
                    cells: rows)))
        if rows.count > 1 { context.add(.table(CurveTable.table(curves))) }
    }
}

/// How figures went, each in one line with a small curve.
package enum CurveTable {
    /// - Parameter isShared: whether curves of one figure are drawn on one scale, to be compared.
    package static func table(_ curves: [MetricCurve], isShared: Bool = false) -> Table {
        let sparklines = curves.map { curve in
            let others = curves.filter { $0.metric == curve.metric }
            let values = others.flatMap { $0.values.compactMap { $0?.ifFinite } }
            return Sparkline(
                curve.values.map { $0?.ifFinite }, low: isShared ? values.min() : nil,
                high: isShared ? values.max() : nil)
        }
        return Table(
            columns: [
                .init("figure"), .init("curve", sparklines: sparklines), .init("first", .right),
                .init("last", .right), .init("best", .right), .init("in epoch", .right),
            ],
            cells: curves.map { curve in
                let measured = curve.values.compactMap(\.self)
                return [
                    .init(curve.label), "", .measured(measured.first), .measured(measured.last),
                    .measured(curve.best.flatMap { curve.values[$0] }),
                    curve.best.map { .count($0 + 1) } ?? "",
                ]
            })
    }
}

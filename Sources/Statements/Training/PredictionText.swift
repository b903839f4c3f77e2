import Engine
import Output
import Wording
import Workbench

/// Predictions as tables: what was said beside the right answers, and every output's number.
enum PredictionText {
    /// More outputs than these would not stand side by side.
    private static let mostOutputs = 12

    /// - Parameter areShares: whether every output is a share of 1; raw outputs have no percent.
    static func tables(
        _ chosen: Selection, _ outputs: [Float], width: Int, isYesOrNo: Bool, areShares: Bool,
        _ data: LoadedData
    ) -> [Table] {
        let saysClasses = width > 1 || isYesOrNo
        let rows = chosen.indices.enumerated().map { position, index in
            let output = Array(outputs[position * width..<(position + 1) * width])
            let target = Table.Cell(
                data.targetText(chosen.examples.targets, index),
                value(of: chosen.examples.targets.item(index), isClass: saysClasses))
            return saysClasses
                ? row(
                    output, index: index, target: target, isYesOrNo: isYesOrNo,
                    areShares: areShares, data)
                : [.count(index), .measured(Double(output.first ?? .nan)), target]
        }
        let answers = Table(
            columns: saysClasses
                ? [
                    .init(chosen.part, .right), .init("says"),
                    .init(areShares ? "how sure" : "output", .right), .init("right answer"),
                    .init(""),
                ] : [.init(chosen.part, .right), .init("output", .right), .init("right answer")],
            cells: rows)
        guard width > 1, width <= mostOutputs else { return [answers] }
        let shares = Table(
            title: "what every output says",
            columns: [.init(chosen.part, .right)] + (0..<width).map { .init("\($0)", .right) },
            cells: chosen.indices.enumerated().map { position, index in
                [.count(index)]
                    + outputs[position * width..<(position + 1) * width].map {
                        .measured(Double($0), decimals: 2)
                    }
            })
        return [answers, shares]
    }

    /// A right answer as a number: of a row of `one_hot` the place of its 1; nil for other rows.
    private static func value(of target: [Float], isClass: Bool) -> Table.Cell.Value? {
        guard target.count == 1 else { return target.firstIndex(of: 1).map { .whole($0) } }
        return isClass ? Int(exactly: target[0]).map { .whole($0) } : .number(Double(target[0]))
    }

    private static func row(
        _ output: [Float], index: Int, target: Table.Cell, isYesOrNo: Bool, areShares: Bool,
        _ data: LoadedData
    ) -> [Table.Cell] {
        // One sigmoid gives the probability of class 1; that of class 0 is the rest.
        let shares = isYesOrNo ? output.flatMap { [1 - $0, $0] } : output
        let best = shares.indices.max { shares[$0] < shares[$1] } ?? 0
        let said = data.classText(Double(best))
        let largest = Double(shares[best])
        return [
            .count(index), .init(said, .whole(best)),
            areShares ? .percent(largest) : .measured(largest), target,
            .init(said == target.text ? "right" : "wrong", .flag(said == target.text)),
        ]
    }
}

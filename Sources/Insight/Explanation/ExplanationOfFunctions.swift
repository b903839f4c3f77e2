import Engine
import Language
import Output
import Values
import Wording
import Workbench

/// The functions that every tutorial draws, worked out for their first number.
extension Explanation {
    /// The formula of the outermost call, with its own numbers; nothing for other expressions.
    mutating func explainFunction(_ expression: Expression) {
        guard case .call(let callee, let arguments) = expression.kind,
            let name = callee.lastName, arguments.count == 1, arguments[0].name == nil
        else { return }
        var evaluator = ExpressionEvaluator(names: SessionNames(before), random: before.random)
        guard let operand = try? evaluator.operand(of: arguments[0].value),
            let tensor = try? operand.tracked().value, !tensor.values.isEmpty
        else { return }
        let row = tensor.shape.last.map { Array(tensor.values.prefix($0)) } ?? tensor.values
        guard
            let lines = Self.lines(
                of: name, of: tensor.values.map(Double.init), row: row.map(Double.init))
        else { return }
        for line in lines { show(line) }
    }

    private static func lines(of name: String, of all: [Double], row: [Double]) -> [String]? {
        let x = all[0]
        func figure(_ value: Double) -> String { significant(value, 4) }
        func joined(_ values: [Double], _ write: (Double) -> String) -> String {
            values.count <= 6
                ? values.map(write).joined(separator: " + ")
                : values.prefix(3).map(write).joined(separator: " + ") + " + … + "
                    + write(values[values.count - 1])
        }
        switch name {
        case "softmax":
            // As it is computed: the largest taken away changes no share and keeps e^ small.
            let powers = row.map { exponentialOf($0 - (row.max() ?? 0)) }
            let total = powers.reduce(0, +)
            return [
                "softmax(x)_i = e^x_i / Σ e^x",
                "e^\(figure(row[0])) / (\(joined(row) { "e^" + figure($0) })) = "
                    + figure(powers[0] / total),
            ]
        case "sigmoid":
            return [
                "sigmoid(x) = 1 / (1 + e^-x)",
                "1 / (1 + e^\(figure(-x))) = \(figure(1 / (1 + exponentialOf(-x))))",
            ]
        case "tanh":
            let (up, down) = (exponentialOf(min(x, 300)), exponentialOf(-max(x, -300)))
            return [
                "tanh(x) = (e^x - e^-x) / (e^x + e^-x)",
                "(\(figure(up)) - \(figure(down))) / (\(figure(up)) + \(figure(down))) = "
                    + figure((up - down) / (up + down)),
            ]
        case "relu": return ["relu(x) = max(0, x)", "max(0, \(figure(x))) = \(figure(max(0, x)))"]
        case "mean", "reduce_mean":
            return [
                "(\(joined(all, heldFigure))) / \(grouped(all.count)) = "
                    + figure(all.reduce(0, +) / Double(all.count))
            ]
        case "sum", "reduce_sum":
            return ["\(joined(all, heldFigure)) = \(figure(all.reduce(0, +)))"]
        default: return nil
        }
    }
}

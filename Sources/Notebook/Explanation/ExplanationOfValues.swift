import Diagnostics
import Engine
import Language
import Output

/// Expressions from the inside out, gradients and steps by hand.
extension Explanation {
    private static let mostSteps = 12

    mutating func explainExpression(_ expression: Expression) throws(Diagnostic) {
        var rows: [[String]] = []
        for part in expression.steps.suffix(Self.mostSteps) {
            var evaluator = ExpressionEvaluator(names: SessionNames(before), random: before.random)
            guard let operand = try? evaluator.operand(of: part), let value = try? operand.value()
            else { continue }
            rows.append([text(of: part), shape(operand), brief(value)])
        }
        guard !rows.isEmpty else { return }
        add(
            Table(
                title: "from the inside out",
                columns: [.init("expression"), .init("shape"), .init("value")], rows: rows))
    }

    /// A piece of the statement as it was typed.
    private func text(of part: Expression) -> String {
        let line = Array(
            statement.text.split(separator: "\n", omittingEmptySubsequences: false)
                .first ?? "")
        let start = part.span.column - 1
        let end = start + part.span.length
        guard part.span.line == statement.line, start >= 0, end <= line.count, start < end else {
            return part.form
        }
        return String(line[start..<end])
    }

    private func shape(_ operand: Operand) -> String {
        operand.shape.isEmpty ? "number" : shapeText(operand.shape)
    }

    private func brief(_ value: Value) -> String {
        guard case .tensor(let tensor) = value else { return value.description }
        return tensor.values.prefix(4).map { figure($0) }.joined(separator: " ")
            + (tensor.values.count > 4 ? " …" : "")
    }

    mutating func explainGradient() {
        guard case .command(let command) = statement.kind else { return }
        let cost = command.values.first?.word ?? "cost"
        say("A gradient says how fast \(cost) grows when a variable grows:")
        for (name, gradient) in after.descent.gradients {
            guard gradient.values.count == 1, let slope = gradient.values.first else {
                say("d \(cost) / d \(name) has the shape of \(name), \(shapeText(gradient.shape)).")
                continue
            }
            show(
                "d \(cost) / d \(name) = \(figure(slope)):  \(name) + 0.01  →  \(cost) "
                    + "\(slope < 0 ? "-" : "+") about \(figure(abs(slope) * 0.01))")
        }
    }

    mutating func explainStep() {
        guard case .command(let command) = statement.kind,
            let (entry, arguments) = try? CompileStatement.optimizerArgument(
                of: command, otherwise: "sgd"),
            var reader = try? ArgumentReader(arguments, of: entry.kind, options: entry.options),
            let optimizer = try? OptimizerCatalog.optimizer(entry, options: &reader)
        else { return }
        show(optimizer.formula)
        for (name, gradient) in before.descent.gradients {
            guard let old = before.descent.values[name]?.values.first,
                let new = after.descent.values[name]?.values.first,
                let slope = gradient.values.first
            else { continue }
            let place = gradient.values.count > 1 ? "[0]" : ""
            let isPlain = optimizer.kind == "SGD" && optimizer.slotCount == 0
            let working =
                isPlain
                ? "\(figure(old)) - \(short(optimizer.learningRate)) · \(figure(slope)) = \(figure(new))"
                : "\(figure(old)) → \(figure(new))   with g = \(figure(slope))"
            show("\(name)\(place): \(working)")
        }
    }
}

extension Expression {
    /// Everything that is computed on the way, in the order of computing; names and numbers are not.
    fileprivate var steps: [Expression] {
        let inner: [Expression] =
            switch kind {
            case .number, .text, .boolean, .word: []
            case .member: []
            case .list: []
            case .call(_, let arguments): arguments.flatMap(\.value.steps)
            case .index(let base, _): base.steps
            case .unary(_, let operand): operand.steps
            case .binary(_, let left, let right): left.steps + right.steps
            case .range, .slice: []
            }
        switch kind {
        case .number, .text, .boolean, .list, .range, .slice: return inner
        default: return inner + [self]
        }
    }
}

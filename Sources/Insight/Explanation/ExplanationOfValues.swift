import Diagnostics
import Engine
import Language
import Output
import Statements
import Values
import Vocabulary
import Wording
import Workbench

/// Expressions from the inside out, gradients and steps by hand.
extension Explanation {
    private static let mostSteps = 12

    mutating func explainExpression(_ expression: Expression) throws(Diagnostic) {
        var rows: [[Table.Cell]] = []
        for part in expression.steps.suffix(Self.mostSteps) {
            var evaluator = ExpressionEvaluator(names: SessionNames(before), random: before.random)
            guard let operand = try? evaluator.operand(of: part), let value = try? operand.value()
            else { continue }
            rows.append([.init(text(of: part)), shape(operand), brief(value)])
        }
        guard !rows.isEmpty else {
            return say("A value as it is written: there was nothing to compute.")
        }
        add(
            .table(
                Table(
                    title: "from the inside out",
                    columns: [.init("expression"), .init("shape"), .init("value")], cells: rows)))
        explainFunction(expression)
    }

    mutating func explainVariable(_ name: Name, _ value: Expression) throws(Diagnostic) {
        if value.numberValue == nil { try explainExpression(value) }
        say(
            "\(name.text) can be learned: a `record` that uses it remembers how, `gradient` tells how "
                + "the result changes with it, and `apply` moves it a step downhill.")
    }

    mutating func explainGradientCheck() {
        say("Each weight is nudged by a little h, up and down, and the loss measured both times:")
        show(
            "numerical = (loss(w + h) - loss(w - h)) / (2 · h)",
            "relative error = |computed - numerical| / the larger of the two")
        say("Where both agree to several digits, the gradients of training can be trusted.")
    }

    /// A piece of the statement as it was typed.
    private func text(of part: Expression) -> String {
        let line = Array(
            statement.text.split(separator: "\n", omittingEmptySubsequences: false)
                .first ?? "")
        let start = part.span.column - 1
        let end = start + part.span.length
        guard part.span.line == statement.line, !statement.text.contains(where: \.isNewline),
            start >= 0, end <= line.count, start < end
        else {
            return part.written
        }
        return String(line[start..<end])
    }

    private func shape(_ operand: Operand) -> Table.Cell {
        operand.shape.isEmpty ? "number" : .shape(operand.shape)
    }

    private func brief(_ value: Value) -> Table.Cell {
        guard case .tensor(let tensor) = value else {
            let number: Table.Cell.Value? =
                if case .number(let x) = value { .number(x) } else { nil }
            return Table.Cell(value.description, number)
        }
        return Table.Cell(
            tensor.values.prefix(4).map { figure($0) }.joined(separator: " ")
                + (tensor.values.count > 4 ? " …" : ""))
    }

    mutating func explainGradient() {
        guard case .command(let command) = statement.kind else { return }
        let cost = command.values.first?.word ?? "cost"
        say("A gradient says how fast \(cost) grows when a variable grows:")
        for (name, gradient) in after.gradientWork.gradients {
            guard gradient.values.count == 1, let slope = gradient.values.first else {
                say("d \(cost) / d \(name) has the shape of \(name), \(shapeText(gradient.shape)).")
                continue
            }
            show(
                "d \(cost) / d \(name) = \(figure(slope)):  \(name) + 0.01  →  \(cost) "
                    + "\(slope < 0 ? "-" : "+") about \(figure(abs(slope) * 0.01))")
        }
    }

    mutating func explainStep() throws(Diagnostic) {
        guard case .command(let command) = statement.kind,
            let (entry, arguments) = try? CompileStatement.optimizerArgument(
                of: command, otherwise: "sgd"),
            var reader = try? ArgumentReader(arguments, of: entry.kind, options: entry.options),
            let chosen = try? OptimizerCatalog.optimizer(entry, options: &reader)
        else { return }
        let optimizer = try explained(chosen)
        show(optimizer.formula.joined(separator: "\n"))
        let stepped = before.gradientWork.stepped
        let count = stepped.reduce(0) { $0 + $1.gradient.count }
        let state = before.gradientWork.memory(of: optimizer)
        var start = 0
        var legend: String?
        for (name, gradient) in stepped {
            guard let old = before.gradientWork.values[name]?.values.first,
                let slope = gradient.values.first
            else { continue }
            let step = OptimizerStep(
                optimizer, weight: old, gradient: slope, state: state, at: start, of: count)
            let place = gradient.values.count > 1 ? "[0]" : ""
            // The rule calls it w, whatever the learner called it.
            let lines = step.lines.map { line in
                line.hasPrefix("w: ") ? "\(name)\(place): " + line.dropFirst(3) : line
            }
            if optimizer.slotCount > 0 { show("\(name)\(place), with g = \(figure(slope)):") }
            show(lines.joined(separator: "\n"))
            legend = step.legend
            start += gradient.count
        }
        if let legend { say(legend) }
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

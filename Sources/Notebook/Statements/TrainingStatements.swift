import Diagnostics
import Engine
import Language
import Output

/// Statements that train a model and measure it.
enum TrainingStatements {
    static let all = [FitStatement.definition, evaluate, predict, history]

    private static let evaluate = StatementDefinition(
        verb: "evaluate", family: .training, usage: "evaluate [train | val | test]",
        summary:
            "Measures the model, without changing it. Without a part: on val if there is one, else on test.",
        example: "evaluate val", keras: "model.evaluate(val_scaled, val_target)",
        words: DataStatements.parts
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "evaluate", options: [])
        let asked = try reader.next()?.choice("part", of: DataStatements.parts)
        try reader.finish()
        let hasVal = try state.requireData().val != nil
        let part = asked ?? (hasVal ? "val" : "test")
        let evaluation = try Measuring.measure(
            state, on: part, isCancelled: { context.isInterrupted })
        context.add(.evaluation(evaluation))
    }

    private static let predict = StatementDefinition(
        verb: "predict", family: .training, usage: "predict [PART] [COUNT or RANGE]",
        summary: "What the model says about some examples, beside the right answers.",
        example: "predict test 0..4", keras: "model.predict(test_scaled[0:5])",
        words: DataStatements.parts
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "predict", options: [])
        let chosen = try Selection.read(from: &reader, state, defaultCount: 5)
        try reader.finish()
        let network = try state.requireNetwork()
        let inputs = chosen.examples.inputs.selecting(chosen.indices.map { Int32($0) })
        let outputs = try asking { () throws(EngineError) in
            try Evaluator(network).predict(inputs)
        }
        let width = network.outputShape.reduce(1, *)
        let data = try state.requireData()
        let isYesOrNo =
            width == 1 && network.layers.last?.activation == .sigmoid && data.classNames.count == 2
        let tables = PredictionText.tables(
            chosen, outputs, width: width, isYesOrNo: isYesOrNo, data)
        for table in tables { context.add(.table(table)) }
    }

    private static let history = StatementDefinition(
        verb: "history", family: .training, usage: "history",
        summary: "What every epoch since `compile` measured.",
        example: "history", keras: "history.history"
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "history", options: []).finish()
        let curves = try state.requireCompiled().history
        guard let first = curves.first, !first.values.isEmpty else {
            if state.model?.compiled?.optimizerState.map({ $0.step > 0 }) ?? false {
                throw Diagnostic(
                    "No epoch has come to its end yet, and the history has a line for each that did.",
                    hint: "`fit 1` trains a whole one; `evaluate` measures what was learned so far."
                )
            }
            throw Diagnostic("Nothing has been trained yet.", hint: "Train with `fit 5`.")
        }
        let rows = first.values.indices.map { epoch in
            [String(epoch + 1)]
                // An epoch that was not measured on val leaves its place empty.
                + curves.map { $0.values[epoch].isNaN ? "" : fixed($0.values[epoch], 4) }
        }
        context.add(
            .table(
                Table(
                    columns: [.init("epoch", .right)] + curves.map { .init($0.name, .right) },
                    rows: rows)))
    }
}

/// Measures the present model, for `evaluate` and for names such as `val_accuracy`.
enum Measuring {
    static func measure(
        _ state: SessionState, on part: String, isCancelled: () -> Bool = { false }
    ) throws(Diagnostic) -> Output.Evaluation {
        let network = try state.requireNetwork()
        let compiled = try state.requireCompiled()
        let examples = try state.requirePart(part)
        let measured = try asking { () throws(EngineError) in
            try Evaluator(network).evaluate(
                examples, loss: compiled.plan.loss, metrics: compiled.plan.metrics,
                isCancelled: isCancelled)
        }
        guard let measured else { throw Diagnostic("Measuring was stopped before its end.") }
        return Output.Evaluation(
            on: part, examples: examples.count, metrics: compiled.values(of: measured))
    }
}

extension Compiled {
    /// A measurement under the names that the learner chose, the loss first.
    func values(of measurement: Measurement, prefix: String = "") -> [MetricValue] {
        [MetricValue(prefix + "loss", measurement.loss)]
            + zip(metricNames, plan.metrics).map { name, metric in
                MetricValue(prefix + name, measurement[metric])
            }
    }

    /// Everything that one epoch measured, in Keras's names.
    func values(of epoch: EpochResult) -> [MetricValue] {
        values(of: epoch.training)
            + (epoch.validation.map { values(of: $0, prefix: "val_") } ?? [])
    }

    /// The curves since `compile`. An epoch without validation has a gap there.
    var history: [(name: String, values: [Double])] { curves(of: epochs) }

    /// A curve for every figure that was measured in these epochs.
    func curves(of epochs: [EpochResult]) -> [(name: String, values: [Double])] {
        let measured = epochs.map { values(of: $0) }
        var names: [String] = []
        for name in measured.joined().map(\.name) where !names.contains(name) {
            names.append(name)
        }
        return names.map { name in
            (name, measured.map { $0.first { $0.name == name }?.value ?? .nan })
        }
    }
}

/// Predictions as tables: what was said beside the right answers, and every output's number.
private enum PredictionText {
    /// More outputs than these would not stand side by side.
    private static let mostOutputs = 12

    static func tables(
        _ chosen: Selection, _ outputs: [Float], width: Int, isYesOrNo: Bool, _ data: LoadedData
    ) -> [Table] {
        let saysClasses = width > 1 || isYesOrNo
        let rows = chosen.indices.enumerated().map { position, index in
            let output = Array(outputs[position * width..<(position + 1) * width])
            let target = data.targetText(chosen.examples.targets, index)
            return saysClasses
                ? row(output, index: index, target: target, isYesOrNo: isYesOrNo, data)
                : [grouped(index), fixed(Double(output.first ?? .nan), 4), target]
        }
        let answers = Table(
            columns: saysClasses
                ? [
                    .init(chosen.part, .right), .init("says"), .init("how sure", .right),
                    .init("right answer"), .init(""),
                ] : [.init(chosen.part, .right), .init("output", .right), .init("right answer")],
            rows: rows)
        guard width > 1, width <= mostOutputs else { return [answers] }
        let shares = Table(
            title: "what every output says",
            columns: [.init(chosen.part, .right)] + (0..<width).map { .init("\($0)", .right) },
            rows: chosen.indices.enumerated().map { position, index in
                [grouped(index)]
                    + outputs[position * width..<(position + 1) * width].map {
                        fixed(Double($0), 2)
                    }
            })
        return [answers, shares]
    }

    private static func row(
        _ output: [Float], index: Int, target: String, isYesOrNo: Bool, _ data: LoadedData
    ) -> [String] {
        // One sigmoid gives the probability of class 1; that of class 0 is the rest.
        let shares = isYesOrNo ? output.flatMap { [1 - $0, $0] } : output
        let best = shares.indices.max { shares[$0] < shares[$1] } ?? 0
        let said = data.classText(Double(best))
        return [
            grouped(index), said, fixed(Double(shares[best]) * 100, 1) + "%", target,
            said == target ? "right" : "wrong",
        ]
    }
}

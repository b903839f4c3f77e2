import Diagnostics
import Engine
import Output
import Vocabulary

extension SessionState {
    /// Why there is no history to show since `compile`.
    package var nothingMeasured: Diagnostic {
        guard model?.compiled?.optimizerState.map({ $0.step > 0 }) ?? false else {
            // What was trained before `compile` is still in the weights.
            return Diagnostic(
                model?.compiled == nil
                    ? "Nothing has been trained yet." : "Nothing has been trained since `compile`.",
                hint: "Train with `fit 5`.")
        }
        return Diagnostic(
            "No epoch has come to its end yet, and the history has a line for each that did.",
            hint: "`fit 1` trains a whole one; `evaluate` measures what was learned so far.")
    }
}

/// Measures the present model, for `evaluate` and for names such as `val_accuracy`.
package enum Measuring {
    package static func measure(
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
        guard let measured else {
            throw Diagnostic("Measuring was stopped before its end.", cause: .interrupted)
        }
        return Output.Evaluation(
            on: part, examples: examples.count, metrics: compiled.values(of: measured))
    }
}

extension Compiled {
    /// What every epoch is measured by, under its Keras names.
    package func figures(validated: Bool) -> [String] {
        let own = ["loss"] + metricNames
        return own + (validated ? own.map { "val_" + $0 } : [])
    }

    /// A measurement under the names that the learner chose, the loss first.
    package func values(of measurement: Measurement, prefix: String = "") -> [MetricValue] {
        [MetricValue(prefix + "loss", measurement.loss)]
            + zip(metricNames, plan.metrics).map { name, metric in
                MetricValue(prefix + name, measurement[metric])
            }
    }

    /// Everything that one epoch measured, in Keras's names.
    package func values(of epoch: EpochResult) -> [MetricValue] {
        values(of: epoch.training)
            + (epoch.validation.map { values(of: $0, prefix: "val_") } ?? [])
    }

    /// The curves since `compile`. An epoch without validation has a gap there.
    package var history: [(name: String, values: [Double])] { curves(of: epochs) }

    /// A curve for every figure that was measured in these epochs.
    package func curves(of epochs: some Collection<EpochResult>) -> [(
        name: String, values: [Double]
    )] {
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

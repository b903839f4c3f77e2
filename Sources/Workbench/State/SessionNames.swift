import Diagnostics
import Engine
import Language
import Values
import Vocabulary

/// What the names of a session stand for: measured values and the learner's own.
package struct SessionNames: NameSource {
    package let state: SessionState
    private let measured: MeasuredValues

    /// Whether what the learner called `loss` or `accuracy` is meant by these words.
    private let prefersOwn: Bool

    /// - Parameter prefersOwn: false where the words that the session measures by mean these alone: in
    ///   the checks of lessons.
    package init(_ state: SessionState, prefersOwn: Bool = true) {
        self.state = state
        self.prefersOwn = prefersOwn
        measured = MeasuredValues(state)
    }

    package static let sessionNames = [
        "loss", "accuracy", "val_loss", "val_accuracy", "train_loss", "train_accuracy",
        "test_loss", "test_accuracy", "epochs", "parameters", "layers", "architecture", "classes",
        "seed",
        "baseline_score",
    ]

    package var allNames: [String] {
        Self.sessionNames + arrayNames + historyNames + weightNames
            + state.variables.keys.sorted() + (state.foreign?.all ?? [])
    }

    package var weightNames: [String] {
        guard let network = state.model?.network else { return [] }
        return network.slots.map { "\(network.layers[$0.layer].name).\($0.name)" }
    }

    package var arrayNames: [String] {
        (state.data?.parts ?? []).flatMap { ["\($0.name)_input", "\($0.name)_target"] }
    }

    package var historyNames: [String] { history.map { "history.\($0.name)" } }

    package func operand(of name: String) throws(Diagnostic) -> Operand? {
        if let own = state.variables[name] { return Operand(own) }
        if prefersOwn, let foreign = state.foreign, foreign.isOwn(name) {
            return try foreign.operand(of: name)
        }
        if let weights = state.weights(named: name) { return weights }
        switch name {
        case "epochs": return .number(Double(try compiled().epochs.count))
        case "parameters": return .number(Double(try network().parameterCount))
        case "layers": return .number(Double(try model().layers.count))
        case "architecture":
            return .text(try model().layers.map(LayerText.written).joined(separator: ", "))
        case "classes": return .number(Double(try data().classNames.count))
        case "seed": return .number(Double(state.seed))
        case "baseline_score":
            guard let score = state.baseline else {
                throw Diagnostic(
                    "no baseline has been measured yet",
                    hint: "Measure one: baseline sgd loss=log_loss max_iter=5 seed=42 folds=5")
            }
            return .number(score)
        case "loss", "accuracy": return try lastEpoch(name)
        default: break
        }
        if name.hasPrefix("history.") { return try historyValue(name) }
        // `train_scaled`, `x_train`: other names of the data's arrays.
        if state.data != nil, let place = DataPlace(name) {
            return .array(try array(place.name, place.part))
        }
        for part in DataPart.names where name.hasPrefix("\(part)_") {
            let what = String(name.dropFirst(part.count + 1))
            if what == "input" || what == "target" { return .array(try array(name, part)) }
            if let value = try measured.value(what, on: part) { return .number(value) }
        }
        if let foreign = try state.foreign?.operand(of: name) { return foreign }
        return try state.output(named: name)
    }

    private func array(_ name: String, _ part: String) throws(Diagnostic) -> DataArray {
        guard let examples = try data().part(part) else {
            throw Diagnostic("there is no \(name) yet", hint: missingPartHint(part))
        }
        return name.hasSuffix("_input") ? examples.inputs : examples.targets
    }

    private func lastEpoch(_ name: String) throws(Diagnostic) -> Operand? {
        guard let value = history.first(where: { $0.name == name })?.values.last else {
            throw Diagnostic("\(name) is measured in training", hint: "Train with `fit 5` first.")
        }
        return .number(value)
    }

    private func historyValue(_ name: String) throws(Diagnostic) -> Operand {
        let what = String(name.dropFirst("history.".count))
        guard let found = history.first(where: { $0.name == what }) else {
            throw Diagnostic(
                "the history holds no \(what)",
                hint: history.isEmpty
                    ? "It fills while `fit` trains."
                    : "It holds: \(history.map(\.name).joined(separator: ", ")).")
        }
        return .tensor(TrackedTensor(Tensor(found.values.map { Float($0) })))
    }

    /// The curves since `compile`, under their Keras names.
    private var history: [(name: String, values: [Double])] {
        state.model?.compiled.map { $0.history } ?? []
    }

    private func data() throws(Diagnostic) -> LoadedData { try state.requireData() }
    private func model() throws(Diagnostic) -> ModelState { try state.requireModel() }
    private func network() throws(Diagnostic) -> Network { try state.requireNetwork() }
    private func compiled() throws(Diagnostic) -> Compiled { try state.requireCompiled() }
}

/// Values measured on the present model when they are asked for.
struct MeasuredValues {
    private let state: SessionState

    init(_ state: SessionState) { self.state = state }

    /// `loss` or a metric of the present model on one part of the data; nil for other names.
    func value(_ name: String, on part: String) throws(Diagnostic) -> Double? {
        guard name == "loss" || state.model?.compiled?.metricNames.contains(name) != false else {
            return nil
        }
        let metrics = try Measuring.measure(state, on: part).metrics
        return metrics.first { $0.name == name }?.value
    }
}

extension SessionState {
    /// Whether an expression is `data`, which stands for the data set unless the learner has given the
    /// name to something.
    package func meansDataSet(_ expression: Expression) -> Bool {
        expression.word == "data" && !hasOwn("data")
    }
}

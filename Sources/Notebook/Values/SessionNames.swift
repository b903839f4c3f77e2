import Diagnostics
import Engine

/// What the names of a session stand for: measured values and the learner's own.
struct SessionNames: NameSource {
    let state: SessionState
    let measured: MeasuredValues

    static let sessionNames = [
        "loss", "accuracy", "val_loss", "val_accuracy", "train_loss", "train_accuracy",
        "test_loss", "test_accuracy", "epochs", "parameters", "layers", "classes", "seed",
    ]

    var allNames: [String] {
        Self.sessionNames + arrayNames + historyNames + state.variables.keys.sorted()
    }

    private var arrayNames: [String] {
        (state.data?.parts ?? []).flatMap { ["\($0.name)_input", "\($0.name)_target"] }
    }

    private var historyNames: [String] { history.map { "history.\($0.name)" } }

    func value(of name: String) throws(Diagnostic) -> Value? {
        if let own = state.variables[name] { return own }
        switch name {
        case "epochs": return .number(Double(try compiled().epochs.count))
        case "parameters": return .number(Double(try network().parameterCount))
        case "layers": return .number(Double(try model().layers.count))
        case "classes": return .number(Double(try data().classNames.count))
        case "seed": return .number(Double(state.seed))
        case "loss", "accuracy": return try lastEpoch(name)
        default: break
        }
        if name.hasPrefix("history.") { return try historyValue(name) }
        for part in ["train", "val", "test"] where name.hasPrefix("\(part)_") {
            let what = String(name.dropFirst(part.count + 1))
            if what == "input" || what == "target" { return try shape(name, part) }
            if let value = try measured.value(what, on: part) { return .number(value) }
        }
        return nil
    }

    /// An array alone stands for its shape, until it is looked into with `show` or `labels`.
    private func shape(_ name: String, _ part: String) throws(Diagnostic) -> Value {
        guard let examples = try data().part(part) else {
            throw Diagnostic("there is no \(name) yet", hint: missingPartHint(part))
        }
        let array = name.hasSuffix("_input") ? examples.inputs : examples.targets
        return .list(array.shape.map { .number(Double($0)) })
    }

    private func lastEpoch(_ name: String) throws(Diagnostic) -> Value? {
        guard let value = history.first(where: { $0.name == name })?.values.last else {
            throw Diagnostic("\(name) is measured in training", hint: "Train with `fit 5` first.")
        }
        return .number(value)
    }

    private func historyValue(_ name: String) throws(Diagnostic) -> Value {
        let what = String(name.dropFirst("history.".count))
        guard let found = history.first(where: { $0.name == what }) else {
            throw Diagnostic(
                "the history holds no \(what)",
                hint: history.isEmpty
                    ? "It fills while `fit` trains."
                    : "It holds: \(history.map(\.name).joined(separator: ", ")).")
        }
        return .list(found.values.map { .number($0) })
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

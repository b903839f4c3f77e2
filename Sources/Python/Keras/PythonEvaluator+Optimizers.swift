import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax
import Statements
import Vocabulary
import Workbench

/// The optimizers of Keras, and a step of one by hand.
extension PythonEvaluator {
    mutating func newOptimizer(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var arguments: [Argument] = []
        for (place, value) in call.values.enumerated() {
            guard place == 0, let rate = expression(value, at: call.span(ofValue: 0)) else {
                throw Diagnostic(
                    "options of \(name) need their names", hint: "\(name)(learning_rate=0.01)",
                    at: call.span(ofValue: place))
            }
            let span = call.span(ofValue: 0)
            arguments.append(
                Argument(
                    name: Name("learning_rate", at: span),
                    value: rate))
        }
        let named = CallArguments.named(call)
        arguments += try statementArguments(
            named, of: name, renamed: ["lr": "learning_rate", "decay": "decay"])
        let entry = try OptimizerCatalog.entry(named: name, at: call.span)
        arguments.removeAll { $0.name?.text == "name" }
        var own = arguments
        let schedule = try ScheduleCatalog.schedule(takenFrom: &own)
        let clipping = try ClippingOptions.clipping(takenFrom: &own)
        var reader = try ArgumentReader(
            own, of: entry.kind, options: entry.options, helpTopic: entry.kind)
        let optimizer = try OptimizerCatalog.optimizer(entry, options: &reader)
        try reader.finish()
        return .reference(
            names.heap.add(
                .optimizer(
                    PythonOptimizer(
                        type: entry.kind, arguments: arguments, optimizer: optimizer,
                        isForFit: schedule != nil || clipping != nil))))
    }

    mutating func optimizerAttribute(
        _ name: String, of reference: Reference, _ optimizer: PythonOptimizer
    ) throws(Diagnostic) -> PythonValue? {
        switch name {
        case "learning_rate", "lr":
            return .tensor(PythonTensor(Tensor(Float(optimizer.optimizer.learningRate))))
        case "iterations": return .integer(optimizer.state?.step ?? 0)
        case "name": return .text(optimizer.type.lowercased())
        case "apply_gradients", "apply": return .method(.reference(reference), name)
        default:
            guard let setting = optimizer.optimizer.settings.first(where: { $0.name == name })
            else { return nil }
            if case .flag(let isOn) = setting.value { return .boolean(isOn) }
            if case .number(let number) = setting.value { return .float(number) }
            return nil
        }
    }

    mutating func setLearningRate(
        _ value: PythonValue, of reference: Reference, _ optimizer: PythonOptimizer
    ) throws(Diagnostic) {
        throw Diagnostic(
            "an optimizer keeps its learning rate here",
            hint:
                "Make another one: keras.optimizers.\(optimizer.type)(learning_rate=\(str(value))), and compile with it."
        )
    }

    mutating func optimizerMethod(
        _ name: String, of reference: Reference, _ optimizer: PythonOptimizer, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard name == "apply_gradients" || name == "apply" else {
            throw noMethod(name, of: .reference(reference), ["apply_gradients"], at: call.span)
        }
        guard !optimizer.isForFit else {
            throw Diagnostic(
                "by hand an optimizer has one learning rate and takes gradients as they are",
                hint: "fit knows schedules and clipping: model.compile(optimizer=…).", at: call.span
            )
        }
        var taker = ArgumentTaker(call, of: name)
        var pairs: [(gradient: PythonValue, variable: PythonValue)] = []
        let first = try taker.need("grads_and_vars")
        if name == "apply" {
            let variables = try items(of: try taker.need("trainable_variables"), at: call.span)
            pairs = zip(try items(of: first, at: call.span), variables).map { ($0, $1) }
        } else {
            for pair in try items(of: first, at: call.span) {
                let parts = try items(of: pair, at: call.span)
                guard parts.count == 2 else {
                    throw Diagnostic(
                        "apply_gradients takes pairs: zip(grads, [w, b])", at: call.span)
                }
                pairs.append((parts[0], parts[1]))
            }
        }
        try taker.finish()
        try step(optimizer, reference, pairs, at: call.span)
        return .none
    }

    private mutating func step(
        _ optimizer: PythonOptimizer, _ reference: Reference,
        _ pairs: [(gradient: PythonValue, variable: PythonValue)], at span: SourceSpan
    ) throws(Diagnostic) {
        var (flat, gradients): ([Float], [Float]) = ([], [])
        var variables: [(Reference, PythonVariable)] = []
        for (gradient, variable) in pairs {
            guard case .reference(let place) = variable,
                case .variable(let kept)? = names.heap[place]
            else {
                throw Diagnostic(
                    "apply_gradients changes variables, and this is \(typeName(of: variable, withArticle: true))",
                    at: span)
            }
            guard !isNone(gradient) else {
                throw Diagnostic(
                    "\(kept.name) has no gradient: the cost does not depend on it", at: span)
            }
            let numbers = try tensor(gradient)
            guard numbers.count == kept.value.count else {
                throw Diagnostic("a gradient has another shape than its variable", at: span)
            }
            flat += kept.value.values
            gradients += numbers.values
            variables.append((place, kept))
        }
        var changed = try fitted(optimizer, to: variables.map(\.0), count: flat.count, at: span)
        guard var state = changed.state else { return }
        let moved = optimizer.optimizer.applied(to: flat, gradients: gradients, &state)
        changed.state = state
        names.heap[reference] = .optimizer(changed)
        assign(moved, to: variables)
    }

    /// The optimizer with a state for these variables, begun where it had none.
    private func fitted(
        _ optimizer: PythonOptimizer, to places: [Reference], count: Int, at span: SourceSpan
    ) throws(Diagnostic) -> PythonOptimizer {
        var changed = optimizer
        guard changed.variables != places || changed.state == nil else { return changed }
        guard changed.variables.isEmpty || changed.variables == places else {
            throw Diagnostic(
                "this optimizer learned with other variables before",
                hint: "Make another one for these.", at: span)
        }
        changed.variables = places
        changed.state = OptimizerState(for: optimizer.optimizer, parameterCount: count)
        return changed
    }

    private mutating func assign(_ moved: [Float], to variables: [(Reference, PythonVariable)]) {
        var start = 0
        for (place, variable) in variables {
            let count = variable.value.count
            if let value = try? Tensor(
                Array(moved[start..<start + count]), shape: variable.value.shape)
            {
                names.heap[place] = .variable(PythonVariable(value: value, name: variable.name))
            }
            start += count
        }
    }
}

import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax
import Statements
import Vocabulary
import Workbench

/// The functions and classes of Keras.
extension PythonEvaluator {
    mutating func callKeras(_ name: String, _ module: String, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        switch module {
        case "keras" where name == "Sequential": return try newModel(call)
        case "keras.layers": return try newLayer(name, call)
        case "keras.optimizers": return try newOptimizer(name, call)
        case "keras.models", "keras.saving":
            if name == "load_model" { return try loadModel(call) }
        case "keras.optimizers.schedules":
            guard ScheduleKinds.named(name) != nil else {
                throw Diagnostic(
                    "\(name) is no schedule here",
                    hint: "There are: ExponentialDecay, InverseTimeDecay, CosineDecay.",
                    at: call.span)
            }
            return try made("\(module).\(name)", call)
        case "keras.losses", "keras.metrics", "keras.callbacks":
            if name.first?.isUppercase == true { return try made("\(module).\(name)", call) }
            return try measured(name, call)
        case "keras.activations":
            return try callTensorFlow(name, "tensorflow.nn", call)
        case "keras.utils", "keras.backend": return try utility(name, call)
        default:
            if module.hasPrefix("keras.datasets"), name == "load_data" {
                return try loadData(module, call)
            }
        }
        if name == "Model" {
            throw Diagnostic(
                "models are made of layers in a row here", hint: "keras.Sequential([…])",
                at: call.span)
        }
        throw Diagnostic("\(module).\(name) is not read here", at: call.span)
    }

    /// An object that is what it was made from.
    private func made(_ path: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var object = MadeObject(
            path: path,
            arguments: call.values.map { (nil, $0) } + call.named.map { ($0.name, $0.value) })
        if path.hasPrefix("keras.callbacks"), object.type != "History" {
            object.statementArguments = try statementArguments(call, of: object.type)
            try FitCallbacks.checkOptions(object.type, object.statementArguments)
        }
        return .made(object)
    }

    mutating func callMade(_ object: MadeObject, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        if object.path.hasPrefix("keras.losses") {
            return try measured(Self.snake(object.type), call, settings: object)
        }
        throw Diagnostic("\(object.type) cannot be called here", at: call.span)
    }

    mutating func callMadeMethod(
        _ name: String, of object: MadeObject, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        if object.path.hasPrefix("matplotlib") { return try plotMethod(name, of: object, call) }
        if object.type == "ConfusionMatrixDisplay", name == "plot" {
            return try plotDisplay(object, call)
        }
        throw Diagnostic("\(object.type) has no \(name) here", at: call.span)
    }

    /// A loss of two arrays: `keras.losses.mean_squared_error(y, p)`.
    private mutating func measured(
        _ name: String, _ call: CallArguments, settings: MadeObject? = nil
    ) throws(Diagnostic) -> PythonValue {
        try lossByHand(name, call, settings)
    }

    // MARK: - Optimizers

    private mutating func newOptimizer(_ name: String, _ call: CallArguments) throws(Diagnostic)
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
        var changed = optimizer
        let places = variables.map(\.0)
        if changed.variables != places || changed.state == nil {
            guard changed.variables.isEmpty || changed.variables == places else {
                throw Diagnostic(
                    "this optimizer learned with other variables before",
                    hint: "Make another one for these.", at: span)
            }
            changed.variables = places
            changed.state = OptimizerState(for: optimizer.optimizer, parameterCount: flat.count)
        }
        guard var state = changed.state else { return }
        let moved = optimizer.optimizer.applied(to: flat, gradients: gradients, &state)
        changed.state = state
        names.heap[reference] = .optimizer(changed)
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

    // MARK: - Data sets and small tools

    private mutating func loadData(_ module: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        let name = module.split(separator: ".").last.map(String.init) ?? ""
        if name == "mnist" { return try loadDigits(call) }
        guard name == "fashion_mnist" else {
            throw Diagnostic(
                "\(name) is not among the data sets here",
                hint:
                    "keras.datasets.fashion_mnist is; `load idx \"folder\"` reads others of its kind.",
                at: call.span)
        }
        try checkOptions(call, of: "load_data", [])
        try perform(
            "load", [Argument(value: Expression(.word(name), at: call.span))], at: call.span)
        guard let data = session.data, let test = data.test else { return .none }
        return .tuple([
            .tuple([newData(data.train.inputs), newLabels(data.train.targets)]),
            .tuple([newData(test.inputs), newLabels(test.targets)]),
        ])
    }

    /// The digits of MNIST, from the file that Keras keeps of them.
    private mutating func loadDigits(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "load_data")
        let path = try taker.next("path").flatMap(text) ?? "mnist.npz"
        try taker.finish()
        do throws(Diagnostic) {
            let words = [
                Expression(.word("npz"), at: call.span), Expression(.text(path), at: call.span),
            ]
            try perform("load", words.map { Argument(value: $0) }, at: call.span)
        } catch {
            throw Diagnostic(
                "the digits of MNIST are not here: \(error.message.prefix(1).lowercased() + error.message.dropFirst())",
                hint:
                    "Put Keras's mnist.npz into this folder, or take keras.datasets.fashion_mnist.",
                at: call.span, cause: error.cause)
        }
        guard let data = session.data, let test = data.test else {
            throw Diagnostic("\(path) holds no test part", at: call.span)
        }
        return .tuple([
            .tuple([newData(data.train.inputs), newLabels(data.train.targets)]),
            .tuple([newData(test.inputs), newLabels(test.targets)]),
        ])
    }

    mutating func newLabels(_ labels: DataArray) -> PythonValue { newData(labels) }

    private mutating func utility(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        switch name {
        case "set_random_seed":
            let seed = try only(name, call)
            guard let whole = wholeNumber(seed) else {
                throw Diagnostic("a seed is a whole number", at: call.span)
            }
            try perform(
                "seed",
                [Argument(value: Expression(.number(Double(whole)), at: call.span(ofValue: 0)))],
                at: call.span)
            names.random = PythonRandom(seed: UInt32(truncatingIfNeeded: whole))
            return .none
        case "clear_session": return .none
        case "to_categorical":
            var taker = ArgumentTaker(call, of: name)
            let labels = try taker.need("x")
            let count = try taker.next("num_classes").flatMap(wholeNumber)
            try taker.finish()
            return try oneHot(labels, classes: count, call)
        default:
            throw Diagnostic(
                "keras.utils.\(name) is not read here", hint: "`summary` shows the model.",
                at: call.span)
        }
    }

    private mutating func oneHot(
        _ labels: PythonValue, classes: Int?, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let numbers = try array(labels)
        guard let wholes = numbers.integers ?? numbers.doubles.map({ $0.map { Int($0) } }) else {
            throw Diagnostic(
                "to_categorical takes whole numbers",
                hint: "np.unique(names, return_inverse=True)[1] makes some.", at: call.span)
        }
        let most = (wholes.max() ?? -1) + 1
        let width = classes ?? most
        guard wholes.allSatisfy({ $0 >= 0 }), most <= width, width <= 100_000,
            wholes.count * width <= 100_000_000
        else {
            throw Diagnostic(
                "the labels reach \(most - 1), and there are \(width) classes", at: call.span)
        }
        var values = [Double](repeating: 0, count: wholes.count * width)
        for (row, label) in wholes.enumerated() { values[row * width + label] = 1 }
        var shape = numbers.shape
        if shape.last == 1, shape.count > 1 { shape.removeLast() }
        return newArray(NDArray(values, shape: shape + [width]))
    }
}

extension CallArguments {
    /// The same call without its arguments by place.
    static func named(_ call: CallArguments) -> CallArguments {
        var named = CallArguments(at: call.span)
        named.named = call.named
        named.spans = Array(call.spans.dropFirst(call.values.count))
        return named
    }
}

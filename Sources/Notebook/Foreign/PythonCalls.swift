import Diagnostics
import Language

/// The arguments of Keras's and scikit-learn's calls as the statements here take them.
extension PythonStatements {
    /// `model.fit(x, y, epochs=5, validation_data=(a, b), callbacks=[c], verbose=0)` →
    /// `fit epochs=5 validate c`.
    mutating func fit(_ arguments: [Argument]) -> [Argument] {
        var taken: [Argument] = []
        for argument in arguments {
            switch argument.name?.text {
            case nil where Self.isData(argument.value), "x", "y":
                remarks.append(
                    "`fit` learns from train_input and train_target as they are now; they need not "
                        + "be named.")
            case "validation_data":
                taken.append(Argument(value: Expression(.word("validate"), at: argument.span)))
            case "callbacks":
                if case .list(let items) = argument.value.kind {
                    taken += items.map { Argument(value: $0) }
                } else {
                    taken.append(Argument(value: argument.value))
                }
            case "verbose", "steps_per_epoch", "workers", "use_multiprocessing":
                remarks.append("`\(argument.name?.text ?? "")` is not needed here.")
            default: taken += rewritten([argument])
            }
        }
        return taken
    }

    /// Whether an argument of `fit` names the data to learn from, which goes without saying here.
    private static func isData(_ value: Expression) -> Bool {
        switch value.kind {
        case .word(let word): word != "validate" && !FitCallbacks.names.contains(word)
        case .index, .member, .list, .binary: true
        default: false
        }
    }

    /// `val_scaled` and `x_val[0:100]` → `val`.
    func part(of value: Expression?) -> [Argument] {
        guard let value else { return [] }
        var base = value
        while case .index(let inner, _) = base.kind { base = inner }
        guard let word = base.word else { return [Argument(value: value)] }
        let pieces = word.lowercased().split(separator: "_").map(String.init)
        guard let part = DataStatements.parts.first(where: { pieces.contains($0) }) else {
            return [Argument(value: value)]
        }
        return [Argument(value: Expression(.word(part), at: value.span))]
    }

    /// Losses and metrics may be objects: `keras.losses.SparseCategoricalCrossentropy()`.
    mutating func compile(_ arguments: [Argument]) -> [Argument] {
        arguments.map { argument in
            guard let name = argument.name?.text, name == "loss" || name == "metrics" else {
                return argument
            }
            var argument = argument
            if case .list(let items) = argument.value.kind {
                argument.value.kind = .list(items.map(Self.plainName))
            } else {
                argument.value = Self.plainName(argument.value)
            }
            return argument
        }
    }

    /// `keras.losses.MeanSquaredError()` → `mean_squared_error`.
    private static func plainName(_ value: Expression) -> Expression {
        var callee = value
        if case .call(let inner, _) = value.kind { callee = inner }
        guard callee.word == nil || callee.span != value.span, let dotted = callee.dottedName,
            let last = dotted.split(separator: ".").last
        else { return value }
        var snake = ""
        for character in last {
            if character.isUppercase, !snake.isEmpty { snake += "_" }
            snake += character.lowercased()
        }
        return Expression(.word(snake), at: value.span)
    }

    /// Layers, alone or in a list, without what is known from the data already.
    mutating func layers(_ arguments: [Argument]) -> [Argument] {
        var taken: [Argument] = []
        for argument in arguments {
            guard argument.name == nil else {
                taken.append(argument)
                continue
            }
            if case .list(let items) = argument.value.kind {
                taken += layers(items.map { Argument(value: $0) })
                continue
            }
            if let layer = layer(argument.value) { taken.append(Argument(value: layer)) }
        }
        return taken
    }

    private mutating func layer(_ value: Expression) -> Expression? {
        guard case .call(let callee, let arguments) = value.kind,
            let last = callee.dottedName?.split(separator: ".").last
        else { return value }
        let known = "The shape of the inputs is known from the data; it need not be said."
        if last == "Input" || last == "InputLayer" {
            remarks.append(known)
            return nil
        }
        let kept = arguments.filter { !["input_shape", "input_dim"].contains($0.name?.text ?? "") }
        if kept.count < arguments.count { remarks.append(known) }
        return Expression(.call(callee, kept), at: value.span)
    }

    /// `train_test_split(x, y, test_size=0.2, random_state=42)` → `split 0.2 seed=42`.
    func split(_ arguments: [Argument]) -> [Argument] {
        func named(_ name: String) -> Argument? { arguments.first { $0.name?.text == name } }
        var taken: [Argument] = []
        if let size = named("test_size") {
            taken.append(Argument(value: size.value))
        } else {
            // scikit-learn's own default.
            let span = arguments.first?.span ?? SourceSpan(line: 1, column: 1, length: 1)
            taken.append(Argument(value: Expression(.number(0.25), at: span)))
        }
        if let state = named("random_state") {
            let name = Name("seed", at: state.name?.span ?? state.span)
            taken.append(Argument(name: name, value: state.value))
        }
        return taken
    }

    /// Layers, optimizers and callbacks are no values of their own here: they are written where they
    /// are used.
    func refuseObject(_ kind: String, _ name: Name, _ callee: Expression) throws(Diagnostic) {
        let line: String
        if LayerCatalog.names.contains(kind) {
            line = "Write the layer where it is added: `add \(kind)` …"
        } else if OptimizerCatalog.all.contains(where: { $0.kind == kind }) {
            line = "Write the optimizer where it is used: `compile \(kind.lowercased())` …"
        } else if kind == "EarlyStopping" || kind == "ModelCheckpoint" {
            let own =
                kind == "EarlyStopping" ? "early_stopping(patience=2)" : "checkpoint(\"best\")"
            line = "Write it where it is used: `fit 20 validate \(own)`."
        } else {
            return
        }
        throw Diagnostic("\(kind) cannot be kept under a name", hint: line, at: callee.span)
    }
}

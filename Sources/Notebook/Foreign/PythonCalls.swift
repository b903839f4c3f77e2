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
            case nil where isOwn(argument.value), "x" where isOwn(argument.value),
                "y" where isOwn(argument.value):
                break
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

    private func isOwn(_ value: Expression) -> Bool {
        value.word.map { scene.variables.contains($0) } ?? false
    }

    /// `model.fit(x, y)` on arrays of the learner's own: they are loaded first.
    func ownArrays(_ arguments: [Argument], at span: SourceSpan) -> [Command] {
        let names = arguments.filter { $0.name == nil || ["x", "y"].contains($0.name?.text) }
            .prefix(2).map(\.value)
        guard names.count == 2,
            names.allSatisfy({ scene.variables.contains($0.word ?? "") })
        else { return [] }
        let words = [Expression(.word("arrays"), at: span)] + names
        return [Command(verb: Name("load", at: span), arguments: words.map { Argument(value: $0) })]
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
    mutating func layers(_ arguments: [Argument]) throws(Diagnostic) -> [Argument] {
        var taken: [Argument] = []
        for argument in arguments {
            guard argument.name == nil else {
                taken.append(argument)
                continue
            }
            if case .list(let items) = argument.value.kind {
                taken += try layers(items.map { Argument(value: $0) })
                continue
            }
            if let layer = try layer(argument.value) { taken.append(Argument(value: layer)) }
        }
        return taken
    }

    private mutating func layer(_ value: Expression) throws(Diagnostic) -> Expression? {
        guard case .call(let callee, let arguments) = value.kind,
            let last = callee.dottedName?.split(separator: ".").last
        else { return value }
        if last == "Input" || last == "InputLayer" {
            remarks.append(Self.shapeIsKnown)
            return nil
        }
        if last != "Flatten" { try checkInputShape(arguments) }
        return Expression(.call(callee, withoutInputShape(arguments)), at: value.span)
    }

    private static let shapeIsKnown =
        "The shape of the inputs is known from the data; it need not be said."

    mutating func withoutInputShape(_ arguments: [Argument]) -> [Argument] {
        let kept = arguments.filter { !["input_shape", "input_dim"].contains($0.name?.text ?? "") }
        if kept.count < arguments.count { remarks.append(Self.shapeIsKnown) }
        return kept
    }

    /// `input_shape=(784,)` on pictures of (28, 28): the line that lays them out was left out.
    private func checkInputShape(_ arguments: [Argument]) throws(Diagnostic) {
        guard let given = arguments.first(where: { $0.name?.text == "input_shape" }),
            let shape = scene.itemShape
        else { return }
        let items = if case .list(let items) = given.value.kind { items } else { [given.value] }
        let sizes = items.compactMap(\.numberValue)
        let count = shape.reduce(1.0) { $0 * Double($1) }
        guard sizes.count == items.count, sizes != shape.map(Double.init),
            sizes.reduce(1, *) == count
        else { return }
        throw Diagnostic(
            "the data holds examples of shape \(shapeText(shape))",
            hint: "Lay them out with `reshape \(sizes.map { short($0) }.joined(separator: " "))`, "
                + "or begin the model with `add Flatten`.",
            at: given.span)
    }

    /// `cross_validate(SGDClassifier(max_iter=5, random_state=42), x, y, cv=3)` →
    /// `baseline sgd max_iter=5 seed=42 folds=3`; nil for other classifiers.
    func baseline(_ arguments: [Argument]) -> [Argument]? {
        guard let first = arguments.first?.value else { return nil }
        let classifier = first.word.flatMap { scene.objects[$0]?.moved(to: first.span) } ?? first
        guard case .call(let callee, let settings) = classifier.kind,
            callee.lastName == "SGDClassifier"
        else { return nil }
        let names = ["random_state": "seed", "cv": "folds"]
        let folds = arguments.filter { $0.name?.text == "cv" }
        let options = (settings + folds).map { argument in
            let name = argument.name.map { Name(names[$0.text] ?? $0.text, at: $0.span) }
            return Argument(name: name, value: argument.value)
        }
        return [Argument(value: Expression(.word("sgd"), at: first.span))] + options
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
}

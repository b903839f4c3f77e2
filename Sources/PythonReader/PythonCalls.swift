import Diagnostics
import Language
import Statements
import Vocabulary
import Wording

/// The arguments of Keras's calls as the statements here take them.
extension PythonStatements {
    /// `model.fit(x, y, epochs=5, validation_data=(a, b), callbacks=[c], verbose=0)` →
    /// `fit epochs=5 validate c`.
    ///
    /// - Throws: where it names other data than what `fit` learns from and measures on.
    package mutating func fit(_ arguments: [Argument]) throws(Diagnostic) -> [Argument] {
        var taken: [Argument] = []
        var dataSeen = 0
        for argument in arguments {
            switch argument.name?.text {
            case nil where isOwn(argument.value), "x" where isOwn(argument.value),
                "y" where isOwn(argument.value):
                break
            case nil where Self.isData(argument.value), "x", "y":
                let isInput = argument.name.map { $0.text == "x" } ?? (dataSeen == 0)
                try checkData(
                    argument.value, is: isInput ? "train_input" : "train_target", in: "fit")
                dataSeen += 1
                remarks.append(
                    "`fit` learns from train_input and train_target as they are now; they need not "
                        + "be named.")
            default: taken += try fitOption(argument)
            }
        }
        return taken
    }

    /// An option of Keras's `fit` as it is written here, also in a plain `fit 5 callbacks=[stop]`.
    mutating func fitOption(_ argument: Argument) throws(Diagnostic) -> [Argument] {
        switch argument.name?.text {
        case "validation_data":
            if case .list(let pair) = argument.value.kind, pair.count == 2 {
                try checkData(pair[0], is: "val_input", in: "fit")
                try checkData(pair[1], is: "val_target", in: "fit")
            }
            return [Argument(value: Expression(.word("validate"), at: argument.span))]
        case "callbacks":
            if case .list(let items) = argument.value.kind {
                return items.map { Argument(value: $0) }
            }
            return [Argument(value: argument.value)]
        case "verbose", "steps_per_epoch", "workers", "use_multiprocessing":
            remarks.append("`\(argument.name?.text ?? "")` is not needed here.")
            return []
        default: return rewritten([argument])
        }
    }

    /// Refuses data that is not what a statement works on anyway.
    private func checkData(
        _ value: Expression, is expected: String, in verb: String
    ) throws(Diagnostic) {
        guard let word = value.word else {
            throw Diagnostic(
                "`\(verb)` works on \(expected) as it is now, and this is something else",
                hint:
                    "Change the data first, as `scale 255` and `reshape 784` do; a share of it is "
                    + "kept aside by `split 0.2`.",
                at: value.span)
        }
        guard let place = DataPlace(word) else {
            throw Diagnostic(
                "nothing is called \(word)",
                hint: "`\(verb)` works on \(expected), which need not be named.", at: value.span)
        }
        guard place.name == expected else {
            let part = expected.split(separator: "_").first.map(String.init) ?? ""
            throw Diagnostic(
                "`\(verb)` works on \(expected) here, and this is \(place.name)",
                hint: place.part == "test"
                    ? "The test part is for the very end: `evaluate test`."
                    : "Write `\(verb)` alone: \(part) is what it takes.",
                at: value.span)
        }
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

    /// Options under the names they have, or once had, elsewhere: `lr`, `alpha`, `random_state`.
    func renamed(_ arguments: [Argument], of verb: String) -> [Argument] {
        let names: [String: String]
        switch verb {
        case "compile", "apply": names = ["lr": "learning_rate"]
        case "add": names = ["alpha": "negative_slope"]
        case "split", "baseline": names = ["random_state": "seed"]
        default: return arguments
        }
        return arguments.map { argument in
            guard let name = argument.name else { return argument }
            if verb == "split", name.text == "test_size" { return Argument(value: argument.value) }
            return Argument(
                name: Name(names[name.text] ?? name.text, at: name.span), value: argument.value)
        }
    }

    /// Whether an argument of `fit` names the data to learn from, which goes without saying here.
    private static func isData(_ value: Expression) -> Bool {
        switch value.kind {
        case .word(let word): word != "validate" && !FitCallbacks.names.contains(word)
        case .index, .member, .list, .binary: true
        default: false
        }
    }

    /// `evaluate(val_scaled, val_target)` → `val`.
    ///
    /// - Throws: where the arrays are not the inputs and targets of one part, whole.
    package func part(ofBoth arguments: [Argument]) throws(Diagnostic) -> [Argument] {
        let values = arguments.filter {
            $0.name == nil || ["x", "y"].contains($0.name?.text ?? "")
        }
        .map(\.value)
        guard let first = values.first else { return [] }
        if values.count == 1, let word = first.word, DataPart.names.contains(word) {
            return [Argument(value: first)]
        }
        guard let word = first.word, let place = DataPlace(word) else {
            throw Diagnostic(
                first.word == nil
                    ? "a part of the data is measured as a whole"
                    : "nothing is called \(first.word ?? "")",
                hint: "For example: evaluate val", at: first.span)
        }
        guard place.isInput, values.count < 2 || DataPlace(values[1].word ?? "")?.part == place.part
        else {
            throw Diagnostic(
                "inputs and targets of one part belong together",
                hint: "For example: evaluate \(place.part)", at: first.span)
        }
        return [Argument(value: Expression(.word(place.part), at: first.span))]
    }

    /// `val_scaled` and `x_val[0:100]` → `val`.
    package func part(of value: Expression?) -> [Argument] {
        guard let value else { return [] }
        var base = value
        while case .index(let inner, _) = base.kind { base = inner }
        guard let word = base.word else { return [Argument(value: value)] }
        guard let place = DataPlace(word) else { return [Argument(value: value)] }
        return [Argument(value: Expression(.word(place.part), at: value.span))]
    }

    /// Losses and metrics may be objects: `keras.losses.SparseCategoricalCrossentropy()`.
    package mutating func compile(_ arguments: [Argument]) throws(Diagnostic) -> [Argument] {
        var taken: [Argument] = []
        for argument in arguments {
            guard let name = argument.name?.text, name == "loss" || name == "metrics" else {
                taken.append(argument)
                continue
            }
            try Self.refuseSettings(of: argument.value)
            var argument = argument
            if case .list(let items) = argument.value.kind {
                argument.value.kind = .list(items.map(Self.plainName))
            } else {
                argument.value = Self.plainName(argument.value)
            }
            taken.append(argument)
        }
        return taken
    }

    /// Losses have no settings here; one that would change the numbers must not be passed over.
    private static func refuseSettings(of value: Expression) throws(Diagnostic) {
        guard case .call(_, let settings) = value.kind else { return }
        for setting in settings where setting.value.kind != .boolean(false) {
            let isLogits = setting.name?.text == "from_logits"
            throw Diagnostic(
                isLogits
                    ? "a loss takes shares here, not the sums before a softmax"
                    : "losses and metrics have no settings here",
                hint: isLogits
                    ? "End the model with `add Dense 10 softmax` and leave from_logits out."
                    : "Leave it out: `compile adam loss=huber`.",
                at: setting.span)
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
    package mutating func layers(_ arguments: [Argument]) throws(Diagnostic) -> [Argument] {
        var taken: [Argument] = []
        for argument in arguments {
            guard argument.name == nil else {
                taken.append(argument)
                continue
            }
            // A list of layers is as many of them; any other is one value, which no layer takes.
            if case .list(let items) = argument.value.kind, items.allSatisfy(Self.isLayer) {
                taken += try layers(items.map { Argument(value: $0) })
                continue
            }
            if let layer = try layer(argument.value) { taken.append(Argument(value: layer)) }
        }
        return taken
    }

    private static func isLayer(_ value: Expression) -> Bool {
        var callee = value
        if case .call(let inner, _) = value.kind { callee = inner }
        guard let last = callee.dottedName?.split(separator: ".").last.map(String.init) else {
            return false
        }
        return LayerCatalog.entry(named: last) != nil || ["Input", "InputLayer"].contains(last)
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
}

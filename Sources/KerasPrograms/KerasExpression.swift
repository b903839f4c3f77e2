import Language
import Vocabulary
import Wording

/// How tightly a piece of Python holds together; looser pieces need brackets inside tighter ones.
enum PythonStrength: Int, Comparable {
    case comparison, sum, product, sign, power, whole

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension KerasProgram {
    /// An expression in Python: with NumPy, or on a tape with TensorFlow.
    mutating func python(_ expression: Expression, onTape: Bool = false) -> String {
        let program = self
        let translation = PythonTranslation(
            isScaled: isScaled, onTape: onTape, isDistributed: isDistributed, names: ownNames,
            layer: { program.layerReference($0) })
        let (text, _) = translation.text(expression)
        if text.contains("np.") { use(.numpy) }
        if text.contains("tf.") { use(.tensorFlow) }
        if text.contains("keras.") { use(.keras) }
        return text
    }
}

/// Writes expressions of Bobbin in Python.
private struct PythonTranslation {
    let isScaled: Bool
    let onTape: Bool
    let isDistributed: Bool
    /// The learner's own names so far.
    let names: Set<String>
    /// A layer of the model, by its name here.
    let layer: (String) -> String

    func text(_ expression: Expression) -> (String, PythonStrength) {
        switch expression.kind {
        case .number(let value): (short(value), value < 0 ? .sign : .whole)
        case .text(let text): (Python.string(text), .whole)
        case .boolean(let value): (Python.boolean(value), .whole)
        case .word(let word): (name(word), .whole)
        case .list(let items): (list(items), .whole)
        case .range(let first, let last): ("range(\(plain(first)), \(plain(last)) + 1)", .whole)
        case .call(let callee, let arguments): call(callee.lastName ?? "", arguments)
        case .index(let base, let items): (index(base, items), .whole)
        case .member: (member(expression.dottedName ?? ""), .whole)
        case .unary(let sign, let operand):
            switch sign {
            case .negate: ("-" + held(operand, .sign), .sign)
            // Python's `not`, `and` and `or` refuse arrays.
            case .not: ("np.logical_not(\(plain(operand)))", .whole)
            }
        case .binary(let sign, let left, let right): binary(sign, left, right)
        case .slice(let first, let last):
            ("\(first.map(plain) ?? ""):\(last.map(plain) ?? "")", .whole)
        }
    }

    private func plain(_ expression: Expression) -> String { text(expression).0 }

    /// In brackets where it would otherwise be read another way.
    private func held(_ expression: Expression, _ least: PythonStrength) -> String {
        let (text, strength) = text(expression)
        return strength < least ? "(\(text))" : text
    }

    private func list(_ items: [Expression]) -> String {
        let text = bare(items)
        return onTape ? text : "np.array(\(text))"
    }

    /// A list within a list is a row of the same array.
    private func bare(_ items: [Expression]) -> String {
        let texts = items.map { item in
            if case .list(let inner) = item.kind { bare(inner) } else { plain(item) }
        }
        return "[" + texts.joined(separator: ", ") + "]"
    }

    private func binary(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression
    ) -> (String, PythonStrength) {
        if sign == .and || sign == .or {
            let function = "np.logical_\(sign.rawValue)"
            return ("\(function)(\(plain(left)), \(plain(right)))", .whole)
        }
        let strength: PythonStrength =
            switch sign {
            case .add, .subtract: .sum
            case .multiply, .divide, .matrixMultiply: .product
            case .power: .power
            default: .comparison
            }
        let written = sign == .power ? "**" : sign.rawValue
        let next = PythonStrength(rawValue: strength.rawValue + 1) ?? .whole
        let isRightward = sign == .power
        let before = held(left, isRightward ? .whole : (strength == .comparison ? next : strength))
        let after = held(right, isRightward ? .sign : next)
        return ("\(before) \(written) \(after)", strength)
    }

    // MARK: - Names

    private func name(_ word: String) -> String {
        switch word {
        case "loss", "accuracy": return "history.history[\"\(word)\"][-1]"
        case "epochs": return "len(history.epoch)"
        case "parameters": return "model.count_params()"
        case "layers": return "len(model.layers)"
        case "architecture": return "[layer.__class__.__name__ for layer in model.layers]"
        case "baseline_score": return "np.mean(scores[\"test_score\"])"
        case "classes": return "len(np.unique(train_target))"
        default: break
        }
        for part in DataPart.names {
            let input = part + (isScaled ? "_scaled" : "_input")
            if word == "\(part)_input" { return input }
            let pair = "\(input), \(part)_target"
            let measured =
                isDistributed
                ? "model.evaluate(*share(\(pair)), batch_size=batch(32), verbose=0)"
                : "model.evaluate(\(pair), verbose=0)"
            if word == "\(part)_loss" { return measured + "[0]" }
            if word == "\(part)_accuracy" { return measured + "[1]" }
        }
        if !names.contains(word), let place = DataPlace(word) {
            return place.isInput
                ? place.part + (isScaled ? "_scaled" : "_input") : "\(place.part)_target"
        }
        return Python.name(word)
    }

    private func member(_ name: String) -> String {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return name }
        return parts[0] == "history"
            ? "np.array(history.history[\"\(parts[1])\"])"
            : "\(layer(parts[0])).\(parts[1]).numpy()"
    }

    private func index(_ base: Expression, _ items: [Expression]) -> String {
        let places = items.map { item in
            guard case .range(let first, let last) = item.kind else { return plain(item) }
            // `a[:, 0]` came in as all places from the first to the last.
            if first.numberValue == 0, last.numberValue == -1 { return ":" }
            if let start = first.numberValue, last.numberValue == -1 { return "\(short(start)):" }
            let end = last.numberValue.map { short($0 + 1) } ?? "\(plain(last)) + 1"
            return "\(plain(first)):\(end)"
        }
        return "\(held(base, .whole))[\(places.joined(separator: ", "))]"
    }

    // MARK: - Functions

    private static let tensorFlow = [
        "mean": "tf.reduce_mean", "sum": "tf.reduce_sum", "max": "tf.reduce_max",
        "min": "tf.reduce_min", "reduce_mean": "tf.reduce_mean", "reduce_sum": "tf.reduce_sum",
        "log": "tf.math.log", "relu": "tf.nn.relu", "leaky_relu": "tf.nn.leaky_relu",
        "softmax": "tf.nn.softmax", "unique": "np.unique", "normal": "np.random.normal",
        "uniform": "np.random.uniform",
    ]

    private static let numPy = [
        "reduce_mean": "np.mean", "reduce_sum": "np.sum", "square_root": "np.sqrt",
        "maximum": "np.max", "minimum": "np.min",
    ]

    private static let kerasOperations: Set = ["sigmoid", "softmax", "leaky_relu", "relu"]

    private func call(_ name: String, _ arguments: [Argument]) -> (String, PythonStrength) {
        var values = arguments.filter { $0.name == nil }.map { plain($0.value) }
        let options = arguments.compactMap { argument in
            argument.name.map { "\(option($0.text))=\(plain(argument.value))" }
        }
        switch name {
        case "accuracy" where values.count == 2:
            return (
                "np.mean(np.round(np.asarray(\(values[0]))) == np.asarray(\(values[1])))", .whole
            )
        case "mean", "sum", "max", "min":
            // `max(3, 5)` compares its arguments.
            guard values.count > 1 else { break }
            return (
                "\(function(name, isMade: false))([\(values.joined(separator: ", "))], axis=0)",
                .whole
            )
        case _ where Self.kerasOperations.contains(name) && !onTape && values.count == 1:
            values = ["np.asarray(\(values[0]), dtype=\"float32\")"]
        case "array":
            let isOne = values[0].hasPrefix("np.array(")
            return (isOne ? values[0] : "np.array(\(values[0]))", .whole)
        case "percent": return ("100 * \(held(arguments[0].value, .product))", .product)
        case "one_hot":
            let classes = options.map { $0.drop { $0 != "=" }.dropFirst() }.map(String.init)
            return (
                "keras.utils.to_categorical(\((values + classes).joined(separator: ", ")))", .whole
            )
        case "zeros", "ones", "reshape", "normal", "uniform":
            let first = name == "reshape" ? 1 : 0
            let sizes = values.dropFirst(first).joined(separator: ", ")
            let shape = values.count - first == 1 ? sizes : "(\(sizes))"
            values = Array(values.prefix(first))
            values.append(["normal", "uniform"].contains(name) ? "size=\(shape)" : shape)
        default: break
        }
        let isMade = ["linspace", "zeros", "ones"].contains(name)
        let all = values + options + (isMade ? ["dtype=\"float32\""] : [])
        return ("\(function(name, isMade: isMade))(\(all.joined(separator: ", ")))", .whole)
    }

    private func function(_ name: String, isMade: Bool) -> String {
        if onTape, !isMade { return Self.tensorFlow[name] ?? "tf.\(name)" }
        if Self.kerasOperations.contains(name) { return "keras.ops.\(name)" }
        if ["normal", "uniform"].contains(name) { return "np.random.\(name)" }
        return Self.numPy[name] ?? "np.\(name)"
    }

    private func option(_ name: String) -> String {
        switch name {
        case "mean": "loc"
        case "deviation": "scale"
        default: name
        }
    }
}

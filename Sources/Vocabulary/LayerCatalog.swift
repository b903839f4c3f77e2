import Diagnostics
import Engine
import Language

/// The layers by name: how their arguments are read, and how Keras writes them.
package enum LayerCatalog {
    package struct Entry: Sendable {
        package var kind: String
        package var usage: String
        package var example: String
        package var summary: String
        package var keras: String
        package var options: [String]
        package var make:
            @Sendable (inout ArgumentReader, _ name: String, inout RandomSource)
                throws(Diagnostic) -> any Layer

        package init(
            kind: String, usage: String, example: String, summary: String, keras: String,
            options: [String],
            make:
                @escaping @Sendable (inout ArgumentReader, _ name: String, inout RandomSource)
                throws(Diagnostic) -> any Layer
        ) {
            self.kind = kind
            self.usage = usage
            self.example = example
            self.summary = summary
            self.keras = keras
            self.options = options
            self.make = make
        }
    }

    package static let all: [Entry] = [dense, dropout, flatten, activation, leakyReLU]
    package static let names = all.map(\.kind).sorted()

    /// What an option is for, in a few words.
    package static let meanings = [
        "units": "how many numbers it puts out", "activation": "what each sum goes through",
        "use_bias": "add a number of its own to each sum (true)",
        "kernel_initializer": "how the first weights are drawn",
        "bias_initializer": "what the biases begin with", "name": "what it is called in `summary`",
        "rate": "the share that is silenced",
        "negative_slope": "how much passes below zero (0.3)",
    ]

    package static let activations = Activation.allCases.map(\.rawValue)
    package static let initializers = Initializer.allCases.map(\.rawValue)

    private static let dense = Entry(
        kind: "Dense", usage: "add Dense UNITS [ACTIVATION] [name=…]",
        example: "add Dense 100 relu",
        summary:
            "Every unit sums all its inputs, each times a weight, adds a bias, and applies the activation.",
        keras: "model.add(keras.layers.Dense(100, activation=\"relu\"))",
        options: [
            "units", "activation", "use_bias", "kernel_initializer", "bias_initializer", "name",
        ]
    ) { (reader, name, _) throws(Diagnostic) in
        guard let units = reader.argument("units") else {
            throw Diagnostic(
                "Dense needs a number of units.", hint: "For example: add Dense 100 relu")
        }
        let count = try units.wholeNumber("units", in: 1...Int.max >> 12)
        let activation = try reader.argument("activation").map(activation(from:)) ?? .linear
        let usesBias = try reader.option("use_bias")?.boolean("use_bias") ?? true
        let kernel = try reader.option("kernel_initializer").map(initializer(from:))
        let bias = try reader.option("bias_initializer").map(initializer(from:))
        do throws(EngineError) {
            return try Dense(
                units: count, activation: activation, usesBias: usesBias,
                kernelInitializer: kernel ?? .glorotUniform, biasInitializer: bias ?? .zeros,
                name: name)
        } catch {
            throw error.diagnostic().placed(at: units.span)
        }
    }

    private static let dropout = Entry(
        kind: "Dropout", usage: "add Dropout RATE [name=…]",
        example: "add Dropout 0.3",
        summary:
            "In training, silences a random share of its inputs, so that no unit leans on one other alone.",
        keras: "model.add(keras.layers.Dropout(0.3))", options: ["rate", "name"]
    ) { (reader, name, random) throws(Diagnostic) in
        guard let rate = reader.argument("rate") else {
            throw Diagnostic("Dropout needs a rate.", hint: "For example: add Dropout 0.3")
        }
        let value = try rate.number("rate")
        do throws(EngineError) {
            return try Dropout(rate: value, seed: seed(for: name, beside: random), name: name)
        } catch {
            throw error.diagnostic().placed(at: rate.span)
        }
    }

    /// A seed of the layer's own, drawn beside the session's stream: with a dropout or without it
    /// the other layers start from the same weights.
    private static func seed(for name: String, beside random: RandomSource) -> UInt64 {
        var own = random
        return name.utf8.reduce(own.next()) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    private static let flatten = Entry(
        kind: "Flatten", usage: "add Flatten [name=…]",
        example: "add Flatten",
        summary: "Lays each picture out as one row of numbers: (28, 28) → (784,).",
        keras: "model.add(keras.layers.Flatten())", options: ["name"]
    ) { (_, name, _) throws(Diagnostic) in Flatten(name: name) }

    private static let activation = Entry(
        kind: "Activation", usage: "add Activation NAME [name=…]",
        example: "add Activation tanh",
        summary: "Applies an activation to whatever the layer before it puts out.",
        keras: "model.add(keras.layers.Activation(\"tanh\"))", options: ["activation", "name"]
    ) { (reader, name, _) throws(Diagnostic) in
        guard let chosen = reader.argument("activation") else {
            throw Diagnostic(
                "Activation needs the name of one.", hint: "For example: add Activation tanh")
        }
        return ActivationLayer(try activation(from: chosen), name: name)
    }

    private static let leakyReLU = Entry(
        kind: "LeakyReLU", usage: "add LeakyReLU [negative_slope=0.3] [name=…]",
        example: "add LeakyReLU",
        summary:
            "A ReLU that lets a little through below zero, so that no unit goes silent for good.",
        keras: "model.add(keras.layers.LeakyReLU())", options: ["negative_slope", "name"]
    ) { (reader, name, _) throws(Diagnostic) in
        guard let slope = reader.argument("negative_slope") else {
            return try asking { () throws(EngineError) in try LeakyReLU(name: name) }
        }
        let value = try slope.number("negative_slope")
        do throws(EngineError) {
            return try LeakyReLU(negativeSlope: value, name: name)
        } catch {
            throw error.diagnostic().placed(at: slope.span)
        }
    }

    /// An activation written as a name or a text.
    package static func activation(from expression: Expression) throws(Diagnostic) -> Activation {
        let name = try expression.choice("activation", of: activations)
        return Activation(rawValue: name) ?? .linear
    }

    private static func initializer(from expression: Expression) throws(Diagnostic) -> Initializer {
        let name = try expression.choice("initializer", of: initializers)
        return Initializer(rawValue: name) ?? .glorotUniform
    }

    /// The layer that a name and its arguments stand for.
    ///
    /// - Parameter taken: names of layers that are there already; the new one gets Keras's own
    ///   (`dense`, `dense_1`) unless `name=` is given.
    package static func layer(
        named kind: Name, arguments: [Argument], taken: [String], random: inout RandomSource
    ) throws(Diagnostic) -> any Layer {
        guard let entry = all.first(where: { $0.kind.lowercased() == kind.text.lowercased() })
        else { throw unknownLayer(kind) }
        var reader = try ArgumentReader(
            arguments, of: entry.kind, options: entry.options, helpTopic: entry.kind)
        let name: String
        if let given = reader.option("name") {
            name = try given.name("name")
            guard !name.isEmpty, !name.contains("/") else {
                throw Diagnostic(
                    "a layer's name holds at least one letter and no slash",
                    hint: "For example: name=hidden", at: given.span)
            }
            if taken.contains(name) {
                throw EngineError.duplicateName(name).diagnostic().placed(at: given.span)
            }
        } else {
            name = freeName(for: entry.kind, taken: taken)
        }
        let layer = try entry.make(&reader, name, &random)
        try reader.finish()
        return layer
    }

    private static func unknownLayer(_ kind: Name) -> Diagnostic {
        let meant = Suggestion.nearest(to: kind.text, among: names)
        return Diagnostic(
            "there is no layer called \(kind.text)",
            hint: Suggestion.hint(
                meant, "Layers: \(names.joined(separator: ", ")).   help layers"),
            at: kind.span)
    }

    /// `LeakyReLU` → `leaky_re_lu`, and `_1`, `_2`, … where that is taken, as Keras does.
    private static func freeName(for kind: String, taken: [String]) -> String {
        let base: String =
            switch kind {
            case "LeakyReLU": "leaky_re_lu"
            default: kind.lowercased()
            }
        if !taken.contains(base) { return base }
        var number = 1
        while taken.contains("\(base)_\(number)") { number += 1 }
        return "\(base)_\(number)"
    }
}

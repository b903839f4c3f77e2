import Diagnostics
import Engine
import Language

/// The optimizers by Keras's names, with the options each takes.
package enum OptimizerCatalog {
    package struct Entry: Sendable {
        package var kind: String
        package var summary: String
        package var options: [String]
        package var make:
            @Sendable (_ numbers: [String: Double], _ flags: [String: Bool])
                throws(EngineError) -> any Optimizer

        package init(
            kind: String, summary: String, options: [String],
            make:
                @escaping @Sendable (_ numbers: [String: Double], _ flags: [String: Bool])
                throws(EngineError) -> any Optimizer
        ) {
            self.kind = kind
            self.summary = summary
            self.options = options
            self.make = make
        }
    }

    package static let all: [Entry] = [sgd, adagrad, rmsprop, adam, adamW, nadam]
    package static let names = all.map { $0.kind.lowercased() }

    /// What an option is for, in a few words.
    package static let meanings = [
        "momentum": "how much of the last step is kept", "nesterov": "look ahead before stepping",
        "rho": "how slowly the mean of squares forgets", "centered": "take away the mean gradient",
        "beta_1": "how slowly the mean of gradients forgets",
        "beta_2": "how slowly the mean of squares forgets", "amsgrad": "never let the mean shrink",
        "epsilon": "keeps the division from zero",
        "initial_accumulator_value": "what the sum of squares begins with",
        "weight_decay": "how much every weight shrinks a step",
    ]

    private static let flagOptions: Set<String> = ["nesterov", "centered", "amsgrad"]

    private static let sgd = Entry(
        kind: "SGD",
        summary: "Plain gradient descent; momentum keeps it rolling, nesterov looks ahead.",
        options: ["learning_rate", "momentum", "nesterov"]
    ) { (numbers, flags) throws(EngineError) in
        try SGD(
            learningRate: numbers["learning_rate"] ?? 0.01, momentum: numbers["momentum"] ?? 0,
            nesterov: flags["nesterov"] ?? false)
    }

    private static let adagrad = Entry(
        kind: "Adagrad",
        summary: "Takes ever smaller steps for weights whose gradients have been large.",
        options: ["learning_rate", "initial_accumulator_value", "epsilon"]
    ) { (numbers, _) throws(EngineError) in
        try Adagrad(
            learningRate: numbers["learning_rate"] ?? 0.001,
            initialAccumulatorValue: numbers["initial_accumulator_value"] ?? 0.1,
            epsilon: numbers["epsilon"] ?? 1e-7)
    }

    private static let rmsprop = Entry(
        kind: "RMSprop", summary: "Fits each weight's step to the recent size of its gradients.",
        options: ["learning_rate", "rho", "momentum", "epsilon", "centered"]
    ) { (numbers, flags) throws(EngineError) in
        try RMSprop(
            learningRate: numbers["learning_rate"] ?? 0.001, rho: numbers["rho"] ?? 0.9,
            momentum: numbers["momentum"] ?? 0, epsilon: numbers["epsilon"] ?? 1e-7,
            centered: flags["centered"] ?? false)
    }

    private static let adamOptions = ["learning_rate", "beta_1", "beta_2", "epsilon", "amsgrad"]

    private static let adam = Entry(
        kind: "Adam", summary: "Momentum and RMSprop together; a good first choice.",
        options: adamOptions
    ) { (numbers, flags) throws(EngineError) in
        try Adam(
            learningRate: numbers["learning_rate"] ?? 0.001, beta1: numbers["beta_1"] ?? 0.9,
            beta2: numbers["beta_2"] ?? 0.999, epsilon: numbers["epsilon"] ?? 1e-7,
            amsgrad: flags["amsgrad"] ?? false)
    }

    private static let adamW = Entry(
        kind: "AdamW", summary: "Adam that also lets every weight decay a little at each step.",
        options: adamOptions + ["weight_decay"]
    ) { (numbers, flags) throws(EngineError) in
        try AdamW(
            learningRate: numbers["learning_rate"] ?? 0.001,
            weightDecay: numbers["weight_decay"] ?? 0.004, beta1: numbers["beta_1"] ?? 0.9,
            beta2: numbers["beta_2"] ?? 0.999, epsilon: numbers["epsilon"] ?? 1e-7,
            amsgrad: flags["amsgrad"] ?? false)
    }

    private static let nadam = Entry(
        kind: "Nadam", summary: "Adam with Nesterov's look ahead.",
        options: ["learning_rate", "beta_1", "beta_2", "epsilon"]
    ) { (numbers, _) throws(EngineError) in
        try Nadam(
            learningRate: numbers["learning_rate"] ?? 0.001, beta1: numbers["beta_1"] ?? 0.9,
            beta2: numbers["beta_2"] ?? 0.999, epsilon: numbers["epsilon"] ?? 1e-7)
    }

    /// The entry that a name stands for, in any spelling of capitals.
    package static func entry(named name: String, at span: SourceSpan) throws(Diagnostic) -> Entry {
        if let entry = all.first(where: { $0.kind.lowercased() == name.lowercased() }) {
            return entry
        }
        let kinds = all.map(\.kind)
        let meant = Suggestion.nearest(to: name, among: kinds)
        throw Diagnostic(
            "there is no optimizer called \(name)",
            hint: Suggestion.hint(
                meant, "Optimizers: \(kinds.joined(separator: ", ")).   help compile"),
            at: span)
    }

    /// The optimizer with the options that `reader` still holds for it.
    package static func optimizer(
        _ entry: Entry, options reader: inout ArgumentReader
    ) throws(Diagnostic) -> any Optimizer {
        var numbers: [String: Double] = [:]
        var flags: [String: Bool] = [:]
        var spans: [String: SourceSpan] = [:]
        for option in entry.options {
            guard let value = reader.option(option) else { continue }
            spans[option] = value.span
            if flagOptions.contains(option) {
                flags[option] = try value.boolean(option)
            } else {
                numbers[option] = try value.number(option)
            }
        }
        do throws(EngineError) {
            return try entry.make(numbers, flags)
        } catch {
            guard case .outOfRange(let option, _, let allowed) = error else {
                throw error.diagnostic()
            }
            throw Diagnostic("\(option) must be \(allowed)", at: spans[option])
        }
    }
}

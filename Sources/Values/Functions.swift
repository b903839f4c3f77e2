import Diagnostics
import Engine
import Language
import Vocabulary
import Wording

/// The arguments of one call, already worked out.
package struct FunctionCall {
    package var values: [Operand]
    package var options: [String: Operand]

    /// A plain whole number among the options.
    func wholeOption(_ name: String) throws(Diagnostic) -> Int? {
        guard let option = options[name] else { return nil }
        return try Self.whole(option, name)
    }

    func numberOption(_ name: String) throws(Diagnostic) -> Double? {
        guard let option = options[name] else { return nil }
        guard let value = option.scalar else { throw Diagnostic("\(name) must be a number") }
        return value
    }

    package static func whole(_ operand: Operand, _ what: String) throws(Diagnostic) -> Int {
        guard let value = operand.scalar, value == value.rounded(), abs(value) < 1e15 else {
            throw Diagnostic("\(what) must be a whole number")
        }
        return Int(value)
    }

    /// Sizes given one by one or as one list: `zeros(2, 3)`, `zeros([2, 3])`.
    package func sizes(from start: Int) throws(Diagnostic) -> [Int] {
        let given = values[start...]
        if given.count == 1, case .tensor(let list) = given[start] {
            var sizes: [Int] = []
            for value in list.value.values {
                sizes.append(try Self.whole(.number(Double(value)), "a size"))
            }
            return sizes
        }
        var sizes: [Int] = []
        for value in given { sizes.append(try Self.whole(value, "a size")) }
        return sizes
    }
}

/// One function of expressions.
package struct Function: Sendable {
    package var name: String
    var argumentCount: ClosedRange<Int>
    package var options: [String] = []
    package var example: String
    /// What it does, in a few words.
    package var summary: String
    var operation: Operation

    enum Operation: Sendable {
        /// One array in, one step over arrays.
        case step(TensorOperation)
        case reduction(Reduction)
        case special(Functions.Special)
    }

    var countText: String {
        if argumentCount.lowerBound == argumentCount.upperBound {
            return counted(argumentCount.lowerBound, "value")
        }
        return "\(argumentCount.lowerBound) to \(argumentCount.upperBound) values"
    }
}

/// The functions of expressions, by name.
package enum Functions {
    enum Special: Sendable {
        case shape, reshape, linspace, zeros, ones, normal, uniform, oneHot, argmax, accuracy,
            percent, round, leakyRelu, array
    }

    package static let all: [Function] = [
        reduction("mean", .mean, "the mean of all numbers, or along an axis"),
        reduction("sum", .sum, "the sum of all numbers, or along an axis"),
        reduction("max", .max, "the largest number, of all or along an axis"),
        reduction("min", .min, "the smallest number, of all or along an axis"),
        special(
            "argmax", 1...1, ["axis"], "argmax([3, 9, 4])", "the place of the largest", .argmax),
        step("exp", "e to the power of each number", .function(.exponential)),
        step("log", "the natural logarithm of each number", .function(.logarithm)),
        step("sqrt", "the square root of each number", .function(.squareRoot)),
        step("abs", "each number without its sign", .function(.absolute)),
        step("relu", "0 below zero, unchanged above", .function(.relu)),
        special(
            "leaky_relu", 1...1, ["negative_slope"], "leaky_relu(-3)",
            "like relu, with a slope of 0.2 below zero", .leakyRelu),
        step("sigmoid", "1 / (1 + e⁻ˣ) of each number", .function(.sigmoid)),
        step("tanh", "the hyperbolic tangent of each number", .function(.tanh)),
        step("softmax", "each row as shares that add up to 1", .softmax),
        special(
            "one_hot", 1...2, ["classes"], "one_hot([0, 2, 1])", "labels as rows with a single 1",
            .oneHot),
        special(
            "array", 1...1, [], "array([1, 2, 3])", "a list as an array to compute with", .array),
        special("shape", 1...1, [], "shape(train_input)", "the sizes of an array", .shape),
        special(
            "reshape", 2...9, [], "reshape(linspace(0, 1, 6), 2, 3)",
            "the same numbers in other sizes; -1 stands for what is left", .reshape),
        step("transpose", "rows and columns exchanged", .transpose),
        special(
            "linspace", 2...3, [], "linspace(0, 1, 50)", "numbers at equal distances, both ends in",
            .linspace),
        special("zeros", 1...8, [], "zeros(2, 3)", "an array of zeros", .zeros),
        special("ones", 1...8, [], "ones(2, 3)", "an array of ones", .ones),
        special(
            "normal", 1...8, ["mean", "deviation"], "normal(100)",
            "random numbers around 0 with deviation 1", .normal),
        special(
            "uniform", 1...8, ["low", "high"], "uniform(100)", "random numbers from 0 to 1",
            .uniform),
        step("unique", "the different numbers, in order", .unique),
        special(
            "accuracy", 2...2, [], "accuracy([0.9, 0.2], [1, 0])",
            "the share of predictions that are right", .accuracy),
        special("percent", 1...1, [], "percent(0.876)", "a share of a hundred", .percent),
        special("round", 1...2, [], "round(0.876, 1)", "rounded, to so many decimals", .round),
    ]

    package static let byName: [String: Function] = {
        var table = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
        let aliases = [
            "reduce_mean": "mean", "reduce_sum": "sum", "square_root": "sqrt", "maximum": "max",
            "to_categorical": "one_hot",
        ]
        for (alias, name) in aliases { table[alias] = table[name] }
        return table
    }()

    package static func unknown(_ name: String) -> Diagnostic {
        let kind = name.split(separator: ".").last.map(String.init) ?? name
        if let hint = ForeignWord.hints[kind.lowercased()] {
            return Diagnostic("there is no function called \(name)", hint: hint)
        }
        if LayerCatalog.names.contains(kind) {
            return Diagnostic(
                "a layer has no value of its own", hint: "It is put in by `add \(kind)` …")
        }
        if name.hasPrefix("model.") {
            let meant = Suggestion.nearest(to: kind, among: Verb.names.sorted())
            return Diagnostic(
                "a model has no method called \(kind)",
                hint: meant.flatMap { Suggestion.hint("`\($0)`", "  help \($0)") }
                    ?? "`help` lists what can be done with it.")
        }
        let meant = Suggestion.nearest(to: kind, among: all.map(\.name))
        return Diagnostic(
            "there is no function called \(name)",
            hint: Suggestion.hint(
                meant, "`help functions` lists them."))
    }

    package static func unknownOption(_ option: Name, of function: Function) -> Diagnostic {
        Diagnostic(
            "\(function.name) has no option called \(option.text)",
            hint: function.options.isEmpty
                ? "It takes none." : "Options: \(function.options.joined(separator: ", ")).",
            at: option.span)
    }

    private static func step(
        _ name: String, _ summary: String, _ operation: TensorOperation
    ) -> Function {
        Function(
            name: name, argumentCount: 1...1, example: "\(name)([1, 2, 3])", summary: summary,
            operation: .step(operation))
    }

    private static func reduction(
        _ name: String, _ reduction: Reduction, _ summary: String
    ) -> Function {
        Function(
            name: name, argumentCount: 1...9, options: ["axis"], example: "\(name)([1, 2, 3])",
            summary: summary, operation: .reduction(reduction))
    }

    private static func special(
        _ name: String, _ count: ClosedRange<Int>, _ options: [String], _ example: String,
        _ summary: String, _ special: Special
    ) -> Function {
        Function(
            name: name, argumentCount: count, options: options, example: example,
            summary: summary, operation: .special(special))
    }
}

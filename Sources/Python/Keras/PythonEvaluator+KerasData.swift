import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax
import Statements
import Vocabulary
import Workbench

/// The data sets and small tools of Keras.
extension PythonEvaluator {
    mutating func loadData(_ module: String, _ call: CallArguments) throws(Diagnostic)
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
        try performOnData(
            "load", [Argument(value: Expression(.word(name), at: call.span))], at: call.span)
        guard let data = session.data, let test = data.test else { return .none }
        return trainAndTest(data.train, test)
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
            try performOnData("load", words.map { Argument(value: $0) }, at: call.span)
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
        return trainAndTest(data.train, test)
    }

    private mutating func trainAndTest(_ train: Examples, _ test: Examples) -> PythonValue {
        .tuple([
            .tuple([newData(train.inputs), newData(train.targets)]),
            .tuple([newData(test.inputs), newData(test.targets)]),
        ])
    }

    mutating func utility(_ name: String, _ call: CallArguments) throws(Diagnostic)
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

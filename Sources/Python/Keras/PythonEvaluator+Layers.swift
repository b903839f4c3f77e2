import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax
import Vocabulary
import Wording
import Workbench

/// `keras.layers`.
extension PythonEvaluator {
    mutating func newLayer(_ type: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue
    {
        if type == "Input" || type == "InputLayer" { return try newInput(type, call) }
        if let activation = Self.activationLayers[type] {
            return try activationLayer(type, activation, call)
        }
        guard LayerCatalog.names.contains(type) else {
            throw PythonRefusal.missing(type, in: "keras.layers")
        }
        var layer = PythonLayer(type: type, arguments: [])
        for name in ["input_shape", "input_dim", "batch_input_shape"] {
            guard let given = call.named.first(where: { $0.name == name }) else { continue }
            var shape = try sides(given.value, at: call.span(ofNamed: name))
            if name == "batch_input_shape" { shape = Array(shape.dropFirst()) }
            layer.inputShape = shape
        }
        if let type = call.named.first(where: { $0.name == "dtype" }),
            text(type.value) != "float32", !isNone(type.value)
        {
            throw Diagnostic("layers compute in float32 here", at: call.span(ofNamed: "dtype"))
        }
        layer.arguments = try statementArguments(
            call, of: type,
            leavingOut: ["input_shape", "input_dim", "batch_input_shape", "dtype"],
            renamed: type == "LeakyReLU" ? ["alpha": "negative_slope"] : [:])
        layer.arguments = layer.arguments.map(Self.withWords)
        var random = session.random
        let made = try LayerCatalog.layer(
            named: Name(type, at: call.span), arguments: layer.arguments, taken: [], random: &random
        )
        if layer.arguments.contains(where: { $0.name?.text == "name" }) { layer.name = made.name }
        return .reference(names.heap.add(.layer(layer)))
    }

    /// Layers that are an activation and nothing else.
    private static let activationLayers = ["Softmax": "softmax", "ReLU": "relu"]

    private mutating func activationLayer(
        _ type: String, _ activation: String, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        for option in call.named where option.name != "name" {
            let isStandard = option.name == "axis" && wholeNumber(option.value) == -1
            guard isStandard else {
                throw Diagnostic(
                    "\(type) has no \(option.name) here", at: call.span(ofNamed: option.name))
            }
        }
        guard call.values.isEmpty else {
            throw Diagnostic("\(type) takes nothing here", at: call.span(ofValue: 0))
        }
        remarkOnce("\(type)() is Activation(\"\(activation)\") here, which computes the same.")
        var layer = PythonLayer(
            type: "Activation",
            arguments: [Argument(value: Expression(.word(activation), at: call.span))])
        if let name = call.named.first(where: { $0.name == "name" }).flatMap({ text($0.value) }) {
            layer.arguments.append(
                Argument(
                    name: Name("name", at: call.span),
                    value: Expression(.text(name), at: call.span)))
            layer.name = name
        }
        return .reference(names.heap.add(.layer(layer)))
    }

    /// The names of activations and initializers are words of the language; other texts stay texts.
    private static func withWords(_ argument: Argument) -> Argument {
        guard case .text(let text) = argument.value.kind, argument.name?.text != "name",
            !text.isEmpty, text.allSatisfy({ $0.isLetter || $0 == "_" })
        else { return argument }
        var changed = argument
        changed.value.kind = .word(text)
        return changed
    }

    private mutating func newInput(_ type: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: type)
        let shape =
            try taker.next("shape") ?? taker.option("input_shape") ?? taker.option("batch_shape")
        let name = taker.option("name").flatMap(text)
        _ = taker.option("batch_size")
        _ = taker.option("dtype")
        try taker.finish()
        guard let shape else {
            throw Diagnostic(
                "\(type) needs a shape", hint: "For example: keras.Input(shape=(784,))",
                at: call.span)
        }
        var layer = PythonLayer(type: "Input", arguments: [])
        layer.inputShape = try sides(shape, at: call.span)
        layer.name = name
        return .reference(names.heap.add(.layer(layer)))
    }

    /// The sides of a shape: `(28, 28)`, `784`, `(None, 10)`.
    private func sides(_ value: PythonValue, at span: SourceSpan) throws(Diagnostic) -> [Int?] {
        if let size = wholeNumber(value) { return [size] }
        guard let items = sequence(value) else {
            throw Diagnostic("a shape is a tuple of whole numbers: (28, 28)", at: span)
        }
        var sides: [Int?] = []
        for item in items {
            guard isNone(item) || wholeNumber(item) != nil else {
                throw Diagnostic("a shape is a tuple of whole numbers: (28, 28)", at: span)
            }
            sides.append(wholeNumber(item))
        }
        return sides
    }
}

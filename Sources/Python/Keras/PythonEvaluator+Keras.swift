import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax
import Statements
import Vocabulary

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
        case "keras.regularizers": return try regularizer(name, call)
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

    /// `keras.regularizers.L2(0.01)`: a class takes 0 for what is not given, a function 0.01.
    private func regularizer(
        _ name: String, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard ["l1", "l2", "l1_l2", "L1", "L2", "L1L2"].contains(name) else {
            throw Diagnostic(
                "\(name) is no regularizer here", hint: "There are: L1, L2, L1L2.", at: call.span)
        }
        var complete = call
        if name == "L1L2" {
            for (place, factor) in ["l1", "l2"].enumerated()
            where call.values.count <= place && !call.named.contains(where: { $0.name == factor }) {
                complete.named.append((factor, .float(0)))
            }
        }
        return try made("keras.regularizers.\(name)", complete)
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
            return try measured(snakeCase(object.type), call, settings: object)
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

import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `value.name` and `value.name(…)`, by what the value is.
extension PythonEvaluator {
    mutating func attribute(_ name: String, of value: PythonValue) throws(Diagnostic) -> PythonValue
    {
        switch value {
        case .module(let path): return try moduleAttribute(name, of: path)
        case .builtin(let path):
            if name == "__name__" {
                return .text(path.split(separator: ".").last.map(String.init) ?? path)
            }
            // `ConfusionMatrixDisplay.from_predictions`, `np.ndarray`.
            if path == "matplotlib.pyplot.cm" { return .text(name) }
            if path == "str", Self.textMethods.contains(name) { return .builtin("str.\(name)") }
            if path == "dict", name == "fromkeys" { return .builtin("dict.fromkeys") }
            if path == "sklearn.metrics.ConfusionMatrixDisplay" {
                return .builtin("\(path).\(name)")
            }
        case .text:
            if Self.textMethods.contains(name) { return .method(value, name) }
        case .scalar(let scalar):
            if case .text(let text) = scalar.value, Self.textMethods.contains(name) {
                return .method(.text(text), name)
            }
            if let found = try arrayAttribute(name, of: value) { return found }
        case .tensor: if let found = try tensorAttribute(name, of: value) { return found }
        case .made(let object): if let found = madeAttribute(name, of: object) { return found }
        case .integer(let whole):
            if name == "real" { return .integer(whole) }
            if name == "is_integer" || name == "bit_length" { return .method(value, name) }
        case .float(let number):
            if name == "real" { return .float(number) }
            if name == "is_integer" { return .method(value, name) }
        case .reference(let reference):
            if let found = try attribute(name, of: reference, value) { return found }
        default: break
        }
        throw noAttribute(name, of: value)
    }

    func noAttribute(_ name: String, of value: PythonValue) -> Diagnostic {
        let hint: String? =
            switch value {
            case .method(_, let method): "Its brackets are missing: \(method)()"
            case .builtin(let path)
            where path.split(separator: ".").last?.first?.isUppercase == true:
                "An object is made of it by brackets: \(path)(…)"
            case .integer, .float, .boolean:
                ["numpy", "value", "item", "shape"].contains(name)
                    ? "It is a plain number already: its name alone on a line shows it." : nil
            default:
                list(value) == nil
                    ? nil
                    : PythonEvaluator.arrayMethods.contains(name) || name == "shape"
                        ? "An array has it: np.array(…).\(name)" : nil
            }
        return Diagnostic(
            "\(typeName(of: value, withArticle: true)) has no \(name) here", hint: hint)
    }

    private mutating func attribute(
        _ name: String, of reference: Reference, _ value: PythonValue
    ) throws(Diagnostic) -> PythonValue? {
        switch names.heap[reference] {
        case .array?: return try arrayAttribute(name, of: value)
        case .variable?: return try tensorAttribute(name, of: value)
        case .list?, .dictionary?, .set?, .tape?, .random?, .scaler?, .classifier?, .optimizer?:
            if case .optimizer(let optimizer)? = names.heap[reference] {
                return try optimizerAttribute(name, of: reference, optimizer)
            }
            if let found = fittedAttribute(name, of: reference) { return found }
            return Self.methods(of: names.heap[reference]).contains(name)
                ? .method(value, name) : nil
        case .layer(let layer)?: return try layerAttribute(name, of: reference, layer)
        case .model(let model)?: return try modelAttribute(name, of: reference, model)
        case .history(let history)?:
            switch name {
            case "history": return .reference(history.figures)
            case "epoch": return newList(history.epochs.map { .integer($0) })
            case "params": return .reference(history.parameters)
            case "model": return history.model.map { .reference($0) } ?? PythonValue.none
            default: return nil
            }
        case .frame(let frame)?: return try frameAttribute(name, of: reference, frame)
        case .function(let function)? where name == "__name__": return .text(function.name)
        default: return nil
        }
    }

    /// The methods that a thing in the heap has.
    private static func methods(of cell: PythonCell?) -> [String] {
        switch cell {
        case .list?: listMethods
        case .dictionary?: dictionaryMethods
        case .set?: setMethods
        case .tape?: ["gradient", "watch", "reset"]
        case .random?: PythonModules.names(in: "numpy.random")
        case .scaler?: ["fit", "transform", "fit_transform", "inverse_transform"]
        case .classifier?: ["fit", "predict", "score"]
        default: []
        }
    }

    func madeAttribute(_ name: String, of object: MadeObject) -> PythonValue? {
        if object.type == "dtype" || object.type == "DType" {
            return name == "name" ? object.arguments.first?.value : nil
        }
        return object.argument(name)
    }

    mutating func setAttribute(
        _ name: String, of value: PythonValue, to new: PythonValue
    ) throws(Diagnostic) {
        if case .reference(let reference) = value {
            switch names.heap[reference] {
            case .optimizer(let optimizer)? where name == "learning_rate" || name == "lr":
                return try setLearningRate(new, of: reference, optimizer)
            case .array?:
                if name == "shape", let items = sequence(new) {
                    let shape = try sizes(items, CallArguments(at: .start))
                    let numbers = try array(value)
                    let laid = try computing { () throws(ArrayError) in try numbers.reshaped(shape)
                    }
                    return try write(.numbers(laid), into: reference)
                }
            case .frame(let frame)? where name == "columns":
                return try renameColumns(frame, reference, new)
            default: break
            }
        }
        throw Diagnostic("\(name) of \(typeName(of: value, withArticle: true)) cannot be set here")
    }

    mutating func callModule(_ path: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard let dot = path.lastIndex(of: ".") else { return try callBuiltin(path, call) }
        let (module, name) = (String(path[..<dot]), String(path[path.index(after: dot)...]))
        switch module {
        case "str":
            guard let text = call.values.first.flatMap(text) else {
                throw Diagnostic("str.\(name) needs a text", at: call.span)
            }
            var rest = call
            rest.values.removeFirst()
            rest.spans.removeFirst()
            return try textMethod(name, of: text, rest)
        case "dict":
            var taker = ArgumentTaker(call, of: name)
            let keys = try items(of: try taker.need("iterable"), at: call.span(ofValue: 0))
            let value = try taker.next("value") ?? .none
            try taker.finish()
            var made = PythonDictionary()
            for key in keys { try set(key, to: value, in: &made) }
            return .reference(names.heap.add(.dictionary(made)))
        case "numpy": return try callNumPy(name, call)
        case "numpy.linalg": return try callLinearAlgebra(name, call)
        case "numpy.random": return try callNumPyRandom(name, call)
        case "math": return try callMath(name, call)
        case "tensorflow", "tensorflow.math", "tensorflow.nn", "tensorflow.random",
            "tensorflow.config",
            "tensorflow.config.experimental":
            return try callTensorFlow(name, module, call)
        case "matplotlib.pyplot", "matplotlib", "matplotlib.pyplot.style":
            return try callPlot(name, call)
        case "pandas": return try callPandas(name, call)
        case "time", "os", "os.path", "warnings": return try callSystem(path, call)
        default: break
        }
        if module.hasPrefix("sklearn") { return try callScikitLearn(name, module, call) }
        if module.hasPrefix("keras") { return try callKeras(name, module, call) }
        throw Diagnostic("\(path) is not read here", at: call.span)
    }

    private func callSystem(_ path: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue
    {
        switch path {
        case "time.time": return .float(Self.clock.0)
        case "time.perf_counter": return .float(Self.clock.1)
        case "warnings.filterwarnings", "warnings.simplefilter": return .none
        default:
            throw Diagnostic(
                "\(path) is not read here",
                hint: "Files are named by the lines that read and write them.", at: call.span)
        }
    }

    /// Seconds since 1970 and since some moment.
    private static var clock: (Double, Double) {
        let now = ContinuousClock.now
        let passed = now - started.1
        let seconds =
            Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
        return (started.0 + seconds, seconds)
    }

    private static let started = (Date().timeIntervalSince1970, ContinuousClock.now)
}

import Diagnostics
import NumPyArrays
import PythonSyntax

/// Calls of what belongs to a value: `a.name(…)`.
extension PythonEvaluator {
    mutating func callMethod(
        _ name: String, of value: PythonValue, _ call: CallArguments, at span: SourceSpan
    ) throws(Diagnostic) -> PythonValue {
        switch value {
        case .module, .builtin:
            let function = try placed(at: span) { evaluator throws(Diagnostic) in
                try evaluator.attribute(name, of: value)
            }
            return try invoke(function, call)
        case .text(let text): return try textMethod(name, of: text, call)
        case .scalar(let scalar):
            if case .text(let text) = scalar.value { return try textMethod(name, of: text, call) }
            if Self.arrayMethods.contains(name) { return try arrayMethod(name, of: value, call) }
        case .tensor: return try tensorMethod(name, of: value, call)
        case .tuple(let items):
            if name == "index" || name == "count" { return try search(name, items, call) }
        case .float(let number):
            if name == "is_integer" {
                return .boolean(number.isFinite && number == number.rounded())
            }
        case .integer(let whole):
            if name == "is_integer" { return .boolean(true) }
            if name == "bit_length" {
                return .integer(Int.bitWidth - whole.magnitude.leadingZeroBitCount)
            }
        case .made(let object): return try callMadeMethod(name, of: object, call)
        case .reference(let reference):
            if let answer = try method(name, of: reference, value, call) { return answer }
        default: break
        }
        let function = try placed(at: span) { evaluator throws(Diagnostic) in
            try evaluator.attribute(name, of: value)
        }
        if case .method = function { throw noAttribute(name, of: value).placed(at: span) }
        return try invoke(function, call)
    }

    private mutating func placed<Result>(
        at span: SourceSpan, _ body: (inout PythonEvaluator) throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        do throws(Diagnostic) { return try body(&self) } catch { throw error.placed(at: span) }
    }

    private mutating func method(
        _ name: String, of reference: Reference, _ value: PythonValue, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue? {
        switch names.heap[reference] {
        case .list(let items)?: return try listMethod(name, of: reference, items, call)
        case .dictionary(let entries)?:
            return try dictionaryMethod(name, of: reference, entries, call)
        case .set(let entries)?: return try setMethod(name, of: reference, entries, call)
        case .array?:
            guard Self.arrayMethods.contains(name) else { return nil }
            return try arrayMethod(name, of: value, call)
        case .variable?: return try tensorMethod(name, of: value, call)
        case .tape?: return try tapeMethod(name, of: reference, call)
        case .layer(let layer)?: return try layerMethod(name, of: reference, layer, call)
        case .model?:
            guard Self.modelMethods.contains(name) else { return nil }
            return try modelMethod(name, of: reference, call)
        case .optimizer(let optimizer)?:
            return try optimizerMethod(name, of: reference, optimizer, call)
        case .scaler(let scaler)?: return try scalerMethod(name, of: reference, scaler, call)
        case .classifier(let classifier)?:
            return try classifierMethod(name, of: reference, classifier, call)
        case .frame(let frame)?: return try frameMethod(name, of: reference, frame, call)
        case .random(let random)?: return try randomMethod(name, of: reference, random, call)
        default: return nil
        }
    }
}

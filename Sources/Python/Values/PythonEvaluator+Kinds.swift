import Engine
import NumPyArrays
import PythonSyntax

/// What a value is.
extension PythonEvaluator {
    func cell(_ value: PythonValue) -> PythonCell? {
        if case .reference(let reference) = value { names.heap[reference] } else { nil }
    }

    func list(_ value: PythonValue) -> [PythonValue]? {
        if case .list(let items)? = cell(value) { items } else { nil }
    }

    /// The items of a list or a tuple.
    func sequence(_ value: PythonValue) -> [PythonValue]? {
        if case .tuple(let items) = value { items } else { list(value) }
    }

    mutating func newList(_ items: [PythonValue]) -> PythonValue {
        .reference(names.heap.add(.list(items)))
    }

    /// A whole number of Python's or NumPy's; a float is none, though its value be whole.
    func wholeNumber(_ value: PythonValue) -> Int? {
        switch value {
        case .integer(let value): value
        case .boolean(let value): value ? 1 : 0
        case .scalar(let scalar): scalar.integer
        case .tensor(let tensor):
            tensor.value.shape.isEmpty && tensor.value.isWhole
                ? Int(exactly: tensor.value.values[0]) : nil
        default: nil
        }
    }

    /// Any single number.
    func number(_ value: PythonValue) -> Double? {
        switch value {
        case .integer(let value): Double(value)
        case .boolean(let value): value ? 1 : 0
        case .float(let value): value
        case .scalar(let scalar): scalar.double
        case .tensor(let tensor): tensor.value.count == 1 ? Double(tensor.value.values[0]) : nil
        case .reference:
            switch cell(value) {
            case .variable(let variable)?:
                variable.value.count == 1 ? Double(variable.value.values[0]) : nil
            case .array(let array)?: array.only
            default: nil
            }
        default: nil
        }
    }

    func text(_ value: PythonValue) -> String? {
        switch value {
        case .text(let text): text
        case .scalar(let scalar): if case .text(let text) = scalar.value { text } else { nil }
        default: nil
        }
    }

    func isArray(_ value: PythonValue) -> Bool {
        if case .array? = cell(value) { true } else { false }
    }

    /// An array of NumPy's or one of its numbers.
    func isNumPy(_ value: PythonValue) -> Bool {
        if case .scalar = value { true } else { isArray(value) }
    }

    /// A tensor or a variable of TensorFlow's.
    func isTensor(_ value: PythonValue) -> Bool {
        if case .tensor = value { return true }
        if case .variable? = cell(value) { return true }
        return false
    }

    /// `list`, `float64`, `Sequential`: what `type(x).__name__` says.
    func typeName(of value: PythonValue) -> String {
        switch value {
        case .none: "NoneType"
        case .ellipsis: "ellipsis"
        case .boolean: "bool"
        case .integer: "int"
        case .float: "float"
        case .text: "str"
        case .scalar(let scalar): scalar.arrayType.isText ? "str_" : scalar.arrayType.name
        case .tuple: "tuple"
        case .range: "range"
        case .slice: "slice"
        case .tensor: "EagerTensor"
        case .module: "module"
        case .builtin(let path):
            PythonBuiltins.types.contains(path) ? "type" : "builtin_function_or_method"
        case .method: "method"
        case .made(let object): object.type
        case .reference(let reference): names.heap[reference]?.typeName ?? "object"
        }
    }

    /// The same in a sentence: `a list`, `None`, `an array`.
    func typeName(of value: PythonValue, withArticle: Bool) -> String {
        let words: String =
            switch value {
            case .none: "None"
            case .boolean: "a truth value"
            case .integer: "a whole number"
            case .float: "a number"
            case .text: "a text"
            case .tuple: "a tuple"
            case .module(let path): "the module \(path)"
            case .builtin, .method: "a function"
            case .tensor: "a tensor"
            default:
                switch cell(value) {
                case .list?: "a list"
                case .dictionary?: "a dictionary"
                case .array?: "an array"
                case .function?: "a function"
                case .model?: "a model"
                case .frame?: "a table"
                default: Self.articled(typeName(of: value))
                }
            }
        return words
    }

    private static func articled(_ word: String) -> String {
        ("aeiouAEIO".contains(word.first ?? "x") ? "an " : "a ") + word
    }
}

extension PythonCell {
    var typeName: String {
        switch self {
        case .list: "list"
        case .dictionary: "dict"
        case .dictionaryView(_, let part): "dict_\(part.rawValue)"
        case .set: "set"
        case .array: "ndarray"
        case .function: "function"
        case .scope: "scope"
        case .iterator: "iterator"
        case .variable: "ResourceVariable"
        case .tape: "GradientTape"
        case .layer(let layer): layer.type
        case .model: "Sequential"
        case .history: "History"
        case .optimizer(let optimizer): optimizer.type
        case .scaler: "StandardScaler"
        case .classifier(let classifier): classifier.type
        case .frame(let frame): frame.isSeries ? "Series" : "DataFrame"
        case .random: "Generator"
        }
    }
}

import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

/// What `a.name` and `a.name(…)` mean for an array or a number of one.
extension PythonEvaluator {
    mutating func arrayAttribute(_ name: String, of value: PythonValue) throws(Diagnostic)
        -> PythonValue?
    {
        switch name {
        case "shape": return .tuple(try shape(of: value).map { .integer($0) })
        case "ndim": return .integer(try shape(of: value).count)
        case "size": return .integer(try shape(of: value).reduce(1, *))
        case "dtype":
            return .made(
                MadeObject(
                    path: "numpy.dtype", arguments: [(nil, .text(try elementType(of: value).name))])
            )
        case "itemsize": return .integer(try elementType(of: value).itemSize)
        case "nbytes":
            return .integer(
                try shape(of: value).reduce(1, *) * (try elementType(of: value).itemSize))
        case "T": return try transposed(value, nil)
        case "flat":
            return .reference(
                names.heap.add(.iterator(try array(value).scalars.map { .scalar($0) }, next: 0)))
        case "real": return value
        default: return Self.arrayMethods.contains(name) ? .method(value, name) : nil
        }
    }

    static let arrayMethods: Set<String> = [
        "reshape", "ravel", "flatten", "transpose", "astype", "copy", "tolist", "item", "squeeze",
        "swapaxes", "sum", "mean", "std", "var", "min", "max", "argmin", "argmax", "prod", "any",
        "all", "ptp", "cumsum", "cumprod", "round", "clip", "dot", "sort", "argsort", "nonzero",
        "repeat", "take", "fill", "searchsorted", "trace", "diagonal", "view", "numpy", "resize",
        "put",
    ]

    func elementType(of value: PythonValue) throws(Diagnostic) -> ElementType {
        switch value {
        case .scalar(let scalar): return scalar.arrayType
        default:
            if case .array(let array)? = cell(value) { return array.elementType }
            return .float64
        }
    }

    mutating func arrayMethod(
        _ name: String, of value: PythonValue, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        switch name {
        case "reshape": return try reshapedByMethod(name, value, call)
        case "ravel", "flatten":
            var shape = [-1]
            let flat = try reshaped(value, to: &shape)
            return name == "flatten" ? try copied(flat) : flat
        case "transpose":
            let axes =
                call.values.count == 1 ? sequence(call.values[0]) ?? call.values : call.values
            return try transposed(value, axes.isEmpty ? nil : try sizes(axes, call))
        case "copy", "view":
            guard name == "copy" else {
                throw Diagnostic(
                    "view is not read here", hint: "`.copy()` makes another array.", at: call.span)
            }
            return try copied(value)
        case "astype": return try converted(value, call)
        case "tolist": return try unnested(try array(value).nested)
        case "numpy": return value
        case "item": return try item(value, call)
        case "fill":
            try setElement(of: value, at: .ellipsis, to: try only(name, call))
            return .none
        case "sort": return try sortInPlace(value, call)
        case "resize", "put":
            throw Diagnostic(
                "\(name) is not read here", hint: "a[…] = … changes places.", at: call.span)
        default:
            var whole = call
            whole.values.insert(value, at: 0)
            whole.spans.insert(call.span, at: 0)
            return try callModule("numpy.\(name)", whole)
        }
    }

    private mutating func reshapedByMethod(
        _ name: String, _ value: PythonValue, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var shape: [Int]
        let sizes = call.values
        if sizes.count == 1, let items = sequence(sizes[0]) {
            shape = try self.sizes(items, call)
        } else {
            shape = try self.sizes(sizes, call)
        }
        try checkOptions(call, of: name, ["order"])
        if shape.isEmpty, sizes.isEmpty {
            throw Diagnostic("reshape needs sizes", at: call.span)
        }
        return try reshaped(value, to: &shape)
    }

    private mutating func item(_ value: PythonValue, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        let numbers = try array(value)
        if call.values.isEmpty {
            guard numbers.count == 1 else {
                throw Diagnostic(
                    "item() is for arrays of one number, and this has \(numbers.count)",
                    at: call.span)
            }
            return numbers.scalar(0).python
        }
        let found = try element(
            of: value, at: call.values.count == 1 ? call.values[0] : .tuple(call.values))
        guard case .scalar(let scalar) = found else {
            throw Diagnostic("item needs a place for each axis", at: call.span)
        }
        return scalar.python
    }

    private mutating func sortInPlace(_ value: PythonValue, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        guard case .reference(let reference) = value, isArray(value) else { return .none }
        let axis = call.values.first ?? call.named.first { $0.name == "axis" }?.value
        let numbers = try array(value)
        let along = axis.flatMap(wholeNumber) ?? -1
        let sorted = try computing { () throws(ArrayError) in try numbers.sorted(axis: along) }
        try write(.numbers(sorted), into: reference)
        return .none
    }

    func sizes(_ values: [PythonValue], _ call: CallArguments) throws(Diagnostic) -> [Int] {
        var sizes: [Int] = []
        for (place, value) in values.enumerated() {
            guard let size = wholeNumber(value) else {
                throw Diagnostic(
                    "a size is a whole number, and this is \(typeName(of: value, withArticle: true))",
                    at: call.span(ofValue: place))
            }
            sizes.append(size)
        }
        return sizes
    }

    private mutating func converted(_ value: PythonValue, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: "astype")
        let type = try elementType(named: try taker.need("dtype"))
        _ = taker.option("copy")
        try taker.finish()
        if case .array(let array)? = cell(value), case .data(let data, let own) = array.content,
            type == own || type.isFloat && (own == .uint8 || own == .float64)
        {
            return .reference(names.heap.add(.array(PythonArray(data, type))))
        }
        let numbers = try array(value)
        let converted = try computing { () throws(ArrayError) in try numbers.converted(to: type) }
        if case .scalar = value { return .scalar(converted.scalar(0)) }
        return newArray(converted)
    }

    /// `np.float32`, `"float32"`, `float`.
    func elementType(named value: PythonValue) throws(Diagnostic) -> ElementType {
        let name: String
        switch value {
        case .text(let text): name = text
        case .builtin(let path): name = path.split(separator: ".").last.map(String.init) ?? path
        case .made(let object) where object.type == "dtype" || object.type == "DType":
            name = object.argument("name", at: 0).flatMap(text) ?? "float64"
        default:
            throw Diagnostic(
                "a type of numbers is needed here", hint: "For example: np.float32, \"int64\".")
        }
        return try computing { () throws(ArrayError) in try ElementType(name: name) }
    }

    mutating func unnested(_ value: NestedValue) throws(Diagnostic) -> PythonValue {
        switch value {
        case .scalar(let scalar): return scalar.python
        case .array(let array): return try unnested(array.nested)
        case .list(let items):
            var made: [PythonValue] = []
            for item in items { made.append(try unnested(item)) }
            return newList(made)
        }
    }

    /// How an array prints.
    func string(_ array: PythonArray, isRepr: Bool) -> String {
        guard let numbers = try? numbers(of: array) else { return "array(…)" }
        return
            (try? computing { () throws(ArrayError) in
                isRepr ? numbers.representation : numbers.text
            }) ?? "array(…)"
    }
}

extension Scalar {
    /// The number as one of Python's own.
    var python: PythonValue {
        switch value {
        case .bool(let truth): .boolean(truth)
        case .integer(let whole): .integer(whole)
        case .large(let whole): .float(Double(whole))
        case .float(let number): .float(number)
        case .text(let text): .text(text)
        }
    }
}

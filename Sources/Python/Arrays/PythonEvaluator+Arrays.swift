import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

extension PythonEvaluator {
    /// Runs an operation on arrays: its warnings become remarks, its refusal a diagnostic.
    func computing<Result>(_ body: () throws(ArrayError) -> Result) throws(Diagnostic) -> Result {
        let context = context
        var surroundings = ArrayContext.current
        surroundings.isInterrupted = { context.isInterrupted }
        surroundings.warn = { context.remark($0, from: .python) }
        surroundings.hasRoom = { Memory.hasRoom(bytes: $0) }
        surroundings.printOptions = names.printOptions
        do {
            return try ArrayContext.$current.withValue(surroundings) { try body() }
        } catch let error as ArrayError {
            if error == .interrupted {
                throw Diagnostic("this was interrupted", cause: .interrupted)
            }
            throw Diagnostic(error.message, cause: error.kind == "MemoryError" ? .bound : .mistake)
        } catch {
            throw Diagnostic("\(error)")
        }
    }

    // MARK: - Arrays of values

    mutating func newArray(_ array: NDArray) -> PythonValue {
        .reference(names.heap.add(.array(PythonArray(array))))
    }

    mutating func value(of answer: ArrayValue) -> PythonValue {
        switch answer {
        case .scalar(let scalar): .scalar(scalar)
        case .array(let array): newArray(array)
        }
    }

    /// The array that a reference means, as it is now: a view looks at what it is a view of.
    mutating func array(at reference: Reference) throws(Diagnostic) -> PythonArray? {
        guard case .array(var array)? = names.heap[reference] else { return nil }
        guard let base = array.base, let whole = try self.array(at: base.array),
            whole.version != base.version
        else { return array }
        let numbers = try numbers(of: whole)
        array.content = .numbers(try seen(numbers, by: base.step))
        array.base?.version = whole.version
        names.heap[reference] = .array(array)
        return array
    }

    private func seen(_ whole: NDArray, by step: PythonArray.ViewStep) throws(Diagnostic) -> NDArray
    {
        try computing { () throws(ArrayError) in
            switch step {
            case .elements(let items): try whole.element(at: items).array
            case .reshape(let shape): try whole.reshaped(shape)
            case .transpose(let axes): try whole.transposed(axes)
            }
        }
    }

    func numbers(of array: PythonArray) throws(Diagnostic) -> NDArray {
        switch array.content {
        case .numbers(let numbers): return numbers
        case .data(let data, let type):
            let elements = Double(data.count) * Double(data.itemSize)
            let bytes = elements * Double(type.itemSize)
            guard bytes < 1e9, Memory.hasRoom(bytes: elements * 8) else {
                throw Diagnostic(
                    "this array is too large to be computed with at once",
                    hint: "Take some of it: x[:10000].", cause: .bound)
            }
            return data.numbers(type)
        }
    }

    /// An array as numbers; a number, a list or a tensor is made one.
    mutating func array(_ value: PythonValue) throws(Diagnostic) -> NDArray {
        try arrayValue(value).array
    }

    /// What an operation on arrays takes: numbers of Python's own give way in their type.
    mutating func arrayValue(_ value: PythonValue) throws(Diagnostic) -> ArrayValue {
        switch value {
        case .boolean(let truth): return .scalar(.bool(truth))
        case .integer(let whole): return .scalar(.integer(whole))
        case .float(let number): return .scalar(.float(number))
        case .text(let text): return .scalar(.text(text))
        case .scalar(let scalar): return .scalar(scalar)
        case .tensor(let tensor): return .array(numbers(of: tensor.value))
        case .reference(let reference):
            if let array = try array(at: reference) { return .array(try numbers(of: array)) }
            if case .variable(let variable)? = names.heap[reference] {
                return .array(numbers(of: variable.value))
            }
            if case .frame(let frame)? = names.heap[reference] {
                return .array(try numbers(of: frame))
            }
        default: break
        }
        let nested = try nested(value, depth: 0)
        return .array(try computing { () throws(ArrayError) in try NDArray.array(nested) })
    }

    func numbers(of tensor: Tensor) -> NDArray {
        tensor.isWhole
            ? NDArray(tensor.values.map { Int32(clamping: Int($0)) }, shape: tensor.shape)
            : NDArray(tensor.values, shape: tensor.shape)
    }

    mutating func nested(_ value: PythonValue, depth: Int) throws(Diagnostic) -> NestedValue {
        guard depth < 33 else { throw Diagnostic("these lists lie within one another too deeply") }
        switch value {
        case .boolean, .integer, .float, .text, .scalar:
            if case .scalar(let scalar) = try arrayValue(value) { return .scalar(scalar) }
        case .tuple(let items): return .list(try nested(items, depth: depth))
        case .range(let range):
            try checkSize(range.count)
            return .list((0..<range.count).map { .scalar(.integer(range.value($0))) })
        case .tensor: return .array(try array(value))
        case .reference(let reference):
            switch names.heap[reference] {
            case .list(let items)?: return .list(try nested(items, depth: depth))
            case .array?, .variable?, .frame?: return .array(try array(value))
            case .dictionaryView?, .iterator?:
                return .list(try nested(try items(of: value, at: nil), depth: depth))
            default: break
            }
        default: break
        }
        throw Diagnostic(
            "no array of numbers can be made of \(typeName(of: value, withArticle: true))")
    }

    private mutating func nested(_ items: [PythonValue], depth: Int) throws(Diagnostic)
        -> [NestedValue]
    {
        var made: [NestedValue] = []
        made.reserveCapacity(items.count)
        for item in items { made.append(try nested(item, depth: depth + 1)) }
        return made
    }

    mutating func shape(of value: PythonValue) throws(Diagnostic) -> [Int] {
        switch value {
        case .tensor(let tensor): return tensor.value.shape
        case .reference(let reference):
            if let array = try array(at: reference) { return array.shape }
            switch names.heap[reference] {
            case .variable(let variable)?: return variable.value.shape
            case .frame(let frame)?: return frame.shape
            default: break
            }
        default: break
        }
        return try array(value).shape
    }

    // MARK: - Operators

    mutating func arrayBinary(
        _ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue {
        if let kept = try dataBinary(sign, left, right) { return kept }
        let (a, b) = (try operand(left, sign), try operand(right, sign))
        let result = try computing { () throws(ArrayError) in
            guard let function = BinaryFunction(operator: sign.rawValue) else {
                return try a.product(with: b)
            }
            return try a.combined(function, with: b)
        }
        return value(of: result)
    }

    private mutating func operand(
        _ value: PythonValue, _ sign: PythonOperator
    ) throws(Diagnostic) -> ArrayValue {
        switch value {
        case .none, .module, .builtin, .method, .made, .slice:
            throw Diagnostic(
                "\(sign.rawValue) does not go with \(typeName(of: value, withArticle: true))")
        default: return try arrayValue(value)
        }
    }

    /// What is divided stays beside the data set's bytes.
    private mutating func dataBinary(
        _ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue? {
        guard sign == .divide, let divisor = plainNumber(right)?.double, divisor != 0,
            divisor.isFinite,
            case .reference(let reference) = left, let array = try array(at: reference),
            case .data(let data, let type) = array.content, data.isBytes || type == .float32
        else { return nil }
        let result: ElementType = type == .float32 ? .float32 : .float64
        return .reference(
            names.heap.add(.array(PythonArray(data.divided(by: divisor), result))))
    }

    mutating func arrayUnary(_ sign: PythonSign, _ value: PythonValue) throws(Diagnostic)
        -> PythonValue
    {
        let operand = try arrayValue(value)
        let function: UnaryFunction =
            sign == .minus ? .negative : sign == .plus ? .positive : .invert
        return self.value(
            of: try computing { () throws(ArrayError) in try operand.applying(function) })
    }

    mutating func arrayCompare(
        _ left: PythonValue, _ sign: PythonComparison.Sign, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue {
        if isNone(left) || isNone(right) {
            guard sign == .equal || sign == .notEqual else {
                throw Diagnostic("\(sign.rawValue) does not go with None")
            }
            return .boolean(sign == .notEqual)
        }
        guard let function = BinaryFunction(operator: sign.rawValue) else {
            throw Diagnostic("\(sign.rawValue) does not compare arrays")
        }
        let (a, b) = (try arrayValue(left), try arrayValue(right))
        return value(
            of: try computing { () throws(ArrayError) in try a.combined(function, with: b) })
    }
}

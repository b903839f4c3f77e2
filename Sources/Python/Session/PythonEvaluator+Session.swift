import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax
import Values
import Vocabulary
import Workbench

/// Names that Python's lines and the notebook's statements share.
extension PythonEvaluator {
    /// What a name means that no line of Python made: the learner's own of other statements, the
    /// arrays of the data, the model, what is measured.
    mutating func sessionValue(_ name: String) throws(Diagnostic) -> PythonValue? {
        if name == "model" { return presentModel() }
        if name == "history" { return try lastHistory() }
        if let place = DataPlace(name) {
            return session.data == nil ? nil : try dataValue(name, place)
        }
        guard let operand = try SessionNames(session).operand(of: name) else { return nil }
        switch operand {
        case .array(let array): return newData(array)
        case .number(let number): return Int(exactly: number).map { .integer($0) } ?? .float(number)
        case .boolean(let truth): return .boolean(truth)
        case .text(let text): return .text(text)
        case .tensor(let tensor): return newArray(numbers(of: tensor.value))
        }
    }

    /// An array of the data. From now on all of them keep these numbers in the program, whatever
    /// lines of it do to the session's data, until a statement of the notebook changes these.
    private mutating func dataValue(_ name: String, _ place: DataPlace) throws(Diagnostic)
        -> PythonValue
    {
        guard let data = session.data else { return .none }
        for part in data.parts {
            for (own, array) in [
                ("input", part.examples.inputs), ("target", part.examples.targets),
            ] {
                let known = "\(part.name)_\(own)"
                if names[known] == nil { names.borrow(known, newData(array)) }
            }
        }
        guard let value = names[place.name] else {
            return try SessionNames(session).operand(of: name).map { operand in
                if case .array(let array) = operand { newData(array) } else { .none }
            } ?? .none
        }
        if name != place.name { names.borrow(name, value) }
        return value
    }

    private mutating func lastHistory() throws(Diagnostic) -> PythonValue? {
        guard let run = session.runs.last, let model = presentModel(),
            case .reference(let reference) = model
        else { return nil }
        return try newHistory(of: run, reference)
    }

    mutating func newData(_ array: DataArray) -> PythonValue {
        var type = ElementType.float32
        if array.isBytes { type = array.isRaw ? .uint8 : .float64 }
        return .reference(names.heap.add(.array(PythonArray(array, type))))
    }

    mutating func value(of own: Value) -> PythonValue {
        switch own {
        case .number(let number): Int(exactly: number).map { .integer($0) } ?? .float(number)
        case .boolean(let truth): .boolean(truth)
        case .text(let text): .text(text)
        case .tensor(let tensor): newArray(numbers(of: tensor))
        }
    }

    /// Gives a name its value at the top of the program; what it meant before is given up.
    mutating func bindAtTop(_ name: String, to value: PythonValue) throws(Diagnostic) {
        if session.variables[name] != nil { session.variables[name] = nil }
        if session.gradientWork.knows(name) { session.gradientWork.forget(name) }
        names[name] = value
        trace.made.insert(name)
        try follow(value)
    }

    /// Where the training inputs were scaled or laid out anew, the session's data are so from now on:
    /// its statements learn from what the program prepared last.
    private mutating func follow(_ value: PythonValue) throws(Diagnostic) {
        guard case .array(let array)? = cell(value), case .data(let prepared, _) = array.content,
            let data = session.data, prepared.sharesStorage(with: data.train.inputs),
            prepared.rows == data.train.inputs.rows, callDepth == 0
        else { return }
        let place = SourceSpan(line: line, column: 1, length: 1)
        func argument(_ number: Double) -> Argument {
            Argument(value: Expression(.number(number), at: place))
        }
        if let divisor = data.train.inputs.divisor(to: prepared),
            !data.steps.contains(where: \.changesRange)
        {
            try performOnData("scale", [argument(divisor)], at: place)
        }
        guard let now = session.data?.train.inputs, now.itemShape != prepared.itemShape,
            now.divisor(to: prepared) == nil
        else { return }
        try performOnData("reshape", prepared.itemShape.map { argument(Double($0)) }, at: place)
    }
}

extension DataArray {
    /// Bytes that stand for themselves.
    var isRaw: Bool {
        guard case .bytes(_, let values) = storage else { return false }
        return values.indices.allSatisfy { values[$0] == Float($0) }
    }

    /// What these bytes have to be divided by to stand for the others' numbers; nil where that is
    /// nothing or not how they came about.
    fileprivate func divisor(to other: DataArray) -> Double? {
        guard case .bytes(_, let own) = storage, case .bytes(_, let others) = other.storage,
            own != others,
            let exact = exactValues, let theirs = other.exactValues, theirs[255] != 0
        else { return nil }
        let ratio = exact[255] / theirs[255]
        let divisor = abs(ratio - ratio.rounded()) < 1e-9 ? ratio.rounded() : ratio
        guard case .bytes(_, let divided) = divided(by: divisor).storage, divided == others else {
            return nil
        }
        return divisor
    }
}

extension PythonNames {
    /// A name's value as the notebook's expressions take it; nil for one that no line of Python made.
    package func operand(of name: String) throws(Diagnostic) -> Operand? {
        try self[name].map { value throws(Diagnostic) in try operand(of: value, called: name) }
    }

    /// The value that a cell gave, as the notebook's expressions take it.
    package func output(of cell: Int) throws(Diagnostic) -> Operand? {
        try outputs[cell].map { output throws(Diagnostic) in
            try operand(of: output.value, called: "Out[\(cell)]")
        }
    }

    private func operand(
        of value: PythonValue, called name: String
    ) throws(Diagnostic) -> Operand {
        switch value {
        case .boolean(let truth): return .boolean(truth)
        case .integer(let whole): return .number(Double(whole))
        case .float(let number): return .number(number)
        case .text(let text): return .text(text)
        case .scalar(let scalar):
            if case .text(let text) = scalar.value { return .text(text) }
            return .number(scalar.double ?? .nan)
        case .tensor(let tensor): return .tensor(TrackedTensor(tensor.value))
        case .tuple(let items): return .tensor(TrackedTensor(try tensor(items, name)))
        case .reference(let reference):
            switch heap[reference] {
            case .array(let array)?:
                if case .data(let data, _) = array.content { return .array(data) }
                if case .numbers(let numbers) = array.content, let floats = numbers.floats,
                    let tensor = try? Tensor(
                        floats, shape: numbers.shape, isWhole: numbers.integers != nil)
                {
                    return .tensor(TrackedTensor(tensor))
                }
            case .variable(let variable)?: return .tensor(TrackedTensor(variable.value))
            case .list(let items)?: return .tensor(TrackedTensor(try tensor(items, name)))
            default: break
            }
        default: break
        }
        throw Diagnostic(
            "\(name) is of Python's, and no value to compute with here",
            hint: "Its name alone on a line shows it.")
    }

    private func tensor(_ items: [PythonValue], _ name: String) throws(Diagnostic) -> Tensor {
        func nested(_ items: [PythonValue]) -> NestedValue? {
            var made: [NestedValue] = []
            for item in items {
                switch item {
                case .boolean(let truth): made.append(.scalar(.bool(truth)))
                case .integer(let whole): made.append(.scalar(.integer(whole)))
                case .float(let number): made.append(.scalar(.float(number)))
                case .scalar(let scalar): made.append(.scalar(scalar))
                case .tuple(let inner):
                    guard let inner = nested(inner) else { return nil }
                    made.append(inner)
                case .reference(let reference):
                    if case .list(let inner)? = heap[reference], let inner = nested(inner) {
                        made.append(inner)
                    } else if case .array(let array)? = heap[reference],
                        case .numbers(let numbers) = array.content
                    {
                        made.append(.array(numbers))
                    } else {
                        return nil
                    }
                default: return nil
                }
            }
            return .list(made)
        }
        guard let list = nested(items), let array = try? NDArray.array(list),
            let floats = array.floats,
            let tensor = try? Tensor(floats, shape: array.shape, isWhole: array.integers != nil)
        else {
            throw Diagnostic(
                "\(name) is a list of other things than numbers",
                hint: "Its name alone on a line shows it.")
        }
        return tensor
    }
}

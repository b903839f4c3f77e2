import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax
import Workbench

/// Arrays that a program trains on and measures by, and the session's data.
extension PythonEvaluator {
    /// What a value is to a model: one item an example.
    mutating func dataArray(_ value: PythonValue, at span: SourceSpan) throws(Diagnostic)
        -> DataArray
    {
        if case .reference(let reference) = value, let array = try array(at: reference),
            case .data(let data, _) = array.content
        {
            return data
        }
        let numbers = try array(value)
        guard let floats = numbers.floats else {
            throw Diagnostic(
                "a model learns from numbers, and these are texts",
                hint: "np.unique(names, return_inverse=True)[1] gives every name a number.",
                at: span)
        }
        guard let rows = numbers.shape.first, rows > 0, floats.count > 0 else {
            throw Diagnostic("there are no examples in this", at: span)
        }
        return DataArray(floats: floats, itemShape: Array(numbers.shape.dropFirst()))
    }

    mutating func examples(
        _ x: PythonValue, _ y: PythonValue, at span: SourceSpan
    ) throws(Diagnostic) -> Examples {
        var inputs = try dataArray(x, at: span)
        // Keras takes a plain row of numbers for as many examples of one number each.
        if inputs.itemShape.isEmpty, let laid = inputs.reshaped(to: [1]) { inputs = laid }
        let targets = try dataArray(y, at: span)
        guard inputs.count == targets.count else {
            throw Diagnostic(
                "there are \(inputs.count) inputs and \(targets.count) targets",
                hint: "Every row of the inputs needs its target.", at: span)
        }
        return Examples(inputs: inputs, targets: targets)
    }

    /// Makes these arrays what the session's statements learn from and measure on.
    mutating func use(
        _ x: PythonValue, _ y: PythonValue, _ validation: PythonValue?, by verb: String,
        _ taker: ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) {
        let train = try examples(x, y, at: taker.span(of: "x"))
        var val: Examples?
        if let validation {
            let place = taker.span(of: "validation_data")
            guard let pair = sequence(validation), pair.count == 2 else {
                throw Diagnostic("validation_data is a pair: (x_val, y_val)", at: place)
            }
            val = try examples(pair[0], pair[1], at: place)
        }
        if let data = session.data, data.train.isSame(as: train) {
            guard let val else { return }
            if data.val?.isSame(as: val) == true { return }
        }
        var data = LoadedData(
            name: "arrays", title: "Your arrays", classNames: [], train: train, val: val)
        if train.inputs.itemShape.count == 1, train.inputs.itemSize <= 1_000 {
            data.inputNames = (0..<train.inputs.itemSize).map { "x[\($0)]" }
        }
        if let known = session.data, train.inputs.sharesStorage(with: known.train.inputs) {
            (data.name, data.title, data.classNames) = (known.name, known.title, known.classNames)
            data.pictureShape = known.pictureShape
            data.inputNames = known.inputNames
            data.targetName = known.targetName
            data.test = known.test.flatMap { test in
                test.inputs.itemShape == train.inputs.itemShape
                    && test.targets.itemShape == train.targets.itemShape ? test : nil
            }
        }
        session.data = data
        if callDepth == 0 {
            writtenData["train_input"] = written(at: taker.span(of: "x"))
            writtenData["train_target"] = written(at: taker.span(of: "y"))
            if let pair = written(at: taker.span(of: "validation_data")) {
                writtenData["val_input"] = pair + "[0]"
                writtenData["val_target"] = pair + "[1]"
            }
        }
    }
}

extension Examples {
    /// Whether these are the same examples in the same order and form, without looking at each.
    func isSame(as other: Examples) -> Bool {
        inputs.isSame(as: other.inputs) && targets.isSame(as: other.targets)
    }
}

extension DataArray {
    func sharesStorage(with other: DataArray) -> Bool {
        switch (storage, other.storage) {
        case (.bytes(let a, _), .bytes(let b, _)): a.elements.baseAddress == b.elements.baseAddress
        case (.floats(let a), .floats(let b)): a.elements.baseAddress == b.elements.baseAddress
        default: false
        }
    }

    /// Whether these are the same items in the same order and form, by where they lie.
    func isSame(as other: DataArray) -> Bool {
        guard sharesStorage(with: other), itemShape == other.itemShape, count == other.count else {
            return false
        }
        if case .bytes(_, let a) = storage, case .bytes(_, let b) = other.storage, a != b {
            return false
        }
        return rows == other.rows
    }
}

import Diagnostics
import Language
import Vocabulary
import Wording
import Workbench

/// Lines that prepare data array by array, read as the statements that prepare all of it at once:
///
///     train_scaled = train_input / 255.0             → scale 255
///     train_scaled = train_scaled.reshape(-1, 28*28) → reshape 784
///     y_train_encoded = to_categorical(y_train)      → one_hot
///
/// The same line for another part finds it done, and does nothing.
extension PythonStatements {
    /// The commands that an assignment to one of the data's names stands for; nil where it is an
    /// assignment like any other.
    mutating func preparation(of name: Name, as value: Expression) -> [Command]? {
        guard let place = scene.place(of: name.text), let found = change(value, of: place)
        else { return nil }
        guard let step = found else {
            remarks.append("`\(name.text)` and `\(place.name)` name the same array here.")
            return []
        }
        let isDone =
            if case .reshape(let shape) = step { scene.itemShape == shape } else {
                scene.steps.contains(step)
            }
        guard !isDone else {
            remarks.append("`\(step.statement)` has done that for every part already.")
            return []
        }
        remarks.append(
            "Read as `\(step.statement)`, which does it for every part at once; `\(name.text)` and "
                + "`\(place.name)` name the same array here.")
        return step.command(at: value.span).map { [$0] }
    }

    /// What a value does to the array at `place`, or nothing but naming it again; nil for anything
    /// else.
    private func change(_ value: Expression, of place: DataPlace) -> DataStep?? {
        if isArray(value, place) { return .some(nil) }
        switch value.kind {
        case .binary(.divide, let array, let divisor):
            guard place.isInput, isArray(array, place), let number = Self.number(divisor),
                number != 0
            else { return nil }
            return DataStep.scale(by: number)
        case .call(let callee, let arguments):
            let values = arguments.filter { $0.name == nil }.map(\.value)
            if case .member(let array, let method) = callee.kind, isArray(array, place) {
                return method.text == "reshape" ? Self.reshape(values) : nil
            }
            guard let first = values.first, isArray(first, place) else { return nil }
            switch callee.dottedName?.split(separator: ".").last {
            case "reshape": return Self.reshape(Array(values.dropFirst()))
            case "to_categorical" where !place.isInput: return DataStep.oneHot
            default: return nil
            }
        default: return nil
        }
    }

    /// Whether a value is the array at `place` itself, of whatever number type.
    private func isArray(_ value: Expression, _ place: DataPlace) -> Bool {
        if case .call(let callee, _) = value.kind, case .member(let base, let method) = callee.kind,
            method.text == "astype"
        {
            return isArray(base, place)
        }
        return value.word.flatMap { scene.place(of: $0) } == place
    }

    /// `(-1, 28*28)` and `-1, 784` → the sizes of one example; nil where they are not plain numbers.
    private static func reshape(_ values: [Expression]) -> DataStep?? {
        var sizes = values
        if sizes.count == 1, case .list(let items) = sizes[0].kind { sizes = items }
        guard sizes.count > 1 else { return nil }
        let shape = sizes.dropFirst().compactMap { number($0).flatMap { Int(exactly: $0) } }
        return shape.count == sizes.count - 1 ? DataStep.reshape(to: shape) : nil
    }

    /// A plain number, or a product of them.
    private static func number(_ value: Expression) -> Double? {
        switch value.kind {
        case .number(let number): number
        case .binary(.multiply, let left, let right):
            number(left).flatMap { left in number(right).map { left * $0 } }
        default: nil
        }
    }
}

extension DataStep {
    /// The statement that does it, as if it stood at `span`; nil for what no line on one array does.
    fileprivate func command(at span: SourceSpan) -> Command? {
        let (verb, numbers): (String, [Double])
        switch self {
        case .scale(let divisor): (verb, numbers) = ("scale", [divisor])
        case .reshape(let shape): (verb, numbers) = ("reshape", shape.map(Double.init))
        case .oneHot: (verb, numbers) = ("one_hot", [])
        case .standardize, .split: return nil
        }
        return Command(
            verb: Name(verb, at: span),
            arguments: numbers.map { Argument(value: Expression(.number($0), at: span)) })
    }
}

import Datasets
import Diagnostics
import Engine
import Language
import NumPyArrays
import Output
import PythonSyntax
import Statements
import Wording
import Workbench

/// `StandardScaler` and its kin.
extension PythonEvaluator {
    /// What a scaler learned: `mean_`, `scale_`, `data_min_`.
    mutating func fittedAttribute(_ name: String, of reference: Reference) -> PythonValue? {
        if name == "classes_", case .scaler(let encoder)? = names.heap[reference],
            let classes = encoder.classes
        {
            return newArray(classes)
        }
        guard case .scaler(let scaler)? = names.heap[reference], let shift = scaler.shift,
            let divisor = scaler.divisor
        else { return nil }
        switch (scaler.type, name) {
        case ("StandardScaler", "mean_"), ("MinMaxScaler", "data_min_"):
            return newArray(NDArray(shift))
        case ("StandardScaler", "scale_"), ("MinMaxScaler", "data_range_"):
            return newArray(NDArray(divisor))
        default: return nil
        }
    }

    private static let scalerMethods = ["fit", "transform", "fit_transform", "inverse_transform"]

    mutating func scalerMethod(
        _ name: String, of reference: Reference, _ scaler: PythonScaler, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        if scaler.type == "LabelEncoder" { return try encoded(name, reference, scaler, call) }
        guard Self.scalerMethods.contains(name) else {
            throw noMethod(name, of: .reference(reference), Self.scalerMethods, at: call.span)
        }
        let numbers = try numbersToScale(name, call)
        var scaler = scaler
        if name.hasPrefix("fit") {
            try fit(&scaler, numbers)
            names.heap[reference] = .scaler(scaler)
            if name == "fit" { return .reference(reference) }
        }
        guard let shift = scaler.shift, let divisor = scaler.divisor else {
            throw Diagnostic(
                "the scaler has not been fitted yet", hint: "scaler.fit(x_train) comes first.",
                at: call.span)
        }
        guard shift.count == numbers.shape[1] else {
            throw Diagnostic(
                "the scaler was fitted on \(shift.count) columns, and this has \(numbers.shape[1])",
                at: call.span)
        }
        let (a, b) = (ArrayValue.array(NDArray(shift)), ArrayValue.array(NDArray(divisor)))
        let whole = ArrayValue.array(numbers)
        let isInverse = name == "inverse_transform"
        let result = try computing { () throws(ArrayError) in
            isInverse
                ? try whole.combined(.multiply, with: b).combined(.add, with: a)
                : try whole.combined(.subtract, with: a).combined(.divide, with: b)
        }
        return value(of: result)
    }

    /// The rows and columns given, in float64 unless they are float32.
    private mutating func numbersToScale(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> NDArray
    {
        guard let given = call.values.first else {
            throw Diagnostic("\(name) needs an array", at: call.span)
        }
        let numbers = try array(given)
        guard numbers.dimensions == 2 else {
            throw Diagnostic(
                "a scaler takes rows and columns, and this has the shape \(shapeText(numbers.shape))",
                hint: "x.reshape(-1, 1) makes one column of a row.", at: call.span(ofValue: 0))
        }
        guard numbers.elementType != .float32 else { return numbers }
        return try computing { () throws(ArrayError) in try numbers.converted(to: .float64) }
    }

    /// `LabelEncoder`: every label's place among those that were met, in order.
    mutating func encoded(
        _ name: String, _ reference: Reference, _ encoder: PythonScaler, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let given = try array(try only(name, call))
        guard given.dimensions == 1 else {
            throw Diagnostic("a LabelEncoder takes one label a row", at: call.span(ofValue: 0))
        }
        var encoder = encoder
        if name.hasPrefix("fit") {
            encoder.classes = try computing { () throws(ArrayError) in try given.unique() }.values
            names.heap[reference] = .scaler(encoder)
            if name == "fit" { return .reference(reference) }
        }
        guard let classes = encoder.classes else {
            throw Diagnostic(
                "the encoder has not been fitted yet", hint: "encoder.fit(labels) comes first.",
                at: call.span)
        }
        switch name {
        case "transform", "fit_transform":
            return newArray(NDArray(try places(of: given, among: classes, call)))
        case "inverse_transform":
            return value(
                of: try computing { () throws(ArrayError) in try classes.taken(given, axis: 0) })
        default:
            throw noMethod(name, of: .reference(reference), Self.scalerMethods, at: call.span)
        }
    }

    private func places(
        of labels: NDArray, among classes: NDArray, _ call: CallArguments
    ) throws(Diagnostic) -> [Int] {
        var places: [String: Int] = [:]
        for place in 0..<classes.count { places[classes.scalar(place).text] = place }
        var numbers: [Int] = []
        for label in labels.scalars {
            guard let place = places[label.text] else {
                throw Diagnostic(
                    "the encoder has not met the label \(label.text)", at: call.span(ofValue: 0)
                )
            }
            numbers.append(place)
        }
        return numbers
    }

    func fit(_ scaler: inout PythonScaler, _ numbers: NDArray) throws(Diagnostic) {
        func column(_ reduction: NumPyArrays.Reduction) throws(Diagnostic) -> [Double] {
            try computing { () throws(ArrayError) in try numbers.reduced(reduction, axes: [0]) }
                .array.doubles ?? []
        }
        if scaler.type == "StandardScaler" {
            scaler.shift = try column(.mean)
            scaler.divisor = try column(.std).map { $0 == 0 ? 1 : $0 }
        } else {
            let (low, high) = (try column(.min), try column(.max))
            scaler.shift = low
            scaler.divisor = zip(low, high).map { $1 == $0 ? 1 : $1 - $0 }
        }
    }
}

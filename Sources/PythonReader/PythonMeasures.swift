import Diagnostics
import Language
import Vocabulary

/// scikit-learn's counts of classes, which are made of the model's own answers here:
///
///     confusion_matrix(test_target, model.predict(test_scaled).argmax(axis=1)) → confusion test
extension PythonStatements {
    package static let measures: Set<String> = [
        "from_predictions", "confusion_matrix", "classification_report",
    ]

    /// - Returns: nil where the first array is none of the data's targets.
    /// - Throws: where the answers are not those of the model to the inputs of the same part.
    package func confusion(_ arguments: [Argument]) throws(Diagnostic) -> [Argument]? {
        func value(_ name: String, _ place: Int) -> Expression? {
            let plain = arguments.filter { $0.name == nil }.map(\.value)
            return arguments.first { $0.name?.text == name }?.value
                ?? (plain.indices.contains(place) ? plain[place] : nil)
        }
        guard let right = value("y_true", 0), let place = DataPlace(right.baseName ?? ""),
            !place.isInput
        else { return nil }
        guard let said = value("y_pred", 1),
            let asked = said.predictedName.flatMap({ DataPlace($0) }),
            asked.isInput, asked.part == place.part
        else {
            throw Diagnostic(
                "here the model itself is asked, about all of \(place.part)",
                hint: "For example: confusion \(place.part)",
                at: value("y_pred", 1)?.span ?? right.span)
        }
        return [Argument(value: Expression(.word(place.part), at: right.span))]
    }
}

extension Expression {
    /// `test_target` of `test_target.argmax(axis=1)` as of itself.
    fileprivate var baseName: String? {
        switch kind {
        case .word(let word): word
        case .member(let base, _), .call(let base, _): base.baseName
        default: nil
        }
    }

    /// `test_scaled` of `model.predict(test_scaled).argmax(axis=1)`; nil where nothing is predicted.
    fileprivate var predictedName: String? {
        switch kind {
        case .call(let callee, let arguments):
            if callee.dottedName == "model.predict" { return arguments.first?.value.word }
            return callee.predictedName ?? arguments.lazy.compactMap(\.value.predictedName).first
        case .member(let base, _): return base.predictedName
        default: return nil
        }
    }
}

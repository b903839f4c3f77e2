import Diagnostics
import Engine
import Wording

/// The one place where the engine's refusals become sentences for the learner.
extension EngineError {
    package func diagnostic() -> Diagnostic {
        switch self {
        case .outOfRange(let option, let value, let allowed):
            return Diagnostic("\(option) is \(value), and must be \(allowed).")
        case .unfitInput(let layer, let shape, let reason):
            return Diagnostic(
                "\(layer) cannot take inputs of shape \(shapeText(shape)): \(reason).")
        case .inputShape(let expected, let found):
            return inputShapeDiagnostic(expected, found)
        case .unfitTargets(let loss, let output, let target, let reason):
            return Diagnostic(
                "\(loss) does not fit here: \(reason).",
                hint: "The model puts out \(shapeText(output)) an example, and a target is "
                    + (target.isEmpty ? "one number" : shapeText(target)) + ". "
                    + Self.wayToFit(loss, output, target))
        case .labelOutOfRange(let label, let row, let classes):
            return labelDiagnostic(label, row, classes)
        case .tooLarge(let what, let bytes, let available):
            return Diagnostic(
                "\(sentence(what)) would need about \(bytesText(bytes)) of memory, and this machine "
                    + "can give \(bytesText(available)).",
                hint: "Use fewer units or a smaller batch_size.")
        case .noMemory(let what, let bytes, let free):
            return Diagnostic(
                "\(sentence(what)) needs \(bytesText(bytes)) of memory, and this process may take "
                    + "\(bytesText(free)) more.",
                hint: TensorError.wayToMemory)
        case .emptyData(let part):
            return Diagnostic("There is nothing to work on: \(part) is empty.")
        case .noLayers:
            return Diagnostic("The model has no layers.", hint: "Add one: `add Dense 10 softmax`.")
        case .notFinite(let part, let row):
            return Diagnostic(
                "Row \(grouped(row)) of \(part) holds something that is not a number.",
                hint:
                    "Training on it would make every weight meaningless. Mend or leave out the row."
            )
        case .duplicateName(let name):
            return Diagnostic(
                "A layer is called \(name) already.", hint: "Give this one another: name=\(name)_2")
        case .unknownName(let name, let known):
            let meant = Suggestion.nearest(to: name, among: known)
            return Diagnostic(
                "No layer is called \(name).",
                hint: Suggestion.hint(
                    meant, "Layers: \(known.joined(separator: ", "))."))
        case .noReference(let kind, let name):
            return Diagnostic(
                "The gradients of \(name) cannot be checked: nothing else computes a \(kind).",
                hint: "`gradcheck` works on a model without it.")
        case .weightShape(let name, let expected, let found):
            return Diagnostic(
                "\(name) has the shape \(shapeText(expected)), and \(shapeText(found)) was given.")
        }
    }

    /// What makes a model and its targets fit a loss, as far as their shapes tell.
    private static func wayToFit(_ loss: String, _ output: [Int], _ target: [Int]) -> String {
        if output.count > 1 {
            return "Begin anew with Flatten, so that each picture gets one answer: "
                + "`model Flatten, Dense(10, softmax)`."
        }
        let isWide = (output.first ?? 1) > 1
        if isWide, target.isEmpty,
            loss == "categorical_crossentropy" || loss == "mean_squared_error"
        {
            return "`one_hot` makes rows of the targets; as class numbers they take "
                + "loss=sparse_categorical_crossentropy."
        }
        if loss == "sparse_categorical_crossentropy", !target.isEmpty {
            return "For rows of targets there is loss=categorical_crossentropy."
        }
        return "  help compile"
    }

    private func inputShapeDiagnostic(_ expected: [Int], _ found: [Int]) -> Diagnostic {
        let what =
            found.count > 1 ? "\(shapeText(found)) pictures" : "rows of shape \(shapeText(found))"
        let message =
            "The model expects inputs of shape \(shapeText(expected)), and the data holds \(what)."
        guard expected.reduce(1, *) == found.reduce(1, *) else {
            return Diagnostic(
                message,
                hint: "Begin a model for this data: `model`, then `add …`.")
        }
        let sizes = expected.map(String.init).joined(separator: " ")
        return Diagnostic(
            message,
            hint: expected.count == 1
                ? "Add `add Flatten` as the first layer of a new model, or reshape the data with `reshape \(sizes)`."
                : "Reshape the data with `reshape \(sizes)`.")
    }

    private func labelDiagnostic(_ label: Double, _ row: Int, _ classes: Int) -> Diagnostic {
        let isClass = label >= 0 && label < 1e9 && label == label.rounded()
        return Diagnostic(
            "Row \(grouped(row)) has the label \(short(label)), and the model has outputs for "
                + "\(classes == 1 ? "the label 0 alone" : "the labels 0 to \(classes - 1)").",
            hint: isClass
                ? "The last layer needs one unit for every class, at least \(grouped(Int(label) + 1))."
                : "Classes are whole numbers from 0 on. For amounts end with `add Dense 1`.")
    }
}

/// Runs engine code and turns its refusal into a diagnostic.
package func asking<Result>(
    _ body: () throws(EngineError) -> Result
) throws(Diagnostic) -> Result {
    do throws(EngineError) { return try body() } catch { throw error.diagnostic() }
}

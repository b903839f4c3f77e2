import Diagnostics
import Engine
import Language
import NumPyArrays
import Vocabulary
import Wording

/// Losses that a program asks for itself: `loss_fn(y, p)`.
extension PythonEvaluator {
    /// One number for each example by a function, their mean by an object, as in Keras.
    mutating func lossByHand(
        _ name: String, _ call: CallArguments, _ object: MadeObject?
    ) throws(Diagnostic) -> PythonValue {
        guard recording == nil else {
            throw Diagnostic(
                "a tape records no finished loss here",
                hint: "tf.reduce_mean(tf.square(y - p)) computes one by hand.", at: call.span)
        }
        var taker = ArgumentTaker(call, of: name)
        let targets = try array(try taker.need("y_true"))
        let outputs = try array(try taker.need("y_pred"))
        let loss = try loss(name, object, &taker)
        try taker.finish()
        guard let found = losses(loss, targets, outputs) else {
            throw Diagnostic(
                "\(name) does not go with \(shapeText(targets.shape)) right answers and "
                    + "\(shapeText(outputs.shape)) outputs", at: call.span)
        }
        guard object != nil else {
            return .tensor(PythonTensor(Tensor(found.map { Float($0) })))
        }
        return .tensor(PythonTensor(Tensor(Float(found.reduce(0, +) / Double(found.count)))))
    }

    /// The loss that a function's own arguments, or those that an object was made with, come to.
    private mutating func loss(
        _ name: String, _ object: MadeObject?, _ taker: inout ArgumentTaker
    ) throws(Diagnostic) -> Loss {
        let span = taker.span
        if let object {
            return try LossCatalog.loss(try measureExpression(.made(object), of: "loss", at: span))
        }
        var settings: [Argument] = []
        for option in ["from_logits", "label_smoothing"] {
            guard let value = taker.option(option), let literal = expression(value, at: span) else {
                continue
            }
            settings.append(Argument(name: Name(option, at: span), value: literal))
        }
        let word = Expression(.word(name), at: span)
        return try LossCatalog.loss(
            settings.isEmpty ? word : Expression(.call(word, settings), at: span))
    }

    /// A number for each example; nil where the two do not go together.
    private func losses(_ loss: Loss, _ targets: NDArray, _ outputs: NDArray) -> [Double]? {
        guard let p = outputs.doubles, let y = targets.doubles, outputs.count > 0 else {
            return nil
        }
        let last = outputs.shape.last ?? 1
        // One output an example may go without an axis of its own in the targets.
        let isColumn = last == 1 && outputs.dimensions == targets.dimensions + 1
        let width = isColumn ? 1 : last
        let size = loss.takesLabels ? 1 : width
        let rows = p.count / width
        guard y.count == rows * size else { return nil }
        if loss.takesLabels {
            let isClass = { (label: Double) in
                Int(exactly: label).map { (0..<width).contains($0) } ?? false
            }
            guard y.allSatisfy(isClass) else { return nil }
        }
        return (0..<rows).map { row in
            loss.value(
                ofOutput: Array(p[row * width..<(row + 1) * width]),
                target: Array(y[row * size..<(row + 1) * size]))
        }
    }
}

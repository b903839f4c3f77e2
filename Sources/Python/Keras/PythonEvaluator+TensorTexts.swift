import Engine
import NumPyArrays
import Wording

/// How tensors and variables print.
extension PythonEvaluator {
    func tensorText(_ tensor: Tensor) -> String {
        "tf.Tensor(\(numbersText(tensor)), shape=\(shapeText(tensor.shape)), dtype=\(tensor.isWhole ? "int32" : "float32"))"
    }

    /// What a tensor shows alone or within a list.
    func tensorRepresentation(_ tensor: Tensor) -> String {
        "<tf.Tensor: shape=\(shapeText(tensor.shape)), dtype=\(tensor.isWhole ? "int32" : "float32"), numpy="
            + "\(tensor.rank > 1 ? "\n" : "")\(numbersText(tensor, isRepr: true))>"
    }

    func variableText(_ variable: PythonVariable) -> String {
        "<tf.Variable '\(variable.name):0' shape=\(shapeText(variable.value.shape)) dtype=float32, numpy="
            + "\(variable.value.rank > 1 ? "\n" : "")\(numbersText(variable.value, isRepr: true))>"
    }

    private func numbersText(_ tensor: Tensor, isRepr: Bool = false) -> String {
        let numbers = self.numbers(of: tensor)
        if numbers.shape.isEmpty { return numbers.scalar(0).text }
        return isRepr ? numbers.representation : numbers.text
    }
}

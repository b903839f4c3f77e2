import Engine

/// How objects of Keras and others print.
extension PythonEvaluator {
    func madeText(_ object: MadeObject) -> String {
        switch object.path {
        case "numpy.dtype": return "dtype('\(object.arguments.first.map { str($0.value) } ?? "")')"
        case "tensorflow.DType":
            return "<dtype: '\(object.arguments.first.map { str($0.value) } ?? "")'>"
        default: return "<\(object.path)>"
        }
    }

    func otherText(_ cell: PythonCell) -> String {
        switch cell {
        case .frame(let frame): return frameText(frame)
        case .model(let model):
            let name = (model.state ?? session.model)?.name ?? "sequential"
            return
                "<Sequential name=\(name), built=\((model.state ?? session.model)?.network == nil ? "False" : "True")>"
        case .layer(let layer):
            return "<\(layer.type) name=\(layer.name ?? snakeCase(layer.type))>"
        case .history: return "<keras.callbacks.History>"
        case .optimizer(let optimizer): return "<keras.optimizers.\(optimizer.type)>"
        case .scaler(let scaler): return "\(scaler.type)()"
        case .classifier(let classifier): return "\(classifier.type)()"
        case .iterator: return "<iterator>"
        case .tape: return "<tf.GradientTape>"
        default: return "<\(cell.typeName)>"
        }
    }
}

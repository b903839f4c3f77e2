import Wording

/// What a reader of a model's file should know: what of the file has no counterpart here, and what was
/// taken for what.
///
/// How a model was trained never keeps its layers and weights out; so much more must be said.
public enum ModelRemark: Sendable, Hashable {
    /// Without this the training would be another, so the model is not compiled: `the optimizer Ftrl`.
    case training(String)
    /// The same, where something is there and makes no sense: why.
    case spoiltTraining(String)
    /// The file does not tell the optimizer: Keras 3 forgets it once a model has been saved as `.h5`.
    case noOptimizer
    /// Compiled without a loss.
    case noLoss
    /// A figure that was watched and changes nothing: `auc`.
    case metric(String)
    /// What the optimizer of this kind remembered is not known here; it begins anew.
    case memory(optimizer: String, reason: String)
    /// A setting of a layer that changes its training alone, or its first weights.
    case layer(String, setting: String, value: String)
    /// An older Keras computed what is called so otherwise.
    case hardSigmoid(layer: String)
    /// The same of an optimizer: where it added its epsilon.
    case epsilonOutsideRoot(optimizer: String)
    /// The same of a BatchNormalization, whose variance was that of a sample: with one example less.
    case sampleVariance(layer: String)
    /// The decay of the learning rate that an older Keras kept in its optimizer is a schedule here.
    case decay(Double)
    /// The file does not tell the shape of its inputs; it follows from the first weights.
    case inferredInput([Int])
    /// Layers in a row that Keras calls a Functional model.
    case functional
}

extension ModelFileProblem {
    /// What is said of a training that cannot be kept.
    var ofTraining: ModelRemark {
        switch self {
        case .unsupportedSetting("the training", let setting, let value, _):
            .training("the \(setting) \(value)")
        case .unsupportedSetting(let owner, let setting, let value, _):
            .training("\(setting) \(value) of \(owner)")
        case .engine(let owner, let error): .spoiltTraining("of \(owner) \(error.reason)")
        case .damaged(_, let reason): .spoiltTraining("it cannot be read (\(reason))")
        default: .spoiltTraining("it cannot be read")
        }
    }

    /// Why what an optimizer remembered is not known, as the end of a sentence.
    var ofMemory: String {
        switch self {
        case .arrayCount(_, let expected, let found):
            "the file holds \(found) arrays of it, and \(expected) are needed for these layers"
        case .wrongShape(let array, let expected, let found):
            "\(array) is \(cross(found)) in the file, and \(cross(expected)) is needed"
        case .damaged(_, let reason): "it cannot be read (\(reason))"
        case .notFinite(let array): "\(array) holds what is no number"
        default: "it cannot be read"
        }
    }
}

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

/// scikit-learn: splits, scalers, the classic classifier and what measures answers.
extension PythonEvaluator {
    mutating func callScikitLearn(
        _ name: String, _ module: String, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        switch name {
        case "train_test_split": return try split(call)
        case "StandardScaler", "MinMaxScaler", "LabelEncoder":
            try checkOptions(call, of: name, [])
            return .reference(names.heap.add(.scaler(PythonScaler(type: name))))
        case "SGDClassifier": return try newClassifier(call)
        case "cross_validate", "cross_val_score": return try crossValidate(name, call)
        case "accuracy_score", "mean_squared_error", "mean_absolute_error", "confusion_matrix":
            return try score(name, call)
        case "classification_report": return try classificationReport(call)
        case "ConfusionMatrixDisplay": return try newDisplay(call)
        case "from_predictions": return try displayPredictions(call)
        default:
            throw Diagnostic("\(module).\(name) is not read here", at: call.span)
        }
    }
}

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

/// What measures answers.
extension PythonEvaluator {
    mutating func score(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: name)
        let (right, said) = try answers(&taker)
        let isShare =
            try taker.option("normalize").map { value throws(Diagnostic) in
                guard name == "accuracy_score" else {
                    throw Diagnostic(
                        "\(name) has no option normalize here", at: call.span(ofNamed: "normalize"))
                }
                return try isTrue(value)
            } ?? true
        try taker.finish()
        let (a, b) = (ArrayValue.array(right), ArrayValue.array(said))
        switch name {
        case "accuracy_score":
            let share = try computing { () throws(ArrayError) in
                try a.combined(.equal, with: b).array.reduced(.mean)
            }
            let accuracy = share.array.doubles?.first ?? .nan
            guard isShare else {
                return .float((accuracy * Double(right.shape.first ?? 0)).rounded())
            }
            return .float(accuracy)
        case "mean_squared_error", "mean_absolute_error":
            let mean = try computing { () throws(ArrayError) in
                try a.combined(.subtract, with: b).applying(
                    name == "mean_squared_error" ? .square : .absolute
                ).array.reduced(.mean)
            }
            return .float(mean.array.doubles?.first ?? .nan)
        default:
            let confused = try confused(right, said, at: call.span)
            return newArray(NDArray(confused.counts, shape: [confused.size, confused.size]))
        }
    }
}

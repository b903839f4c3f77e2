import Diagnostics
import NumPyArrays
import PythonSyntax

/// `numpy.linalg` and the print options.
extension PythonEvaluator {
    mutating func callLinearAlgebra(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: name)
        let whole = try array(try taker.need("a"))
        switch name {
        case "norm":
            let order = try taker.next("ord").flatMap(number)
            let axis = try axis(try taker.next("axis"), otherwise: nil)
            let keeps = try flag(taker.option("keepdims"), otherwise: false)
            try taker.finish()
            return value(
                of: try computing { () throws(ArrayError) in
                    try whole.norm(order: order, axis: axis, keepsDimensions: keeps)
                })
        case "solve":
            let right = try array(try taker.need("b"))
            try taker.finish()
            return newArray(try computing { () throws(ArrayError) in try whole.solving(right) })
        case "det":
            try taker.finish()
            return value(of: try computing { () throws(ArrayError) in try whole.determinant() })
        default:
            try taker.finish()
            return newArray(try computing { () throws(ArrayError) in try whole.inverse() })
        }
    }

    mutating func setPrintOptions(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "set_printoptions")
        var options = names.printOptions
        if let value = try taker.next("precision") { options.precision = wholeNumber(value) ?? 8 }
        if let value = try taker.next("threshold") {
            options.threshold =
                wholeNumber(value) ?? (number(value).map { $0.isInfinite ? .max : Int($0) } ?? 1000)
        }
        if let value = try taker.next("edgeitems") { options.edgeItems = wholeNumber(value) ?? 3 }
        if let value = try taker.next("linewidth") { options.lineWidth = wholeNumber(value) ?? 75 }
        if let value = try taker.next("suppress") { options.isSuppressing = try isTrue(value) }
        try taker.finish()
        names.printOptions = options
        return .none
    }
}

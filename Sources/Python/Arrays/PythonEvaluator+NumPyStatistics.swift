import Diagnostics
import NumPyArrays
import PythonSyntax

/// The functions of NumPy that sum numbers up: averages, counts, correlations.
extension PythonEvaluator {
    mutating func statistics(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue?
    {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "average": return try weightedAverage(&taker)
        case "cumsum", "cumprod": return try accumulated(name, &taker)
        case "percentile", "quantile": return try quantile(name, &taker)
        case "diff": return try differences(&taker)
        case "bincount": return try binCounts(&taker)
        case "histogram": return try histogram(&taker)
        case "cov", "corrcoef": return try covariance(name, &taker)
        default: return nil
        }
    }

    private mutating func weightedAverage(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let whole = try array(try taker.need("a"))
        let axis = try axis(try taker.next("axis"), otherwise: nil)
        let weights = try taker.next("weights").map { value throws(Diagnostic) in
            try array(value)
        }
        try taker.finish()
        return value(
            of: try computing { () throws(ArrayError) in
                if let weights { return try whole.average(weights: weights, axis: axis) }
                return try whole.reduced(.mean, axes: axis.map { [$0] })
            })
    }

    private mutating func accumulated(_ name: String, _ taker: inout ArgumentTaker)
        throws(Diagnostic) -> PythonValue
    {
        let whole = try array(try taker.need("a"))
        let axis = try axis(try taker.next("axis"), otherwise: nil)
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in
                try whole.accumulated(name == "cumsum" ? .sum : .prod, axis: axis)
            })
    }

    /// `q` is in hundredths for a percentile, a share for a quantile.
    private mutating func quantile(_ name: String, _ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let whole = try array(try taker.need("a"))
        var q = try arrayValue(try taker.need("q"))
        let axis = try axis(try taker.next("axis"), otherwise: nil)
        try taker.finish()
        if name == "percentile" {
            q = try computing { () throws(ArrayError) in
                try q.combined(.divide, with: .scalar(.float(100)))
            }
        }
        let share = q
        return value(
            of: try computing { () throws(ArrayError) in try whole.quantile(share, axis: axis) }
        )
    }

    private mutating func differences(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let whole = try array(try taker.need("a"))
        let order = try taker.next("n").flatMap(wholeNumber) ?? 1
        let axis = try axis(try taker.next("axis"), otherwise: -1) ?? -1
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in
                try whole.difference(order: order, axis: axis)
            })
    }

    private mutating func binCounts(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue
    {
        let whole = try array(try taker.need("x"))
        let weights = try taker.next("weights").map { value throws(Diagnostic) in
            try array(value)
        }
        let least = try taker.next("minlength").flatMap(wholeNumber) ?? 0
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in
                try whole.binCounts(weights: weights, minimumLength: least)
            })
    }

    /// The covariance of variables, or their correlation.
    private mutating func covariance(_ name: String, _ taker: inout ArgumentTaker)
        throws(Diagnostic) -> PythonValue
    {
        let whole = try array(try taker.need("m"))
        let other = try taker.next("y").map { value throws(Diagnostic) in try array(value) }
        let isRows = try flag(taker.option("rowvar"), otherwise: true)
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in
                var both = whole
                if let other { both = try NDArray.stackingRows([whole, other]) }
                return name == "cov"
                    ? try both.covariance(rowsAreVariables: isRows)
                    : try both.correlation(rowsAreVariables: isRows)
            })
    }

    mutating func histogram(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue {
        let whole = try array(try taker.need("a"))
        let bins = try taker.next("bins") ?? .integer(10)
        var range: (Double, Double)?
        if let given = try taker.next("range"), let pair = sequence(given), pair.count == 2,
            let low = number(pair[0]), let high = number(pair[1])
        {
            range = (low, high)
        }
        try taker.finish()
        let edges = wholeNumber(bins) == nil ? try array(bins) : nil
        let (count, ends) = (wholeNumber(bins) ?? 10, range)
        let found = try computing { () throws(ArrayError) in
            if let edges { return try whole.histogram(edges: edges) }
            return try whole.histogram(bins: count, range: ends)
        }
        return .tuple([newArray(found.counts), newArray(found.edges)])
    }
}

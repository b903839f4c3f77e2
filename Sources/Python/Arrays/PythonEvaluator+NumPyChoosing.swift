import Diagnostics
import NumPyArrays
import PythonSyntax

/// The functions of NumPy that find, choose and sort.
extension PythonEvaluator {
    mutating func chosenParts(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue?
    {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "where": return try chosenByCondition(&taker)
        case "nonzero":
            let whole = try array(try only(name, call))
            return .tuple(
                try computing { () throws(ArrayError) in try whole.nonzero() }.map { newArray($0) })
        case "argwhere":
            let whole = try array(try only(name, call))
            return newArray(try computing { () throws(ArrayError) in try whole.argwhere() })
        case "flatnonzero":
            let whole = try array(try only(name, call))
            return newArray(try computing { () throws(ArrayError) in try whole.flatNonzero() })
        case "take": return try taken(&taker)
        case "sort", "argsort": return try sortedArray(name, &taker)
        case "unique": return try unique(&taker)
        case "searchsorted": return try sortedPlaces(&taker)
        case "isin": return try membership(&taker)
        default: return nil
        }
    }

    /// `numpy.where`: places where a condition holds, or one of two values for each.
    private mutating func chosenByCondition(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let condition = try arrayValue(try taker.need("condition"))
        guard let x = try taker.next("x") else {
            try taker.finish()
            return .tuple(
                try computing { () throws(ArrayError) in try condition.array.nonzero() }.map {
                    newArray($0)
                })
        }
        let (a, b) = (try arrayValue(x), try arrayValue(try taker.need("y")))
        try taker.finish()
        return value(
            of: try computing { () throws(ArrayError) in
                try ArrayValue.choosing(where: condition, a, b)
            })
    }

    /// The numbers at the places given.
    private mutating func taken(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue {
        let (whole, places) = (
            try array(try taker.need("a")), try array(try taker.need("indices"))
        )
        let axis = try axis(try taker.next("axis"), otherwise: nil)
        try taker.finish()
        return value(
            of: try computing { () throws(ArrayError) in try whole.taken(places, axis: axis) })
    }

    /// The numbers in order, or the order that puts them so.
    private mutating func sortedArray(_ name: String, _ taker: inout ArgumentTaker)
        throws(Diagnostic) -> PythonValue
    {
        let whole = try array(try taker.need("a"))
        let axis = try axis(try taker.next("axis"), otherwise: -1)
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in
                name == "sort"
                    ? try whole.sorted(axis: axis) : try whole.sortingOrder(axis: axis)
            })
    }

    /// Where values would stand in an array in order.
    private mutating func sortedPlaces(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let (whole, values) = (
            try array(try taker.need("a")), try arrayValue(try taker.need("v"))
        )
        let isRight = try taker.next("side").flatMap(text) == "right"
        try taker.finish()
        return value(
            of: try computing { () throws(ArrayError) in
                try whole.searchSorted(values, isRight: isRight)
            })
    }

    /// Whether each number is among others.
    private mutating func membership(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue
    {
        let (whole, others) = (
            try array(try taker.need("element")), try array(try taker.need("test_elements"))
        )
        try taker.finish()
        return newArray(try computing { () throws(ArrayError) in try whole.isIn(others) })
    }

    mutating func unique(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue {
        let whole = try array(try taker.need("ar"))
        var asked: [Bool] = []
        for name in ["return_index", "return_inverse", "return_counts"] {
            asked.append(try flag(try taker.next(name), otherwise: false))
        }
        let axis = try axis(taker.option("axis"), otherwise: nil)
        try taker.finish()
        let found = try computing { () throws(ArrayError) in try whole.unique(axis: axis) }
        var results = [newArray(found.values)]
        if asked[0] { results.append(newArray(found.indices)) }
        if asked[1] { results.append(newArray(found.inverse)) }
        if asked[2] { results.append(newArray(found.counts)) }
        return results.count == 1 ? results[0] : .tuple(results)
    }
}

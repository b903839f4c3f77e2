import Diagnostics
import NumPyArrays
import PythonSyntax

/// The functions of NumPy that join arrays and take them apart.
extension PythonEvaluator {
    func axes(_ value: PythonValue?) throws(Diagnostic) -> [Int]? {
        guard let value, !isNone(value) else { return nil }
        if let axis = wholeNumber(value) { return [axis] }
        guard let items = sequence(value) else { throw Diagnostic("an axis is a whole number") }
        return try sizes(items, CallArguments(at: .start))
    }

    func axis(_ value: PythonValue?, otherwise: Int?) throws(Diagnostic) -> Int? {
        guard let value else { return otherwise }
        if isNone(value) { return nil }
        guard let axis = wholeNumber(value) else { throw Diagnostic("an axis is a whole number") }
        return axis
    }

    mutating func arrays(_ value: PythonValue) throws(Diagnostic) -> [NDArray] {
        var arrays: [NDArray] = []
        for item in try items(of: value, at: nil) { arrays.append(try array(item)) }
        return arrays
    }

    mutating func joinedArrays(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue?
    {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "concatenate", "stack": return try concatenated(name, &taker)
        case "vstack", "row_stack", "hstack", "column_stack", "dstack":
            return try stacked(name, call)
        case "split", "array_split": return try splitArray(name, &taker, call)
        case "append": return try appendedArray(&taker)
        case "insert": return try insertedArray(&taker, call)
        case "delete": return try deletedParts(&taker)
        default: return nil
        }
    }

    /// Arrays joined along an axis they have, or along a new one.
    private mutating func concatenated(_ name: String, _ taker: inout ArgumentTaker)
        throws(Diagnostic) -> PythonValue
    {
        let arrays = try arrays(try taker.need("arrays"))
        let axis = try axis(try taker.next("axis"), otherwise: 0)
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in
                name == "stack"
                    ? try NDArray.stacking(arrays, axis: axis ?? 0)
                    : try NDArray.concatenating(arrays, axis: axis)
            })
    }

    /// Arrays stacked in a direction the function's name says.
    private mutating func stacked(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        let arrays = try arrays(try only(name, call))
        return newArray(
            try computing { () throws(ArrayError) in
                switch name {
                case "hstack": try NDArray.stackingSideBySide(arrays)
                case "column_stack": try NDArray.stackingColumns(arrays)
                case "dstack": try NDArray.stackingDepth(arrays)
                default: try NDArray.stackingRows(arrays)
                }
            })
    }

    /// An array in parts: of one size, or cut at places.
    private mutating func splitArray(
        _ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let whole = try array(try taker.need("ary"))
        let parts = try taker.need("indices_or_sections")
        let axis = try axis(try taker.next("axis"), otherwise: 0) ?? 0
        try taker.finish()
        let places = sequence(parts)
        let ends = try places.map { places throws(Diagnostic) in try sizes(places, call) }
        let count = wholeNumber(parts) ?? 0
        let made = try computing { () throws(ArrayError) in
            if let ends { return try whole.split(at: ends, axis: axis) }
            return try whole.split(into: count, axis: axis, isEven: name == "split")
        }
        return newList(made.map { newArray($0) })
    }

    private mutating func appendedArray(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let (a, b) = (try array(try taker.need("arr")), try array(try taker.need("values")))
        let axis = try axis(try taker.next("axis"), otherwise: nil)
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in try a.appending(b, axis: axis) })
    }

    private mutating func insertedArray(_ taker: inout ArgumentTaker, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        let whole = try array(try taker.need("arr"))
        guard let place = wholeNumber(try taker.need("obj")) else {
            throw Diagnostic("insert takes one place here", at: call.span)
        }
        let new = try arrayValue(try taker.need("values"))
        let axis = try axis(try taker.next("axis"), otherwise: nil)
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in
                try whole.inserting(new, at: place, axis: axis)
            })
    }

    private mutating func deletedParts(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let whole = try array(try taker.need("arr"))
        let items = try indexItems(try taker.need("obj"))
        let axis = try axis(try taker.next("axis"), otherwise: nil)
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in try whole.deleting(items, axis: axis) })
    }
}

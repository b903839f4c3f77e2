import Diagnostics
import NumPyArrays
import PythonSyntax

/// The functions of NumPy that lay the same numbers out in another shape.
extension PythonEvaluator {
    mutating func shaped(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue?
    {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "shape": return .tuple(try shape(of: try only(name, call)).map { .integer($0) })
        case "size": return .integer(try shape(of: try only(name, call)).reduce(1, *))
        case "ndim": return .integer(try shape(of: try only(name, call)).count)
        case "reshape": return try reshapedArray(&taker)
        case "ravel":
            var shape = [-1]
            let whole = try only(name, call)
            return try reshaped(try arrayItself(whole), to: &shape)
        case "transpose": return try transposedArray(&taker)
        default: return try rearranged(name, &taker, call)
        }
    }

    private mutating func reshapedArray(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let whole = try taker.need("a")
        var shape = try wantedShape(try taker.need("shape"))
        try taker.finish()
        return try reshaped(try arrayItself(whole), to: &shape)
    }

    private mutating func transposedArray(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let whole = try taker.need("a")
        let axes = try self.axes(try taker.next("axes"))
        try taker.finish()
        return try transposed(try arrayItself(whole), axes)
    }

    private static let rearrangements: Set<String> = [
        "squeeze", "expand_dims", "flip", "fliplr", "flipud", "swapaxes", "moveaxis", "roll",
        "rot90", "repeat", "tile", "pad", "atleast_2d",
    ]

    private mutating func rearranged(
        _ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue? {
        guard Self.rearrangements.contains(name) else { return nil }
        let numbers = try array(try taker.need("a"))
        let work = try rearrangement(of: numbers, name, &taker, call)
        try taker.finish()
        return newArray(try computing(work))
    }

    private typealias ArrayWork = () throws(ArrayError) -> NDArray

    /// What is to be done with the numbers, its arguments read.
    private mutating func rearrangement(
        of numbers: NDArray, _ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> ArrayWork {
        switch name {
        case "squeeze":
            let axes = try axes(try taker.next("axis"))
            return { () throws(ArrayError) in try numbers.squeezed(axes) }
        case "expand_dims":
            let axes = try axes(try taker.need("axis")) ?? []
            return { () throws(ArrayError) in try numbers.expandingDimensions(axes) }
        case "flip", "fliplr", "flipud":
            let axes =
                name == "flip" ? try axes(try taker.next("axis")) : [name == "fliplr" ? 1 : 0]
            return { () throws(ArrayError) in try numbers.flipped(axes) }
        case "swapaxes", "moveaxis": return try axisMove(of: numbers, name, &taker, call)
        case "roll": return try roll(of: numbers, &taker, call)
        case "rot90":
            let turns = try taker.next("k").flatMap(wholeNumber) ?? 1
            return { () throws(ArrayError) in try numbers.rotated(quarterTurns: turns) }
        case "repeat": return try repetition(of: numbers, &taker)
        case "tile":
            let counts = try wantedShape(try taker.need("reps"))
            return { () throws(ArrayError) in try numbers.tiled(counts) }
        case "pad": return try padding(of: numbers, &taker, call)
        default:
            return { () throws(ArrayError) in
                numbers.dimensions >= 2 ? numbers : try numbers.reshaped([1, numbers.count])
            }
        }
    }

    private func axisMove(
        of numbers: NDArray, _ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> ArrayWork {
        let (first, second) = (
            wholeNumber(try taker.need("axis1")), wholeNumber(try taker.need("axis2"))
        )
        guard let first, let second else {
            throw Diagnostic("\(name) needs two axes", at: call.span)
        }
        return { () throws(ArrayError) in
            name == "swapaxes"
                ? try numbers.swappingAxes(first, second)
                : try numbers.movingAxis(first, to: second)
        }
    }

    private func roll(
        of numbers: NDArray, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> ArrayWork {
        guard let shift = wholeNumber(try taker.need("shift")) else {
            throw Diagnostic("roll needs a whole number", at: call.span)
        }
        let axis = try axis(try taker.next("axis"), otherwise: nil)
        return { () throws(ArrayError) in try numbers.rolled(by: shift, axis: axis) }
    }

    private func repetition(of numbers: NDArray, _ taker: inout ArgumentTaker)
        throws(Diagnostic) -> ArrayWork
    {
        let counts = try wantedShape(try taker.need("repeats"))
        let axis = try axis(try taker.next("axis"), otherwise: nil)
        return { () throws(ArrayError) in try numbers.repeated(counts, axis: axis) }
    }

    private mutating func padding(
        of numbers: NDArray, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> ArrayWork {
        let widths = try padWidths(try taker.need("pad_width"), numbers.dimensions, call)
        let mode = try taker.next("mode").flatMap(text) ?? "constant"
        guard mode == "constant" else {
            throw Diagnostic("pad's mode is \"constant\" here", at: call.span)
        }
        var filling = Scalar.integer(0)
        if let given = taker.option("constant_values"),
            case .scalar(let scalar) = try arrayValue(given)
        {
            filling = scalar
        }
        return { () throws(ArrayError) in try numbers.padded(widths, with: filling) }
    }

    private func padWidths(
        _ value: PythonValue, _ dimensions: Int, _ call: CallArguments
    ) throws(Diagnostic) -> [(before: Int, after: Int)] {
        if let width = wholeNumber(value) {
            return Array(repeating: (width, width), count: dimensions)
        }
        guard let items = sequence(value) else {
            throw Diagnostic("pad needs a width", at: call.span)
        }
        if items.count == 2, let before = wholeNumber(items[0]), let after = wholeNumber(items[1]) {
            return Array(repeating: (before, after), count: dimensions)
        }
        var widths: [(before: Int, after: Int)] = []
        for item in items {
            guard let pair = sequence(item), pair.count == 2, let before = wholeNumber(pair[0]),
                let after = wholeNumber(pair[1])
            else { throw Diagnostic("pad's widths are pairs: ((1, 1), (0, 2))", at: call.span) }
            widths.append((before, after))
        }
        return widths
    }

    func wantedShape(_ value: PythonValue) throws(Diagnostic) -> [Int] {
        if let size = wholeNumber(value) { return [size] }
        guard let items = sequence(value) else {
            throw Diagnostic("a shape is a whole number or a tuple of some: (2, 3)")
        }
        return try sizes(items, CallArguments(at: .start))
    }

    /// The array given, or a new one of the numbers given.
    private mutating func arrayItself(_ value: PythonValue) throws(Diagnostic) -> PythonValue {
        isArray(value) ? value : newArray(try array(value))
    }
}

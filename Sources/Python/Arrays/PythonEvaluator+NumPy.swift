import Diagnostics
import NumPyArrays
import PythonSyntax

/// The functions of NumPy.
extension PythonEvaluator {
    mutating func callNumPy(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue
    {
        if let function = UnaryFunction(name: name) {
            let operand = try arrayValue(try only(name, call))
            return value(
                of: try computing { () throws(ArrayError) in try operand.applying(function) })
        }
        if let function = BinaryFunction(name: name) {
            guard call.values.count == 2 else {
                throw Diagnostic("\(name) takes two values", at: call.span)
            }
            try checkOptions(call, of: name, [])
            let (a, b) = (try arrayValue(call.values[0]), try arrayValue(call.values[1]))
            return value(
                of: try computing { () throws(ArrayError) in try a.combined(function, with: b) })
        }
        if let reduction = Reduction(name: name) { return try reduced(name, reduction, call) }
        if let type = try? ElementType(name: name) { return try scalar(of: type, name, call) }
        if let made = try created(name, call) { return made }
        if let shaped = try shaped(name, call) { return shaped }
        if let joined = try joinedArrays(name, call) { return joined }
        if let found = try statistics(name, call) { return found }
        throw Diagnostic("numpy.\(name) is not read here", at: call.span)
    }

    private mutating func scalar(
        of type: ElementType, _ name: String, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let numbers = try array(call.values.isEmpty ? .integer(0) : try only(name, call))
        let converted = try computing { () throws(ArrayError) in try numbers.converted(to: type) }
        return converted.shape.isEmpty ? .scalar(converted.scalar(0)) : newArray(converted)
    }

    // MARK: - Reductions

    private mutating func reduced(
        _ name: String, _ reduction: Reduction, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: name)
        let whole = try taker.need("a")
        let axes = try self.axes(try taker.next("axis"))
        let keeps =
            try taker.option("keepdims").map { value throws(Diagnostic) in try isTrue(value) }
            ?? false
        var type: ElementType?
        if let named = taker.option("dtype"), !isNone(named) {
            type = try elementType(named: named)
        }
        var ddof = 0.0
        if reduction == .std || reduction == .variance || reduction == .nanstd {
            ddof = taker.option("ddof").flatMap(number) ?? 0
        }
        try taker.finish()
        if axes == nil, !keeps, type == nil, let quick = try dataExtreme(reduction, whole) {
            return quick
        }
        let numbers = try array(whole)
        return value(
            of: try computing { () throws(ArrayError) in
                try numbers.reduced(
                    reduction, axes: axes, keepsDimensions: keeps, type: type, ddof: ddof)
            })
    }

    /// The smallest and largest of the data set's bytes are found without writing its numbers out.
    private mutating func dataExtreme(
        _ reduction: Reduction, _ value: PythonValue
    ) throws(Diagnostic) -> PythonValue? {
        guard reduction == .max || reduction == .min, case .reference(let reference) = value,
            let array = try array(at: reference), case .data(let data, let type) = array.content,
            data.isBytes, type == .uint8, let range = data.range()
        else { return nil }
        let extreme = reduction == .max ? range.upperBound : range.lowerBound
        return .scalar(Scalar(.integer(Int(extreme)), type))
    }

    func axes(_ value: PythonValue?) throws(Diagnostic) -> [Int]? {
        guard let value, !isNone(value) else { return nil }
        if let axis = wholeNumber(value) { return [axis] }
        guard let items = sequence(value) else { throw Diagnostic("an axis is a whole number") }
        return try sizes(items, CallArguments(at: .start))
    }

    // MARK: - Creation

    private func wantedShape(_ value: PythonValue) throws(Diagnostic) -> [Int] {
        if let size = wholeNumber(value) { return [size] }
        guard let items = sequence(value) else {
            throw Diagnostic("a shape is a whole number or a tuple of some: (2, 3)")
        }
        return try sizes(items, CallArguments(at: .start))
    }

    private func optionalType(_ value: PythonValue?) throws(Diagnostic) -> ElementType? {
        guard let value, !isNone(value) else { return nil }
        return try elementType(named: value)
    }

    private mutating func created(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue?
    {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "array", "asarray", "ascontiguousarray":
            let given = try taker.need("object")
            let type = try optionalType(try taker.next("dtype"))
            _ = taker.option("copy")
            try taker.finish()
            if type == nil, isArray(given) { return name == "asarray" ? given : try copied(given) }
            let nested = try nested(given, depth: 0)
            return newArray(
                try computing { () throws(ArrayError) in try NDArray.array(nested, type) })
        case "copy":
            return try copied(try only(name, call))
        case "zeros", "ones", "empty", "full":
            let shape = try wantedShape(try taker.need("shape"))
            let filling =
                name == "full"
                ? try arrayValue(try taker.need("fill_value"))
                : .scalar(.integer(name == "ones" ? 1 : 0))
            let type = try optionalType(try taker.next("dtype"))
            try taker.finish()
            guard case .scalar(let scalar) = filling else {
                throw Diagnostic("full is filled with one number", at: call.span)
            }
            let standard: ElementType? = name == "full" ? nil : .float64
            return newArray(
                try computing { () throws(ArrayError) in
                    try NDArray.full(shape, scalar, type ?? standard)
                })
        case "zeros_like", "ones_like", "empty_like", "full_like":
            let like = try taker.need("a")
            let filling =
                name == "full_like"
                ? try arrayValue(try taker.need("fill_value"))
                : .scalar(.integer(name == "ones_like" ? 1 : 0))
            let type = try optionalType(try taker.next("dtype"))
            try taker.finish()
            guard case .scalar(let scalar) = filling else {
                throw Diagnostic("full_like is filled with one number", at: call.span)
            }
            let model = try array(like)
            return newArray(
                try computing { () throws(ArrayError) in
                    try NDArray.full(model.shape, scalar, type ?? model.elementType)
                })
        case "arange":
            var ends: [Scalar] = []
            for value in taker.rest() {
                if case .scalar(let scalar) = try arrayValue(value) { ends.append(scalar) }
            }
            let type = try optionalType(taker.option("dtype"))
            let step = try taker.option("step").flatMap { value throws(Diagnostic) -> Scalar? in
                if case .scalar(let scalar) = try arrayValue(value) { scalar } else { nil }
            }
            try taker.finish()
            guard (1...3).contains(ends.count) else {
                throw Diagnostic("arange takes one to three numbers", at: call.span)
            }
            return newArray(
                try computing { () throws(ArrayError) in
                    try NDArray.arange(
                        start: ends.count > 1 ? ends[0] : .integer(0),
                        stop: ends.count > 1 ? ends[1] : ends[0],
                        step: ends.count > 2 ? ends[2] : step ?? .integer(1), type: type)
                })
        case "linspace", "logspace":
            let (start, stop) = (number(try taker.need("start")), number(try taker.need("stop")))
            let count = try taker.next("num").flatMap(wholeNumber) ?? 50
            let includes =
                try taker.option("endpoint").map { value throws(Diagnostic) in try isTrue(value) }
                ?? true
            let base = name == "logspace" ? taker.option("base").flatMap(number) ?? 10 : 10
            let type = try optionalType(taker.option("dtype"))
            try taker.finish()
            guard let start, let stop else {
                throw Diagnostic("\(name) goes from one number to another", at: call.span)
            }
            return newArray(
                try computing { () throws(ArrayError) in
                    name == "linspace"
                        ? try NDArray.linspace(
                            start, stop, count: count, includesEnd: includes, type: type ?? .float64
                        )
                        : try NDArray.logspace(
                            start, stop, count: count, includesEnd: includes, base: base)
                })
        case "eye", "identity":
            guard let rows = wholeNumber(try taker.need("N")) else {
                throw Diagnostic("\(name) needs a size", at: call.span)
            }
            let columns = name == "eye" ? try taker.next("M").flatMap(wholeNumber) : nil
            let shift = taker.option("k").flatMap(wholeNumber) ?? 0
            let type = try optionalType(taker.option("dtype"))
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in
                    try NDArray.eye(rows, columns: columns, diagonal: shift, type: type ?? .float64)
                })
        case "diag", "tril", "triu", "diagonal":
            let numbers = try array(try taker.need("v"))
            let shift = try taker.next("k").flatMap(wholeNumber) ?? 0
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in
                    name.hasPrefix("diag")
                        ? try NDArray.diagonal(numbers, shift)
                        : try NDArray.triangle(numbers, isLower: name == "tril", diagonal: shift)
                })
        case "meshgrid":
            var arrays: [NDArray] = []
            for value in taker.rest() { arrays.append(try array(value)) }
            let order = taker.option("indexing").flatMap(text) ?? "xy"
            try taker.finish()
            let grids = try computing { () throws(ArrayError) in
                try NDArray.meshgrid(arrays, indexing: order)
            }
            return .tuple(grids.map { newArray($0) })
        case "load", "save", "savez", "savetxt", "loadtxt", "genfromtxt":
            return try callArrayFile(name, call)
        case "set_printoptions": return try setPrintOptions(call)
        case "vectorize", "expand", "nanvar":
            throw Diagnostic("numpy.\(name) is not read here", at: call.span)
        default: return nil
        }
    }

    // MARK: - Shapes

    private mutating func shaped(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue?
    {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "shape": return .tuple(try shape(of: try only(name, call)).map { .integer($0) })
        case "size": return .integer(try shape(of: try only(name, call)).reduce(1, *))
        case "ndim": return .integer(try shape(of: try only(name, call)).count)
        case "reshape":
            let whole = try taker.need("a")
            var shape = try wantedShape(try taker.need("shape"))
            try taker.finish()
            return try reshaped(isArray(whole) ? whole : newArray(try array(whole)), to: &shape)
        case "ravel":
            var shape = [-1]
            let whole = try only(name, call)
            return try reshaped(isArray(whole) ? whole : newArray(try array(whole)), to: &shape)
        case "transpose":
            let whole = try taker.need("a")
            let axes = try self.axes(try taker.next("axes"))
            try taker.finish()
            return try transposed(isArray(whole) ? whole : newArray(try array(whole)), axes)
        case "squeeze", "expand_dims", "flip", "fliplr", "flipud", "swapaxes", "moveaxis", "roll",
            "rot90", "repeat",
            "tile", "pad", "atleast_2d":
            break
        default: return nil
        }
        let numbers = try array(try taker.need("a"))
        var work: () throws(ArrayError) -> NDArray = { () throws(ArrayError) in numbers }
        switch name {
        case "squeeze":
            let axes = try axes(try taker.next("axis"))
            work = { () throws(ArrayError) in try numbers.squeezed(axes) }
        case "expand_dims":
            let axes = try axes(try taker.need("axis")) ?? []
            work = { () throws(ArrayError) in try numbers.expandingDimensions(axes) }
        case "flip", "fliplr", "flipud":
            let axes =
                name == "flip" ? try axes(try taker.next("axis")) : [name == "fliplr" ? 1 : 0]
            work = { () throws(ArrayError) in try numbers.flipped(axes) }
        case "swapaxes", "moveaxis":
            let (first, second) = (
                wholeNumber(try taker.need("axis1")), wholeNumber(try taker.need("axis2"))
            )
            guard let first, let second else {
                throw Diagnostic("\(name) needs two axes", at: call.span)
            }
            work = { () throws(ArrayError) in
                name == "swapaxes"
                    ? try numbers.swappingAxes(first, second)
                    : try numbers.movingAxis(first, to: second)
            }
        case "roll":
            guard let shift = wholeNumber(try taker.need("shift")) else {
                throw Diagnostic("roll needs a whole number", at: call.span)
            }
            let axis = try axis(try taker.next("axis"), otherwise: nil)
            work = { () throws(ArrayError) in try numbers.rolled(by: shift, axis: axis) }
        case "rot90":
            let turns = try taker.next("k").flatMap(wholeNumber) ?? 1
            work = { () throws(ArrayError) in try numbers.rotated(quarterTurns: turns) }
        case "repeat":
            let counts = try wantedShape(try taker.need("repeats"))
            let axis = try axis(try taker.next("axis"), otherwise: nil)
            work = { () throws(ArrayError) in try numbers.repeated(counts, axis: axis) }
        case "tile":
            let counts = try wantedShape(try taker.need("reps"))
            work = { () throws(ArrayError) in try numbers.tiled(counts) }
        case "pad":
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
            work = { () throws(ArrayError) in try numbers.padded(widths, with: filling) }
        default:
            work = { () throws(ArrayError) in
                numbers.dimensions >= 2 ? numbers : try numbers.reshaped([1, numbers.count])
            }
        }
        try taker.finish()
        return newArray(try computing(work))
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
}

import Diagnostics
import NumPyArrays
import PythonSyntax

/// The functions of NumPy that make new arrays.
extension PythonEvaluator {
    private func optionalType(_ value: PythonValue?) throws(Diagnostic) -> ElementType? {
        guard let value, !isNone(value) else { return nil }
        return try elementType(named: value)
    }

    mutating func created(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue?
    {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "array", "asarray", "ascontiguousarray": return try arrayOfValues(name, &taker)
        case "copy":
            return try copied(try only(name, call))
        case "zeros", "ones", "empty", "full": return try filledArray(name, &taker, call)
        case "zeros_like", "ones_like", "empty_like", "full_like":
            return try filledArrayLike(name, &taker, call)
        case "arange": return try numberRange(&taker, call)
        case "linspace", "logspace": return try spacedNumbers(name, &taker, call)
        case "eye", "identity": return try identityMatrix(name, &taker, call)
        case "diag", "tril", "triu", "diagonal": return try triangleOrDiagonal(name, &taker)
        case "meshgrid": return try meshGrid(&taker)
        case "load", "save", "savez", "savetxt", "loadtxt", "genfromtxt":
            return try callArrayFile(name, call)
        case "set_printoptions": return try setPrintOptions(call)
        case "vectorize", "expand", "nanvar":
            throw Diagnostic("numpy.\(name) is not read here", at: call.span)
        default: return nil
        }
    }

    private mutating func arrayOfValues(_ name: String, _ taker: inout ArgumentTaker)
        throws(Diagnostic) -> PythonValue
    {
        let given = try taker.need("object")
        let type = try optionalType(try taker.next("dtype"))
        _ = taker.option("copy")
        try taker.finish()
        if type == nil, isArray(given) { return name == "asarray" ? given : try copied(given) }
        let nested = try nested(given, depth: 0)
        return newArray(
            try computing { () throws(ArrayError) in try NDArray.array(nested, type) })
    }

    private mutating func filledArray(
        _ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
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
    }

    private mutating func filledArrayLike(
        _ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
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
    }

    private mutating func numberRange(_ taker: inout ArgumentTaker, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
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
    }

    /// Numbers in even steps, or in even steps of their logarithm.
    private mutating func spacedNumbers(
        _ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let (start, stop) = (number(try taker.need("start")), number(try taker.need("stop")))
        let count = try taker.next("num").flatMap(wholeNumber) ?? 50
        let includes = try flag(taker.option("endpoint"), otherwise: true)
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
    }

    private mutating func identityMatrix(
        _ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
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
    }

    private mutating func triangleOrDiagonal(_ name: String, _ taker: inout ArgumentTaker)
        throws(Diagnostic) -> PythonValue
    {
        let numbers = try array(try taker.need("v"))
        let shift = try taker.next("k").flatMap(wholeNumber) ?? 0
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in
                name.hasPrefix("diag")
                    ? try NDArray.diagonal(numbers, shift)
                    : try NDArray.triangle(numbers, isLower: name == "tril", diagonal: shift)
            })
    }

    private mutating func meshGrid(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue {
        var arrays: [NDArray] = []
        for value in taker.rest() { arrays.append(try array(value)) }
        let order = taker.option("indexing").flatMap(text) ?? "xy"
        try taker.finish()
        let grids = try computing { () throws(ArrayError) in
            try NDArray.meshgrid(arrays, indexing: order)
        }
        return .tuple(grids.map { newArray($0) })
    }
}

import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

/// NumPy's `RandomState`: the one behind `np.random`, or one of a program's own.
package struct PythonRandom: Sendable {
    var twister: MersenneTwister

    init(seed: UInt32) { twister = MersenneTwister(seed: seed) }
}

/// `np.random`, number for number as NumPy draws them after `np.random.seed`.
extension PythonEvaluator {
    mutating func callNumPyRandom(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        switch name {
        case "seed":
            names.random = PythonRandom(seed: try seed(try only(name, call), at: call.span))
            return .none
        case "RandomState":
            let seed =
                call.values.isEmpty
                ? UInt32(truncatingIfNeeded: session.random.next())
                : try seed(call.values[0], at: call.span)
            return .reference(names.heap.add(.random(PythonRandom(seed: seed))))
        case "default_rng":
            throw Diagnostic(
                "NumPy's new generator is not among what there is here",
                hint: "np.random.RandomState(42) draws the classic one's numbers.", at: call.span)
        default:
            var random =
                names.random
                ?? PythonRandom(seed: UInt32(truncatingIfNeeded: session.random.next()))
            defer { names.random = random }
            return try draw(name, from: &random, call)
        }
    }

    mutating func randomMethod(
        _ name: String, of reference: Reference, _ random: PythonRandom, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var random = random
        if name == "seed" {
            random = PythonRandom(seed: try seed(try only(name, call), at: call.span))
        }
        defer { names.heap[reference] = .random(random) }
        return name == "seed" ? .none : try draw(name, from: &random, call)
    }

    private func seed(_ value: PythonValue, at span: SourceSpan) throws(Diagnostic) -> UInt32 {
        guard let whole = wholeNumber(value), let seed = UInt32(exactly: whole) else {
            throw Diagnostic("a seed is a whole number from 0 to \(UInt32.max)", at: span)
        }
        return seed
    }

    private mutating func draw(
        _ name: String, from random: inout PythonRandom, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "rand", "randn":
            let shape = try sizes(taker.rest(), call)
            try taker.finish()
            return try numbers(call.values.isEmpty ? nil : shape) {
                name == "rand" ? random.twister.uniform() : random.twister.normal()
            }
        case "random", "random_sample", "standard_normal":
            let shape = try self.size(try taker.next("size"), call)
            try taker.finish()
            return try numbers(shape) {
                name == "standard_normal" ? random.twister.normal() : random.twister.uniform()
            }
        case "uniform", "normal": return try spread(name, from: &random, &taker, call)
        case "randint": return try wholes(&random, &taker, call)
        case "permutation", "shuffle":
            return try permuted(name, &random, try only(name, call), call)
        case "choice": return try chosen(&random, &taker, call)
        default: throw Diagnostic("numpy.random.\(name) is not read here", at: call.span)
        }
    }

    /// Numbers between two ends, or about a mean.
    private mutating func spread(
        _ name: String, from random: inout PythonRandom, _ taker: inout ArgumentTaker,
        _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let first = try arrayValue(
            try taker.next(name == "uniform" ? "low" : "loc") ?? .float(0))
        let second = try arrayValue(
            try taker.next(name == "uniform" ? "high" : "scale") ?? .float(1))
        let shape = try self.size(try taker.next("size"), call)
        try taker.finish()
        guard case .scalar(let a) = first, case .scalar(let b) = second, let low = a.double,
            let high = b.double
        else {
            throw Diagnostic(
                "\(name) takes two numbers here",
                hint: "Arrays can be multiplied and shifted afterwards.", at: call.span)
        }
        guard name == "uniform" || high >= 0 else {
            throw Diagnostic("a deviation is not negative", at: call.span)
        }
        return try numbers(shape) {
            name == "uniform"
                ? low + (high - low) * random.twister.uniform()
                : low + high * random.twister.normal()
        }
    }

    func size(_ value: PythonValue?, _ call: CallArguments) throws(Diagnostic) -> [Int]? {
        guard let value, !isNone(value) else { return nil }
        if let size = wholeNumber(value) { return [size] }
        guard let items = sequence(value) else {
            throw Diagnostic("a size is a whole number or a tuple of some", at: call.span)
        }
        return try sizes(items, call)
    }

    private mutating func numbers(_ shape: [Int]?, _ next: () -> Double) throws(Diagnostic)
        -> PythonValue
    {
        guard let shape else { return .float(next()) }
        let empty = try computing { () throws(ArrayError) in try NDArray.zeros(shape) }
        return newArray(NDArray((0..<empty.count).map { _ in next() }, shape: shape))
    }

    private mutating func wholes(
        _ random: inout PythonRandom, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard var low = wholeNumber(try taker.need("low")) else {
            throw Diagnostic("randint draws whole numbers", at: call.span)
        }
        var high = try taker.next("high").flatMap(wholeNumber)
        let shape = try size(try taker.next("size"), call)
        if let type = taker.option("dtype"), try elementType(named: type) != .int64 {
            throw Diagnostic(
                "randint draws int64 here", hint: ".astype(…) makes others of them.", at: call.span)
        }
        try taker.finish()
        if high == nil { (low, high) = (0, low) }
        guard let high, low < high, let span = UInt32(exactly: high - 1 - low) else {
            throw Diagnostic("randint needs a low end below the high one", at: call.span)
        }
        guard let shape else { return .integer(low + Int(random.twister.integer(upTo: span))) }
        let empty = try computing { () throws(ArrayError) in try NDArray.zeros(shape) }
        return newArray(
            NDArray(
                (0..<empty.count).map { _ in low + Int(random.twister.integer(upTo: span)) },
                shape: shape))
    }
}

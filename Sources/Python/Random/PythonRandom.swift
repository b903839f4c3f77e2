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

    private func size(_ value: PythonValue?, _ call: CallArguments) throws(Diagnostic) -> [Int]? {
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

    private mutating func permuted(
        _ name: String, _ random: inout PythonRandom, _ value: PythonValue, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        if name == "permutation", let count = wholeNumber(value), !isArray(value) {
            try checkSize(count)
            return newArray(NDArray(random.twister.permutation(max(0, count)).map { Int($0) }))
        }
        if name == "shuffle", case .reference(let reference) = value,
            case .list(let items)? = names.heap[reference]
        {
            let order = random.twister.permutation(items.count)
            names.heap[reference] = .list(order.map { items[Int($0)] })
            return .none
        }
        let whole = try array(value)
        guard let count = whole.shape.first else {
            throw Diagnostic("\(name) needs rows", at: call.span)
        }
        let order = random.twister.permutation(count).map { Int($0) }
        let mixed = try computing { () throws(ArrayError) in
            try whole.taken(NDArray(order), axis: 0)
        }
        guard name == "shuffle" else { return newArray(mixed.array) }
        guard case .reference(let reference) = value else { return .none }
        try write(.numbers(mixed.array), into: reference)
        return .none
    }

    private mutating func chosen(
        _ random: inout PythonRandom, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let source = try taker.need("a")
        let shape = try size(try taker.next("size"), call)
        let replaces = try flag(try taker.next("replace"), otherwise: true)
        let shares = try taker.next("p").map { value throws(Diagnostic) in try array(value) }
        try taker.finish()
        let pool = wholeNumber(source).map { NDArray(Array(0..<max(0, $0))) }
        let whole: NDArray
        if let pool { whole = pool } else { whole = try array(source) }
        guard let count = whole.shape.first, count > 0, let most = UInt32(exactly: count - 1) else {
            throw Diagnostic("there is nothing to choose from", at: call.span)
        }
        let wanted = shape?.reduce(1, *) ?? 1
        try checkSize(wanted)
        let places: [Int]
        if let shares {
            guard replaces, let weights = shares.doubles, weights.count == count else {
                throw Diagnostic("p needs one share for each, and replace=True here", at: call.span)
            }
            places = Self.weightedPlaces(wanted, by: weights, from: &random)
        } else if replaces {
            places = (0..<wanted).map { _ in Int(random.twister.integer(upTo: most)) }
        } else {
            guard wanted <= count else {
                throw Diagnostic("there are only \(count) to choose from", at: call.span)
            }
            places = random.twister.permutation(count).prefix(wanted).map { Int($0) }
        }
        return try value(of: whole, atPlaces: places, shape)
    }

    /// So many places, drawn by their shares.
    private static func weightedPlaces(
        _ wanted: Int, by weights: [Double], from random: inout PythonRandom
    ) -> [Int] {
        var sum = 0.0
        let ends = weights.map { weight in
            sum += weight
            return sum
        }
        return (0..<wanted).map { _ in
            let drawn = random.twister.uniform() * (ends.last ?? 1)
            return ends.firstIndex { $0 > drawn } ?? weights.count - 1
        }
    }

    /// What stands at the places: in the shape wanted, or the first of it alone.
    private mutating func value(
        of whole: NDArray, atPlaces places: [Int], _ shape: [Int]?
    ) throws(Diagnostic) -> PythonValue {
        let taken = try computing { () throws(ArrayError) in
            try whole.taken(NDArray(places), axis: 0)
        }
        guard let shape else {
            let first = try computing { () throws(ArrayError) in
                try taken.array.element(at: [.integer(0)])
            }
            return value(of: first)
        }
        let inner = Array(whole.shape.dropFirst())
        return newArray(
            try computing { () throws(ArrayError) in try taken.array.reshaped(shape + inner) })
    }
}

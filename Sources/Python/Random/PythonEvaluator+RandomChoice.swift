import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

/// Rows mixed, and values chosen by chance.
extension PythonEvaluator {
    mutating func permuted(
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

    mutating func chosen(
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

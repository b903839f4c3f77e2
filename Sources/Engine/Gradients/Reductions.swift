/// The functions that make one number of many: of a whole array, or along one axis of it.
public enum Reduction: String, CaseIterable, Sendable {
    case sum, mean, max, min

    /// - Parameters:
    ///   - axis: the axis that goes; -1 is the last, nil takes the whole array.
    ///   - keepsAxis: leave it with size 1, so that the result lies over the array (`keepdims`).
    /// - Throws: `TensorError` for an axis that is not there, or the largest of nothing.
    func value(_ x: Tensor, axis: Int?, keepsAxis: Bool) throws(TensorError) -> Tensor {
        let lanes = try Lanes(of: x, along: axis)
        if lanes.length == 0, self == .max || self == .min {
            throw .nothingToCompare(function: rawValue)
        }
        let values = lanes.map { lane -> Float in
            switch self {
            case .sum: Float(lane.reduce(0) { $0 + Double($1) })
            case .mean: Float(lane.reduce(0) { $0 + Double($1) } / Double(lanes.length))
            case .max: lane.reduce(-.infinity) { $1 > $0 || $1.isNaN ? $1 : $0 }
            case .min: lane.reduce(.infinity) { $1 < $0 || $1.isNaN ? $1 : $0 }
            }
        }
        let shape = keepsAxis ? lanes.keptShape : lanes.reducedShape
        return Tensor(trusted: values, shape, isWhole: x.isWhole && self != .mean)
    }

    /// Where several elements are equally the largest or smallest, they share the gradient evenly, as
    /// in TensorFlow and JAX.
    func gradient(
        _ x: Tensor, result: Tensor, upstream: Tensor, axis: Int?
    ) throws(TensorError) -> Tensor {
        let lanes = try Lanes(of: x, along: axis)
        var gradient = [Float](repeating: 0, count: x.count)
        for lane in 0..<lanes.count {
            let whole = upstream.values[lane]
            switch self {
            case .sum: for place in lanes.places(lane) { gradient[place] = whole }
            case .mean:
                for place in lanes.places(lane) { gradient[place] = whole / Float(lanes.length) }
            case .max, .min:
                let winner = result.values[lane]
                let ties = lanes.places(lane).count { x.values[$0] == winner }
                for place in lanes.places(lane) where x.values[place] == winner {
                    gradient[place] = whole / Float(ties)
                }
            }
        }
        return Tensor(trusted: gradient, x.shape)
    }
}

extension Tensor {
    /// The place of the largest number (the first of equals; NaN is the largest) along an axis, or in
    /// the whole array row by row.
    func argmax(axis: Int? = nil) throws(TensorError) -> Tensor {
        let lanes = try Lanes(of: self, along: axis)
        guard lanes.length > 0 else { throw .nothingToCompare(function: "argmax") }
        let places = lanes.map { lane in
            var best: (place: Int, value: Float) = (0, -.infinity)
            for (place, value) in lane.enumerated() {
                if value > best.value || (value.isNaN && !best.value.isNaN) {
                    best = (place, value)
                }
            }
            return Float(best.place)
        }
        return Tensor(trusted: places, lanes.reducedShape, isWhole: true)
    }
}

/// The elements of an array in lanes along one axis; without an axis, a single lane of all.
struct Lanes {
    /// How many lanes, and how many elements in each.
    let count: Int
    let length: Int
    /// The shape of the array without the axis, and with size 1 there.
    let reducedShape: [Int]
    let keptShape: [Int]
    /// Lanes that lie side by side, and so the distance of neighbours in a lane.
    private let inner: Int
    private let values: [Float]

    init(of x: Tensor, along axis: Int?) throws(TensorError) {
        values = x.values
        guard let axis else {
            (count, length, inner) = (1, x.count, 1)
            reducedShape = []
            keptShape = [Int](repeating: 1, count: x.rank)
            return
        }
        let position = try x.position(ofAxis: axis)
        length = x.shape[position]
        inner = x.shape[(position + 1)...].reduce(1, *)
        count = x.shape[..<position].reduce(1, *) * inner
        var shape = x.shape
        shape[position] = 1
        keptShape = shape
        shape.remove(at: position)
        reducedShape = shape
    }

    /// Where the elements of a lane lie.
    func places(_ lane: Int) -> StrideTo<Int> {
        let first = lane / inner * inner * length + lane % inner
        return stride(from: first, to: first + length * inner, by: inner)
    }

    func map(_ function: (LazyMapSequence<StrideTo<Int>, Float>) -> Float) -> [Float] {
        (0..<count).map { lane in function(places(lane).lazy.map { values[$0] }) }
    }
}

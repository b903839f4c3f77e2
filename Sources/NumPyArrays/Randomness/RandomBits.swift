/// What NumPy's two kinds of random numbers have in common: bits, and what is made of them.
///
/// Each draws what NumPy draws from the same seed, number for number.
package protocol RandomBits: Sendable {
    /// A number in [0, 1).
    mutating func uniform() -> Double
    /// A number from the standard normal distribution.
    mutating func normal() -> Double
    /// A whole number in 0…maximum.
    mutating func integer(upTo maximum: UInt64) -> UInt64
    /// A place in 0…maximum, as permutations draw them.
    mutating func place(upTo maximum: Int) -> Int
    /// So many different ones of 0..<count in random order.
    mutating func chosen(_ size: Int, of count: Int) -> [Int]
}

extension RandomBits {
    /// `rng.random(shape)`, `np.random.rand(…)`: numbers in [0, 1), or in [low, high).
    package mutating func uniform(
        _ shape: [Int], low: Double = 0, high: Double = 1
    ) throws(ArrayError) -> NDArray {
        try drawn(shape) { $0.uniform() * (high - low) + low }
    }

    /// `rng.normal(mean, deviation, shape)`, `np.random.randn(…)`.
    package mutating func normal(
        _ shape: [Int], mean: Double = 0, deviation: Double = 1
    ) throws(ArrayError) -> NDArray {
        guard deviation >= 0 else { throw .value("scale < 0") }
        return try drawn(shape) { mean + deviation * $0.normal() }
    }

    private mutating func drawn(
        _ shape: [Int], _ draw: (inout Self) -> Double
    ) throws(ArrayError) -> NDArray {
        let count = try ArrayContext.count(shape, .float64)
        var values: [Double] = []
        values.reserveCapacity(count)
        try forEachPiece(of: count) { range throws(ArrayError) in
            for _ in range { values.append(draw(&self)) }
        }
        return NDArray(values, shape: shape)
    }

    /// `np.random.randint(low, high, shape)`, `rng.integers(…)`: whole numbers in low..<high.
    package mutating func integers(
        _ low: Int, _ high: Int, _ shape: [Int]
    ) throws(ArrayError) -> NDArray {
        guard low < high else { throw .value("low >= high") }
        let count = try ArrayContext.count(shape, .int64)
        let distance = UInt64(bitPattern: Int64(high &- 1 &- low))
        var values: [Int] = []
        values.reserveCapacity(count)
        try forEachPiece(of: count) { range throws(ArrayError) in
            for _ in range {
                values.append(low &+ Int(truncatingIfNeeded: integer(upTo: distance)))
            }
        }
        return NDArray(values, shape: shape)
    }

    /// 0..<count in random order, each of them exchanged with one before it, from the last on.
    mutating func shuffledPlaces(_ count: Int) -> [Int] {
        var places = Array(0..<max(0, count))
        guard count > 1 else { return places }
        for last in (1..<count).reversed() { places.swapAt(last, place(upTo: last)) }
        return places
    }

    /// `permutation(count)`.
    package mutating func permutation(_ count: Int) throws(ArrayError) -> NDArray {
        NDArray(shuffledPlaces(try ArrayContext.count([count], .int64)))
    }

    /// `permutation(a)`, and what `shuffle(a)` leaves in a: the items of the first axis in random order.
    package mutating func permutation(of array: NDArray) throws(ArrayError) -> NDArray {
        guard let side = array.shape.first else { throw .type("there is nothing to shuffle") }
        return try array.taking(shuffledPlaces(side), axis: 0)
    }

    /// `choice(array, shape, replace, p)`: items of the first axis.
    ///
    /// - Parameter chances: one for each item, together 1; nil for equal ones.
    package mutating func choice(
        _ array: NDArray, _ shape: [Int], replaces: Bool = true, chances: [Double]? = nil
    ) throws(ArrayError) -> ArrayValue {
        let size = try ArrayContext.count(shape, .int64)
        guard let side = array.shape.first, side > 0 else {
            throw .value("there is nothing to choose from")
        }
        guard replaces || size <= side else {
            throw .value("Cannot take a larger sample than population when replace is False")
        }
        if let chances { try Self.requireChances(chances, side) }
        let places: [Int]
        switch (replaces, chances) {
        case (true, nil): places = try integers(0, side, shape).integers ?? []
        case (false, nil): places = chosen(size, of: side)
        case (true, let chances?): places = drawn(size, chances)
        case (false, let chances?): places = try drawnOnce(size, chances)
        }
        return try array.element(at: [.array(NDArray(places, shape: shape))])
    }

    private static func requireChances(
        _ chances: [Double], _ side: Int
    ) throws(ArrayError) {
        guard chances.count == side else { throw .value("'a' and 'p' must have same size") }
        guard chances.allSatisfy({ $0 >= 0 }) else {
            throw .value("probabilities are not non-negative")
        }
        guard (chances.reduce(0, +) - 1).magnitude < 1.5e-8 else {
            throw .value("probabilities do not sum to 1: \(pythonText(chances.reduce(0, +)))")
        }
    }

    private mutating func drawn(_ size: Int, _ chances: [Double]) -> [Int] {
        var sums: [Double] = []
        for chance in chances { sums.append((sums.last ?? 0) + chance) }
        let total = sums.last ?? 1
        sums = sums.map { $0 / total }
        return (0..<size).map { _ in
            let value = uniform()
            var (low, high) = (0, sums.count)
            while low < high {
                let middle = (low + high) / 2
                if sums[middle] <= value { low = middle + 1 } else { high = middle }
            }
            return min(low, chances.count - 1)
        }
    }

    private mutating func drawnOnce(
        _ size: Int, _ chances: [Double]
    ) throws(ArrayError) -> [Int] {
        guard chances.filter({ $0 > 0 }).count >= size else {
            throw .value("Fewer non-zero entries in p than size")
        }
        var (chances, found) = (chances, [Int]())
        while found.count < size {
            try ArrayContext.checkpoint()
            var new: [Int] = []
            for place in drawn(size - found.count, chances) where !new.contains(place) {
                new.append(place)
            }
            found += new
            for place in new { chances[place] = 0 }
        }
        return found
    }
}

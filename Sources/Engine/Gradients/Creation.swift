extension Tensor {
    /// `count` numbers at even distances from `start` to `stop`, both included.
    ///
    /// `linspace(0, 1, 5)` → [0. 0.25 0.5 0.75 1.]
    public static func linspace(
        _ start: Double, _ stop: Double, _ count: Int = 50
    ) throws(TensorError) -> Tensor {
        guard start.isFinite else { throw .notFinite(name: "start") }
        guard stop.isFinite else { throw .notFinite(name: "stop") }
        _ = try room(for: [count])
        let step = count > 1 ? (stop - start) / Double(count - 1) : 0
        var values = (0..<count).map { Float(start + Double($0) * step) }
        if count > 1 { values[count - 1] = Float(stop) }
        return Tensor(values)
    }

    public static func zeros(_ shape: [Int]) throws(TensorError) -> Tensor {
        _ = try room(for: shape)
        return filled(shape, with: 0)
    }

    public static func ones(_ shape: [Int]) throws(TensorError) -> Tensor {
        _ = try room(for: shape)
        return filled(shape, with: 1)
    }

    /// Random numbers from the normal distribution.
    public static func normal(
        _ shape: [Int], mean: Double = 0, deviation: Double = 1, using random: inout RandomSource
    ) throws(TensorError) -> Tensor {
        guard mean.isFinite else { throw .notFinite(name: "mean") }
        guard deviation.isFinite else { throw .notFinite(name: "deviation") }
        guard deviation >= 0 else { throw .negativeDeviation(deviation) }
        let count = try room(for: shape)
        var values: [Float] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(Float(mean + deviation * random.normal())) }
        return Tensor(trusted: values, shape)
    }

    /// Random numbers that are equally likely everywhere from `low` up to `high`.
    public static func uniform(
        _ shape: [Int], low: Double = 0, high: Double = 1, using random: inout RandomSource
    ) throws(TensorError) -> Tensor {
        guard low.isFinite else { throw .notFinite(name: "low") }
        guard high.isFinite else { throw .notFinite(name: "high") }
        guard low <= high else { throw .boundsReversed(low: low, high: high) }
        let count = try room(for: shape)
        var values: [Float] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(Float(random.uniform(low, high))) }
        return Tensor(trusted: values, shape)
    }
}

import Engine

/// The same operation on numbers picked index by index: broadcasting as it is defined.
func broadcastByDefinition(
    _ a: Tensor, _ b: Tensor, shape: [Int], _ function: (Float, Float) -> Float
) -> [Float] {
    func element(_ tensor: Tensor, _ position: [Int]) -> Float {
        var place = 0
        for (size, index) in zip(tensor.shape, position.suffix(tensor.shape.count)) {
            place = place * size + (size == 1 ? 0 : index)
        }
        return tensor.values[place]
    }
    return (0..<shape.reduce(1, *)).map { flat in
        var (rest, position) = (flat, [Int]())
        for size in shape.reversed() {
            position.insert(rest % size, at: 0)
            rest /= size
        }
        return function(element(a, position), element(b, position))
    }
}

extension RandomSource {
    /// A shape with up to `axes` axes of sizes 1…4.
    mutating func shape(upTo axes: Int) -> [Int] {
        (0..<below(axes + 1)).map { _ in 1 + below(4) }
    }

    /// A shape that can be laid over `shape`: with sizes made 1 and axes left out at random.
    mutating func part(of shape: [Int]) -> [Int] {
        shape.dropFirst(below(shape.count + 1)).map { below(3) == 0 ? 1 : $0 }
    }

    /// Numbers with magnitudes from `low` to `high`, of both signs.
    mutating func tensor(
        _ shape: [Int], _ low: Double = 0.3, _ high: Double = 1.5, positive: Bool = false
    ) throws -> Tensor {
        let values = (0..<shape.reduce(1, *)).map { _ in
            Float(uniform(low, high)) * (positive || below(2) == 0 ? 1 : -1)
        }
        return try Tensor(values, shape: shape)
    }
}

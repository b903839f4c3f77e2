extension Tensor {
    /// The same numbers in another shape; one size may be -1, which means the rest.
    ///
    /// (6,) to [2, -1] → (2, 3).
    func reshaped(to sizes: [Int]) throws(TensorError) -> Tensor {
        var shape = sizes
        if let rest = sizes.firstIndex(of: -1) {
            shape[rest] = 1
            let known = try Tensor.count(of: shape)
            guard known > 0, count % known == 0 else {
                throw .cannotReshape(from: self.shape, to: sizes)
            }
            shape[rest] = count / known
        }
        guard try Tensor.count(of: shape) == count else {
            throw .cannotReshape(from: self.shape, to: sizes)
        }
        return Tensor(trusted: values, shape, isWhole: isWhole)
    }

    /// The axes in reverse order: rows become columns.
    func transposed() -> Tensor {
        guard rank > 1 else { return self }
        let result = Array(shape.reversed())
        var steps = Strides(of: shape, over: shape)
        steps.steps.reverse()
        return Tensor(trusted: strided(result, steps, from: 0), result, isWhole: isWhole)
    }

    /// The sizes of the axes: (2, 3) → [2 3].
    func shapeAsTensor() -> Tensor { Tensor(shape.map(Float.init), isWhole: true) }

    /// Arrays of one shape as the parts of an array with one axis more: what a list means.
    static func stacked(_ parts: [Tensor]) throws(TensorError) -> Tensor {
        guard let first = parts.first else { return Tensor([]) }
        for part in parts where part.shape != first.shape {
            throw .shapesDiffer(first.shape, part.shape)
        }
        let shape = [parts.count] + first.shape
        _ = try count(of: shape)
        return Tensor(
            trusted: parts.flatMap(\.values), shape, isWhole: parts.allSatisfy(\.isWhole))
    }

    /// The elements of `shape` that lie `steps` apart from `start` on.
    func strided(_ shape: [Int], _ steps: Strides, from start: Int) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(shape.reduce(1, *))
        let length = shape.last ?? 1
        forEachRow(of: shape, steps, steps) { row, _ in
            for k in 0..<length { result.append(values[start + row + k * steps.last]) }
        }
        return result
    }
}

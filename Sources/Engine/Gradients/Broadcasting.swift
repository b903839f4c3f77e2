extension Tensor {
    /// The shape of two arrays laid over each other: (3, 1) and (4,) → (3, 4).
    ///
    /// Compared from the right, two sizes must be equal or one of them 1.
    static func broadcastShape(_ a: [Int], _ b: [Int]) throws(TensorError) -> [Int] {
        let rank = max(a.count, b.count)
        var shape = [Int](repeating: 1, count: rank)
        for fromRight in 1..<rank + 1 {
            let left = fromRight <= a.count ? a[a.count - fromRight] : 1
            let right = fromRight <= b.count ? b[b.count - fromRight] : 1
            guard left == right || left == 1 || right == 1 else {
                throw .shapesDoNotBroadcast(a, b)
            }
            shape[rank - fromRight] = left == 1 ? right : left
        }
        _ = try count(of: shape)
        return shape
    }

    /// Every pair of elements through `function`, by NumPy's broadcasting.
    func combined(
        with other: Tensor, isWhole: Bool = false, _ function: (Float, Float) -> Float
    ) throws(TensorError) -> Tensor {
        let result = shape == other.shape ? shape : try Tensor.broadcastShape(shape, other.shape)
        try Tensor.checkRoom(for: result.reduce(1, *))
        let length = result.last ?? 1
        let left = Strides(of: shape, over: result)
        let right = Strides(of: other.shape, over: result)
        let numbers = [Float](unsafeUninitializedCapacity: result.reduce(1, *)) { memory, filled in
            values.withUnsafeBufferPointer { a in
                other.values.withUnsafeBufferPointer { b in
                    forEachRow(of: result, left, right) { i, j in
                        for k in 0..<length {
                            memory[filled + k] =
                                function(a[i + k * left.last], b[j + k * right.last])
                        }
                        filled += length
                    }
                }
            }
        }
        return Tensor(trusted: numbers, result, isWhole: isWhole)
    }

    /// Sums over the axes along which an array of `target` shape was repeated: undoes broadcasting in a
    /// gradient.
    func summed(to target: [Int]) -> Tensor {
        guard target != shape else { return self }
        let strides = Strides(of: target, over: shape)
        let length = shape.last ?? 1
        var sums = [Double](repeating: 0, count: target.reduce(1, *))
        forEachRow(of: shape, strides, Strides(of: shape, over: shape)) { to, from in
            for k in 0..<length { sums[to + k * strides.last] += Double(values[from + k]) }
        }
        return Tensor(trusted: sums.map(Float.init), target)
    }
}

/// How far apart the neighbours along each axis of an array lie.
struct Strides {
    var steps: [Int]
    /// Between neighbours of one row.
    var last: Int { steps.last ?? 0 }

    /// The steps through an array of `shape` that is laid over `result`: 0 where it is repeated.
    init(of shape: [Int], over result: [Int]) {
        steps = [Int](repeating: 0, count: result.count)
        var step = 1
        for (fromRight, size) in shape.reversed().enumerated() {
            if size != 1 { steps[result.count - 1 - fromRight] = step }
            step *= size
        }
    }
}

/// Calls `body` for each row (last axis) of `shape` with the places where it starts in two arrays.
///
/// A single number is a row of one; an array without elements has no rows.
func forEachRow(of shape: [Int], _ a: Strides, _ b: Strides, _ body: (Int, Int) -> Void) {
    guard !shape.contains(0) else { return }
    let outer = shape.dropLast()
    var position = [Int](repeating: 0, count: outer.count)
    var (i, j) = (0, 0)
    while true {
        body(i, j)
        var axis = outer.count - 1
        while axis >= 0 {
            i += a.steps[axis]
            j += b.steps[axis]
            position[axis] += 1
            if position[axis] < outer[axis] { break }
            i -= a.steps[axis] * outer[axis]
            j -= b.steps[axis] * outer[axis]
            position[axis] = 0
            axis -= 1
        }
        if axis < 0 { return }
    }
}

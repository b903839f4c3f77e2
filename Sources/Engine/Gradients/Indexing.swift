/// What stands between the brackets of `a[3]` and `a[0..9]`; -1 is the last item.
public enum TensorIndex: Sendable, Equatable {
    /// One item; its axis goes.
    case item(Int)
    /// The items from the first to the last, both included.
    case range(Int, Int)
}

extension Tensor {
    /// The items at `indices`, one for each axis from the first on: `a[3]`, `a[0..9, 1]`.
    func indexed(_ indices: [TensorIndex]) throws(TensorError) -> Tensor {
        let part = try Selection(indices, of: shape)
        try Tensor.checkRoom(for: part.extents.reduce(1, *))
        let numbers = strided(part.extents, part.steps, from: part.start)
        return Tensor(trusted: numbers, part.shape, isWhole: isWhole)
    }

    /// Puts the gradient of the items at `indices` in their places, with zeros elsewhere.
    func indexGradient(_ indices: [TensorIndex], upstream: Tensor) throws(TensorError) -> Tensor {
        let part = try Selection(indices, of: shape)
        var gradient = [Float](repeating: 0, count: count)
        let length = part.extents.last ?? 1
        let from = Strides(of: part.extents, over: part.extents)
        forEachRow(of: part.extents, part.steps, from) { to, from in
            for k in 0..<length {
                gradient[part.start + to + k * part.steps.last] = upstream.values[from + k]
            }
        }
        return Tensor(trusted: gradient, shape)
    }
}

/// Indices made out against a shape.
private struct Selection {
    /// Where the first element lies.
    var start = 0
    /// How many items of each axis there are.
    var extents: [Int]
    let steps: Strides
    /// The shape of the result: the axes of single items are gone.
    var shape: [Int] = []

    init(_ indices: [TensorIndex], of whole: [Int]) throws(TensorError) {
        guard indices.count <= whole.count else {
            throw .tooManyIndices(given: indices.count, shape: whole)
        }
        steps = Strides(of: whole, over: whole)
        extents = whole
        for (axis, size) in whole.enumerated() {
            guard axis < indices.count else {
                shape.append(size)
                continue
            }
            switch indices[axis] {
            case .item(let index):
                start += try Self.place(index, size) * steps.steps[axis]
                extents[axis] = 1
            case .range(let first, let last):
                let from = try Self.place(first, size)
                let to = try Self.place(last, size)
                guard from <= to else { throw .rangeRunsBackwards(first: first, last: last) }
                start += from * steps.steps[axis]
                extents[axis] = to - from + 1
                shape.append(to - from + 1)
            }
        }
    }

    private static func place(_ index: Int, _ size: Int) throws(TensorError) -> Int {
        let place = index < 0 ? index &+ size : index
        guard (0..<size).contains(place) else { throw .indexOutOfRange(index: index, count: size) }
        return place
    }
}

import Wording

extension ArrayValue {
    /// `x @ y`, `np.matmul(x, y)`: matrices in the last two dimensions, the others broadcast.
    package func product(with other: ArrayValue) throws(ArrayError) -> ArrayValue {
        let (x, y) = (array, other.array)
        guard x.dimensions > 0, y.dimensions > 0 else {
            throw .value("'@' takes arrays; multiply by a single number with *")
        }
        let left = x.dimensions == 1 ? x.reshaped(as: [1, x.count]) : x
        let right = y.dimensions == 1 ? y.reshaped(as: [y.count, 1]) : y
        guard left.shape[left.dimensions - 1] == right.shape[right.dimensions - 2] else {
            throw .value(
                "the columns of the first do not match the rows of the second: "
                    + "\(shapeText(x.shape)) @ \(shapeText(y.shape))")
        }
        var result = try MatrixProduct(left, right).run()
        var sides = result.shape
        if y.dimensions == 1 { sides.removeLast() }
        if x.dimensions == 1 { sides.remove(at: sides.count - (y.dimensions == 1 ? 1 : 2)) }
        result = result.reshaped(as: sides)
        return ArrayValue(answer: result)
    }

    /// `np.dot(x, y)`: numbers multiply; the last axis of x meets the one but last of y.
    package func dotProduct(with other: ArrayValue) throws(ArrayError) -> ArrayValue {
        let (x, y) = (array, other.array)
        if x.dimensions == 0 || y.dimensions == 0 { return try combined(.multiply, with: other) }
        if x.dimensions <= 2, y.dimensions <= 2 { return try product(with: other) }
        return try x.tensorProduct(y, axes: ([-1], [y.dimensions == 1 ? 0 : -2]))
    }
}

extension NDArray {
    /// `np.outer(a, b)`.
    package func outerProduct(_ other: NDArray) throws(ArrayError) -> NDArray {
        try ArrayValue.array(reshaped(as: [count, 1])).combined(
            .multiply, with: .array(other.flattened())
        ).array.reshaped(as: [count, other.count])
    }

    /// `np.inner(a, b)`: over the last axes of both.
    package func innerProduct(_ other: NDArray) throws(ArrayError) -> ArrayValue {
        if dimensions == 0 || other.dimensions == 0 {
            return try ArrayValue.array(self).combined(.multiply, with: .array(other))
        }
        return try tensorProduct(other, axes: ([-1], [-1]))
    }

    /// `np.tensordot(a, b, axes=axes)`.
    package func tensorProduct(
        _ other: NDArray, axes: ([Int], [Int])
    ) throws(ArrayError) -> ArrayValue {
        let (first, second) = (try self.axes(axes.0), try other.axes(axes.1))
        guard first.map({ shape[$0] }) == second.map({ other.shape[$0] }) else {
            throw .value(
                "the axes do not match: \(shapeText(shape)) and \(shapeText(other.shape))")
        }
        let kept = (0..<dimensions).filter { !first.contains($0) }
        let rest = (0..<other.dimensions).filter { !second.contains($0) }
        let size = first.reduce(1) { $0 * shape[$1] }
        let rows = kept.reduce(1) { $0 * shape[$1] }
        let columns = rest.reduce(1) { $0 * other.shape[$1] }
        let left = try transposed(kept + first).reshaped(as: [rows, size])
        let right = try other.transposed(second + rest).reshaped(as: [size, columns])
        let sides = kept.map { shape[$0] } + rest.map { other.shape[$0] }
        try ArrayContext.count(sides, .float64)
        return ArrayValue(answer: try MatrixProduct(left, right).run().reshaped(as: sides))
    }

    /// `np.trace(a)`.
    package func trace() throws(ArrayError) -> ArrayValue {
        guard dimensions == 2 else { throw .value("np.trace takes a matrix") }
        return try NDArray.diagonal(self).reduced(.sum)
    }
}

/// Matrices times matrices, in Double, in Int with wrapping, or for truth values "any".
private struct MatrixProduct {
    let left: NDArray
    let right: NDArray
    let type: ElementType
    let batch: [Int]
    let rows: Int
    let size: Int
    let columns: Int

    init(_ left: NDArray, _ right: NDArray) throws(ArrayError) {
        guard !left.elementType.isText, !right.elementType.isText else {
            throw .type("matrix products are those of numbers")
        }
        type = Promotion.common(left.elementType, right.elementType)
        batch = try Broadcasting.shape([
            Array(left.shape.dropLast(2)), Array(right.shape.dropLast(2)),
        ])
        (rows, size) = (left.shape[left.dimensions - 2], left.shape[left.dimensions - 1])
        columns = right.shape[right.dimensions - 1]
        self.left = try left.broadcast(to: batch + [rows, size])
        self.right = try right.broadcast(to: batch + [size, columns])
    }

    func run() throws(ArrayError) -> NDArray {
        let shape = batch + [rows, columns]
        try ArrayContext.count(shape, type)
        let result: Storage =
            if type.isFloat {
                Storage(try products(left.doubles ?? [], right.doubles ?? []), as: type)
            } else if type == .uint64 {
                Storage(
                    try wholeProducts(
                        left.storage.numbers(UInt64.self), right.storage.numbers(UInt64.self)),
                    as: type)
            } else {
                Storage(
                    try wholeProducts(
                        left.storage.numbers(Int.self), right.storage.numbers(Int.self)), as: type)
            }
        return NDArray(shape: shape, storage: result)
    }

    private func products(_ x: [Double], _ y: [Double]) throws(ArrayError) -> [Double] {
        var result = [Double](repeating: 0, count: batch.reduce(1, *) * rows * columns)
        try forEachRowPair { row, rightStart, output in
            addRow(&result, output, x, row, y, rightStart)
        }
        return result
    }

    /// One row of the result: the rows of the right matrix, each so many times.
    private func addRow(
        _ result: inout [Double], _ output: Int, _ x: [Double], _ row: Int, _ y: [Double],
        _ rightStart: Int
    ) {
        for inner in 0..<size {
            let factor = x[row + inner]
            let start = rightStart + inner * columns
            for column in 0..<columns { result[output + column] += factor * y[start + column] }
        }
    }

    private func wholeProducts<Number: FixedWidthInteger>(
        _ x: [Number], _ y: [Number]
    ) throws(ArrayError) -> [Number] {
        var result = [Number](repeating: 0, count: batch.reduce(1, *) * rows * columns)
        try forEachRowPair { row, rightStart, output in
            for inner in 0..<size {
                let factor = x[row + inner]
                let start = rightStart + inner * columns
                for column in 0..<columns {
                    result[output + column] &+= factor &* y[start + column]
                }
            }
        }
        return result
    }

    private func forEachRowPair(
        _ body: (_ row: Int, _ rightStart: Int, _ output: Int) -> Void
    ) throws(ArrayError) {
        let every = max(1, 1_000_000 / max(1, size * columns))
        for row in 0..<(batch.reduce(1, *) * rows) {
            if row.isMultiple(of: every) { try ArrayContext.checkpoint() }
            body(row * size, row / max(1, rows) * size * columns, row * columns)
        }
    }
}

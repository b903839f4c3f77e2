extension NDArray {
    /// `np.zeros(shape, type)`; texts are empty.
    package static func zeros(
        _ shape: [Int], _ type: ElementType = .float64
    ) throws(ArrayError) -> NDArray {
        try full(shape, type.isText ? .text("") : .integer(0), type)
    }

    /// `np.full(shape, value)`.
    ///
    /// - Parameter type: nil for the value's own.
    package static func full(
        _ shape: [Int], _ value: Scalar, _ type: ElementType? = nil
    ) throws(ArrayError) -> NDArray {
        let type = type ?? value.arrayType
        let count = try ArrayContext.count(shape, type)
        try Promotion.requireRoom(for: value, in: type)
        let one = try NDArray(value).converted(to: type).scalar(0)
        return NDArray(shape: shape, storage: Storage(repeating: one, count: count, as: type))
    }

    /// `np.eye(rows, columns, k=diagonal)`.
    package static func eye(
        _ rows: Int, columns: Int? = nil, diagonal: Int = 0, type: ElementType = .float64
    ) throws(ArrayError) -> NDArray {
        let columns = columns ?? rows
        let diagonal = bounded(diagonal)
        let blank = try zeros([rows, columns], .bool)
        guard case .bool(var flags) = blank.storage else { return blank }
        for row in 0..<rows where (0..<columns).contains(row + diagonal) {
            flags[row * columns + row + diagonal] = true
        }
        return try NDArray(flags, shape: [rows, columns]).converted(to: type)
    }

    /// `np.diag(a, k)`: the diagonal of a matrix, or a matrix with this diagonal.
    package static func diagonal(
        _ array: NDArray, _ diagonal: Int = 0
    ) throws(ArrayError) -> NDArray {
        let diagonal = bounded(diagonal)
        if array.dimensions == 1 {
            let side = array.count + abs(diagonal)
            var result = try zeros([side, side], array.elementType)
            let start = diagonal >= 0 ? diagonal : -diagonal * side
            result.storage.put(
                array.storage, at: (0..<array.count).map { start + $0 * (side + 1) })
            return result
        }
        guard array.dimensions == 2 else {
            throw .value(
                "a diagonal is that of a vector or a matrix, not of \(array.shape.count)-d")
        }
        let (rows, columns) = (array.shape[0], array.shape[1])
        let start = diagonal >= 0 ? diagonal : -diagonal * columns
        let length = max(
            0, diagonal >= 0 ? min(rows, columns - diagonal) : min(rows + diagonal, columns))
        return try array.gathered(
            Places(base: start, axes: [.steps(count: length, by: columns + 1)]), shape: [length])
    }

    /// `np.tril(a, k)` and `np.triu(a, k)` of the last two axes.
    package static func triangle(
        _ array: NDArray, isLower: Bool, diagonal: Int = 0
    ) throws(ArrayError) -> NDArray {
        guard let columns = array.shape.last else { throw .value("a triangle is that of a matrix") }
        let rows = array.dimensions > 1 ? array.shape[array.dimensions - 2] : columns
        let count = try ArrayContext.count([rows, columns], .bool)
        let diagonal = bounded(diagonal)
        let flags = (0..<count).map {
            let (row, column) = $0.quotientAndRemainder(dividingBy: columns)
            return isLower ? column <= row + diagonal : column >= row + diagonal
        }
        return try ArrayValue.choosing(
            where: .array(NDArray(flags, shape: [rows, columns])), .array(array),
            .array(try zeros([], array.elementType))
        ).array
    }

    /// `np.meshgrid(…, indexing=…)`: coordinates of a grid.
    package static func meshgrid(
        _ arrays: [NDArray], indexing: String = "xy"
    ) throws(ArrayError) -> [NDArray] {
        guard indexing == "xy" || indexing == "ij" else {
            throw .value("indexing is 'xy' or 'ij', not \(pythonText(quoting: indexing))")
        }
        var order = Array(arrays.indices)
        if indexing == "xy", arrays.count > 1 { order.swapAt(0, 1) }
        let shape = order.map { arrays[$0].count }
        var grids: [NDArray] = []
        for (index, array) in arrays.enumerated() {
            let sides = order.map { $0 == index ? array.count : 1 }
            grids.append(try array.reshaped(as: sides).broadcast(to: shape))
        }
        return grids
    }

    /// Beyond every diagonal that an array can have, and small enough to be reckoned with.
    private static func bounded(_ diagonal: Int) -> Int { max(-1 << 40, min(1 << 40, diagonal)) }
}

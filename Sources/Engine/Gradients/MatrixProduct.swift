/// `a @ b` for one or two axes as NumPy has it.
///
/// (m, k) @ (k, n) → (m, n) · (k,) @ (k, n) → (n,) · (m, k) @ (k,) → (m,) · (k,) @ (k,) → ().
enum MatrixProduct {
    /// Products beyond this are computed some rows at a time, so that they can be given up.
    private static let longest = 1 << 33

    static func value(
        _ a: Tensor, _ b: Tensor, isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(TensorError) -> Tensor {
        guard (1...2).contains(a.rank), (1...2).contains(b.rank), a.shape.last == b.shape.first
        else { throw .shapesDoNotMultiply(a.shape, b.shape) }
        let shape = Array(a.shape.dropLast() + b.shape.dropFirst())
        _ = try Tensor.room(for: shape)
        let (rows, inner, columns) = sizes(a, b)
        if let isCancelled, rows > 1,
            Double(rows) * Double(inner) * Double(columns) > Double(longest)
        {
            let product = try inPieces(rows, columns, inner, a.values, b.values, isCancelled)
            return Tensor(trusted: product, shape, isWhole: a.isWhole && b.isWhole)
        }
        let product = multiply(rows, columns, inner, a.values, false, b.values, false)
        return Tensor(trusted: product, shape, isWhole: a.isWhole && b.isWhole)
    }

    /// The same, some rows at a time; throws `cancelled` between them.
    private static func inPieces(
        _ rows: Int, _ columns: Int, _ inner: Int, _ a: [Float], _ b: [Float],
        _ isCancelled: @Sendable () -> Bool
    ) throws(TensorError) -> [Float] {
        let rowsAtOnce = max(1, longest / max(1, inner * columns))
        var product: [Float] = []
        product.reserveCapacity(rows * columns)
        for first in stride(from: 0, to: rows, by: rowsAtOnce) {
            if isCancelled() { throw .cancelled }
            let count = min(rowsAtOnce, rows - first)
            let piece = Array(a[(first * inner)..<((first + count) * inner)])
            product += multiply(count, columns, inner, piece, false, b, false)
        }
        return product
    }

    /// g·bᵀ and aᵀ·g for the gradient g of the product.
    static func gradients(
        _ a: Tensor, _ b: Tensor, upstream: Tensor, needed: [Bool]
    ) -> [Tensor?] {
        let (rows, inner, columns) = sizes(a, b)
        let left =
            needed[0] ? multiply(rows, inner, columns, upstream.values, false, b.values, true) : nil
        let right =
            needed[1] ? multiply(inner, columns, rows, a.values, true, upstream.values, false) : nil
        return [
            left.map { Tensor(trusted: $0, a.shape) }, right.map { Tensor(trusted: $0, b.shape) },
        ]
    }

    /// The sizes of (m, k) @ (k, n), where a single axis of a is a row and of b a column.
    private static func sizes(_ a: Tensor, _ b: Tensor) -> (rows: Int, inner: Int, columns: Int) {
        (a.rank == 2 ? a.shape[0] : 1, b.shape[0], b.rank == 2 ? b.shape[1] : 1)
    }

    private static func multiply(
        _ rows: Int, _ columns: Int, _ inner: Int, _ a: [Float], _ aTransposed: Bool, _ b: [Float],
        _ bTransposed: Bool
    ) -> [Float] {
        [Float](unsafeUninitializedCapacity: rows * columns) { memory, count in
            count = rows * columns
            guard let result = memory.baseAddress else { return }
            a.withUnsafeBufferPointer { a in
                b.withUnsafeBufferPointer { b in
                    guard let a = a.baseAddress, let b = b.baseAddress, inner > 0 else {
                        memory.initialize(repeating: 0)
                        return
                    }
                    if bTransposed {
                        let scratch = UnsafeMutablePointer<Float>.allocate(
                            capacity: rows * (inner + columns))
                        defer { scratch.deallocate() }
                        BLAS.multiplyTransposed(
                            a, b, into: result, rows: rows, columns: columns, inner: inner,
                            leftStride: inner, rightStride: inner, outputStride: columns,
                            scratch: scratch)
                    } else {
                        BLAS.multiply(
                            a, b, into: result, rows: rows, columns: columns, inner: inner,
                            transposingLeft: aTransposed, leftStride: aTransposed ? rows : inner,
                            rightStride: columns, outputStride: columns)
                    }
                }
            }
        }
    }
}

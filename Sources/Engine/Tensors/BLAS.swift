import COpenBLAS

/// The one place that calls OpenBLAS. Matrices are row-major Float32.
enum BLAS {
    /// The library's own threads cost more than they give for the products of small networks.
    private static let singleThread: Void = openblas_set_num_threads(1)

    /// output = left · right + scale · output.
    ///
    /// - Parameters:
    ///   - rows: rows of the product (m); `columns`: its columns (n); `inner`: the shared size (k).
    ///   - transposingLeft: `left` lies as (k, m) and is read as (m, k); likewise `transposingRight`.
    ///   - leftStride, rightStride, outputStride: numbers from one stored row to the next.
    static func multiply(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        into output: UnsafeMutablePointer<Float>, rows: Int, columns: Int, inner: Int,
        transposingLeft: Bool = false, transposingRight: Bool = false,
        leftStride: Int, rightStride: Int, outputStride: Int, scalingOutputBy scale: Float = 0
    ) {
        _ = singleThread
        cblas_sgemm(
            CblasRowMajor, transposingLeft ? CblasTrans : CblasNoTrans,
            transposingRight ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns),
            Int32(inner), 1, left, Int32(leftStride), right, Int32(rightStride), scale, output,
            Int32(outputStride))
    }
}

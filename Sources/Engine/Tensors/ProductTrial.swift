import CKernels

/// One product of a training step, to be computed in one of several ways: what `bobbin-bench` measures
/// a step against.
package struct ProductTrial: Sendable {
    package enum Way: Sendable, Equatable, CustomStringConvertible {
        /// OpenBLAS, so many rows of the output a call; nil for all in one.
        case library(rowsAtATime: Int?)
        /// The engine's own kernel.
        case own

        package var description: String {
            switch self {
            case .library(nil): "sgemm"
            case .library(let rows?): "sgemm by \(rows) rows"
            case .own: "own kernel"
            }
        }
    }

    package let rows: Int
    package let columns: Int
    package let inner: Int
    package let transposesLeft: Bool
    private let left: FloatBuffer
    private let right: FloatBuffer
    private var output: FloatBuffer

    package init(rows: Int, columns: Int, inner: Int, transposesLeft: Bool = false) {
        self.rows = rows
        self.columns = columns
        self.inner = inner
        self.transposesLeft = transposesLeft
        var random = RandomSource(seed: 1)
        func numbers(_ count: Int) -> FloatBuffer {
            FloatBuffer((0..<count).map { _ in Float(random.uniform(-1, 1)) })
        }
        left = numbers(rows * inner)
        right = numbers(inner * columns)
        output = FloatBuffer(count: rows * columns)
    }

    /// Products and sums, both counted.
    package var operations: Double { 2 * Double(rows) * Double(columns) * Double(inner) }

    /// Computes the product once; false where that way is not there.
    package mutating func run(_ way: Way) -> Bool {
        let (rows, columns, inner, turned) = (rows, columns, inner, transposesLeft)
        let leftStride = turned ? rows : inner
        return left.withUnsafePointer { left in
            right.withUnsafePointer { right in
                output.withUnsafeMutablePointer { output in
                    switch way {
                    case .own:
                        var product = bobbin_product(
                            rows: rows, columns: columns, inner: inner, left: left,
                            left_row: turned ? 1 : inner, left_inner: turned ? rows : 1,
                            right: right, right_row: columns, output: output, output_row: columns,
                            start: nil, start_row: 0, nonzero: nil, nonzero_row: 0,
                            carried: nil)
                        bobbin_multiply(BLAS.instructions, &product)
                        return true
                    case .library(let portion):
                        guard let library = OpenBLAS.shared else { return false }
                        for start in stride(from: 0, to: rows, by: portion ?? rows) {
                            library.product(
                                left + start * (turned ? 1 : inner), right,
                                into: output + start * columns,
                                rows: min(portion ?? rows, rows - start), columns: columns,
                                inner: inner, transposingLeft: turned, leftStride: leftStride,
                                rightStride: columns, outputStride: columns)
                        }
                        return true
                    }
                }
            }
        }
    }
}

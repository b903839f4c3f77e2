import CKernels
import Testing

@testable import Engine

/// Every kernel's products against sums in Float64.
struct ProductTests {
    static let instructions = [bobbin_plain, bobbin_avx2, bobbin_avx512].filter {
        $0.rawValue <= bobbin_best_instructions().rawValue
    }
    /// Rows, columns and inner size; odd ones for the ends of tiles and vectors.
    static let shapes: [(Int, Int, Int)] = [
        (1, 1, 1), (3, 2, 5), (8, 3, 9), (13, 4, 3), (5, 7, 17), (9, 10, 100), (32, 15, 4),
        (7, 16, 33), (21, 33, 70), (32, 100, 784), (17, 97, 20), (4, 113, 300), (40, 300, 90),
        (48, 290, 300), (130, 40, 600),
    ]

    private func numbers(_ count: Int, _ random: inout RandomSource) -> [Float] {
        (0..<count).map { _ in Float(random.uniform(-1, 1)) }
    }

    /// The bound of the rounding of k products and sums of numbers within 1.
    private func tolerance(_ inner: Int) -> Double { Double(inner + 2) * 0x1p-23 }

    /// Writes from the second number of `output` on.
    private func multiply(
        _ kind: bobbin_instructions, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        _ bias: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ rows: Int,
        _ columns: Int, _ inner: Int, isTurned: Bool
    ) {
        var product = bobbin_product(
            rows: rows, columns: columns, inner: inner, left: left,
            left_row: isTurned ? 1 : inner, left_inner: isTurned ? rows : 1, right: right,
            right_row: columns, output: output + 1, output_row: columns, start: bias, start_row: 0,
            nonzero: nil, nonzero_row: 0, carried: nil)
        bobbin_multiply(kind, &product)
    }

    @Test(arguments: shapes) func ownKernel(_ rows: Int, _ columns: Int, _ inner: Int) {
        var random = RandomSource(seed: 5)
        let left = numbers(rows * inner, &random)
        let right = numbers(inner * columns, &random)
        let bias = numbers(columns, &random)
        for kind in Self.instructions {
            for isTurned in [false, true] {
                // One number before and after, which must stay.
                var output = [Float](repeating: 77, count: rows * columns + 2)
                multiply(
                    kind, left, right, bias, &output, rows, columns, inner, isTurned: isTurned)
                #expect(output.first == 77 && output.last == 77)
                for r in 0..<rows {
                    for c in 0..<columns {
                        let exact = (0..<inner).reduce(Double(bias[c])) { sum, i in
                            let a = isTurned ? left[i * rows + r] : left[r * inner + i]
                            return sum + Double(a) * Double(right[i * columns + c])
                        }
                        let found = Double(output[1 + r * columns + c])
                        #expect(abs(found - exact) < tolerance(inner), "\(kind) \(r) \(c)")
                    }
                }
            }
        }
    }

    @Test(arguments: shapes + [(70, 520, 600)]) func transposed(
        _ rows: Int, _ columns: Int, _ inner: Int
    ) {
        var random = RandomSource(seed: 6)
        let left = numbers(rows * inner, &random)
        let right = numbers(columns * inner, &random)
        var scratch = [Float](repeating: 0, count: rows * (columns + inner))
        var output = [Float](repeating: 0, count: rows * columns)
        BLAS.multiplyTransposed(
            left, right, into: &output, rows: rows, columns: columns, inner: inner,
            leftStride: inner, rightStride: inner, outputStride: columns, scratch: &scratch)
        for r in stride(from: 0, to: rows, by: max(1, rows / 9)) {
            for c in stride(from: 0, to: columns, by: max(1, columns / 30)) {
                let exact = (0..<inner).reduce(0.0) {
                    $0 + Double(left[r * inner + $1]) * Double(right[c * inner + $1])
                }
                #expect(abs(Double(output[r * columns + c]) - exact) < tolerance(inner))
            }
        }
    }

    /// An update that a product carries along changes the parameters as it does alone, whatever the
    /// shapes: fewer updates than steps, more, a last vector that is not whole.
    @Test(arguments: [(24, 100, 32, 2400), (3, 50, 4, 5000), (16, 33, 500, 77), (8, 7, 9, 3)])
    func carriedUpdate(_ rows: Int, _ columns: Int, _ inner: Int, _ count: Int) {
        var random = RandomSource(seed: 7)
        let (left, right) = (numbers(rows * inner, &random), numbers(inner * columns, &random))
        let gradients = numbers(count, &random)
        let start = (
            numbers(count, &random), numbers(count, &random),
            numbers(count, &random).map { $0 * $0 }
        )
        for kind in Self.instructions {
            var (alone, carried) = (start, start)
            var expected = [Float](repeating: 0, count: rows * columns)
            var found = expected
            withRun(&alone, gradients) { run in bobbin_adam_finish(&run) }
            product(kind, left, right, &expected, rows, columns, inner, nil)
            withRun(&carried, gradients) { run in
                product(kind, left, right, &found, rows, columns, inner, &run)
                #expect(run.count == 0)
            }
            #expect(found == expected)
            // The compiler may round a product and its sum once or twice.
            for (a, b) in [(alone.0, carried.0), (alone.1, carried.1), (alone.2, carried.2)] {
                #expect(zip(a, b).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($0)) })
            }
            #expect(alone.0 != start.0)
        }
    }

    private func withRun(
        _ state: inout ([Float], [Float], [Float]), _ gradients: [Float],
        _ body: (inout bobbin_adam_run) -> Void
    ) {
        let count = gradients.count
        state.0.withUnsafeMutableBufferPointer { w in
            state.1.withUnsafeMutableBufferPointer { m in
                state.2.withUnsafeMutableBufferPointer { v in
                    gradients.withUnsafeBufferPointer { g in
                        var run = bobbin_adam_run(
                            count: count, w: w.baseAddress, g: g.baseAddress, m: m.baseAddress,
                            v: v.baseAddress, rate: 0.01, one_less_beta_1: 0.1,
                            one_less_beta_2: 0.001, epsilon: 1e-7, work: 0)
                        body(&run)
                    }
                }
            }
        }
    }

    private func product(
        _ kind: bobbin_instructions, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        _ output: UnsafeMutablePointer<Float>, _ rows: Int, _ columns: Int, _ inner: Int,
        _ carried: UnsafeMutablePointer<bobbin_adam_run>?
    ) {
        var product = bobbin_product(
            rows: rows, columns: columns, inner: inner, left: left, left_row: 1, left_inner: rows,
            right: right, right_row: columns, output: output, output_row: columns, start: nil,
            start_row: 0, nonzero: nil, nonzero_row: 0, carried: carried)
        bobbin_multiply(kind, &product)
    }

    /// Edges of blocks of sixteen, which are turned by themselves.
    @Test(arguments: [(1, 1), (16, 16), (17, 40), (33, 15), (64, 130)])
    func transposition(_ rows: Int, _ columns: Int) {
        var random = RandomSource(seed: 8)
        let input = numbers(rows * columns, &random)
        var output = [Float](repeating: 0, count: rows * columns)
        bobbin_transpose(&output, rows, input, columns, rows, columns)
        for r in 0..<rows {
            #expect((0..<columns).allSatisfy { output[$0 * rows + r] == input[r * columns + $0] })
        }
    }
}

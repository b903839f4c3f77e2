import CKernels
import Testing

@testable import Engine

/// Products that leave out zeros give what whole products give, to the last bit.
struct NonzeroTests {
    private func numbers(_ count: Int, zeros: Double, _ random: inout RandomSource) -> [Float] {
        (0..<count).map { _ in
            random.uniform(0, 1) < zeros ? 0 : Float(random.uniform(-1, 1))
        }
    }

    /// The bits of a matrix, word for word, computed one by one.
    private func bits(_ matrix: [Float], rows: Int, columns: Int) -> [UInt64] {
        let words = (columns + 63) / 64
        var bits = [UInt64](repeating: 0, count: rows * words)
        for row in 0..<rows {
            for column in 0..<columns where matrix[row * columns + column] != 0 {
                bits[row * words + column / 64] |= 1 << UInt64(column % 64)
            }
        }
        return bits
    }

    private static let sizes = [
        (1, 1), (3, 16), (5, 63), (64, 64), (32, 192), (65, 130), (128, 79), (200, 784),
    ]

    @Test(arguments: sizes) func bitsAreFoundAndTurned(_ rows: Int, _ columns: Int) {
        guard bobbin_skips_zeros(bobbin_best_instructions(), 1000) != 0 else { return }
        var random = RandomSource(seed: 3)
        let matrix = numbers(rows * columns, zeros: 0.6, &random)
        let right = bits(matrix, rows: rows, columns: columns)
        let words = (columns + 63) / 64
        var found = [UInt64](repeating: .max, count: rows * words)
        let count = bobbin_find_nonzero(&found, words, matrix, columns, rows, columns)
        #expect(found == right)
        #expect(count == matrix.count { $0 != 0 })
        let turnedWords = (rows + 63) / 64
        var turned = [UInt64](repeating: .max, count: columns * turnedWords)
        bobbin_turn_bits(&turned, turnedWords, right, words, rows, columns)
        let other = (0..<columns * rows).map { matrix[$0 % rows * columns + $0 / rows] }
        #expect(turned == bits(other, rows: columns, columns: rows))
    }

    /// Rows, columns, inner, and the share of zeros.
    private static let shapes = [
        (16, 97, 1, 0.5), (32, 100, 192, 0.5), (33, 112, 65, 0.0), (17, 128, 64, 1.0),
        (40, 130, 63, 0.9), (31, 512, 128, 0.5), (64, 300, 200, 0.6),
    ]

    @Test(arguments: shapes, [false, true])
    func products(_ shape: (Int, Int, Int, Double), isTurned: Bool) {
        let (rows, columns, inner, zeros) = shape
        var random = RandomSource(seed: 4)
        let left = numbers(rows * inner, zeros: zeros, &random)
        let right = numbers(inner * columns, zeros: 0, &random)
        let start = numbers(columns, zeros: 0, &random)
        let matrix =
            isTurned ? (0..<rows * inner).map { left[$0 % inner * rows + $0 / inner] } : left
        let gradients = (0..<700).map { Float($0) / 700 }
        let known = bits(matrix, rows: rows, columns: inner)
        func run(_ nonzero: UnsafePointer<UInt64>?) -> [[Float]] {
            // One number before and after, which must stay.
            var output = [Float](repeating: 77, count: rows * columns + 2)
            var (w, m, v) = (gradients, gradients, gradients)
            multiply(
                (rows, columns, inner), left, right, start, nonzero, &output, isTurned: isTurned,
                &w, gradients, &m, &v)
            #expect(output.first == 77 && output.last == 77)
            return [output, w, m, v]
        }
        let whole = run(nil)
        let sparse = known.withUnsafeBufferPointer { run($0.baseAddress) }
        #expect(sparse == whole)
    }

    /// A product that carries the update of 700 parameters along.
    private func multiply(
        _ shape: (rows: Int, columns: Int, inner: Int), _ left: UnsafePointer<Float>,
        _ right: UnsafePointer<Float>, _ start: UnsafePointer<Float>,
        _ nonzero: UnsafePointer<UInt64>?, _ output: UnsafeMutablePointer<Float>, isTurned: Bool,
        _ w: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>,
        _ m: UnsafeMutablePointer<Float>, _ v: UnsafeMutablePointer<Float>
    ) {
        var carried = bobbin_adam_run(
            count: 700, w: w, g: g, m: m, v: v, rate: 0.01, one_less_beta_1: 0.1,
            one_less_beta_2: 0.001, epsilon: 1e-7, work: 0)
        withUnsafeMutablePointer(to: &carried) { carried in
            var product = bobbin_product(
                rows: shape.rows, columns: shape.columns, inner: shape.inner, left: left,
                left_row: isTurned ? 1 : shape.inner, left_inner: isTurned ? shape.rows : 1,
                right: right, right_row: shape.columns, output: output + 1,
                output_row: shape.columns, start: start, start_row: 0, nonzero: nonzero,
                nonzero_row: (shape.inner + 63) / 64, carried: carried)
            bobbin_multiply(bobbin_best_instructions(), &product)
        }
        #expect(carried.count == 0)
    }

    /// A part with many zeros is worth knowing, one with few is not.
    @Test(arguments: [0.7, 0.2]) func partsAreJudged(zeros: Double) throws {
        var random = RandomSource(seed: 9)
        var network = Network(inputShape: [256])
        try network.append(Dense(units: 128, name: "a"), random: &random)
        let split = try #require(SplitProduct(for: network, rows: 32))
        guard let nonzero = NonzeroInputs(for: split, rows: 32) else { return }
        let inputs = numbers(32 * 256, zeros: zeros, &random)
        for part in 0..<split.parts {
            nonzero.find(in: inputs, rows: 32, part: part)
            let first = split.columns(of: part..<part + 1).lowerBound
            #expect((nonzero.ofItems(part: part) != nil) == (zeros > 0.5))
            #expect((nonzero.ofInputs(from: first, part: part) != nil) == (zeros > 0.5))
        }
    }

    /// After a look in vain a part rests; once it is looked at again, its zeros are seen.
    @Test func aLookInVainIsNotRepeatedAtOnce() throws {
        var random = RandomSource(seed: 9)
        var network = Network(inputShape: [256])
        try network.append(Dense(units: 128, name: "a"), random: &random)
        let split = try #require(SplitProduct(for: network, rows: 32))
        guard let nonzero = NonzeroInputs(for: split, rows: 32) else { return }
        let full = numbers(32 * 256, zeros: 0, &random)
        let sparse = numbers(32 * 256, zeros: 0.8, &random)
        nonzero.find(in: full, rows: 32, part: 0)
        #expect(nonzero.ofItems(part: 0) == nil)
        var looks = 0
        while nonzero.ofItems(part: 0) == nil, looks < 100 {
            nonzero.find(in: sparse, rows: 32, part: 0)
            looks += 1
        }
        #expect(looks == 32)
    }
}

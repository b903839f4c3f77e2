import CKernels
import Synchronization

/// Products of row-major Float32 matrices, by whichever kernel is the faster for their shapes.
///
/// The kernel in `CKernels/products.h` reads matrices as they lie, which small ones repay most, and
/// with the vectors of AVX2 or AVX-512 keeps up with OpenBLAS on large ones. OpenBLAS packs its
/// matrices first: it does the large products of other processors, and of a matrix that lies on its
/// side. Both sum each number of the output in an order that does not depend on how many threads
/// share the work.
enum BLAS {
    /// The instructions to multiply with: the widest that the processor has, unless held to others.
    static var instructions: bobbin_instructions {
        bobbin_instructions(UInt32(chosen.load(ordering: .relaxed)))
    }

    private static let chosen = Atomic(Int(bobbin_best_instructions().rawValue))

    /// From here on multiplies with `held`, or with the widest instructions there are where those are
    /// fewer: for measurements and tests, between two trainings.
    static func hold(to held: bobbin_instructions) {
        let best = bobbin_best_instructions()
        chosen.store(Int(min(held.rawValue, best.rawValue)), ordering: .relaxed)
    }

    /// Numbers of the right matrix from which packing it pays: a megabyte, the second cache.
    private static let largestUnpacked = 1 << 18
    /// Fewer rows than this never make up for the packing.
    private static let fewRows = 64

    private static func isLarge(_ rows: Int, _ columns: Int, _ inner: Int) -> Bool {
        inner * columns > largestUnpacked && rows >= fewRows
    }

    /// output = start + left · right.
    ///
    /// - Parameters:
    ///   - rows: rows of the product (m); `columns`: its columns (n); `inner`: the shared size (k).
    ///   - transposingLeft: `left` lies as (k, m) and is read as (m, k).
    ///   - leftStride, rightStride, outputStride: numbers from one stored row to the next.
    ///   - start: one row of numbers that every row of the product begins with; nil for zeros.
    ///   - nonzero: which numbers of `left` are not 0, where that is known; the same numbers come out.
    ///   - carried: an update to be done by the way; OpenBLAS leaves it undone.
    static func multiply(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        into output: UnsafeMutablePointer<Float>, rows: Int, columns: Int, inner: Int,
        transposingLeft: Bool = false, leftStride: Int, rightStride: Int, outputStride: Int,
        start: UnsafePointer<Float>? = nil, nonzero: NonzeroBits? = nil,
        carried: UnsafeMutablePointer<bobbin_adam_run>? = nil
    ) {
        guard rows > 0, columns > 0 else { return }
        guard instructions == bobbin_plain, isLarge(rows, columns, inner),
            let library = OpenBLAS.shared
        else {
            var product = bobbin_product(
                rows: rows, columns: columns, inner: inner, left: left,
                left_row: transposingLeft ? 1 : leftStride,
                left_inner: transposingLeft ? leftStride : 1, right: right, right_row: rightStride,
                output: output, output_row: outputStride, start: start, start_row: 0,
                nonzero: nonzero?.words, nonzero_row: nonzero?.wordsPerRow ?? 0, carried: carried)
            bobbin_multiply(instructions, &product)
            return
        }
        if let start {
            for row in 0..<rows {
                (output + row * outputStride).update(from: start, count: columns)
            }
        }
        library.product(
            left, right, into: output, rows: rows, columns: columns, inner: inner,
            transposingLeft: transposingLeft, leftStride: leftStride, rightStride: rightStride,
            outputStride: outputStride, addsToOutput: start != nil)
    }

    /// output = left · rightᵀ, where `right` lies as (n, k).
    ///
    /// - Parameter scratch: room for `rows · (inner + columns)` numbers.
    static func multiplyTransposed(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
        into output: UnsafeMutablePointer<Float>, rows: Int, columns: Int, inner: Int,
        leftStride: Int, rightStride: Int, outputStride: Int,
        scratch: UnsafeMutablePointer<Float>
    ) {
        guard rows > 0, columns > 0 else { return }
        if instructions == bobbin_plain, isLarge(rows, columns, inner),
            let library = OpenBLAS.shared
        {
            library.product(
                left, right, into: output, rows: rows, columns: columns, inner: inner,
                transposingRight: true, leftStride: leftStride, rightStride: rightStride,
                outputStride: outputStride)
            return
        }
        // (left · rightᵀ)ᵀ = right · leftᵀ: the few numbers of the batch are turned, not the weights.
        let turned = scratch + rows * columns
        bobbin_transpose(turned, rows, left, leftStride, rows, inner)
        multiply(
            right, turned, into: scratch, rows: columns, columns: rows, inner: inner,
            leftStride: rightStride, rightStride: rows, outputStride: rows)
        bobbin_transpose(output, outputStride, scratch, rows, columns, rows)
    }
}

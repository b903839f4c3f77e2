import CKernels

/// Room for the products of eight rows of features, which are summed side by side.
///
/// A sum from the first product to the last waits for every addition; eight at once wait together.
struct ProductSums: ~Copyable {
    static let width = 8
    private let stride: Int
    private let products: UnsafeMutablePointer<Double>
    private let counts: UnsafeMutablePointer<Int>
    private let sums: UnsafeMutablePointer<Double>

    init(features: Int) {
        // A multiple of 8 numbers, and an odd multiple of 64 bytes so that rows share no cache line set.
        stride = (features / 8 + 1) * 8 | 8
        products = .allocate(capacity: stride * Self.width)
        products.initialize(repeating: 0, count: stride * Self.width)
        counts = .allocate(capacity: Self.width)
        counts.initialize(repeating: 0, count: Self.width)
        sums = .allocate(capacity: Self.width)
        sums.initialize(repeating: 0, count: Self.width)
    }

    deinit {
        products.deallocate()
        counts.deallocate()
        sums.deallocate()
    }

    /// Puts the products of an item with its weights into place `lane`, 0..<8.
    func prepare(
        _ lane: Int, _ reader: borrowing RowReader, _ item: Int, _ weights: UnsafePointer<Double>
    ) {
        counts[lane] = reader.multiply(item, weights, into: products + lane * stride)
    }

    /// Sums every place; read the results with `subscript`.
    func sum() { bobbin_sums_in_order(sums, products, stride, counts) }

    subscript(lane: Int) -> Double { sums[lane] }
}

import CKernels

/// Multiplies and adds rows of a `BaselineTable`; each thread has its own.
struct RowReader: ~Copyable {
    private let table: BaselineTable
    private let features: Int
    /// One row as Float64, for storage that the kernels cannot read as it lies.
    private let scratch: UnsafeMutablePointer<Double>

    init(_ table: BaselineTable) {
        self.table = table
        features = table.features
        scratch = .allocate(capacity: table.features)
        scratch.initialize(repeating: 0, count: table.features)
    }

    deinit { scratch.deallocate() }

    /// Writes weights[i] · x[i] for the item's features in order, and returns how many there are.
    ///
    /// Features that are zero may be left out. Their sum is w·x.
    func multiply(
        _ item: Int, _ weights: UnsafePointer<Double>, into products: UnsafeMutablePointer<Double>
    ) -> Int {
        let row = table.storedRow(item)
        if case .bytes(let buffer, let unit, let index) = table.storage {
            let blocks = index[row]
            bobbin_products_of_blocks(
                products, weights, buffer.elements.baseAddress! + row * features,
                blocks.start, blocks.count, unit)
            return blocks.count * BlockIndex.width
        }
        bobbin_products(products, weights, numbers(ofRow: row), features)
        return features
    }

    /// weights[i] += scale · x[i] for the item's features.
    func add(_ item: Int, scale: Double, to weights: UnsafeMutablePointer<Double>) {
        let row = table.storedRow(item)
        if case .bytes(let buffer, let unit, let index) = table.storage {
            let blocks = index[row]
            bobbin_add_blocks(
                weights, buffer.elements.baseAddress! + row * features,
                blocks.start, blocks.count, unit, scale)
        } else {
            bobbin_add_scaled(weights, numbers(ofRow: row), features, scale)
        }
    }

    /// ‖x‖² of the item.
    func squaredLength(_ item: Int) -> Double {
        let numbers = numbers(ofRow: table.storedRow(item))
        return (0..<features).reduce(0) { $0 + numbers[$1] * numbers[$1] }
    }

    /// Has the memory of an item brought near before it is needed.
    func fetchAhead(_ item: Int) {
        let row = table.storedRow(item)
        if case .bytes(let buffer, _, let index) = table.storage {
            let blocks = index[row]
            bobbin_fetch_ahead(buffer.elements.baseAddress! + row * features, features)
            bobbin_fetch_ahead(blocks.start, blocks.count * MemoryLayout<UInt16>.size)
        }
    }

    private func numbers(ofRow row: Int) -> UnsafePointer<Double> {
        let start = row * features
        switch table.storage {
        case .doubles(let buffer): return buffer.elements.baseAddress! + start
        case .floats(let buffer):
            for i in 0..<features { scratch[i] = Double(buffer.elements[start + i]) }
        case .codes(let buffer, let values):
            for i in 0..<features { scratch[i] = values[Int(buffer.elements[start + i])] }
        case .bytes(let buffer, let unit, _):
            for i in 0..<features {
                let byte = Double(buffer.elements[start + i])
                scratch[i] = byte * unit.high + byte * unit.low
            }
        }
        return UnsafePointer(scratch)
    }
}

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

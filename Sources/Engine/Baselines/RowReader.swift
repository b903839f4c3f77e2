import CKernels

/// Multiplies and adds rows of a `BaselineTable`; each thread has its own.
///
/// It holds bare addresses: two threads that count references to the same memory at every row would
/// spend their time on that. The table keeps the memory, and the reader the table.
struct RowReader: ~Copyable {
    private enum Layout {
        case bytes(UnsafePointer<UInt8>, bobbin_unit, Blocks)
        case codes(UnsafePointer<UInt8>, UnsafePointer<Double>)
        case floats(UnsafePointer<Float>)
        case doubles(UnsafePointer<Double>)
    }

    private struct Blocks {
        let indices: UnsafePointer<UInt16>
        let counts: UnsafePointer<Int32>
        let perRow: Int
    }

    private let table: BaselineTable
    private let layout: Layout
    private let rows: UnsafePointer<Int32>?
    private let features: Int
    /// One row as Float64, for storage that the kernels cannot read as it lies.
    private let scratch: UnsafeMutablePointer<Double>
    /// What the 256 bytes stand for where a table says so.
    private let values: UnsafeMutablePointer<Double>

    init(_ table: BaselineTable) {
        self.table = table
        features = table.features
        rows = table.rows?.elements.baseAddress
        scratch = .allocate(capacity: table.features)
        scratch.initialize(repeating: 0, count: table.features)
        values = .allocate(capacity: 256)
        values.initialize(repeating: 0, count: 256)
        switch table.storage {
        case .bytes(let buffer, let unit, let index):
            let blocks = Blocks(
                indices: index.blocks.elements.baseAddress!,
                counts: index.counts.elements.baseAddress!, perRow: index.perRow)
            layout = .bytes(buffer.elements.baseAddress!, unit, blocks)
        case .codes(let buffer, let numbers):
            values.update(from: numbers, count: 256)
            layout = .codes(buffer.elements.baseAddress!, values)
        case .floats(let buffer): layout = .floats(buffer.elements.baseAddress!)
        case .doubles(let buffer): layout = .doubles(buffer.elements.baseAddress!)
        }
    }

    deinit {
        scratch.deallocate()
        values.deallocate()
    }

    /// Writes weights[i] · x[i] for the item's features in order, and returns how many there are.
    ///
    /// Features that are zero may be left out. Their sum is w·x.
    func multiply(
        _ item: Int, _ weights: UnsafePointer<Double>, into products: UnsafeMutablePointer<Double>
    ) -> Int {
        let row = storedRow(item)
        if case .bytes(let bytes, let unit, let blocks) = layout {
            let count = Int(blocks.counts[row])
            bobbin_products_of_blocks(
                products, weights, bytes + row * features, blocks.indices + row * blocks.perRow,
                count, unit)
            return count * BlockIndex.width
        }
        bobbin_products(products, weights, numbers(ofRow: row), features)
        return features
    }

    /// weights[i] += scale · x[i] for the item's features.
    func add(_ item: Int, scale: Double, to weights: UnsafeMutablePointer<Double>) {
        let row = storedRow(item)
        if case .bytes(let bytes, let unit, let blocks) = layout {
            bobbin_add_blocks(
                weights, bytes + row * features, blocks.indices + row * blocks.perRow,
                Int(blocks.counts[row]), unit, scale)
        } else {
            bobbin_add_scaled(weights, numbers(ofRow: row), features, scale)
        }
    }

    /// ‖x‖² of the item.
    func squaredLength(_ item: Int) -> Double {
        let numbers = numbers(ofRow: storedRow(item))
        return (0..<features).reduce(0) { $0 + numbers[$1] * numbers[$1] }
    }

    /// Has the memory of an item brought near before it is needed.
    func fetchAhead(_ item: Int) {
        guard case .bytes(let bytes, _, let blocks) = layout else { return }
        let row = storedRow(item)
        bobbin_fetch_ahead(bytes + row * features, features)
        bobbin_fetch_ahead(
            blocks.indices + row * blocks.perRow, blocks.perRow * MemoryLayout<UInt16>.size)
    }

    private func storedRow(_ item: Int) -> Int { rows.map { Int($0[item]) } ?? item }

    private func numbers(ofRow row: Int) -> UnsafePointer<Double> {
        let start = row * features
        switch layout {
        case .doubles(let numbers): return numbers + start
        case .floats(let numbers):
            for i in 0..<features { scratch[i] = Double(numbers[start + i]) }
        case .codes(let bytes, let values):
            for i in 0..<features { scratch[i] = values[Int(bytes[start + i])] }
        case .bytes(let bytes, let unit, _):
            for i in 0..<features {
                let byte = Double(bytes[start + i])
                scratch[i] = byte * unit.high + byte * unit.low
            }
        }
        return UnsafePointer(scratch)
    }
}

import CKernels

/// The inputs of a baseline: `count` items of `features` numbers, read in Float64.
///
/// Bytes stay bytes: a picture's pixels become numbers in the registers that multiply them, so the
/// 60,000 pictures of Fashion-MNIST take 47 MB and not the 376 MB of a matrix of Float64.
public struct BaselineTable: Sendable {
    enum Storage: Sendable {
        /// Bytes that stand for `unit` times themselves (255 for 1.0: unit 1/255).
        case bytes(SharedBuffer<UInt8>, unit: bobbin_unit, blocks: BlockIndex)
        /// Bytes that stand for any 256 numbers.
        case codes(SharedBuffer<UInt8>, values: [Double])
        case floats(SharedBuffer<Float>)
        case doubles(SharedBuffer<Double>)
    }

    let storage: Storage
    /// Which stored row each item is; nil for all as they lie.
    let rows: SharedBuffer<Int32>?
    public let count: Int
    /// Numbers in one item: 784 for a picture of 28 × 28.
    public let features: Int

    /// The items of a data array, whatever their shape, each as one row of numbers.
    ///
    /// - Throws: `BaselineError.notFinite` when a number is NaN or infinite.
    public init(_ data: DataArray) throws(BaselineError) {
        count = data.count
        features = data.itemSize
        rows = data.rows.map { SharedBuffer($0) }
        switch data.storage {
        case .bytes(let buffer, let rounded):
            let values = data.exactValues ?? rounded.map(Double.init)
            guard values.allSatisfy(\.isFinite) else { throw .notFinite }
            if let unit = Self.unit(of: values), features % BlockIndex.width == 0,
                features / BlockIndex.width <= Int(UInt16.max)
            {
                let blocks = BlockIndex(buffer, rowLength: features)
                storage = .bytes(buffer, unit: unit, blocks: blocks)
            } else {
                storage = .codes(buffer, values: values)
            }
        case .floats(let buffer):
            guard buffer.elements.allSatisfy(\.isFinite) else { throw .notFinite }
            storage = .floats(buffer)
        }
    }

    /// Rows of Float64 one after another.
    ///
    /// - Throws: `BaselineError.notFinite` when a number is NaN or infinite.
    public init(values: [Double], features: Int) throws(BaselineError) {
        precondition(features > 0 && values.count % features == 0, "values are whole rows")
        guard values.allSatisfy(\.isFinite) else { throw .notFinite }
        self.features = features
        count = values.count / features
        rows = nil
        storage = .doubles(SharedBuffer(values))
    }

    /// The number that a byte of 1 stands for, where every byte stands for exactly as much more.
    private static func unit(of values: [Double]) -> bobbin_unit? {
        let divisor = 255 / values[255]
        guard divisor.isFinite else { return nil }
        // 44 bits, so that the product with a byte fits into the 53 of a Double.
        let high = Double(bitPattern: (1 / divisor).bitPattern & ~0x1FF)
        let low = (1.0).addingProduct(-high, divisor) / divisor
        let isExact = values.enumerated().allSatisfy { byte, value in
            Double(byte) * high + Double(byte) * low == value
        }
        return isExact ? bobbin_unit(high: high, low: low) : nil
    }
}

/// For each row of bytes, which blocks of eight are not all zero: half of Fashion-MNIST is background.
struct BlockIndex: Sendable {
    static let width = 8
    /// Room for every block of every row, `perRow` apart.
    let blocks: SharedBuffer<UInt16>
    /// How many blocks of each row these are.
    let counts: SharedBuffer<Int32>
    let perRow: Int

    init(_ bytes: SharedBuffer<UInt8>, rowLength: Int) {
        let rows = bytes.elements.count / rowLength
        let perRow = rowLength / Self.width
        let counts = UnsafeMutableBufferPointer<Int32>.allocate(capacity: rows)
        defer { counts.deallocate() }
        blocks = SharedBuffer(count: rows * perRow) { memory in
            guard let blocks = memory.baseAddress, let bytes = bytes.elements.baseAddress else {
                return
            }
            for row in 0..<rows {
                let found = bobbin_find_blocks(
                    blocks + row * perRow, bytes + row * rowLength, perRow)
                counts[row] = Int32(found)
            }
        }
        self.counts = SharedBuffer(count: rows) { _ = $0.initialize(from: counts) }
        self.perRow = perRow
    }
}

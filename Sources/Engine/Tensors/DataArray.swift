import CKernels

/// One array of a data set, pictures or targets: `count` items of the same shape.
///
/// Bytes stay the bytes they were read as; what has been done to them since (`/ 255`, a reshape, a
/// split) is kept beside them and applied when a batch is gathered. Copies share their memory.
///
/// `train_input` of Fashion-MNIST is `count` 60,000, `itemShape` [28, 28], `train_target` is
/// `count` 60,000, `itemShape` [].
public struct DataArray: Sendable {
    public enum Storage: Sendable {
        /// Bytes, and the 256 numbers that they stand for.
        case bytes(SharedBuffer<UInt8>, values: [Float])
        case floats(SharedBuffer<Float>)
    }

    public private(set) var storage: Storage
    /// The shape of one item; empty for one number an item.
    public private(set) var itemShape: [Int]
    /// Which items of the storage these are, in order; nil for all as they lie.
    public private(set) var rows: [Int32]?
    /// The 256 numbers that bytes stand for, as they were before rounding to Float32; nil for floats.
    public private(set) var exactValues: [Double]?
    /// The numbers of the storage as they were before rounding to Float32; nil for bytes, and where
    /// nothing more than Float32 is known. Means and deviations are taken from these.
    public private(set) var exactNumbers: SharedBuffer<Double>?
    private let storedCount: Int
    /// Where the bytes stand for equal steps from zero: the step, in two parts.
    private var byteStep: ByteStep?

    /// Items as they lie in `storage`, which holds a whole number of them.
    public init(_ storage: Storage, itemShape: [Int]) {
        let size = itemShape.reduce(1, *)
        let total =
            switch storage {
            case .bytes(let buffer, let values):
                (values.count == 256, buffer.elements.count)
            case .floats(let buffer): (true, buffer.elements.count)
            }
        precondition(total.0, "a byte stands for one of 256 numbers")
        precondition(size > 0 && total.1 % size == 0, "storage holds a whole number of items")
        self.storage = storage
        self.itemShape = itemShape
        if case .bytes(_, let values) = storage {
            exactValues = values.map(Double.init)
            byteStep = ByteStep(values)
        }
        self.storedCount = total.1 / size
    }

    /// Bytes that stand for themselves, 0…255.
    public init(bytes: SharedBuffer<UInt8>, itemShape: [Int]) {
        self.init(.bytes(bytes, values: (0..<256).map(Float.init)), itemShape: itemShape)
    }

    public init(floats: [Float], itemShape: [Int]) {
        self.init(.floats(SharedBuffer(floats)), itemShape: itemShape)
    }

    /// Numbers that are rounded to Float32 for the network and kept as they are for statistics.
    public init(exact: SharedBuffer<Double>, itemShape: [Int]) {
        let floats = SharedBuffer<Float>(count: exact.elements.count) { memory in
            _ = memory.initialize(from: exact.elements.lazy.map { Float($0) })
        }
        self.init(.floats(floats), itemShape: itemShape)
        exactNumbers = exact
    }

    /// The number of items.
    public var count: Int { rows?.count ?? storedCount }
    /// Numbers in one item: 784 for a picture of 28 × 28.
    public var itemSize: Int { itemShape.reduce(1, *) }
    /// The shape as NumPy says it: [60000, 28, 28].
    public var shape: [Int] { [count] + itemShape }
    public var isBytes: Bool { if case .bytes = storage { true } else { false } }
}

extension DataArray {
    /// The items at `indices` (into this array), in that order; the memory stays shared.
    public func selecting(_ indices: [Int32]) -> DataArray {
        var copy = self
        copy.rows = if let rows { indices.map { rows[Int($0)] } } else { indices }
        return copy
    }

    /// The same numbers with another item shape of the same size; nil where the sizes differ.
    public func reshaped(to itemShape: [Int]) -> DataArray? {
        // Sizes come as they were typed; their product need not fit a machine word.
        let product = itemShape.reduce(1.0) { $0 * Double($1) }
        guard itemShape.allSatisfy({ $0 > 0 }), product == Double(itemSize) else { return nil }
        var copy = self
        copy.itemShape = itemShape
        return copy
    }

    /// Every number divided by `divisor`, computed in Float64 and rounded once, as NumPy and Keras do.
    public func divided(by divisor: Double) -> DataArray { mapping { $0 / divisor } }

    /// Every number changed in the same way, in Float64, and rounded once. Bytes stay bytes.
    func mapping(_ change: (Double) -> Double) -> DataArray {
        var copy = self
        switch storage {
        case .bytes(let buffer, let values):
            let exact = (exactValues ?? values.map(Double.init)).map(change)
            let rounded = exact.map(Float.init)
            copy.exactValues = exact
            copy.byteStep = ByteStep(rounded)
            copy.storage = .bytes(buffer, values: rounded)
        case .floats(let buffer):
            if let exactNumbers {
                let changed = SharedBuffer(exactNumbers.elements.map(change))
                copy.exactNumbers = changed
                copy.storage = .floats(SharedBuffer(changed.elements.map { Float($0) }))
            } else {
                copy.storage = .floats(
                    SharedBuffer(buffer.elements.map { Float(change(Double($0))) }))
            }
        }
        return copy
    }

    /// The numbers of one item.
    public func item(_ index: Int) -> [Float] {
        [Float](unsafeUninitializedCapacity: itemSize) { memory, count in
            withUnsafePointer(to: Int32(index)) {
                gather($0, count: 1, into: memory.baseAddress!)
            }
            count = itemSize
        }
    }

    /// The one number of item `index` of an array of numbers, as a whole number: a class label.
    public func label(_ index: Int) -> Int { Int(item(index)[0]) }

    /// Writes the items at `indices` (into this array) one after another as Float32.
    ///
    /// - Parameters:
    ///   - output: room for `count · itemSize` numbers.
    ///   - columns: which numbers of each item to write, at their places; nil for all.
    public func gather(
        _ indices: UnsafePointer<Int32>, count: Int, into output: UnsafeMutablePointer<Float>,
        columns: Range<Int>? = nil
    ) {
        let columns = columns ?? 0..<itemSize
        let width = columns.count
        switch storage {
        case .bytes(let buffer, let values):
            guard let bytes = buffer.elements.baseAddress else { return }
            if let step = byteStep {
                eachRow(indices, count, columns, output) { stored, output in
                    bobbin_convert(output, bytes + stored, width, step.high, step.low)
                }
                return
            }
            values.withUnsafeBufferPointer { values in
                eachRow(indices, count, columns, output) { stored, output in
                    if let values = values.baseAddress {
                        bobbin_look_up(output, bytes + stored, width, values)
                    }
                }
            }
        case .floats(let buffer):
            eachRow(indices, count, columns, output) { stored, output in
                if let numbers = buffer.elements.baseAddress {
                    output.update(from: numbers + stored, count: width)
                }
            }
        }
    }

    /// Visits the items at `indices`: where the wanted columns of each are stored and where they go.
    private func eachRow(
        _ indices: UnsafePointer<Int32>, _ count: Int, _ columns: Range<Int>,
        _ output: UnsafeMutablePointer<Float>,
        _ body: (_ stored: Int, _ output: UnsafeMutablePointer<Float>) -> Void
    ) {
        let size = itemSize
        let first = columns.lowerBound
        guard let rows else {
            for i in 0..<count {
                body(Int(indices[i]) * size + first, output + i * size + first)
            }
            return
        }
        rows.withUnsafeBufferPointer { rows in
            for i in 0..<count {
                body(Int(rows[Int(indices[i])]) * size + first, output + i * size + first)
            }
        }
    }

    /// Asks for the memory of the items at `indices`, or of some columns, to be gathered soon.
    func fetchAhead(_ indices: UnsafePointer<Int32>, count: Int, columns: Range<Int>? = nil) {
        let columns = columns ?? 0..<itemSize
        for i in 0..<count {
            let item = Int(indices[i])
            let stored = (rows.map { Int($0[item]) } ?? item) * itemSize + columns.lowerBound
            switch storage {
            case .bytes(let buffer, _):
                guard let bytes = buffer.elements.baseAddress else { return }
                bobbin_fetch_ahead(bytes + stored, columns.count)
            case .floats(let buffer):
                guard let numbers = buffer.elements.baseAddress else { return }
                bobbin_fetch_ahead(numbers + stored, columns.count * 4)
            }
        }
    }
}

extension DataArray {
    /// The smallest and the largest number, or nil when there is none.
    public func range() -> ClosedRange<Float>? {
        if rows == nil, let byteStep, case .bytes(let buffer, let values) = storage {
            // Equal steps: the extreme bytes stand for the extreme numbers.
            var (low, high) = (UInt8.max, UInt8.min)
            for byte in buffer.elements {
                low = min(low, byte)
                high = max(high, byte)
            }
            let ends = (values[Int(low)], values[Int(high)])
            return byteStep.high < 0 ? ends.1...ends.0 : ends.0...ends.1
        }
        var range: ClosedRange<Float>?
        forEachItem { item in
            guard let low = item.min(), let high = item.max(), low <= high else { return }
            range = min(range?.lowerBound ?? low, low)...max(range?.upperBound ?? high, high)
        }
        return range
    }

    /// The first item with a number that is none, or infinite; nil where all are finite.
    func firstRowNotFinite() -> Int? {
        if case .bytes(_, let values) = storage, values.allSatisfy(\.isFinite) { return nil }
        var row = 0
        var found: Int?
        forEachItem { item in
            if found == nil, !item.allSatisfy(\.isFinite) { found = row }
            row += 1
        }
        return found
    }

    /// Visits every item in order as numbers in a buffer that is used again.
    public func forEachItem(_ body: (UnsafeBufferPointer<Float>) -> Void) {
        var memory = [Float](repeating: 0, count: itemSize)
        memory.withUnsafeMutableBufferPointer { memory in
            for index in 0..<count {
                withUnsafePointer(to: Int32(index)) {
                    gather($0, count: 1, into: memory.baseAddress!)
                }
                body(UnsafeBufferPointer(memory))
            }
        }
    }
}

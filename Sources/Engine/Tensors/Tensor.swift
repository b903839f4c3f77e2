/// An array of Float32 numbers with NumPy's semantics: the values of Bobbin's expressions.
///
/// A single number has shape []. `Tensor([1, 2, 3, 4], shape: [2, 2])` → [[1, 2], [3, 4]].
public struct Tensor: Sendable, Equatable {
    /// 2²⁸ numbers, one gigabyte.
    public static let largestCount = 1 << 28
    public static let mostAxes = 32

    public let shape: [Int]
    /// Row by row: the last axis varies fastest.
    public let values: [Float]
    /// Are these counts, labels or answers, which are written without a decimal point?
    ///
    /// Kept by `+ - *`, indexing and reshaping of whole numbers; comparisons and `argmax` make them.
    public let isWhole: Bool

    /// - Throws: `TensorError` for a shape that is too large or that the numbers do not fill.
    public init(_ values: [Float], shape: [Int], isWhole: Bool = false) throws(TensorError) {
        guard try Tensor.count(of: shape) == values.count else {
            throw .valuesDoNotFill(shape: shape, count: values.count)
        }
        self.init(trusted: values, shape, isWhole: isWhole)
    }

    /// A single number.
    public init(_ value: Float, isWhole: Bool = false) {
        self.init(trusted: [value], [], isWhole: isWhole)
    }

    /// An array with one axis.
    public init(_ values: [Float], isWhole: Bool = false) {
        self.init(trusted: values, [values.count], isWhole: isWhole)
    }

    /// Values that are known to fill `shape`.
    init(trusted values: [Float], _ shape: [Int], isWhole: Bool = false) {
        assert(shape.reduce(1, *) == values.count)
        self.shape = shape
        self.values = values
        self.isWhole = isWhole
    }

    /// The number of elements.
    public var count: Int { values.count }
    /// The number of axes.
    public var rank: Int { shape.count }
}

extension Tensor {
    /// The one number of an array that holds no more.
    public func number() throws(TensorError) -> Float {
        guard count == 1 else { throw .notOneNumber(shape: shape) }
        return values[0]
    }

    /// The one number as a size, an index or an axis.
    public func wholeNumber() throws(TensorError) -> Int {
        let value = try number()
        guard let whole = Int(exactly: value) else { throw .notAWholeNumber(value) }
        return whole
    }

    /// The number of elements of an array of `shape`, which must not be too large.
    static func count(of shape: [Int]) throws(TensorError) -> Int {
        guard shape.count <= mostAxes else { throw .tooLarge(shape: shape) }
        if let negative = shape.first(where: { $0 < 0 }) { throw .negativeSize(negative) }
        if shape.contains(0) { return 0 }
        var count = 1
        for size in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            guard !overflow, product <= largestCount else { throw .tooLarge(shape: shape) }
            count = product
        }
        return count
    }

    /// The same for an array that is about to be made: there must be memory for it.
    static func room(for shape: [Int]) throws(TensorError) -> Int {
        let count = try count(of: shape)
        try checkRoom(for: count)
        return count
    }

    /// Throws `noMemory` unless there is memory for so many more numbers.
    static func checkRoom(for count: Int) throws(TensorError) {
        let bytes = Double(count) * 4
        guard Memory.hasRoom(bytes: bytes) else {
            throw .noMemory(bytes: bytes, free: Memory.free)
        }
    }

    /// `axis` counted from 0, where -1 is the last one.
    func position(ofAxis axis: Int) throws(TensorError) -> Int {
        let position = axis < 0 ? axis &+ rank : axis
        guard shape.indices.contains(position) else {
            throw .axisOutOfRange(axis: axis, shape: shape)
        }
        return position
    }

    /// The same numbers after `function`; the result is not whole unless said.
    func map(isWhole: Bool = false, _ function: (Float) -> Float) -> Tensor {
        Tensor(trusted: values.map(function), shape, isWhole: isWhole)
    }

    /// The same shape filled with one number.
    static func filled(_ shape: [Int], with value: Float) -> Tensor {
        Tensor(trusted: [Float](repeating: value, count: shape.reduce(1, *)), shape)
    }
}

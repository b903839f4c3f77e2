/// An array as NumPy knows it: a shape and elements of one type, in row-major order.
///
/// A value: a copy shares its storage until one of the two is changed. What NumPy gives as a view
/// (`a[1:]`, `a.T`, `a.reshape(…)`) is a copy here: who lets a learner write must refuse to write
/// through such a one.
package struct NDArray: Sendable, Equatable {
    package let shape: [Int]
    var storage: Storage

    /// - Precondition: as many elements as the shape holds.
    init(shape: [Int], storage: Storage) {
        precondition(shape.reduce(1, *) == storage.count, "a shape holds its elements")
        self.shape = shape
        self.storage = storage
    }

    /// An array without dimensions.
    package init(_ scalar: Scalar) {
        self.init(shape: [], storage: Storage(repeating: scalar, count: 1, as: scalar.arrayType))
    }

    package init(_ values: [Double], shape: [Int]? = nil) {
        self.init(shape: shape ?? [values.count], storage: .float64(values))
    }

    package init(_ values: [Float], shape: [Int]? = nil) {
        self.init(shape: shape ?? [values.count], storage: .float32(values))
    }

    package init(_ values: [Int], shape: [Int]? = nil) {
        self.init(shape: shape ?? [values.count], storage: .int64(values))
    }

    package init(_ values: [UInt8], shape: [Int]? = nil) {
        self.init(shape: shape ?? [values.count], storage: .uint8(values))
    }

    package init(_ values: [Int32], shape: [Int]? = nil) {
        self.init(shape: shape ?? [values.count], storage: .int32(values))
    }

    package init(_ values: [Bool], shape: [Int]? = nil) {
        self.init(shape: shape ?? [values.count], storage: .bool(values))
    }

    package init(_ values: [String], shape: [Int]? = nil) {
        self.init(shape: shape ?? [values.count], storage: Storage(texts: values))
    }

    package var elementType: ElementType { storage.type }
    /// `a.size`.
    package var count: Int { storage.count }
    /// `a.ndim`.
    package var dimensions: Int { shape.count }
    /// `a.nbytes`.
    package var byteCount: Int { count * elementType.itemSize }

    /// Where the elements lie, and how many bytes they take; arrays that share them say the same.
    package var memory: (address: UInt, bytes: Int) { storage.memory }

    /// The element at a place in row-major order.
    package func scalar(_ place: Int) -> Scalar { storage.scalar(place) }

    /// All elements in row-major order, as `a.ravel().tolist()` gives them but with their type.
    package var scalars: [Scalar] { (0..<count).map(scalar) }

    /// All elements as Doubles; nil for texts.
    package var doubles: [Double]? {
        if case .float64(let values) = storage { return values }
        return elementType.isText ? nil : storage.numbers(Double.self)
    }

    /// All elements as Floats; nil for texts.
    package var floats: [Float]? {
        if case .float32(let values) = storage { return values }
        return elementType.isText ? nil : storage.numbers(Float.self)
    }

    /// All elements as whole numbers; nil for floats, texts and uint64.
    package var integers: [Int]? {
        if case .int64(let values) = storage { return values }
        guard elementType == .bool || elementType.isInteger, elementType != .uint64 else {
            return nil
        }
        return storage.numbers(Int.self)
    }

    /// The bytes of a uint8 array, without copying; nil for any other.
    package var bytes: [UInt8]? {
        if case .uint8(let values) = storage { return values }
        return nil
    }

    /// The texts of a text array; nil for any other.
    package var texts: [String]? {
        if case .text(let values, _) = storage { return values }
        return nil
    }

    /// The same elements in another shape of as many.
    func reshaped(as shape: [Int]) -> NDArray { NDArray(shape: shape, storage: storage) }
}

import Wording

extension NDArray {
    /// `a[items]`: a scalar where the items leave no dimension.
    package func element(at items: [IndexItem]) throws(ArrayError) -> ArrayValue {
        let selection = try Selection(items, of: shape)
        let result = try gathered(selection.places, shape: selection.shape)
        return result.shape.isEmpty && !items.contains(.ellipsis)
            ? .scalar(result.scalar(0)) : .array(result)
    }

    /// `a[items] = value`, broadcast; floats lose what is behind the point in an array of whole numbers.
    ///
    /// - Throws: ValueError where the shapes do not fit, OverflowError for a Python number too large.
    package mutating func assign(
        _ value: ArrayValue, at items: [IndexItem]
    ) throws(ArrayError) {
        if case .scalar(let scalar) = value { try scalar.requireStorable(as: elementType) }
        let selection = try Selection(items, of: shape)
        var source = try value.array.converted(to: elementType)
        let extra = source.dimensions - selection.shape.count
        if extra > 0, source.shape.prefix(extra).allSatisfy({ $0 == 1 }) {
            source = source.reshaped(as: Array(source.shape.dropFirst(extra)))
        }
        guard (try? Broadcasting.shape([source.shape, selection.shape])) == selection.shape else {
            throw .value(
                "could not broadcast input array from shape \(Broadcasting.text(value.shape)) into "
                    + "shape \(Broadcasting.text(selection.shape))")
        }
        let fits = value.shape.isEmpty || elementType == .bool && source.count == 1
        guard !selection.isElement || fits else {
            throw .value("one element cannot hold an array of shape \(shapeText(value.shape))")
        }
        let reader = BroadcastReader(source, shape: selection.shape)
        var result = storage
        storage = .bool([])
        defer { storage = result }
        try forEachPiece(of: selection.places.count) { range throws(ArrayError) in
            result.put(reader.piece(range), at: selection.places.places(range))
        }
    }

    /// Whether `a[items]` is a view in NumPy, so that writing into it changes `a`: no list or array
    /// among the items, and a dimension left.
    package static func isView(_ items: [IndexItem], of dimensions: Int) -> Bool {
        var integers = 0
        for item in items {
            switch item {
            case .array: return false
            case .integer: integers += 1
            case .ellipsis, .newAxis: return true
            case .slice: break
            }
        }
        return integers < dimensions
    }

    /// `np.take(a, indices, axis=axis)`; axis nil: of the flattened array.
    package func taken(_ indices: NDArray, axis: Int? = nil) throws(ArrayError) -> ArrayValue {
        guard let axis else { return try flattened().element(at: [.array(indices)]) }
        let place = try self.axis(axis)
        let items = [IndexItem](repeating: .all, count: place) + [.array(indices)]
        return try element(at: items)
    }

    /// `np.nonzero(a)`, `np.where(a)`: for each axis the indices of what is not zero.
    package func nonzero() throws(ArrayError) -> [NDArray] {
        let places = try truePlaces()
        let steps = strides(shape)
        return shape.indices.map { axis in
            NDArray(places.map { $0 / max(1, steps[axis]) % max(1, shape[axis]) })
        }
    }

    /// `np.argwhere(a)`: a row of indices for each element that is not zero.
    package func argwhere() throws(ArrayError) -> NDArray {
        let places = try truePlaces()
        let steps = strides(shape)
        let rows = places.flatMap { place in
            shape.indices.map { place / max(1, steps[$0]) % max(1, shape[$0]) }
        }
        return NDArray(rows, shape: [places.count, shape.count])
    }

    /// `np.flatnonzero(a)`.
    package func flatNonzero() throws(ArrayError) -> NDArray { NDArray(try truePlaces()) }

    private func truePlaces() throws(ArrayError) -> [Int] {
        guard case .bool(let flags) = try converted(to: .bool).storage else { return [] }
        return flags.indices.filter { flags[$0] }
    }

    /// An axis counted from the front: -1 → the last.
    ///
    /// - Throws: AxisError.
    func axis(_ axis: Int) throws(ArrayError) -> Int {
        guard (-dimensions..<dimensions).contains(axis) else {
            throw .axis(axis, dimensions: dimensions)
        }
        return axis < 0 ? axis + dimensions : axis
    }

    /// Axes counted from the front; nil for all.
    ///
    /// - Throws: AxisError, ValueError for one that is named twice.
    func axes(_ axes: [Int]?) throws(ArrayError) -> [Int] {
        guard let axes else { return Array(0..<dimensions) }
        var result: [Int] = []
        for axis in axes {
            let place = try self.axis(axis)
            guard !result.contains(place) else { throw .value("axis \(axis) is named twice") }
            result.append(place)
        }
        return result
    }

    /// Whole numbers of uint64 that are small enough.
    var largeIntegers: [Int]? {
        guard case .uint64(let values) = storage else { return nil }
        let numbers = values.compactMap { Int(exactly: $0) }
        return numbers.count == values.count ? numbers : nil
    }
}

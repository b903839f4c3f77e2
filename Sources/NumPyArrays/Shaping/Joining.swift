import Wording

extension NDArray {
    /// `np.concatenate(arrays, axis=axis)`; nil: all flattened.
    package static func concatenating(
        _ arrays: [NDArray], axis: Int? = 0
    ) throws(ArrayError) -> NDArray {
        guard let first = arrays.first else {
            throw .value("need at least one array to concatenate")
        }
        guard let axis else { return try concatenating(arrays.map { $0.flattened() }, axis: 0) }
        guard first.dimensions > 0 else {
            throw .value("arrays without dimensions cannot be concatenated")
        }
        let place = try first.axis(axis)
        var sides = first.shape
        for (number, other) in arrays.enumerated().dropFirst() {
            var fitting = sides
            if place < other.dimensions { fitting[place] = other.shape[place] }
            guard other.shape == fitting else {
                throw .value(
                    "all arrays must agree but for axis \(place): the first has the shape "
                        + "\(shapeText(first.shape)), array \(number + 1) \(shapeText(other.shape))"
                )
            }
            sides[place] += other.shape[place]
        }
        let type = arrays.dropFirst().reduce(first.elementType) {
            Promotion.common($0, $1.elementType)
        }
        return try joined(arrays, type, sides, place)
    }

    private static func joined(
        _ arrays: [NDArray], _ type: ElementType, _ sides: [Int], _ axis: Int
    ) throws(ArrayError) -> NDArray {
        let count = try ArrayContext.count(sides, type)
        var result = Storage(emptyOf: type, capacity: count)
        let parts = try arrays.map { array throws(ArrayError) in try array.converted(to: type) }
        for outer in 0..<sides[..<axis].reduce(1, *) {
            for part in parts {
                let size = part.shape[axis...].reduce(1, *)
                result.append(from: part.storage, (outer * size)..<((outer + 1) * size))
            }
        }
        return NDArray(shape: sides, storage: result)
    }

    /// `np.stack(arrays, axis=axis)`: along a new axis.
    package static func stacking(
        _ arrays: [NDArray], axis: Int = 0
    ) throws(ArrayError) -> NDArray {
        guard let first = arrays.first else { throw .value("need at least one array to stack") }
        guard arrays.allSatisfy({ $0.shape == first.shape }) else {
            throw .value(
                "all arrays to stack must have one shape: "
                    + arrays.map { shapeText($0.shape) }.joined(separator: " "))
        }
        let place = axis < 0 ? axis + first.dimensions + 1 : axis
        let wide = try arrays.map { array throws(ArrayError) in
            try array.expandingDimensions([place])
        }
        return try concatenating(wide, axis: place)
    }

    /// `np.vstack`: rows on rows.
    package static func stackingRows(_ arrays: [NDArray]) throws(ArrayError) -> NDArray {
        try concatenating(arrays.map { $0.atLeast2D() }, axis: 0)
    }

    /// `np.hstack`: side by side.
    package static func stackingSideBySide(_ arrays: [NDArray]) throws(ArrayError) -> NDArray {
        let wide = arrays.map { $0.shape.isEmpty ? $0.flattened() : $0 }
        return try concatenating(wide, axis: wide.first?.dimensions == 1 ? 0 : 1)
    }

    /// `np.column_stack`: vectors as columns.
    package static func stackingColumns(_ arrays: [NDArray]) throws(ArrayError) -> NDArray {
        try concatenating(
            arrays.map { $0.dimensions < 2 ? $0.reshaped(as: [$0.count, 1]) : $0 }, axis: 1)
    }

    /// `np.dstack`: along the third axis.
    package static func stackingDepth(_ arrays: [NDArray]) throws(ArrayError) -> NDArray {
        try concatenating(
            arrays.map { array in
                array.dimensions > 2
                    ? array
                    : array.reshaped(
                        as: (array.dimensions < 2 ? [1, array.count] : array.shape) + [1])
            }, axis: 2)
    }

    /// `np.atleast_1d(a)`.
    package func atLeast1D() -> NDArray { shape.isEmpty ? flattened() : self }

    /// `np.atleast_2d(a)`.
    package func atLeast2D() -> NDArray {
        dimensions < 2 ? reshaped(as: [1, count]) : self
    }

    /// `np.append(a, other, axis=axis)`.
    package func appending(_ other: NDArray, axis: Int? = nil) throws(ArrayError) -> NDArray {
        try .concatenating([self, other], axis: axis)
    }

    /// `np.insert(a, place, value, axis=axis)`.
    package func inserting(
        _ value: ArrayValue, at place: Int, axis: Int? = nil
    ) throws(ArrayError) -> NDArray {
        guard let axis else { return try flattened().inserting(value, at: place, axis: 0) }
        let along = try self.axis(axis)
        let side = shape[along]
        guard (-side...side).contains(place) else {
            throw .index("index \(place) is out of bounds for axis \(along) with size \(side)")
        }
        var slot = shape
        let isList = value.shape.count == dimensions && dimensions > 0
        slot[along] = isList ? value.shape[along] : 1
        if dimensions == 1, !isList { slot = [1] }
        var source = try value.array.converted(to: elementType)
        if !isList, value.shape.count == dimensions - 1 {
            source = try source.expandingDimensions([along])
        }
        let filling = try source.broadcast(to: slot)
        let split = place < 0 ? place + side : place
        let head = [IndexItem](repeating: .all, count: along)
        let first = try element(at: head + [.slice(start: 0, stop: split, step: nil)]).array
        let second = try element(at: head + [.slice(start: split, stop: nil, step: nil)]).array
        return try .concatenating([first, filling, second], axis: along)
    }

    /// `np.delete(a, items, axis=axis)`.
    package func deleting(_ items: [IndexItem], axis: Int? = nil) throws(ArrayError) -> NDArray {
        guard let axis else { return try flattened().deleting(items, axis: 0) }
        let along = try self.axis(axis)
        let all = NDArray(Array(0..<shape[along]))
        var gone: Set<Int> = []
        for item in items { gone.formUnion(try all.element(at: [item]).array.integers ?? []) }
        return try taking((0..<shape[along]).filter { !gone.contains($0) }, axis: along)
    }
}

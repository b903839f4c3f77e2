extension NDArray {
    /// The items of one axis at these places.
    func taking(_ items: [Int], axis: Int) throws(ArrayError) -> NDArray {
        let steps = strides(shape)
        var sides = shape
        sides[axis] = items.count
        let places = Places(
            axes: shape.indices.map { place in
                place == axis
                    ? .table(items.map { $0 * steps[place] })
                    : .steps(count: shape[place], by: steps[place])
            })
        return try gathered(places, shape: sides)
    }

    /// `np.flip(a, axes)`; nil: along all.
    package func flipped(_ axes: [Int]? = nil) throws(ArrayError) -> NDArray {
        let turned = try self.axes(axes)
        return try element(
            at: shape.indices.map {
                turned.contains($0) ? .slice(start: nil, stop: nil, step: -1) : .all
            } + [.ellipsis]
        ).array
    }

    /// `np.roll(a, shift, axis=axis)`; nil: as if it were flat.
    package func rolled(by shift: Int, axis: Int? = nil) throws(ArrayError) -> NDArray {
        guard let axis else {
            return dimensions == 1
                ? try rolled(by: shift, axis: 0)
                : try flattened().rolled(by: shift, axis: 0).reshaped(as: shape)
        }
        let place = try self.axis(axis)
        let side = shape[place]
        guard side > 0 else { return self }
        let start = ((side - shift % side) % side + side) % side
        return try taking((0..<side).map { ($0 + start) % side }, axis: place)
    }

    /// `np.repeat(a, counts, axis=axis)`: one count for all items, or one for each.
    package func repeated(_ counts: [Int], axis: Int? = nil) throws(ArrayError) -> NDArray {
        guard let axis else { return try flattened().repeated(counts, axis: 0) }
        let place = try self.axis(axis)
        let side = shape[place]
        guard counts.count == 1 || counts.count == side, !counts.contains(where: { $0 < 0 }) else {
            throw .value(
                "np.repeat takes one count for all \(side) items or one for each, not negative: "
                    + "\(counts.count) were given")
        }
        var total = 0
        for item in 0..<side {
            let (sum, isOver) = total.addingReportingOverflow(counts[counts.count == 1 ? 0 : item])
            total = isOver ? .max : sum
        }
        var sides = shape
        sides[place] = total
        try ArrayContext.count(sides, elementType)
        try ArrayContext.count([total], .int64)
        return try taking(
            (0..<side).flatMap { item in
                repeatElement(item, count: counts[counts.count == 1 ? 0 : item])
            }, axis: place)
    }

    /// `np.tile(a, repetitions)`.
    package func tiled(_ repetitions: [Int]) throws(ArrayError) -> NDArray {
        guard !repetitions.contains(where: { $0 < 0 }) else {
            throw .value("np.tile repeats a number of times that is not negative")
        }
        let extra = max(0, repetitions.count - dimensions)
        var result = reshaped(as: [Int](repeating: 1, count: extra) + shape)
        let missing = result.dimensions - repetitions.count
        for (axis, times) in repetitions.enumerated() {
            let place = axis + missing
            let side = result.shape[place]
            var sides = result.shape
            let (product, isOver) = side.multipliedReportingOverflow(by: times)
            sides[place] = isOver ? .max : product
            try ArrayContext.count(sides, elementType)
            try ArrayContext.count([sides[place]], .int64)
            result = try result.taking((0..<sides[place]).map { $0 % side }, axis: place)
        }
        return result
    }

    /// `np.pad(a, widths)` with one value: before and after each axis.
    package func padded(
        _ widths: [(before: Int, after: Int)], with value: Scalar = .integer(0)
    ) throws(ArrayError) -> NDArray {
        guard widths.count == dimensions, !widths.contains(where: { $0.before < 0 || $0.after < 0 })
        else {
            throw .value("np.pad takes a width that is not negative before and after each axis")
        }
        var (sides, items): ([Int], [IndexItem]) = ([], [.ellipsis])
        for (side, width) in zip(shape, widths) {
            let (before, isOver) = side.addingReportingOverflow(width.before)
            let (after, isBeyond) = before.addingReportingOverflow(width.after)
            sides.append(isOver || isBeyond ? .max : after)
            items.append(.slice(start: width.before, stop: isOver ? .max : before, step: nil))
        }
        var result = try NDArray.full(sides, value, elementType)
        try result.assign(.array(self), at: items)
        return result
    }

    /// `np.rot90(a, quarterTurns)` of the first two axes.
    package func rotated(quarterTurns: Int = 1) throws(ArrayError) -> NDArray {
        guard dimensions >= 2 else {
            throw .value("np.rot90 turns arrays of two dimensions or more")
        }
        switch ((quarterTurns % 4) + 4) % 4 {
        case 1: return try flipped([1]).swappingAxes(0, 1)
        case 2: return try flipped([0, 1])
        case 3: return try swappingAxes(0, 1).flipped([1])
        default: return self
        }
    }
}

import Wording

extension NDArray {
    /// `a.reshape(shape)`; one side may be -1.
    package func reshaped(_ shape: [Int]) throws(ArrayError) -> NDArray {
        var sides = shape
        let open = shape.indices.filter { shape[$0] == -1 }
        guard open.count <= 1 else {
            throw .value("only one side of \(shapeText(shape)) can be left to be worked out (-1)")
        }
        guard !shape.contains(where: { $0 < -1 }) else {
            throw .value("an array cannot have a negative side: \(shapeText(shape))")
        }
        var known: Int? = 1
        for side in shape where side != -1 {
            let (product, isOver) = (known ?? 0).multipliedReportingOverflow(by: side)
            known = known == nil || isOver ? nil : product
        }
        if let place = open.first, let known, known > 0, count.isMultiple(of: known) {
            sides[place] = count / known
        }
        guard !sides.contains(-1), let known, known * (open.first.map { sides[$0] } ?? 1) == count
        else {
            throw .value(
                "cannot reshape array of size \(count) into shape \(Broadcasting.text(shape))")
        }
        return reshaped(as: sides)
    }

    /// `a.flatten()`, `a.ravel()`.
    package func flattened() -> NDArray { reshaped(as: [count]) }

    /// `a.transpose(axes)`; nil: all axes in reverse order.
    package func transposed(_ axes: [Int]? = nil) throws(ArrayError) -> NDArray {
        let order =
            try axes.map { axes throws(ArrayError) in try self.axes(axes) }
            ?? (0..<dimensions).reversed()
        guard order.count == dimensions else {
            throw .value(
                "transpose names \(counted(order.count, "axis", "axes")), and the array has "
                    + "\(counted(dimensions, "dimension"))")
        }
        let steps = strides(shape)
        let places = Places(axes: order.map { .steps(count: shape[$0], by: steps[$0]) })
        return try gathered(places, shape: order.map { shape[$0] })
    }

    /// `np.swapaxes(a, first, second)`.
    package func swappingAxes(_ first: Int, _ second: Int) throws(ArrayError) -> NDArray {
        var order = Array(0..<dimensions)
        order.swapAt(try axis(first), try axis(second))
        return try transposed(order)
    }

    /// `np.moveaxis(a, source, destination)`.
    package func movingAxis(_ source: Int, to destination: Int) throws(ArrayError) -> NDArray {
        var order = Array(0..<dimensions)
        let (from, to) = (try axis(source), try axis(destination))
        order.remove(at: from)
        order.insert(from, at: to)
        return try transposed(order)
    }

    /// `np.expand_dims(a, axes)`.
    package func expandingDimensions(_ axes: [Int]) throws(ArrayError) -> NDArray {
        let total = dimensions + axes.count
        var places: Set<Int> = []
        for axis in axes {
            guard (-total..<total).contains(axis) else { throw .axis(axis, dimensions: total) }
            guard places.insert(axis < 0 ? axis + total : axis).inserted else {
                throw .value("axis \(axis) is named twice")
            }
        }
        var sides = shape[...]
        return reshaped(as: (0..<total).map { places.contains($0) ? 1 : sides.removeFirst() })
    }

    /// `np.squeeze(a, axes)`; nil: all sides of 1 go.
    package func squeezed(_ axes: [Int]? = nil) throws(ArrayError) -> NDArray {
        let gone =
            try axes.map { axes throws(ArrayError) in try self.axes(axes) }
            ?? shape.indices.filter { shape[$0] == 1 }
        if let long = gone.first(where: { shape[$0] != 1 }) {
            throw .value(
                "axis \(long) of \(shapeText(shape)) cannot be squeezed: its size is not 1")
        }
        return reshaped(as: shape.indices.filter { !gone.contains($0) }.map { shape[$0] })
    }

    /// `np.squeeze(a)` of what has no sides.
    func squeezed() -> NDArray { reshaped(as: shape.filter { $0 != 1 }) }
}

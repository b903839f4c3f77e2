/// `np.unique(a, return_index=True, return_inverse=True, return_counts=True)`.
package struct UniqueElements: Sendable {
    /// Each value once, in order.
    package let values: NDArray
    /// Where each is found first.
    package let indices: NDArray
    /// For each element the place of its value, in the shape of the array.
    package let inverse: NDArray
    package let counts: NDArray
}

extension NDArray {
    /// Each value once, in order.
    ///
    /// - Parameter axis: nil for single elements; otherwise the slices along it are the values.
    package func unique(axis: Int? = nil) throws(ArrayError) -> UniqueElements {
        guard let axis else {
            let order = storage.order(0, count)
            let groups = Groups(order) { storage.isSame($0, $1) }
            return UniqueElements(
                values: try flattened().taking(groups.firsts, axis: 0),
                indices: NDArray(groups.firsts),
                inverse: NDArray(groups.inverse, shape: shape), counts: NDArray(groups.counts))
        }
        let place = try self.axis(axis)
        let rows = try movingAxis(place, to: 0)
        let size = rows.shape.dropFirst().reduce(1, *)
        let ranks = try rows.ranks()
        func row(_ item: Int) -> ArraySlice<Int> { ranks[(item * size)..<((item + 1) * size)] }
        let order = (0..<shape[place]).sorted { first, second in
            if row(first).elementsEqual(row(second)) { return first < second }
            return row(first).lexicographicallyPrecedes(row(second))
        }
        let groups = Groups(order) { row($0).elementsEqual(row($1)) }
        return UniqueElements(
            values: try taking(groups.firsts, axis: place), indices: NDArray(groups.firsts),
            inverse: NDArray(groups.inverse), counts: NDArray(groups.counts))
    }

    /// For each element how many different ones come before it: whole numbers in the same order.
    private func ranks() throws(ArrayError) -> [Int] { try unique().inverse.integers ?? [] }

    /// `np.isin(a, others)`.
    package func isIn(_ others: NDArray) throws(ArrayError) -> NDArray {
        let all = try NDArray.concatenating([flattened(), others.flattened()])
        let inverse = try all.unique().inverse.integers ?? []
        let present = Set(inverse[count...])
        let type = Promotion.common(elementType, others.elementType)
        let isFloat = type.isFloat
        let flags = (0..<count).map { place in
            if isFloat, scalar(place).double?.isNaN == true { return false }
            return present.contains(inverse[place])
        }
        return NDArray(flags, shape: shape)
    }
}

/// Places in an order, those of equal values together.
private struct Groups {
    private(set) var firsts: [Int] = []
    private(set) var counts: [Int] = []
    private(set) var inverse: [Int]

    init(_ order: [Int], isSame: (Int, Int) -> Bool) {
        inverse = [Int](repeating: 0, count: order.count)
        for (index, place) in order.enumerated() {
            if index > 0, isSame(order[index - 1], place) {
                counts[counts.count - 1] += 1
            } else {
                firsts.append(place)
                counts.append(1)
            }
            inverse[place] = firsts.count - 1
        }
    }
}

extension Storage {
    /// Whether two elements are equal; what is no number is equal to what is none.
    fileprivate func isSame(_ first: Int, _ second: Int) -> Bool {
        switch self {
        case .bool(let values): values[first] == values[second]
        case .int64(let values): values[first] == values[second]
        case .uint64(let values): values[first] == values[second]
        case .uint8(let values): values[first] == values[second]
        case .text(let values, _):
            values[first].unicodeScalars.elementsEqual(values[second].unicodeScalars)
        case .float32(let values):
            values[first] == values[second] || values[first].isNaN && values[second].isNaN
        case .float64(let values):
            values[first] == values[second] || values[first].isNaN && values[second].isNaN
        default: scalar(first) == scalar(second)
        }
    }
}

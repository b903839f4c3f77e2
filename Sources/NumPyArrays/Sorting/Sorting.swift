extension NDArray {
    /// `np.sort(a, axis=axis)`; nil: flattened. What is no number comes last.
    package func sorted(axis: Int? = -1) throws(ArrayError) -> NDArray {
        guard let axis else { return try flattened().sorted(axis: 0) }
        return try alongRows(axis, elementType) { rows, length throws(ArrayError) in
            var result = Storage(emptyOf: rows.type, capacity: rows.count)
            for row in 0..<(rows.count / max(1, length)) {
                if row.isMultiple(of: 1000) { try ArrayContext.checkpoint() }
                let start = row * length
                result.append(from: rows, at: rows.order(start, length).map { $0 + start })
            }
            return result
        }
    }

    /// `np.argsort(a, axis=axis)`; nil: flattened. Equal elements keep their order.
    package func sortingOrder(axis: Int? = -1) throws(ArrayError) -> NDArray {
        guard let axis else { return try flattened().sortingOrder(axis: 0) }
        return try alongRows(axis, .int64) { rows, length throws(ArrayError) in
            var result: [Int] = []
            for row in 0..<(rows.count / max(1, length)) {
                if row.isMultiple(of: 1000) { try ArrayContext.checkpoint() }
                result += rows.order(row * length, length)
            }
            return .int64(result)
        }
    }

    /// Works on rows of one axis, wherever that lies.
    private func alongRows(
        _ axis: Int, _ type: ElementType,
        _ body: (_ rows: Storage, _ length: Int) throws(ArrayError) -> Storage
    ) throws(ArrayError) -> NDArray {
        try ArrayContext.count(shape, type)
        let place = try self.axis(axis)
        let rows = try movingAxis(place, to: -1)
        let result = NDArray(shape: rows.shape, storage: try body(rows.storage, shape[place]))
        return try result.movingAxis(-1, to: place)
    }
}

extension Storage {
    /// The places of a range, counted from its start, in the order of their elements.
    func order(_ start: Int, _ length: Int) -> [Int] {
        if case .text(let texts, _) = self {
            return (0..<length).sorted { first, second in
                let (x, y) = (
                    texts[start + first].unicodeScalars, texts[start + second].unicodeScalars
                )
                if x.elementsEqual(y) { return first < second }
                return x.lexicographicallyPrecedes(y)
            }
        }
        switch Work(type) {
        case .integer: return ordered(Int.self, start, length)
        case .unsigned: return ordered(UInt64.self, start, length)
        case .single: return ordered(Float.self, start, length)
        case .double: return ordered(Double.self, start, length)
        }
    }

    private func ordered<Number: WorkNumber>(
        _ number: Number.Type, _ start: Int, _ length: Int
    ) -> [Int] {
        var buffer = [Number](repeating: 0, count: length)
        Number.read(self, start..<(start + length), into: &buffer)
        return Number.order(buffer, from: 0, length)
    }
}

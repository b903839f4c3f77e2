extension ArrayValue {
    /// `np.where(condition, x, y)`: x where the condition holds, y elsewhere.
    package static func choosing(
        where condition: ArrayValue, _ x: ArrayValue, _ y: ArrayValue
    ) throws(ArrayError) -> ArrayValue {
        let type = Promotion.common([x, y])
        let shape = try Broadcasting.shape([condition.shape, x.shape, y.shape])
        let count = try ArrayContext.count(shape, type)
        let test = BroadcastReader(try condition.array.converted(to: .bool), shape: shape)
        let first = BroadcastReader(try x.array.converted(to: type), shape: shape)
        let second = BroadcastReader(try y.array.converted(to: type), shape: shape)
        var result = Storage(emptyOf: type, capacity: count)
        try forEachPiece(of: count) { range throws(ArrayError) in
            guard case .bool(let tests) = test.piece(range) else { return }
            let places = (0..<range.count).filter { !tests[$0] }
            var piece = first.piece(range)
            var others = Storage(emptyOf: type, capacity: places.count)
            others.append(from: second.piece(range), at: places)
            piece.put(others, at: places)
            result.append(from: piece, 0..<range.count)
        }
        return ArrayValue(answer: NDArray(shape: shape, storage: result))
    }
}

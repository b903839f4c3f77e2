extension NDArray {
    /// `np.cumsum(a, axis=axis)` and `np.cumprod`; axis nil: of the flattened array.
    package func accumulated(
        _ reduction: Reduction, axis: Int? = nil
    ) throws(ArrayError) -> NDArray {
        guard let axis else {
            return dimensions == 1
                ? try accumulated(reduction, axis: 0)
                : try flattened().accumulated(reduction, axis: 0)
        }
        guard !elementType.isText, reduction == .sum || reduction == .prod else {
            throw .type("running sums and products are those of numbers")
        }
        let place = try self.axis(axis)
        let type = totalType
        try ArrayContext.count(shape, type)
        let (side, step) = (shape[place], strides(shape)[place])
        let function: BinaryFunction = reduction == .sum ? .add : .multiply
        func run<Number: WorkNumber>(_ number: Number.Type) -> Storage {
            var values = storage.numbers(number)
            if !values.isEmpty {
                Number.accumulate(function, &values, side: side, step: step)
            }
            return Storage(values, as: type)
        }
        switch Work(type) {
        case .integer: return NDArray(shape: shape, storage: run(Int.self))
        case .unsigned: return NDArray(shape: shape, storage: run(UInt64.self))
        case .single: return NDArray(shape: shape, storage: run(Float.self))
        case .double: return NDArray(shape: shape, storage: run(Double.self))
        }
    }

    /// `np.diff(a, n=order, axis=axis)`.
    package func difference(order: Int = 1, axis: Int = -1) throws(ArrayError) -> NDArray {
        guard order >= 0 else { throw .value("np.diff takes differences 0 times or more") }
        let place = try self.axis(axis)
        let head = [IndexItem](repeating: .all, count: place)
        var result = self
        for _ in 0..<min(order, shape[place]) {
            let later = try result.element(at: head + [.slice(start: 1, stop: nil, step: nil)])
            let earlier = try result.element(at: head + [.slice(start: nil, stop: -1, step: nil)])
            result = try later.combined(
                elementType == .bool ? .notEqual : .subtract, with: earlier
            ).array
        }
        return result
    }
}

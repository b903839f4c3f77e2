extension NDArray {
    /// `np.arange(start, stop, step)`; the stop is not in it.
    ///
    /// - Parameter type: nil for the type of the three together.
    package static func arange(
        start: Scalar = .integer(0), stop: Scalar, step: Scalar = .integer(1),
        type: ElementType? = nil
    ) throws(ArrayError) -> NDArray {
        let values = [start, stop, step].map { ArrayValue.scalar($0) }
        let type = type ?? Promotion.common(values)
        guard let first = start.double, let last = stop.double, let stride = step.double,
            stride != 0, !type.isText, type != .bool
        else { throw .value("np.arange takes numbers, and a step that is not 0") }
        let length = ((last - first) / stride).rounded(.up)
        guard length < 1e15, !length.isNaN else {
            throw ArrayError(
                kind: length.isNaN ? "ValueError" : "MemoryError",
                "np.arange cannot go from \(start.text) to \(stop.text) by \(step.text)")
        }
        let count = try ArrayContext.count([max(0, Int(length))], type)
        if let first = start.integer, let step = step.integer, !type.isFloat {
            let numbers = (0..<count).map { first &+ $0 &* step }
            return NDArray(shape: [count], storage: Storage(numbers, as: type))
        }
        if type == .float32 {
            let (start, next) = (Float(first), Float(first + stride))
            return NDArray(
                (0..<count).map { $0 == 1 ? next : start + Float($0) * (next - start) })
        }
        let next = first + stride
        let step = next - first
        let numbers = (0..<count).map { $0 == 1 ? next : first + Double($0) * step }
        return NDArray(shape: [count], storage: Storage(numbers, as: type))
    }

    /// `np.linspace(start, stop, count)`, by default with the stop.
    package static func linspace(
        _ start: Double, _ stop: Double, count: Int = 50, includesEnd: Bool = true,
        type: ElementType = .float64
    ) throws(ArrayError) -> NDArray {
        guard count >= 0 else {
            throw .value("np.linspace makes a number of values, not \(count)")
        }
        try ArrayContext.count([count], .float64)
        let parts = includesEnd ? count - 1 : count
        let step = (stop - start) / Double(max(1, parts))
        var numbers = (0..<count).map {
            step == 0
                ? Double($0) / Double(max(1, parts)) * (stop - start) + start
                : Double($0) * step + start
        }
        if includesEnd, count > 1 { numbers[count - 1] = stop }
        if type.isInteger { numbers = numbers.map { $0.rounded(.down) } }
        return NDArray(shape: [count], storage: Storage(numbers, as: type))
    }

    /// `np.logspace(start, stop, count, base=base)`.
    package static func logspace(
        _ start: Double, _ stop: Double, count: Int = 50, includesEnd: Bool = true,
        base: Double = 10
    ) throws(ArrayError) -> NDArray {
        let exponents = try linspace(start, stop, count: count, includesEnd: includesEnd)
        return try ArrayValue.scalar(.float(base)).combined(.power, with: .array(exponents)).array
    }
}

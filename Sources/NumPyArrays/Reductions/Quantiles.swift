extension NDArray {
    func medians(_ plan: ReductionPlan, _ axes: [Int]) throws(ArrayError) -> NDArray {
        guard plan.size > 0 else {
            ArrayContext.current.warn("RuntimeWarning: Mean of empty slice")
            return try .full(plan.shape, .float(.nan))
        }
        return try sortedRows(axes, plan) { row in
            guard let last = row.last, !last.isNaN else { return .nan }
            let middle = row.count / 2
            guard row.count.isMultiple(of: 2) else { return row[middle] + 0 }
            if elementType == .float32 {
                return Double((Float(row[middle - 1]) + Float(row[middle])) / 2)
            }
            return (row[middle - 1] + row[middle]) / 2
        }
    }

    /// One number for each row of what the axes hold, sorted with what is no number last.
    private func sortedRows(
        _ axes: [Int], _ plan: ReductionPlan, _ body: ([Double]) -> Double
    ) throws(ArrayError) -> NDArray {
        let rows = try movedLast(axes)
        var result: [Double] = []
        for row in 0..<plan.shape.reduce(1, *) {
            if row.isMultiple(of: 1000) { try ArrayContext.checkpoint() }
            var values = [Double](repeating: 0, count: plan.size)
            let start = row * plan.size
            Double.read(rows.storage, start..<(start + plan.size), into: &values)
            values.sort { $0 < $1 || $1.isNaN && !$0.isNaN }
            result.append(body(values))
        }
        let type: ElementType = elementType == .float32 ? .float32 : .float64
        return try NDArray(result, shape: plan.shape).converted(to: type)
    }

    /// `np.quantile(a, q, axis=axis)`, with straight lines between the values.
    ///
    /// - Parameter q: between 0 and 1; `np.percentile` gives hundredths. An array of several comes first
    ///   in the result's shape.
    package func quantile(
        _ q: ArrayValue, axis: Int? = nil, keepsDimensions: Bool = false
    ) throws(ArrayError) -> ArrayValue {
        guard !elementType.isText, elementType != .bool, let shares = q.array.doubles else {
            throw .type("quantiles are those of numbers, not of \(elementType.name)")
        }
        guard shares.allSatisfy({ (0...1).contains($0) }) else {
            throw .value("quantiles lie between 0 and 1, percentiles between 0 and 100")
        }
        let axes = try self.axes(axis.map { [$0] })
        let plan = ReductionPlan(shape, axes: axes)
        guard plan.size > 0 else {
            return ArrayValue(answer: try .full(q.shape + plan.shape, .float(.nan)))
        }
        var parts: [NDArray] = []
        for share in shares {
            parts.append(
                try sortedRows(axes, plan) { row in
                    elementType == .float32
                        ? Double(between(row.map { Float($0) }, Float(share))) : between(row, share)
                })
        }
        let shape = keepsDimensions ? plan.keptShape : plan.shape
        guard !parts.isEmpty else { return .array(try .zeros(q.shape + shape)) }
        if case .array = q {
            parts = try parts.map { part throws(ArrayError) in try part.converted(to: .float64) }
        }
        return ArrayValue(
            answer: try .stacking(parts).reshaped(as: q.shape + shape))
    }

    private func between<Number: BinaryFloatingPoint>(_ row: [Number], _ share: Number) -> Number {
        guard let last = row.last, !last.isNaN else { return .nan }
        let place = Number(row.count - 1) * share
        let low = min(row.count - 1, Int(place.rounded(.down)))
        let high = min(row.count - 1, low + 1)
        let part = place - Number(low)
        let distance = row[high] - row[low]
        return part >= 0.5 ? row[high] - distance * (1 - part) : row[low] + distance * part
    }
}

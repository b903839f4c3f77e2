extension NDArray {
    func mean(_ plan: ReductionPlan, _ type: ElementType? = nil) throws(ArrayError) -> NDArray {
        if plan.size == 0 { ArrayContext.current.warn("RuntimeWarning: Mean of empty slice") }
        let type = type ?? (elementType.isFloat ? elementType : .float64)
        // Whole numbers of up to 32 bits are summed exactly, without a copy as floats.
        let isExact = !elementType.isFloat && elementType.itemSize < 8
        let total = try sum(plan, isExact ? nil : type).converted(to: type)
        return try total.forDivision.combined(
            .divide, with: .scalar(.float(Double(plan.size)))
        ).array.converted(to: type)
    }

    func variance(_ plan: ReductionPlan, _ ddof: Double) throws(ArrayError) -> NDArray {
        let size = Double(plan.size) - ddof
        if size <= 0 {
            ArrayContext.current.warn("RuntimeWarning: Degrees of freedom <= 0 for slice")
        }
        let center = try mean(plan).reshaped(as: plan.keptShape)
        let away = try ArrayValue.array(self).combined(.subtract, with: .array(center))
        let squares = try away.combined(.multiply, with: away).array
        let total = try squares.sum(plan)
        return try total.forDivision.combined(
            .divide, with: .scalar(.float(max(0, size)))
        ).array
    }

    /// A single total is divided as a scalar, but for float32, and warned of as such.
    private var forDivision: ArrayValue {
        elementType == .float32 ? .array(self) : ArrayValue(answer: self)
    }

    func squareRoots() throws(ArrayError) -> NDArray {
        try ArrayValue.array(self).applying(.sqrt).array
    }

    /// `np.average(a, axis=axis, weights=weights)`.
    package func average(weights: NDArray, axis: Int? = nil) throws(ArrayError) -> ArrayValue {
        var weights = weights
        if weights.shape != shape {
            guard let axis, weights.dimensions == 1 else {
                throw .type("np.average needs an axis where the weights have another shape")
            }
            let place = try self.axis(axis)
            guard weights.count == shape[place] else {
                throw .value(
                    "there are \(weights.count) weights for \(shape[place]) items of axis \(axis)")
            }
            var sides = [Int](repeating: 1, count: dimensions)
            sides[place] = weights.count
            weights = weights.reshaped(as: sides)
        }
        let axes = axis.map { [$0] }
        let spread = try weights.broadcast(to: shape)
        let scale = try spread.reduced(.sum, axes: axes)
        guard scale.array.scalars.allSatisfy(\.isTrue) else {
            throw ArrayError(kind: "ZeroDivisionError", "the weights sum to zero")
        }
        let products = try ArrayValue.array(self).combined(.multiply, with: .array(weights))
        return try products.array.reduced(.sum, axes: axes).combined(.divide, with: scale)
    }

    func reducedWithoutNaN(
        _ reduction: Reduction, _ plan: ReductionPlan, _ axes: [Int], _ ddof: Double
    ) throws(ArrayError) -> NDArray {
        guard elementType.isFloat else {
            let plain: [Reduction: Reduction] = [
                .nansum: .sum, .nanmean: .mean, .nanmin: .min, .nanmax: .max, .nanstd: .std,
            ]
            return try reduced(plain[reduction] ?? .sum, axes: axes, ddof: ddof).array
        }
        if reduction == .nanmin || reduction == .nanmax {
            let result = try extreme(reduction == .nanmin ? .fmin : .fmax, plan)
            if result.doubles?.contains(where: \.isNaN) == true {
                ArrayContext.current.warn("RuntimeWarning: All-NaN slice encountered")
            }
            return result
        }
        let flags = try ArrayValue.array(self).applying(.isNaN)
        let zeros = ArrayValue.scalar(.float(0))
        let clean = try ArrayValue.choosing(where: flags, zeros, .array(self)).array
        let total = try clean.sum(plan)
        if reduction == .nansum { return total }
        let counts = try ArrayValue.array(flags.array).applying(.logicalNot).array
            .reduced(.sum, axes: axes).converted(to: elementType)
        let mean = try ArrayValue.array(total).combined(.divide, with: counts).array
        if reduction == .nanmean { return mean }
        let away = try ArrayValue.array(self).combined(
            .subtract, with: .array(mean.reshaped(as: plan.keptShape)))
        let squares = try ArrayValue.choosing(
            where: flags, zeros, try away.combined(.multiply, with: away)
        ).array
        let lowered = try counts.combined(.subtract, with: .scalar(.float(ddof)))
        return try ArrayValue.array(try squares.sum(plan)).combined(.divide, with: lowered).array
            .squareRoots()
    }
}

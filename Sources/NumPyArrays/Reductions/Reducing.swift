extension NDArray {
    /// `np.sum(a, axis=axes, keepdims=keepsDimensions)` and all the others of `Reduction`.
    ///
    /// - Parameters:
    ///   - axes: nil for all.
    ///   - type: `dtype` of sums, products and means; nil for NumPy's choice.
    ///   - ddof: of the deviation and the variance: what the count is lowered by.
    /// - Throws: ValueError where there is nothing to choose from, AxisError.
    package func reduced(
        _ reduction: Reduction, axes: [Int]? = nil, keepsDimensions: Bool = false,
        type: ElementType? = nil, ddof: Double = 0
    ) throws(ArrayError) -> ArrayValue {
        guard !elementType.isText || reduction == .any || reduction == .all else {
            throw .type(
                "'\(reduction.rawValue)' takes numbers, and this array holds texts "
                    + "(\(elementType.name))")
        }
        let gone = try self.axes(axes)
        let plan = ReductionPlan(shape, axes: gone)
        let result = try reduced(reduction, plan, gone, axes == nil, type, ddof)
        return ArrayValue(
            answer: result.reshaped(as: keepsDimensions ? plan.keptShape : plan.shape))
    }

    private func reduced(
        _ reduction: Reduction, _ plan: ReductionPlan, _ axes: [Int], _ isAll: Bool,
        _ type: ElementType?, _ ddof: Double
    ) throws(ArrayError) -> NDArray {
        switch reduction {
        case .sum: return try sum(plan, type)
        case .prod: return try folded(.multiply, plan, type ?? totalType, from: 1)
        case .mean: return try mean(plan, type)
        case .variance: return try variance(plan, ddof)
        case .std: return try variance(plan, ddof).squareRoots()
        case .min: return try extreme(.minimum, plan)
        case .max: return try extreme(.maximum, plan)
        case .ptp:
            let low = ArrayValue.array(try extreme(.minimum, plan))
            return try ArrayValue.array(try extreme(.maximum, plan)).combined(.subtract, with: low)
                .array
        case .any: return try converted(to: .bool).folded(.maximum, plan, .bool, from: 0)
        case .all: return try converted(to: .bool).folded(.minimum, plan, .bool, from: 1)
        case .countNonzero: return try converted(to: .bool).folded(.add, plan, .int64, from: 0)
        case .argmin, .argmax:
            guard isAll || axes.count == 1 else {
                throw .type("'\(reduction.rawValue)' takes one axis")
            }
            return try extremePlaces(isLargest: reduction == .argmax, plan, axes)
        case .median: return try medians(plan, axes)
        case .nansum, .nanmean, .nanmin, .nanmax, .nanstd:
            return try reducedWithoutNaN(reduction, plan, axes, ddof)
        }
    }

    /// Sums and products of narrow whole numbers are int64 or uint64.
    var totalType: ElementType {
        elementType.isFloat ? elementType : elementType.isUnsigned ? .uint64 : .int64
    }

    func sum(_ plan: ReductionPlan, _ type: ElementType? = nil) throws(ArrayError) -> NDArray {
        let type = type ?? totalType
        guard type.isFloat else { return try folded(.add, plan, type, from: 0) }
        let isOther = type != elementType
        let source = try converted(to: type)
        let sums = try source.storage.sums(plan, piece: isOther ? 8192 : .max)
        let result = NDArray(shape: plan.shape, storage: sums)
        try source.warn(of: result, plan)
        return result
    }

    private func folded(
        _ function: BinaryFunction, _ plan: ReductionPlan, _ type: ElementType, from initial: Int?
    ) throws(ArrayError) -> NDArray {
        try ArrayContext.count(plan.shape, type)
        let source = type.isFloat != elementType.isFloat ? try converted(to: type) : self
        let storage = source.storage
        let result: Storage
        switch Work(type) {
        case .integer:
            result = Storage(try storage.folded(function, plan, from: initial), as: type)
        case .unsigned:
            let start = initial.map { UInt64($0) }
            result = Storage(try storage.folded(function, plan, from: start), as: type)
        case .single:
            let start = initial.map { Float($0) }
            result = Storage(try storage.folded(function, plan, from: start), as: type)
        case .double:
            let start = initial.map { Double($0) }
            result = Storage(try storage.folded(function, plan, from: start), as: type)
        }
        let answer = NDArray(shape: plan.shape, storage: result)
        if function == .multiply { try source.warn(of: answer, plan) }
        return answer
    }

    func extreme(_ function: BinaryFunction, _ plan: ReductionPlan) throws(ArrayError) -> NDArray {
        guard plan.size > 0 else {
            throw .value(
                "zero-size array to reduction operation \(function.rawValue) which has no identity: "
                    + "there is nothing to choose from")
        }
        return try folded(function, plan, elementType, from: nil)
    }

    private func extremePlaces(
        isLargest: Bool, _ plan: ReductionPlan, _ axes: [Int]
    ) throws(ArrayError) -> NDArray {
        guard plan.size > 0 else {
            throw .value("attempt to get \(isLargest ? "argmax" : "argmin") of an empty sequence")
        }
        let rows = try movedLast(axes)
        func places<Number: WorkNumber>(_ number: Number.Type) throws(ArrayError) -> [Int] {
            var buffer = [Number](repeating: 0, count: plan.size)
            var places: [Int] = []
            for row in 0..<plan.shape.reduce(1, *) {
                if row.isMultiple(of: 10_000) { try ArrayContext.checkpoint() }
                let start = row * plan.size
                Number.read(rows.storage, start..<(start + plan.size), into: &buffer)
                places.append(Number.extreme(buffer, plan.size, isLargest: isLargest))
            }
            return places
        }
        switch Work(elementType) {
        case .integer: return NDArray(try places(Int.self), shape: plan.shape)
        case .unsigned: return NDArray(try places(UInt64.self), shape: plan.shape)
        case .single: return NDArray(try places(Float.self), shape: plan.shape)
        case .double: return NDArray(try places(Double.self), shape: plan.shape)
        }
    }

    /// With these axes last, in their order.
    func movedLast(_ axes: [Int]) throws(ArrayError) -> NDArray {
        try transposed((0..<dimensions).filter { !axes.contains($0) } + axes.sorted())
    }
}

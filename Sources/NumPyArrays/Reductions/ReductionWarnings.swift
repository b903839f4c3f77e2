extension NDArray {
    /// Tells of sums and products that are no number or without end though nothing that went into them was.
    ///
    /// - Parameter result: of this array along the plan.
    func warn(of result: NDArray, _ plan: ReductionPlan) throws(ArrayError) {
        guard elementType.isFloat, let numbers = result.doubles,
            numbers.contains(where: { !$0.isFinite })
        else { return }
        func counts(_ function: UnaryFunction) throws(ArrayError) -> [Int] {
            let flags = try ArrayValue.array(self).applying(function).array
            return try flags.storage.folded(.add, plan, from: 0)
        }
        let (nan, infinite) = (try counts(.isNaN), try counts(.isInfinite))
        var warnings = ArrayWarnings("reduce")
        for (place, number) in numbers.enumerated() where nan[place] == 0 {
            if number.isNaN { warnings.tell("invalid value") }
            if number.isInfinite, infinite[place] == 0 { warnings.tell("overflow") }
        }
    }
}

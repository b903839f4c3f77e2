/// Sums of floats, in pairs of halves as NumPy adds them, so that the digits are NumPy's.
extension Storage {
    /// The sums of a float storage along a plan, in its own type.
    ///
    /// - Parameter piece: elements of a row that are added at once: NumPy converts other types in
    ///   pieces of 8,192.
    func sums(_ plan: ReductionPlan, piece: Int = .max) throws(ArrayError) -> Storage {
        switch self {
        case .float32(let values): .float32(try singleSums(values, plan, piece))
        case .float64(let values): .float64(try doubleSums(values, plan, piece))
        default: self
        }
    }
}

private func singleSums(
    _ values: [Float], _ plan: ReductionPlan, _ piece: Int
) throws(ArrayError) -> [Float] {
    try sums(values, plan, piece)
}

private func doubleSums(
    _ values: [Double], _ plan: ReductionPlan, _ piece: Int
) throws(ArrayError) -> [Double] {
    try sums(values, plan, piece)
}

@inline(__always) private func sums<Number: BinaryFloatingPoint>(
    _ values: [Number], _ plan: ReductionPlan, _ piece: Int
) throws(ArrayError) -> [Number] {
    let count = plan.shape.reduce(1, *)
    var result = [Number](repeating: 0, count: count)
    guard !values.isEmpty else { return result }
    try plan.forEachRow { start, output throws(ArrayError) in
        if plan.isRowWise {
            var place = 0
            while place < plan.rowLength {
                let length = min(piece, plan.rowLength - place)
                result[output] += pairwiseSum(values, start + place, length)
                place += length
            }
        } else {
            for item in 0..<plan.rowLength { result[output + item] += values[start + item] }
        }
    }
    return result
}

/// Eight sums side by side of up to 128 numbers; of more, the sum of the two halves.
private func pairwiseSum<Number: BinaryFloatingPoint>(
    _ values: [Number], _ start: Int, _ count: Int
) -> Number {
    if count < 8 {
        var sum: Number = -0.0
        for place in 0..<count { sum += values[start + place] }
        return sum
    }
    guard count <= 128 else {
        let half = count / 2 - count / 2 % 8
        return pairwiseSum(values, start, half) + pairwiseSum(values, start + half, count - half)
    }
    var sums = (
        values[start], values[start + 1], values[start + 2], values[start + 3], values[start + 4],
        values[start + 5], values[start + 6], values[start + 7]
    )
    var place = 8
    while place < count - count % 8 {
        let at = start + place
        sums.0 += values[at]
        sums.1 += values[at + 1]
        sums.2 += values[at + 2]
        sums.3 += values[at + 3]
        sums.4 += values[at + 4]
        sums.5 += values[at + 5]
        sums.6 += values[at + 6]
        sums.7 += values[at + 7]
        place += 8
    }
    var sum = ((sums.0 + sums.1) + (sums.2 + sums.3)) + ((sums.4 + sums.5) + (sums.6 + sums.7))
    while place < count {
        sum += values[start + place]
        place += 1
    }
    return sum
}

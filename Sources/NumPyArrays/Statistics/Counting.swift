extension NDArray {
    /// `np.searchsorted(a, values)`: where each would be put in to keep the order.
    package func searchSorted(
        _ values: ArrayValue, isRight: Bool = false
    ) throws(ArrayError) -> ArrayValue {
        guard dimensions == 1, let sorted = doubles, let sought = values.array.doubles else {
            throw .type("np.searchsorted looks in a sorted vector of numbers")
        }
        func isBefore(_ value: Double, _ other: Double) -> Bool {
            value < other || other.isNaN && !value.isNaN
        }
        let places = sought.map { value in
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                let goesRight =
                    isRight ? !isBefore(value, sorted[middle]) : isBefore(sorted[middle], value)
                if goesRight { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return ArrayValue(answer: NDArray(places, shape: values.shape))
    }

    /// `np.digitize(a, edges)`, the edges rising.
    package func digitized(_ edges: NDArray, isRight: Bool = false) throws(ArrayError) -> ArrayValue
    {
        try edges.searchSorted(.array(self), isRight: !isRight)
    }

    /// `np.bincount(a, weights, minlength)`: how often 0, 1, 2, … occur.
    package func binCounts(
        weights: NDArray? = nil, minimumLength: Int = 0
    ) throws(ArrayError) -> NDArray {
        guard dimensions == 1, let numbers = integers ?? largeIntegers ?? (count == 0 ? [] : nil),
            numbers.allSatisfy({ $0 >= 0 })
        else { throw .value("np.bincount counts whole numbers from 0 in a vector") }
        let length = try ArrayContext.count(
            [max(minimumLength, numbers.max().map { max($0, $0 &+ 1) } ?? 0)], .int64)
        guard let weights else {
            var counts = [Int](repeating: 0, count: length)
            for number in numbers { counts[number] += 1 }
            return NDArray(counts)
        }
        guard weights.count == count, let amounts = weights.doubles else {
            throw .value("there are \(weights.count) weights for \(count) numbers")
        }
        var sums = [Double](repeating: 0, count: length)
        for (number, amount) in zip(numbers, amounts) { sums[number] += amount }
        return NDArray(sums)
    }

    /// `np.histogram(a, bins, range)`: bins of one width.
    package func histogram(
        bins: Int = 10, range: (Double, Double)? = nil
    ) throws(ArrayError) -> (counts: NDArray, edges: NDArray) {
        guard bins > 0 else { throw .value("`bins` must be positive, when an integer") }
        try ArrayContext.count([bins, 2], .float64)
        guard let numbers = doubles else { throw .type("np.histogram counts numbers") }
        var (first, last) = range ?? (numbers.min() ?? 0, numbers.max() ?? 1)
        guard first.isFinite, last.isFinite, first <= last, (last - first).isFinite,
            !numbers.contains(where: \.isNaN)
        else {
            throw .value("the range of a histogram must be finite and rising: \(first) to \(last)")
        }
        if first == last { (first, last) = (first - 0.5, last + 0.5) }
        let edges = try NDArray.linspace(first, last, count: bins + 1)
        guard let marks = edges.doubles else { return (edges, edges) }
        var counts = [Int](repeating: 0, count: bins)
        for number in numbers where number >= first && number <= last {
            var bin = Int((number - first) / (last - first) * Double(bins))
            if bin >= bins { bin = bins - 1 }
            if number < marks[bin] { bin = max(0, bin - 1) }
            if bin != bins - 1, number >= marks[bin + 1] { bin += 1 }
            counts[bin] += 1
        }
        let type: ElementType = elementType == .float32 ? .float32 : .float64
        return (NDArray(counts), try edges.converted(to: type))
    }

    /// `np.histogram(a, edges)`: the last bin holds its upper edge too.
    package func histogram(
        edges: NDArray
    ) throws(ArrayError) -> (counts: NDArray, edges: NDArray) {
        guard let numbers = doubles, let marks = edges.doubles, marks.count > 1,
            zip(marks, marks.dropFirst()).allSatisfy({ $0 <= $1 })
        else { throw .value("`bins` must increase monotonically, when an array") }
        var counts = [Int](repeating: 0, count: marks.count - 1)
        for number in numbers where number >= marks[0] && number <= marks[marks.count - 1] {
            let above = marks.firstIndex { $0 > number } ?? marks.count - 1
            counts[max(0, above - 1)] += 1
        }
        return (NDArray(counts), edges)
    }
}

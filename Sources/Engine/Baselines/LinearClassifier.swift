/// What an `SGDClassifier` has learned.
public struct LinearClassifier: Sendable, Equatable {
    /// The labels, in ascending order.
    public let classes: [Int]
    /// `coef_`: a row of weights for each class; one row for the second class where there are two.
    public let coefficients: [[Double]]
    /// `intercept_`: a number beside each row of weights.
    public let intercepts: [Double]
    /// `n_iter_`: the largest number of epochs that any row took.
    public let iterations: Int
    /// False when the epochs ran out before the objective stood still (a warning in scikit-learn).
    public let converged: Bool

    init(
        classes: [Int], solutions: [Result<OneVersusRestSolution, BaselineError>],
        of settings: SGDClassifier
    ) throws(BaselineError) {
        var found: [OneVersusRestSolution] = []
        for solution in solutions { found.append(try solution.get()) }
        self.classes = classes
        coefficients = found.map(\.weights)
        intercepts = found.map(\.intercept)
        iterations = found.map(\.iterations).max() ?? 0
        converged = settings.tolerance == nil || iterations < settings.maximumIterations
    }

    /// The class of each of the items `items` of a table, nil for all of them.
    ///
    /// The class whose w·x + b is largest, the first of them in a tie; of two classes the second where
    /// w·x + b > 0.
    public func predict(_ inputs: BaselineTable, items: [Int32]? = nil) -> [Int] {
        precondition(inputs.features == coefficients[0].count, "as many features as weights")
        let reader = RowReader(inputs)
        let sums = ProductSums(features: inputs.features)
        var scores = intercepts
        func predict(_ item: Int) -> Int {
            for first in stride(from: 0, to: coefficients.count, by: ProductSums.width) {
                let rows = first..<min(first + ProductSums.width, coefficients.count)
                for row in rows { sums.prepare(row - first, reader, item, coefficients[row]) }
                sums.sum()
                for row in rows { scores[row] = sums[row - first] + intercepts[row] }
            }
            if scores.count == 1 { return classes[scores[0] > 0 ? 1 : 0] }
            return classes[scores.indices.max { scores[$0] < scores[$1] } ?? 0]
        }
        guard let items else { return (0..<inputs.count).map(predict) }
        return items.map { predict(Int($0)) }
    }

    /// The share of items that get their right class; `targets` holds one label for each of `inputs`.
    public func score(_ inputs: BaselineTable, targets: [Int], items: [Int32]? = nil) -> Double {
        precondition(targets.count == inputs.count, "one target for each item")
        let predicted = predict(inputs, items: items)
        let expected = items.map { $0.map { targets[Int($0)] } } ?? targets
        let right = zip(predicted, expected).count { $0 == $1 }
        return Double(right) / Double(predicted.count)
    }
}

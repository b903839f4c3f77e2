/// How well a classifier does on items that it has not seen, measured once for each fold.
public struct CrossValidation: Sendable, Equatable {
    /// One training on all the other folds and the test on this one.
    public struct Fold: Sendable, Equatable {
        public let trainCount: Int
        public let testCount: Int
        /// The share of the test items that got their right class.
        public let score: Double
        /// Epochs of the slowest class.
        public let iterations: Int
        /// False when the epochs ran out first.
        public let converged: Bool
    }

    public let folds: [Fold]

    public var scores: [Double] { folds.map(\.score) }
    public var mean: Double { scores.reduce(0, +) / Double(folds.count) }
}

extension SGDClassifier {
    /// Trains and tests once for each fold: `cross_validate(SGDClassifier(…), inputs, targets)`.
    ///
    /// Every class of every fold is a task of its own, spread over the cores.
    /// - Parameters:
    ///   - targets: one class label for each item of `inputs`.
    ///   - threads: how many to use, nil for one a core; the result is the same for any number.
    ///   - isStopped: asked every thousand items or so; true ends the work with `.stopped`.
    public func crossValidate(
        _ inputs: BaselineTable, targets: [Int], folds: StratifiedKFold, threads: Int? = nil,
        isStopped: @escaping @Sendable () -> Bool = { false }
    ) throws(BaselineError) -> CrossValidation {
        guard targets.count == inputs.count else {
            throw .targetCountDiffers(items: inputs.count, targets: targets.count)
        }
        let tests = try folds.testItems(targets: targets)
        var tasks: [OneVersusRest] = []
        var trainings: [(items: [Int32], tasks: Range<Int>)] = []
        for test in tests {
            let items = others(than: test, of: inputs.count)
            let first = tasks.count
            tasks += try self.tasks(inputs, targets: targets, items: items)
            trainings.append((items, first..<tasks.count))
        }
        let solutions = train(tasks, threads: threads, isStopped)
        var models: [LinearClassifier] = []
        for training in trainings {
            let classes = Set(training.items.map { targets[Int($0)] }).sorted()
            models.append(
                try LinearClassifier(
                    classes: classes, solutions: Array(solutions[training.tasks]), of: self))
        }
        let trained = models
        let scores = inParallel(tests.count, threads: threads) { fold in
            trained[fold].score(inputs, targets: targets, items: tests[fold])
        }
        return CrossValidation(
            folds: tests.indices.map { fold in
                CrossValidation.Fold(
                    trainCount: trainings[fold].items.count, testCount: tests[fold].count,
                    score: scores[fold], iterations: trained[fold].iterations,
                    converged: trained[fold].converged)
            })
    }

    private func others(than test: [Int32], of count: Int) -> [Int32] {
        var isTested = [Bool](repeating: false, count: count)
        for item in test { isTested[Int(item)] = true }
        return (0..<Int32(count)).filter { !isTested[Int($0)] }
    }
}

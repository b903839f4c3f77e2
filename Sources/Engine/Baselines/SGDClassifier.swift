/// A linear classifier trained one item at a time: scikit-learn's `SGDClassifier`, number for number.
///
/// Penalty l2, learning rate "optimal", intercept, shuffled in each epoch; more than two classes are
/// learned one against all the others. Source: Bottou, "Stochastic gradient descent tricks" (2012).
public struct SGDClassifier: Sendable, Equatable {
    /// `loss`.
    public let loss: ClassificationLoss
    /// `alpha`: how strongly the weights are pulled towards zero.
    public let alpha: Double
    /// `max_iter`: the largest number of epochs.
    public let maximumIterations: Int
    /// `tol`: an epoch that lowers the mean objective by less is no improvement; nil never stops early.
    public let tolerance: Double?
    /// `n_iter_no_change`: how many such epochs in a row end the training.
    public let iterationsWithoutChange: Int
    /// `random_state`.
    public let seed: UInt32

    /// - Throws: `BaselineError.settingOutOfRange`, naming the range.
    public init(
        loss: ClassificationLoss = .hinge, alpha: Double = 0.0001, maximumIterations: Int = 1000,
        tolerance: Double? = 1e-3, iterationsWithoutChange: Int = 5, seed: UInt32
    ) throws(BaselineError) {
        guard alpha > 0, alpha.isFinite else {
            throw .settingOutOfRange(name: "alpha", value: alpha, allowed: "greater than 0")
        }
        try Self.requirePositive("max_iter", maximumIterations)
        try Self.requirePositive("n_iter_no_change", iterationsWithoutChange)
        if let tolerance, !(tolerance >= 0 && tolerance.isFinite) {
            throw .settingOutOfRange(name: "tol", value: tolerance, allowed: "0 or greater")
        }
        self.loss = loss
        self.alpha = alpha
        self.maximumIterations = maximumIterations
        self.tolerance = tolerance
        self.iterationsWithoutChange = iterationsWithoutChange
        self.seed = seed
    }

    private static func requirePositive(_ name: String, _ value: Int) throws(BaselineError) {
        guard value >= 1 else {
            throw .settingOutOfRange(
                name: name, value: Double(value), allowed: "a whole number from 1")
        }
    }

    /// Learns to tell the classes of `targets` apart.
    ///
    /// - Parameters:
    ///   - targets: one class label for each item of `inputs`.
    ///   - threads: how many to use, nil for one a core; the result is the same for any number.
    ///   - isStopped: asked every thousand items or so; true ends the training with `.stopped`.
    public func fit(
        _ inputs: BaselineTable, targets: [Int], threads: Int? = nil,
        isStopped: @escaping @Sendable () -> Bool = { false }
    ) throws(BaselineError) -> LinearClassifier {
        guard targets.count == inputs.count else {
            throw .targetCountDiffers(items: inputs.count, targets: targets.count)
        }
        let tasks = try tasks(inputs, targets: targets, items: nil)
        let solutions = train(tasks, threads: threads, isStopped)
        return try LinearClassifier(classes: Set(targets).sorted(), solutions: solutions, of: self)
    }

    /// One task for each class against the others, or a single one where there are two classes.
    ///
    /// The seeds are drawn as scikit-learn draws them: one for each class from `random_state`, and
    /// from each of these, after a number for purposes that are not ours, that of the shuffling.
    func tasks(
        _ inputs: BaselineTable, targets: [Int], items: [Int32]?
    ) throws(BaselineError) -> [OneVersusRest] {
        let items = items ?? (0..<Int32(inputs.count)).map { $0 }
        let classes = Set(items.map { targets[Int($0)] }).sorted()
        guard classes.count > 1 else { throw .tooFewClasses(found: classes.count) }
        var generator = MersenneTwister(seed: seed)
        let positives = classes.count == 2 ? [classes[1]] : classes
        return positives.map { positive in
            var ofClass =
                classes.count == 2
                ? generator
                : MersenneTwister(seed: generator.integer(upTo: Self.largestSeed))
            _ = ofClass.integer(upTo: Self.largestSeed - 1)
            return OneVersusRest(
                settings: self, inputs: inputs,
                samples: items.map {
                    OneVersusRest.Sample(item: $0, isPositive: targets[Int($0)] == positive)
                },
                shuffleSeed: ofClass.integer(upTo: Self.largestSeed))
        }
    }

    /// `numpy.random.randint(2³¹ − 1)` draws from 0 up to this.
    private static let largestSeed: UInt32 = 0x7FFF_FFFE
}

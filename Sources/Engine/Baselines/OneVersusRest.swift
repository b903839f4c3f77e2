/// The task of telling one class from all the others.
struct OneVersusRest: Sendable {
    let settings: SGDClassifier
    let inputs: BaselineTable
    /// The items to learn from.
    let samples: [Sample]
    let shuffleSeed: UInt32

    struct Sample: Sendable {
        /// An index into `inputs`.
        var item: Int32
        /// Does it belong to the class?
        var isPositive: Bool
    }
}

/// The weights that tell one class from all the others, and how they were found.
struct OneVersusRestSolution: Sendable {
    var weights: [Double]
    var intercept: Double
    /// Epochs until the training stopped.
    var iterations: Int
}

/// A task in the course of being learned, one item after another.
struct OneVersusRestTraining {
    private let task: OneVersusRest
    private var descent: StochasticGradientDescent
    /// ‖x‖² of each item of `inputs` where the objective is watched.
    private var squaredLengths: [Double] = []
    private let watchesObjective: Bool
    /// The samples in the order of this epoch, and the place in it.
    private var order: [OneVersusRest.Sample]
    private var place = 0
    private var epoch = 0
    private var bestObjective = Double.infinity
    private var epochsWithoutImprovement = 0
    /// Nil until the training ends.
    private(set) var result: Result<OneVersusRestSolution, BaselineError>?

    init(_ task: OneVersusRest, _ reader: borrowing RowReader) {
        self.task = task
        let settings = task.settings
        // The first epoch always improves, so a run this short cannot stop early.
        watchesObjective =
            settings.tolerance != nil
            && settings.maximumIterations - 1 > settings.iterationsWithoutChange
        descent = StochasticGradientDescent(
            settings, features: task.inputs.features, watchesObjective: watchesObjective)
        order = task.samples
        if watchesObjective {
            squaredLengths = [Double](repeating: 0, count: task.inputs.count)
            for sample in order {
                squaredLengths[Int(sample.item)] = reader.squaredLength(Int(sample.item))
            }
        }
        beginEpoch()
    }

    /// Multiplies the weights with the next item.
    mutating func prepare(_ lane: Int, _ sums: borrowing ProductSums, _ reader: borrowing RowReader)
    {
        reader.fetchAhead(Int(order[min(place + 2, order.count - 1)].item))
        sums.prepare(lane, reader, Int(order[place].item), descent.stored)
    }

    /// Learns from the item that was prepared, and goes on to the next.
    mutating func learn(product: Double, _ reader: borrowing RowReader) {
        let sample = order[place]
        descent.learn(
            reader, sample, product: product,
            squaredLength: watchesObjective ? squaredLengths[Int(sample.item)] : 0)
        place += 1
        if place == order.count { endEpoch() }
    }

    private mutating func beginEpoch() {
        epoch += 1
        place = 0
        shuffle()
        descent.beginEpoch()
    }

    private mutating func endEpoch() {
        guard descent.isFinite else {
            result = .failure(.overflow(epoch: epoch))
            return
        }
        if watchesObjective, let tolerance = task.settings.tolerance {
            let objective = descent.objective / Double(order.count)
            let isImprovement = !(objective > bestObjective - tolerance)
            epochsWithoutImprovement = isImprovement ? 0 : epochsWithoutImprovement + 1
            bestObjective = min(bestObjective, objective)
        }
        if epoch == task.settings.maximumIterations
            || epochsWithoutImprovement >= task.settings.iterationsWithoutChange
        {
            result = .success(descent.solution(iterations: epoch))
        } else {
            beginEpoch()
        }
    }

    /// Fisher and Yates by a xorshift generator that starts from the same seed in every epoch, on the
    /// order that the last epoch left.
    private mutating func shuffle() {
        var state = task.shuffleSeed == 0 ? 1 : task.shuffleSeed
        let count = UInt32(order.count)
        for index in 0..<max(1, count) - 1 {
            state ^= state << 13
            state ^= state >> 17
            state ^= state << 5
            let other = index + (state & 0x7FFF_FFFF) % (count - index)
            order.swapAt(Int(index), Int(other))
        }
    }
}

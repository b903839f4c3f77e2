/// Carries out what callbacks decide: the only place where their decisions touch weights.
struct CallbackRunner {
    /// The callbacks with what they have seen.
    private(set) var states: [any TrainingCallback]
    private var kept: [Network.Numbers?]

    init(_ callbacks: [any TrainingCallback]) {
        states = callbacks
        kept = callbacks.map { _ in nil }
    }

    /// Shows an epoch to every callback.
    ///
    /// - Parameter learningRate: how far the epoch's steps went.
    /// - Returns: whether one of them ends training, which want the weights saved, and the learning rate
    ///   from now on.
    mutating func epochEnded(
        _ epoch: Int, _ result: EpochResult, numbers: Network.Numbers, learningRate: Double = 1
    ) -> (stops: Bool, saves: [Int], learningRate: Double) {
        var rate = learningRate
        var stops = false
        var saves: [Int] = []
        for index in states.indices {
            let value = states[index].monitor.value(in: result)
            let decision = states[index].epochEnded(epoch, value: value)
            if decision.contains(.keepWeights) { kept[index] = numbers }
            if decision.contains(.stop) { stops = true }
            if decision.contains(.save) { saves.append(index) }
            if decision.contains(.changeRate) { rate = states[index].learningRate(after: rate) }
        }
        return (stops, saves, rate)
    }

    /// The weights the model shall end with, where a callback restores those it kept.
    var numbersToRestore: Network.Numbers? {
        for (callback, numbers) in zip(states, kept) where callback.restoresKeptWeights {
            if let numbers { return numbers }
        }
        return nil
    }
}

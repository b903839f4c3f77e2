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
    /// - Returns: whether one of them ends training, and which want the weights saved.
    mutating func epochEnded(
        _ epoch: Int, _ result: EpochResult, numbers: Network.Numbers
    ) -> (stops: Bool, saves: [Int]) {
        var stops = false
        var saves: [Int] = []
        for index in states.indices {
            let value = states[index].monitor.value(in: result)
            let decision = states[index].epochEnded(epoch, value: value)
            if decision.contains(.keepWeights) { kept[index] = numbers }
            if decision.contains(.stop) { stops = true }
            if decision.contains(.save) { saves.append(index) }
        }
        return (stops, saves)
    }

    /// The weights the model shall end with, where a callback restores those it kept.
    var numbersToRestore: Network.Numbers? {
        for (callback, numbers) in zip(states, kept) where callback.restoresKeptWeights {
            if let numbers { return numbers }
        }
        return nil
    }
}

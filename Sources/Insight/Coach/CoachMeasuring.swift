import Engine
import Workbench

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

func naturalLogarithm(_ x: Double) -> Double { log(x) }
func exponentialOf(_ x: Double) -> Double { exp(x) }

/// Small measurements for the coach, each over at most 1,024 examples.
extension CoachContext {
    /// The mean loss and metrics of a state's network on a sample of its training examples.
    func measure(_ state: SessionState) -> Measurement? {
        guard let network = state.model?.network, let data = state.data,
            let plan = compiled?.plan, network.inputShape == data.train.inputs.itemShape,
            let evaluator = try? Evaluator(network)
        else { return nil }
        let places = data.train.inputs.sample(most: network.sampleSize).map { Int32($0) }
        let examples = Examples(
            inputs: data.train.inputs.selecting(places),
            targets: data.train.targets.selecting(places))
        return try? evaluator.evaluate(examples, loss: plan.loss, metrics: plan.metrics)
    }

    /// The trained network followed over a sample of the training examples, one way.
    var sampleTrace: LayerTrace? {
        guard let network, let inputs = data?.train.inputs else { return nil }
        return try? LayerTrace(
            network, inputs: inputs, at: inputs.sample(most: network.sampleSize))
    }

    /// One batch of 32 followed there and back.
    func batchTrace(_ state: SessionState) -> LayerTrace? {
        guard let network = state.model?.network, let data, let loss = compiled?.plan.loss else {
            return nil
        }
        let places = Array(data.train.inputs.sample().prefix(32))
        return try? LayerTrace(network, examples: data.train, at: places, loss: loss)
    }
}

extension Network {
    /// So many examples that a look at them is over in a blink also for a large network.
    var sampleSize: Int {
        min(CoachContext.sampleSize, max(32, 40_000_000 / max(1, parameterCount)))
    }
}

/// The typical size of some numbers: the root of their mean square.
func typicalSize(_ values: some Collection<Float>) -> Double {
    guard !values.isEmpty else { return 0 }
    let sum = values.reduce(0.0) { $0 + Double($1) * Double($1) }
    return (sum / Double(values.count)).squareRoot()
}

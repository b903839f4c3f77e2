import Engine
import Vocabulary

/// One step of an optimizer on one weight, with all that the optimizer remembered of it.
struct OptimizerStep {
    private let optimizer: any ExplainedOptimizer
    private let worked: WorkedStep

    /// - Parameters:
    ///   - state: the optimizer's memory of all `count` parameters before the step; nil for none yet.
    ///   - index: the weight's place among them.
    init(
        _ optimizer: any ExplainedOptimizer, weight: Float, gradient: Float,
        state: OptimizerState?, at index: Int, of count: Int
    ) {
        var own = OptimizerState(for: optimizer, parameterCount: 1)
        if let state, state.slots.count == optimizer.slotCount * count {
            own.step = state.step
            own.slots = FloatBuffer(
                (0..<optimizer.slotCount).map { state.slots.values[$0 * count + index] })
        }
        self.optimizer = optimizer
        worked = WorkedStep(optimizer, weight: weight, gradient: gradient, state: own)
    }

    /// The rule line by line with its own numbers, in the order in which it is worked out.
    var lines: [String] { optimizer.worked(worked).map(\.text) }

    /// What the letters of the rule stand for; nil where there are none.
    var legend: String? { optimizer.legend }
}

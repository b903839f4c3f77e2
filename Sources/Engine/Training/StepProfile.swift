/// The parts of a training step, timed one by one on a single thread.
package enum StepProfile {
    package enum Part: String, CaseIterable, Sendable {
        case gather, forward, loss, backward
        /// The gradients by the parameters.
        case gradients
        case update
    }

    /// Mean seconds of each part over `steps` steps, after as many that are not counted.
    package static func measure(
        _ network: Network, plan: TrainingPlan, examples: Examples, batchSize: Int, steps: Int
    ) throws(EngineError) -> [Part: Double] {
        let workspace = try Workspace(for: network, rows: batchSize, training: true)
        let work = TrainingStepWork(workspace, plan: plan, examples: examples, members: 1)
        var parameters = network.parameters
        var state = OptimizerState(for: plan.optimizer, parameterCount: network.parameterCount)
        let order = (0..<Int32(examples.count)).map { $0 &* 7919 % Int32(examples.count) }
        var seconds: [Part: Double] = [:]
        order.withUnsafeBufferPointer { order in
            parameters.withUnsafeMutablePointer { parameters in
                state.slots.withUnsafeMutablePointer { slots in
                    guard let indices = order.baseAddress else { return }
                    for step in 0..<2 * steps {
                        let batches = examples.count / batchSize - 1
                        let turn = TrainingStepWork.Turn(
                            parameters: parameters, slots: slots,
                            parameterCount: network.parameterCount,
                            indices: indices + step % max(1, batches) * batchSize,
                            rows: batchSize, nextRows: batches > 0 ? batchSize : 0,
                            factors: plan.optimizer.factors(for: step + 1, after: nil),
                            training: TrainingStep(seed: 1, index: step))
                        let parts = time(work, workspace, turn)
                        guard step >= steps else { continue }
                        for (part, length) in parts {
                            seconds[part, default: 0] += length / Double(steps)
                        }
                    }
                }
            }
        }
        return seconds
    }

    private static func time(
        _ work: TrainingStepWork, _ workspace: Workspace, _ turn: TrainingStepWork.Turn
    ) -> [Part: Double] {
        var seconds: [Part: Double] = [:]
        func time<Result>(_ part: Part, _ body: () -> Result) -> Result {
            let start = ContinuousClock.now
            defer { seconds[part, default: 0] += (ContinuousClock.now - start).seconds }
            return body()
        }
        let member = TeamMember()
        let batch = workspace.part(of: turn.rows, for: member)
        time(.gather) { work.gather(turn, batch) }
        time(.forward) { work.forward(turn, batch) }
        time(.loss) { work.measure(batch) }
        time(.backward) { work.backward(turn, batch) }
        for block in work.blocks(of: member) {
            let gradients = time(.gradients) { work.computeGradients(turn, block, member) }
            time(.update) { work.update(turn, block, gradients: gradients) }
        }
        return seconds
    }
}

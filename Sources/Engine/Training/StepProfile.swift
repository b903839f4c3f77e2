/// The parts of a training step, timed one by one on a single thread.
package enum StepProfile {
    package enum Part: String, CaseIterable, Sendable {
        case gather, forward, loss, backward
        /// The gradients by the parameters, and the updates that are done by the way.
        case learning = "gradients and updates"
    }

    /// Mean seconds of each part over `steps` steps, after `before` that are not counted.
    package static func measure(
        _ network: Network, plan: TrainingPlan, examples: Examples, batchSize: Int, steps: Int,
        before: Int
    ) throws(EngineError) -> [Part: Double] {
        let workspace = try Workspace(for: network, rows: batchSize, training: true)
        let work = TrainingWork(workspace, plan: plan, examples: examples, members: 1)
        var numbers = network.numbers
        var state = OptimizerState(for: plan.optimizer, parameterCount: network.trainableCount)
        let order = (0..<Int32(examples.count)).map { $0 &* 7919 % Int32(examples.count) }
        let batches = max(1, examples.count / batchSize)
        var seconds: [Part: Double] = [:]
        Denormals.flushed {
            order.withUnsafeBufferPointer { order in
                numbers.withMutablePointers { parameters, kept in
                    state.slots.withUnsafeMutablePointer { slots in
                        guard let order = order.baseAddress else { return }
                        let stint = TrainingWork.Stint(
                            parameters: parameters, state: kept, slots: slots,
                            parameterCount: network.trainableCount, order: order,
                            count: examples.count, batchSize: batchSize, steps: 0..<batches)
                        for step in 0..<before + steps {
                            let settings = TrainingWork.StepSettings(
                                factors: plan.optimizer.factors(for: step + 1, after: nil),
                                training: TrainingStep(seed: 1, index: step))
                            let batch = work.batch(step % batches, of: stint)
                            let parts = time(work, workspace, batch, settings)
                            guard step >= before else { continue }
                            for (part, length) in zip(Part.allCases, parts) {
                                seconds[part, default: 0] += length / Double(steps)
                            }
                        }
                    }
                }
            }
        }
        return seconds
    }

    /// The seconds of each part, in their order.
    private static func time(
        _ work: TrainingWork, _ workspace: Workspace, _ batch: TrainingWork.Batch,
        _ settings: TrainingWork.StepSettings
    ) -> [Double] {
        func time(_ body: () -> Void) -> Double {
            let start = ContinuousClock.now
            body()
            return (ContinuousClock.now - start).seconds
        }
        let member = TeamMember()
        let part = workspace.part(of: batch.rows, for: member)
        return [
            time {
                work.gatherInputs(batch, member)
                work.gatherTargets(batch, part)
            },
            time {
                work.multiplyParts(batch, member)
                work.forward(batch, settings, part)
            },
            time { work.measureLoss(part) },
            time { work.backward(batch, settings, part) },
            time {
                work.learn(batch, settings, member)
                workspace.updateState(batch.stint.state)
            },
        ]
    }
}

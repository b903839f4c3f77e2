/// What a team of threads is lent for its steps.
extension TrainingWork {
    /// The steps that the team takes before it comes apart; set by the trainer.
    struct Stint {
        var parameters: UnsafeMutablePointer<Float>
        var state: UnsafeMutablePointer<Float>
        var slots: UnsafeMutablePointer<Float>
        var parameterCount: Int
        /// The order of the epoch's examples, `count` of them.
        var order: UnsafePointer<Int32>
        var count: Int
        var batchSize: Int
        /// Steps of the epoch, from 0.
        var steps: Range<Int>

        var numbers: Network.Pointers {
            Network.Pointers(
                parameters: UnsafePointer(parameters), state: UnsafePointer(state))
        }
    }

    /// What one step takes from its number.
    struct StepSettings {
        var factors: StepFactors
        var training: TrainingStep
    }

    /// One batch of a stint.
    struct Batch {
        var stint: Stint
        /// The items of this batch, and after them those of the next.
        var indices: UnsafePointer<Int32>
        var rows: Int
        var nextRows: Int
    }
}

/// Who is told of each step, on the caller's thread.
protocol TrainingStepObserver: AnyObject {
    /// - Parameter sums: nil where the loss was no number; then nothing was learned.
    /// - Returns: what the next step takes, or nil to end.
    func stepEnded(_ step: Int, _ sums: Measurement?) -> TrainingWork.StepSettings?
}

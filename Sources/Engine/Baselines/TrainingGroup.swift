/// Learns up to eight tasks on one thread, an item of each in turn.
struct TrainingGroup: Sendable {
    let tasks: [OneVersusRest]

    private static let roundsBetweenQuestions = 1024

    /// Spreads tasks evenly over as many groups as keep every thread busy to the end.
    static func groups(of tasks: [OneVersusRest], threads: Int) -> [TrainingGroup] {
        let full = ProductSums.width * threads
        let count = min(tasks.count, (tasks.count + full - 1) / full * threads)
        return (0..<count).map { group in
            let start = tasks.count * group / count
            return TrainingGroup(tasks: Array(tasks[start..<tasks.count * (group + 1) / count]))
        }
    }

    /// The result of each task, in order. All tasks read the same table.
    func run(
        _ isStopped: @Sendable () -> Bool
    ) -> [Result<OneVersusRestSolution, BaselineError>] {
        guard let inputs = tasks.first?.inputs else { return [] }
        let reader = RowReader(inputs)
        let sums = ProductSums(features: inputs.features)
        // Bare memory, so that each training is changed where it lies.
        let trainings = UnsafeMutableBufferPointer<OneVersusRestTraining>.allocate(
            capacity: tasks.count)
        for lane in tasks.indices {
            trainings.initializeElement(at: lane, to: OneVersusRestTraining(tasks[lane], reader))
        }
        defer { trainings.deinitialize().deallocate() }
        var active = Array(trainings.indices)
        while !active.isEmpty {
            if isStopped() { break }
            for _ in 0..<Self.roundsBetweenQuestions {
                for lane in active { trainings[lane].prepare(lane, sums, reader) }
                sums.sum()
                for lane in active { trainings[lane].learn(product: sums[lane], reader) }
                active.removeAll { trainings[$0].result != nil }
            }
        }
        return trainings.map { $0.result ?? .failure(.stopped) }
    }
}

/// The results of many tasks on the same table, spread over `threads` threads, in order.
func train(
    _ tasks: [OneVersusRest], threads: Int?, _ isStopped: @escaping @Sendable () -> Bool
) -> [Result<OneVersusRestSolution, BaselineError>] {
    let threads = max(1, min(threads ?? coreCount(), tasks.count))
    let groups = TrainingGroup.groups(of: tasks, threads: threads)
    return inParallel(groups.count, threads: threads) { groups[$0].run(isStopped) }.flatMap { $0 }
}

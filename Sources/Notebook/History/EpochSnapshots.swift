import Engine

/// The weights at the end of each epoch of one `fit`, for `rewind`.
struct EpochSnapshots: Sendable {
    struct Moment: Sendable {
        /// Counts from 1.
        var epoch: Int
        var network: Network
        var optimizerState: OptimizerState
    }

    /// The `fit` they belong to.
    let statement: String
    /// The epochs since `compile` that came before it.
    let earlier: [EpochResult]
    private(set) var results: [EpochResult] = []
    /// In order; the oldest are dropped where all would take too much memory.
    private(set) var moments: [Moment] = []
    private var bytes = 0

    /// What all moments together may hold.
    static let mostBytes = 128_000_000

    init(statement: String, earlier: [EpochResult]) {
        self.statement = statement
        self.earlier = earlier
    }

    mutating func keep(_ result: EpochResult, _ network: Network, _ state: OptimizerState) {
        results.append(result)
        moments.append(
            Moment(epoch: result.epoch, network: network, optimizerState: state))
        bytes += Self.bytes(of: moments[moments.count - 1])
        while bytes > Self.mostBytes, moments.count > 1 {
            bytes -= Self.bytes(of: moments.removeFirst())
        }
    }

    /// Said after a `fit` whose first epochs had to be dropped.
    var limitText: String? {
        guard let first = moments.first, first.epoch > 1 else { return nil }
        return "`rewind` can go back to epoch \(first.epoch) and later: the weights of all epochs "
            + "would take more than \(bytesText(Double(Self.mostBytes)))."
    }

    func moment(_ epoch: Int) -> Moment? { moments.first { $0.epoch == epoch } }

    private static func bytes(of moment: Moment) -> Int {
        (moment.network.parameters.count + moment.optimizerState.slots.count)
            * MemoryLayout<Float>.stride
    }
}

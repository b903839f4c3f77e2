import Engine
import Wording

/// The weights at the end of each epoch of one `fit`, for `rewind`.
package struct EpochSnapshots: Sendable {
    package struct Moment: Sendable {
        /// Counts from 1; 0 before the first.
        package var epoch: Int
        package var network: Network
        /// Nil where nothing was trained before.
        package var optimizerState: OptimizerState?
        /// Whether the weights were more than the first random ones.
        package var hasLearned: Bool

        package init(
            epoch: Int, network: Network, optimizerState: OptimizerState?, hasLearned: Bool = true
        ) {
            self.epoch = epoch
            self.network = network
            self.optimizerState = optimizerState
            self.hasLearned = hasLearned
        }
    }

    /// The `fit` they belong to.
    package let statement: String
    /// The epochs since `compile` that came before it.
    package let earlier: SharedList<EpochResult>
    package private(set) var results: [EpochResult] = []
    /// In order; the oldest are dropped where all would take too much memory.
    package private(set) var moments: [Moment] = []
    /// The network as the `fit` found it; nil where it had to make room.
    package private(set) var start: Moment?
    private var bytes = 0

    /// What all moments together may hold.
    package static let mostBytes = 128_000_000

    package init(statement: String, earlier: SharedList<EpochResult>, start: Moment? = nil) {
        self.statement = statement
        self.earlier = earlier
        self.start = start
        bytes = start.map(Self.bytes) ?? 0
    }

    package mutating func keep(_ result: EpochResult, _ network: Network, _ state: OptimizerState) {
        results.append(result)
        moments.append(
            Moment(epoch: result.epoch, network: network, optimizerState: state))
        bytes += Self.bytes(of: moments[moments.count - 1])
        // What comes next takes as much memory again as the last one.
        func isFull() -> Bool {
            bytes > Self.mostBytes
                || !Memory.hasRoom(bytes: Double(Self.bytes(of: moments[moments.count - 1])) * 2)
        }
        if let start, isFull() {
            bytes -= Self.bytes(of: start)
            self.start = nil
        }
        while moments.count > 1, isFull() {
            bytes -= Self.bytes(of: moments.removeFirst())
        }
    }

    /// Said after a `fit` whose first epochs had to be dropped.
    package var limitText: String? {
        guard let first = moments.first, first.epoch > 1 else { return nil }
        return "`rewind` can go back to epoch \(first.epoch) and later: the weights of all epochs "
            + "would take more than \(bytesText(Double(Self.mostBytes)))."
    }

    package func moment(_ epoch: Int) -> Moment? {
        epoch == 0 ? start : moments.first { $0.epoch == epoch }
    }

    private static func bytes(of moment: Moment) -> Int {
        (moment.network.parameterCount + (moment.optimizerState?.slots.count ?? 0))
            * MemoryLayout<Float>.stride
    }
}

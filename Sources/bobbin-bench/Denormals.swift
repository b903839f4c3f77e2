import Engine

/// Whether a step costs as much after thousands of steps as at the start.
///
/// Where inputs are always zero, or become so, gradients are 0 and the optimizer's means of them decay
/// until they are denormal; that made every step several times slower on some processors.
struct Denormals {
    private let trial: Trial
    init(_ trial: Trial) { self.trial = trial }

    private static let later = 5000

    func table() throws -> Table {
        var table = Table(
            title: "A step of 784 → 100 → 10, batch 32, whose inputs become zero",
            columns: ["after steps", "µs", "of the first"])
        let network = try trial.network()
        // After the first examples nothing comes in any more.
        let examples = trial.examples(count: 32 * (Self.later + 500), width: 784, fading: 320)
        let starts = [10, 500, 1000, 2000, Self.later]
        let seconds = try trial.stepSeconds(network, examples, from: starts, count: 200)
        for (start, length) in zip(starts, seconds) {
            table.rows.append(
                .init(name: "\(start)", figures: [length * 1e6, length / seconds[0]]))
        }
        return table
    }

    /// Whether the last steps took half as long again as the first.
    static func isSlowed(_ table: Table) -> Bool { (table.rows.last?.figures[1] ?? 1) > 1.5 }
}

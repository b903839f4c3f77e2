/// Decides from step to step whether the team works together or its caller alone.
///
/// Two threads are faster than one only while both have a core: on a busy machine each meeting waits
/// for whoever was interrupted. The numbers are the same either way, so the choice is free: a few
/// steps alone set the pace, and the team is used for as long as it keeps it.
struct AdaptiveThreading {
    private enum Mode {
        case alone, together
    }

    private var mode = Mode.alone
    private var stepsLeft = Self.trial
    private var stepsTaken = 0
    private var seconds = 0.0
    /// Seconds that working alone may take before the team has its turn.
    private var patience = Self.longest
    /// Seconds a step, as last measured alone.
    private var alone = Double.infinity

    /// Steps that measure the pace alone, and those after which the team is judged.
    private static let trial = 8
    private static let judged = 64
    /// Steps alone before a team that was too slow is tried again.
    private static let penalty = 512
    /// Seconds alone after which long steps count as measured.
    private static let longest = 0.01

    var worksAlone: Bool { mode == .alone }

    /// Takes note of a step; true where the next is to be taken the other way.
    mutating func stepTaken(seconds length: Double) -> Bool {
        seconds += length
        stepsTaken += 1
        stepsLeft -= 1
        guard stepsLeft == 0 || (mode == .alone && seconds > patience) else { return false }
        let before = mode
        judge()
        return mode != before
    }

    private mutating func judge() {
        let mean = seconds / Double(stepsTaken)
        switch mode {
        case .alone:
            alone = mean
            change(to: .together, for: Self.judged)
        case .together where mean > alone:
            change(to: .alone, for: Self.penalty)
            patience = 20 * Self.longest
        case .together:
            change(to: .together, for: Self.judged)
        }
    }

    private mutating func change(to mode: Mode, for steps: Int) {
        self.mode = mode
        stepsLeft = steps
        stepsTaken = 0
        seconds = 0
    }
}

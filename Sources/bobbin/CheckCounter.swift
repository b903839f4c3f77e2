import Output
import Synchronization

/// Counts what is judged in lessons as it is told.
final class CheckCounter: Sendable {
    private struct Tally {
        var count = CheckCount()
        /// Whether the lesson asked for the real pictures and got others.
        var hasStandIn = false
    }

    private let tally = Mutex(Tally())

    /// Nil where no lesson was among the files.
    var count: CheckCount? {
        let count = tally.withLock { $0.count }
        return count.lessons == 0 ? nil : count
    }

    func begin(_ file: String) {
        tally.withLock { tally in
            tally.hasStandIn = false
            if file.hasSuffix(".md") { tally.count.lessons += 1 }
        }
    }

    func note(_ event: OutputEvent) {
        switch event {
        case .block(.data(let notice)):
            tally.withLock { $0.hasStandIn = notice.standsInFor != nil }
        case .block(.check(let check)):
            tally.withLock { tally in
                if check.passed { tally.count.passed += 1 } else { tally.count.failed += 1 }
                if tally.hasStandIn { tally.count.onStandIn += 1 }
            }
        default: break
        }
    }
}

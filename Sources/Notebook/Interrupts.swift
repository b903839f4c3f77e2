import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Counts Ctrl-C: one asks a statement to stop after the step in hand, a second within a second ends
/// it by force.
public final class Interrupts: Sendable {
    private let raised = Atomic<Bool>(false)
    private let forced = Atomic<Bool>(false)
    private let lastNanoseconds = Atomic<UInt64>(0)

    public init() {}

    /// Notes one Ctrl-C. Safe in a signal handler: no lock, no allocation.
    public func raise() {
        let now = Self.monotonicNanoseconds()
        let last = lastNanoseconds.exchange(now, ordering: .relaxed)
        if raised.load(ordering: .relaxed), now &- last <= 1_000_000_000 {
            forced.store(true, ordering: .relaxed)
        }
        raised.store(true, ordering: .relaxed)
    }

    /// Forgets earlier ones; called before each statement.
    public func reset() {
        raised.store(false, ordering: .relaxed)
        forced.store(false, ordering: .relaxed)
    }

    public var isRaised: Bool { raised.load(ordering: .relaxed) }
    public var isForced: Bool { forced.load(ordering: .relaxed) }

    private static func monotonicNanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}

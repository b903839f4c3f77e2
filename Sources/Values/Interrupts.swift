import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What ends a statement before its end: Ctrl-C, and the time that it may take.
///
/// One Ctrl-C asks a statement to stop after the step in hand, a second within a second ends it by
/// force. Where the time is limited, its end is like the first, and the second comes a second later.
public final class Interrupts: Sendable {
    private let raised = Atomic<Bool>(false)
    private let forced = Atomic<Bool>(false)
    private let lastNanoseconds = Atomic<UInt64>(0)
    private let raises = Atomic<Int>(0)
    /// When everything must be over, on the monotonic clock; 0 for never.
    private let end = Atomic<UInt64>(0)
    /// When the part in hand must be over; nobody who may be interrupted within asks for the lock.
    private let part = Mutex<WorkLimit?>(nil)
    private let hasPart = Atomic<Bool>(false)

    private static let second: UInt64 = 1_000_000_000

    public init() {}

    /// Notes one Ctrl-C. Safe in a signal handler: no lock, no allocation.
    public func raise() {
        let now = WorkLimit.nanoseconds(CLOCK_MONOTONIC)
        let last = lastNanoseconds.exchange(now, ordering: .relaxed)
        if raised.load(ordering: .relaxed), now &- last <= Self.second {
            forced.store(true, ordering: .relaxed)
        }
        raised.store(true, ordering: .relaxed)
        raises.wrappingAdd(1, ordering: .relaxed)
    }

    /// Forgets earlier ones; called when a person has given the next line. A limit of time stays.
    public func reset() {
        raised.store(false, ordering: .relaxed)
        forced.store(false, ordering: .relaxed)
    }

    public var isRaised: Bool { raised.load(ordering: .relaxed) || isOverTime }
    public var isForced: Bool { forced.load(ordering: .relaxed) || isOver(by: Self.second) }
    /// How often Ctrl-C was pressed so far, whatever was forgotten since.
    public var count: Int { raises.load(ordering: .relaxed) }

    // MARK: - A limit of time

    /// Whether the time that there was is over.
    public var isOverTime: Bool { isOver(by: 0) }

    /// From now on everything must be over within so many seconds.
    public func setEnd(in seconds: Double) {
        let distance = UInt64(max(0, min(seconds, 1e9)) * Double(Self.second))
        end.store(WorkLimit.nanoseconds(CLOCK_MONOTONIC) &+ distance, ordering: .relaxed)
    }

    /// Runs what must be over within so many seconds of work, or whatever it takes where they are nil.
    ///
    /// - Returns: the result, and whether the time was over at its end.
    public func limited<Result>(
        toSeconds seconds: Double?, _ body: () -> Result
    ) -> (result: Result, isOverTime: Bool) {
        guard let seconds else { return (body(), false) }
        let before = part.withLock { part in
            defer { part = WorkLimit(seconds: seconds) }
            return part
        }
        hasPart.store(true, ordering: .relaxed)
        defer {
            part.withLock { $0 = before }
            hasPart.store(before != nil, ordering: .relaxed)
        }
        return (body(), isOverTime)
    }

    private func isOver(by distance: UInt64) -> Bool {
        let end = end.load(ordering: .relaxed)
        if end != 0, WorkLimit.nanoseconds(CLOCK_MONOTONIC) >= end &+ distance { return true }
        guard hasPart.load(ordering: .relaxed) else { return false }
        return part.withLock { $0?.isOver(by: distance) ?? false }
    }
}

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The end of the time that some work may take.
///
/// It is over when that time has passed and the process has worked for as long: where many programs
/// share the processors, nobody is stopped for the time that the others took.
struct WorkLimit: Sendable, Equatable {
    private let end: UInt64
    private let workEnd: UInt64

    /// The time begins now.
    init(seconds: Double) {
        let distance = UInt64(max(0, min(seconds, 1e9)) * 1e9)
        end = Self.nanoseconds(CLOCK_MONOTONIC) &+ distance
        workEnd = Self.nanoseconds(CLOCK_PROCESS_CPUTIME_ID) &+ distance
    }

    var isOver: Bool { isOver(by: 0) }

    /// Whether it has been over for so many nanoseconds.
    func isOver(by distance: UInt64) -> Bool {
        Self.nanoseconds(CLOCK_MONOTONIC) >= end &+ distance
            && Self.nanoseconds(CLOCK_PROCESS_CPUTIME_ID) >= workEnd
    }

    static func nanoseconds(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}

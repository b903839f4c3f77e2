import Synchronization

/// Whether what is being written may still take its name: whoever gives a piece of work up takes the
/// permit back, and from then on nothing of it appears.
public final class WritePermit: Sendable {
    private let isValid = Mutex(true)

    public init() {}

    /// From now on nothing takes its name; waits for a step that is being taken at this moment.
    public func revoke() { isValid.withLock { $0 = false } }

    /// Takes the step by which what was written appears, unless the permit is gone.
    ///
    /// - Returns: what the step gives; nil where it was not taken.
    package func use<Result>(_ step: () -> Result) -> Result? {
        isValid.withLock { $0 ? step() : nil }
    }
}

import CKernels

/// Denormal numbers, those below 1e-38, taken for zero while a thread trains, predicts or measures.
///
/// The pixels at the edge of a picture are 0 in every example: so are the gradients of their weights,
/// and an optimizer's means of them decay by a factor a step until they are denormal. There every
/// operation costs some processors (Intel's above all) a hundred cycles and more: such a network once
/// took three times as long a step after a few hundred steps. TensorFlow and XLA flush them as well;
/// next to weights near 0.05 they change nothing.
enum Denormals {
    /// Runs `body` with denormals flushed on this thread and then gives back the setting of before.
    static func flushed<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let before = bobbin_flush_denormals()
        defer { bobbin_restore_denormals(before) }
        return try body()
    }

    /// Flushes them for the rest of this thread's life.
    static func flushFromHereOn() { _ = bobbin_flush_denormals() }

    /// Whether this processor can.
    static let canBeFlushed = flushed { bobbin_keeps_denormals() == 0 }
}

import Diagnostics
import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Keeps progress in one small file, which is always whole: it is written beside its place and then
/// put there in one step.
public struct ProgressStore: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// What is kept, and what could not be read of it. No file is no progress yet, and no problem.
    public func load() -> (progress: LearnerProgress, problems: [Diagnostic]) {
        do throws(Diagnostic) {
            let (progress, unread) = try read()
            guard let first = unread.first else { return (progress, []) }
            let lines =
                unread.count == 1
                ? "line \(first)" : "\(unread.count) lines, the first of them \(first)"
            return (
                progress,
                [
                    Self.warning(
                        "Part of your progress could not be read: \(lines) of \(path).",
                        hint:
                            "The rest is kept. The file as it is now will stay in \(damagedPath).")
                ]
            )
        } catch {
            return (LearnerProgress(), [Self.warning(error.message)])
        }
    }

    /// What is kept, with the numbers of the lines that say nothing.
    private func read() throws(Diagnostic) -> (progress: LearnerProgress, unread: [Int]) {
        guard let text = try PlainFile.text(at: path) else { return (LearnerProgress(), []) }
        return LearnerProgress.read(text)
    }

    private static func warning(_ message: String, hint: String? = nil) -> Diagnostic {
        Diagnostic(message, hint: hint, severity: .warning)
    }

    /// Where a file that could not be read in full is kept, for whoever can still make sense of it;
    /// an earlier one stays.
    var damagedPath: String {
        let free = (1...99).lazy.map { path + ".damaged" + ($0 == 1 ? "" : "-\($0)") }
            .first { !exists($0) }
        return free ?? path + ".damaged"
    }

    /// Changes what is kept, whoever else changes it too: what is in the file now is read, changed and
    /// written while no other shell does the same.
    ///
    /// - Returns: what is kept now.
    @discardableResult
    public func update(
        _ change: (inout LearnerProgress) -> Void
    ) throws(Diagnostic) -> LearnerProgress {
        let lock = FolderLock(ofFile: path)
        defer { lock.release() }
        do throws(Diagnostic) {
            // What cannot be read now may be whole, and is not replaced.
            var (progress, unread) = try read()
            change(&progress)
            if !unread.isEmpty { link(path, damagedPath) }
            try PlainFile.replace(path, with: progress.fileText)
            return progress
        } catch {
            throw Self.warning("Your progress could not be kept: \(error.message)")
        }
    }

    /// Forgets one lesson.
    ///
    /// - Returns: false when nothing was known of it.
    public func forget(_ lesson: String) throws(Diagnostic) -> Bool {
        guard load().progress.lessons[lesson] != nil else { return false }
        try update { $0.forget(lesson) }
        return true
    }
}

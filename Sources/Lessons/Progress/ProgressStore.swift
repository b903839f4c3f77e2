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
        let text: String
        do throws(Diagnostic) {
            guard let found = try PlainFile.text(at: path) else { return (LearnerProgress(), []) }
            text = found
        } catch {
            return (LearnerProgress(), [Self.warning(error.message)])
        }
        let (progress, unread) = LearnerProgress.read(text)
        guard let first = unread.first else { return (progress, []) }
        let lines =
            unread.count == 1
            ? "line \(first)" : "\(unread.count) lines, the first of them \(first)"
        return (
            progress,
            [
                Self.warning(
                    "Part of your progress could not be read: \(lines) of \(path).",
                    hint: "The rest is kept. The file as it is now will stay in \(damagedPath).")
            ]
        )
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
        var (progress, problems) = load()
        change(&progress)
        if !problems.isEmpty { link(path, damagedPath) }
        do throws(Diagnostic) {
            if lock.isHeld { OutputFile.removeDrafts(of: path) }
            try PlainFile.replace(path, with: progress.fileText)
        } catch {
            throw Self.warning("Your progress could not be kept: \(error.message)")
        }
        return progress
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

import Diagnostics
import Language
import Output
import Vocabulary

/// Runs the statements of a script one after another.
public struct ScriptRunner {
    private let session: Session
    private let keepsGoing: Bool
    private let isOverTime: @Sendable () -> Bool
    private let emit: Session.Emit

    /// - Parameters:
    ///   - keepsGoing: go on after a statement that failed.
    ///   - isOverTime: asked before each statement; true ends the run.
    public init(
        _ session: Session, keepsGoing: Bool = false,
        isOverTime: @escaping @Sendable () -> Bool = { false }, emit: @escaping Session.Emit
    ) {
        self.session = session
        self.keepsGoing = keepsGoing
        self.isOverTime = isOverTime
        self.emit = emit
    }

    /// - Returns: the first trouble, or `done`.
    public func run(_ script: String) -> RunStatus {
        let parts: [SourceText.Part]
        do throws(Diagnostic) {
            let transcript = try Transcript(script)
            if let notice = transcript?.notice { emit(.block(.diagnostic(notice))) }
            parts = SourceText(transcript?.text ?? script).parts
        } catch {
            emit(.block(.diagnostic(error)))
            return .wrong
        }
        return run(parts)
    }

    private func run(_ parts: [SourceText.Part]) -> RunStatus {
        var status = RunStatus.done
        for part in parts {
            if isOverTime() { return .overTime }
            if session.environment.interrupts.isRaised { return .interrupted }
            if Session.isLeaving(part.text.trimmingWhitespace()) { break }
            let cell = session.run(part.text, line: part.line, goesOn: true, emit: emit)
            guard let cell else { continue }
            if session.environment.interrupts.isRaised { return .interrupted }
            let outcome = RunStatus(of: cell)
            guard outcome != .done else { continue }
            if status == .done { status = outcome }
            if !keepsGoing { break }
        }
        return status
    }
}

import Diagnostics
import History
import Language
import Output
import Values
import Vocabulary
import Workbench

/// A notebook in progress: the one owner of the state that statements change.
///
/// A line goes one way: text → statement → a copy of the state is changed → the copy is kept, with
/// the cell that tells what happened. A statement that fails leaves the state as it was.
public final class Session {
    public typealias Emit = @Sendable (OutputEvent) -> Void

    public let environment: SessionEnvironment
    private var state: SessionState
    private var history = SessionHistory()
    /// What `evaluate` may take.
    public var bounds = ExpressionBounds.unbounded
    /// The first expression that was ended at one of them, and why.
    public internal(set) var brokenBound: Diagnostic?

    public init(_ environment: SessionEnvironment) {
        self.environment = environment
        state = SessionState(seed: environment.seed)
    }

    /// What ends a shell or a script.
    public static func isLeaving(_ line: String) -> Bool {
        ["quit", "exit", "quit()", "exit()"].contains(line.lowercased())
    }

    /// Everything that can be given back with `restore`.
    public var snapshot: SessionState { state }
    /// Goes on from a state of this or another session; `undo` and `redo` begin anew from there.
    public func restore(_ snapshot: SessionState) {
        state = snapshot
        history.forget(after: snapshot.cellCount)
    }

    /// Goes back to a snapshot, and keeps the names that were made since.
    ///
    /// - Returns: whether anything but new names was given up for it.
    public func restoreKeepingNames(_ snapshot: SessionState) -> Bool {
        let gaveUp = history.past.contains { !$0.isNewName }
        var restored = snapshot
        restored.keepNames(of: state)
        restored.cellCount = state.cellCount
        state = restored
        history.forget(after: state.cellCount)
        return gaveUp
    }

    /// Begins `undo` anew: from now on it goes back to the present state at the most, and says why.
    public func closeHistory(_ reason: Diagnostic) {
        history.forget(after: state.cellCount)
        history.beginning = reason
    }

    /// The statements since then that changed something and still count.
    public var changes: [String] { history.past.map(\.source) }

    /// Takes the last of them back without a word; `redo` does it again.
    public func takeBack() {
        guard let change = history.takeBack() else { return }
        let present = state
        state = change.before
        state.keepRuns(of: present, undone: [change], redone: [])
        state.cellCount = present.cellCount
    }

    /// Whether the learner gave a name a value.
    public func hasName(_ name: String) -> Bool { state.hasOwn(name) }

    /// The number the next statement gets.
    public var nextCell: Int { state.cellCount + 1 }

    /// Tells, line after line, whether a statement is whole or goes on: after a `\`, or in a `repeat`
    /// without its `end`.
    public typealias Lines = StatementCollector

    /// The statements of a text that may hold several lines.
    public static func statements(in text: String) -> [(text: String, line: Int)] {
        SourceText(text).parts.map { ($0.text.trimmingWhitespace(), $0.line) }
    }

    /// The same of one that was pasted, and what to say of it first: answers that were copied along
    /// with their prompts are left out.
    ///
    /// - Throws: where it cannot be told which lines are statements.
    public static func statements(
        pasted text: String
    ) throws(Diagnostic) -> (parts: [(text: String, line: Int)], notice: Diagnostic?) {
        let transcript = try Transcript(text)
        return (statements(in: transcript?.text ?? text), transcript?.notice)
    }

    /// A line without the prompt that was copied with it; nil for one that has none.
    ///
    /// - Parameter goesOn: whether it belongs to the statement of the line above.
    public static func withoutPrompt(_ line: String, goesOn: Bool) -> String? {
        guard !line.contains(where: \.isNewline),
            let found = Prompt.found(in: line, goesOn: goesOn), !found.isOfSystem
        else { return nil }
        return found.rest
    }

    /// Whether a text of several lines was copied with its prompts, and is whole as it is.
    public static func isTranscript(_ text: String) -> Bool {
        text.contains(where: \.isNewline) && Prompt.found(in: text, goesOn: false) != nil
    }

    /// Runs one statement and tells what happens, as it happens, through `emit`.
    ///
    /// - Parameters:
    ///   - text: the statement; several lines where all but the last end in `\`.
    ///   - line: the line of the script or lesson on which it starts.
    ///   - author: who wrote it.
    ///   - goesOn: it follows another without anybody being asked in between, so that a Ctrl-C that came
    ///     since then is meant for it; otherwise earlier ones are forgotten.
    /// - Returns: the numbered cell, or nil for an empty line or a comment. For `run "other.bob"`
    ///   the cell of the first statement of the file that failed, if one did.
    @discardableResult
    public func run(
        _ text: String, line: Int = 1, by author: Author = .learner, goesOn: Bool = false,
        emit: @escaping Emit
    ) -> Cell? {
        if !goesOn { environment.interrupts.reset() }
        return run(text, line: line, file: nil, by: author, emit: emit)
    }

    /// Who wrote a statement.
    public enum Author: Sendable {
        case learner
        /// Somebody else: it reads no file outside of the folders that statements may write in.
        case lesson
    }

    private func run(
        _ text: String, line: Int, file: String?, by author: Author, emit: @escaping Emit
    ) -> Cell? {
        // Places are counted in the text that is shown, so it keeps what stands before it.
        var source = text.trimmingEnd()
        var parsed = StatementReader.parsed(source, line: line)
        // What is refused for its length is not shown and kept in all of it.
        if !StatementLength.isFine(source) { source = String(source.prefix(100)).asFirstLine }
        if case .success(nil) = parsed { return nil }
        let rerun = history.source(rerunBy: parsed)
        if let rerun {
            source = rerun
            parsed = StatementReader.parsed(rerun, line: line)
        }
        var environment = environment
        if author == .lesson { environment.boundForLesson() }
        let recorder = Recorder(index: nextCell, source: source, line: line, emit: emit)
        if let rerun {
            recorder.add(.remark(Remark(from: .notebook, "Again: \(rerun.asQuoted)")))
        }
        let (cell, script) = execute(
            Execution(
                statement: parsed, state: state, history: history, file: file,
                environment: environment, recorder: recorder))
        guard cell.status == .ok, let script else { return cell }
        return run(script, by: author, emit: emit) ?? cell
    }

    private func execute(_ execution: Execution) -> (cell: Cell, script: ScriptFile?) {
        let recorder = execution.recorder
        // Cells are counted on, whatever state a statement goes back to.
        let index = nextCell
        let interrupts = environment.interrupts
        let finished = WorkerThread.run(
            { execution.run() }, isAbandoned: { interrupts.isForced })
        if let finished {
            state = finished.state
            history = finished.history
        } else {
            recorder.abandon(
                Diagnostic(
                    "Ended by force: the session is as it was before this statement.",
                    hint:
                        "One Ctrl-C stops training after the step in hand and keeps what was learned."
                ))
        }
        state.cellCount = index
        let cell = recorder.finish()
        history.note(cell)
        return (cell, finished?.script)
    }

    /// Runs a file's statements; gives back the cell that ended it before its end.
    private func run(_ script: ScriptFile, by author: Author, emit: @escaping Emit) -> Cell? {
        history.openScripts.append(script.path)
        defer { history.openScripts.removeLast() }
        for part in script.parts {
            let cell = run(
                part.text, line: part.line, file: script.name, by: author, emit: emit)
            if let cell, cell.status == .error || environment.interrupts.isRaised { return cell }
        }
        return nil
    }
}

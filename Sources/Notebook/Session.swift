import Diagnostics
import History
import Language
import Output
import PythonReader
import Values
import Wording
import Workbench

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

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

    /// The number the next statement gets.
    public var nextCell: Int { state.cellCount + 1 }

    /// Whether these lines are a whole statement, or one that goes on: after a `\`, or in a
    /// `repeat` without its `end`.
    public static func isComplete(_ text: String) -> Bool { SourceText.isComplete(text) }

    /// The statements of a text that may hold several lines, as one that was pasted does.
    public static func statements(in text: String) -> [(text: String, line: Int)] {
        SourceText(text).parts.map { ($0.text.trimmingWhitespace(), $0.line) }
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
        let cell = execute(
            Execution(
                statement: parsed, state: state, history: history, file: file,
                environment: environment, recorder: recorder))
        guard cell.status == .ok, let script = history.script(namedBy: parsed, environment) else {
            return cell
        }
        return run(script, by: author, emit: emit) ?? cell
    }

    private func execute(_ execution: Execution) -> Cell {
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
        return cell
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

/// One statement on its way through a copy of the state. Pure: gives back the new state.
private struct Execution: Sendable {
    let statement: Result<Statement?, Diagnostic>
    let state: SessionState
    let history: SessionHistory
    /// The file that the statement stands in, where `run` runs one.
    let file: String?
    let environment: SessionEnvironment
    let recorder: Recorder

    struct Finished: Sendable {
        var state: SessionState
        var history: SessionHistory
    }

    func run() -> Finished {
        var finished = Finished(state: state, history: history)
        do throws(Diagnostic) {
            guard let statement = try statement.get() else { return finished }
            let context = StatementContext(
                environment: environment, recorder: recorder, notes: history.notes)
            var python = PythonStatements(PythonContext(state))
            let statements = try python.read(statement)
            for remark in finished.history.unsaid(of: python.remarks) {
                context.remark(remark, from: .python)
            }
            for object in python.kept { try object.keep(in: &finished.state, context) }
            finished.state.figure = try python.figure?.takenDown(&finished.state)
            for answer in python.answers { context.say(answer) }
            if let command = statements.first?.command,
                let definition = command.kind.flatMap({ StatementTable.byVerb[$0] }),
                definition.standsAlone
            {
                try standAlone(definition, command, &finished, context)
                return finished
            }
            for statement in statements {
                try StatementTable.run(statement, &finished.state, context)
            }
            keepChange(&finished, context)
            return finished
        } catch {
            recorder.fail(placed(error))
            return Finished(state: state, history: history)
        }
    }

    /// A statement that works on whole cells.
    private func standAlone(
        _ definition: StatementDefinition, _ command: Command, _ finished: inout Finished,
        _ context: StatementContext
    ) throws(Diagnostic) {
        switch definition.action {
        case .movesHistory:
            try HistoryMove(command).make(&finished.state, &finished.history, context)
        case .runsScript:
            let file = try ScriptFile(command, environment, openScripts: history.openScripts)
            context.say("Running \(file.name): \(counted(file.parts.count, "statement")).")
        case .repeatsCell:
            // Where it is a plain number, the statement of that cell stands here in place of this one.
            let filled = definition.filled(command, from: finished.state.variables)
            _ = try RepeatedCell(filled, in: history)
            throw Diagnostic(
                "the cell is written as a plain number",
                hint: "For example: \(filled.form)", at: command.arguments.first?.value.span)
        case .looks, .changes: break
        }
    }

    private func keepChange(_ finished: inout Finished, _ context: StatementContext) {
        guard finished.state.revision != state.revision else { return }
        let change = Change(
            cell: state.cellCount + 1, source: recorder.source, before: state,
            after: finished.state)
        if let note = finished.history.keep(change) { context.remark(note, from: .notebook) }
    }

    /// A failure within a file says where in it.
    private func placed(_ diagnostic: Diagnostic) -> Diagnostic {
        guard let file else { return diagnostic }
        var placed = diagnostic
        let line = diagnostic.span?.line ?? recorder.line
        placed.hint = (diagnostic.hint.map { $0 + "\n" } ?? "") + "In \(file), line \(line)."
        return placed
    }
}

extension SessionHistory {
    /// The statement of the cell that `rerun 3` names; nil for every other statement, and where there
    /// is no such cell.
    fileprivate func source(rerunBy parsed: Result<Statement?, Diagnostic>) -> String? {
        guard
            let command = command(
                in: parsed, that: { if case .repeatsCell = $0 { true } else { false } })
        else { return nil }
        return try? RepeatedCell(command, in: self).source
    }

    /// The file that `run "other.bob"` names; nil for every other statement.
    fileprivate func script(
        namedBy parsed: Result<Statement?, Diagnostic>, _ environment: SessionEnvironment
    ) -> ScriptFile? {
        guard
            let command = command(
                in: parsed, that: { if case .runsScript = $0 { true } else { false } })
        else { return nil }
        return try? ScriptFile(command, environment, openScripts: openScripts)
    }

    private func command(
        in parsed: Result<Statement?, Diagnostic>,
        that does: (StatementDefinition.Action) -> Bool
    ) -> Command? {
        guard case .success(let statement?) = parsed, let command = statement.command,
            let verb = command.kind, let definition = StatementTable.byVerb[verb],
            does(definition.action)
        else { return nil }
        return command
    }
}

import Diagnostics
import Engine
import History
import Language
import Python
import Vocabulary
import Wording
import Workbench

/// One statement on its way through a copy of the state. Pure: gives back the new state.
struct Execution: Sendable {
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
        /// The file whose statements are to be run next.
        var script: ScriptFile?
    }

    func run() -> Finished {
        var finished = Finished(state: state, history: history)
        do throws(Diagnostic) {
            guard let statement = try statement.get() else { return finished }
            let context = StatementContext(
                environment: environment, recorder: recorder, notes: history.notes)
            if let command = statement.command, let definition = command.definition,
                definition.standsAlone
            {
                try standAlone(definition, command, &finished, context)
                return finished
            } else {
                try StatementTable.run(
                    SharedSpelling.read(statement, state), &finished.state, context)
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
            let count = file.parts.count { !$0.text.trimmingWhitespace().hasPrefix("#") }
            context.say("Running \(file.name): \(counted(count, "statement")).")
            if let notice = file.notice { context.remark(notice.message, from: .notebook) }
            finished.script = file
        case .repeatsCell:
            // Where it is a plain number, the statement of that cell stands here in place of this one.
            let filled = definition.filled(command, from: OwnNames(finished.state, for: definition))
            _ = try RepeatedCell(filled, in: history)
            throw Diagnostic(
                "the cell is written as a plain number",
                hint: "For example: \(filled.form)", at: command.arguments.first?.value.span)
        case .looks, .changes: break
        }
    }

    private func keepChange(_ finished: inout Finished, _ context: StatementContext) {
        guard finished.state.revision != state.revision else { return }
        if giveUpPast(&finished) {
            return context.remark(
                "Memory is short: what this gave up is gone, and `undo` begins anew from here.",
                from: .notebook)
        }
        let change = Change(
            cell: state.cellCount + 1, source: recorder.source, before: state,
            after: finished.state)
        if let note = finished.history.keep(change) { context.remark(note, from: .notebook) }
    }

    /// Where memory is short, what a statement let go of is not kept for `undo` and `explain`.
    ///
    /// - Returns: whether it was so.
    private func giveUpPast(_ finished: inout Finished) -> Bool {
        var bare = finished.state
        bare.last = nil
        let given = Double(MemoryFootprint(state).bytes(notIn: MemoryFootprint(bare)))
        // Less than as much again: what comes next would be refused for what nobody asked to keep.
        guard given > Self.large, given * 2 > Memory.free else { return false }
        finished.state = bare
        finished.history.forget(after: state.cellCount + 1)
        return true
    }

    /// Less than this is no help.
    private static let large = 8e6

    /// A failure within a file says where in it.
    private func placed(_ diagnostic: Diagnostic) -> Diagnostic {
        guard let file else { return diagnostic }
        return diagnostic.adding("In \(file), line \(diagnostic.span?.line ?? recorder.line).")
    }
}

extension SessionHistory {
    /// The statement of the cell that `rerun 3` names; nil for every other statement, and where there
    /// is no such cell.
    func source(rerunBy parsed: Result<Statement?, Diagnostic>) -> String? {
        guard case .success(let statement?) = parsed, let command = statement.command,
            case .repeatsCell? = command.definition?.action
        else { return nil }
        return try? RepeatedCell(command, in: self).source
    }
}

extension Diagnostic {
    /// The same with one more line of hint.
    func adding(_ line: String) -> Diagnostic {
        var longer = self
        longer.hint = (hint.map { $0 + "\n" } ?? "") + line
        return longer
    }
}

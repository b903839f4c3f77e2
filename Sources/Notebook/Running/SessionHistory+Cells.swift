import Diagnostics
import History
import Language
import Workbench

extension SessionHistory {
    /// The statement of the cell that `rerun 3` names; nil for every other statement, and where there
    /// is no such cell.
    func source(rerunBy parsed: Result<Statement?, Diagnostic>) -> String? {
        guard let command = parsed.command, case .repeatsCell? = command.definition?.action else {
            return nil
        }
        return try? RepeatedCell(command, in: self).source
    }

    /// The file that `run "other.bob"` names; nil for every other statement.
    func script(
        namedBy parsed: Result<Statement?, Diagnostic>, _ environment: SessionEnvironment
    ) -> ScriptFile? {
        guard let command = parsed.command, case .runsScript? = command.definition?.action else {
            return nil
        }
        return try? ScriptFile(command, environment, openScripts: openScripts)
    }
}

extension Result<Statement?, Diagnostic> {
    /// The command that was read, if it is one.
    fileprivate var command: Command? { (try? get())?.command }
}

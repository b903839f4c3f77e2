import Diagnostics
import Language
import Vocabulary

/// `rerun 3`: an earlier cell whose statement runs again.
package struct RepeatedCell {
    package let source: String

    /// - Throws: where there is no such cell.
    package init(_ command: Command, in history: SessionHistory) throws(Diagnostic) {
        var reader = try ArgumentReader(command.arguments, of: "rerun", options: [])
        guard let argument = reader.next() else {
            throw Diagnostic(
                "rerun needs the number of a cell.", hint: "`cells` lists them, as in `rerun 3`.")
        }
        let cell = try argument.wholeNumber("the cell")
        try reader.finish()
        guard let note = history.note(of: cell) else {
            throw Diagnostic("There is no cell \(cell) to run again.", hint: "`cells` lists them.")
        }
        source = note.source
    }
}

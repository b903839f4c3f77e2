import Diagnostics
import Files
import Output
import Synchronization

/// Collects what one statement says into its cell and passes it on at once.
package final class Recorder: Sendable {
    package typealias Emit = @Sendable (OutputEvent) -> Void

    private struct Record {
        var cell: Cell
        var isOpen = true
    }

    private let record: Mutex<Record>
    private let emit: Emit
    /// The statement as it was typed.
    package let source: String
    /// The line of the script or lesson on which it starts.
    package let line: Int
    /// What the statement's files need to take their names.
    package let permit = WritePermit()
    private let started = ContinuousClock.now

    package init(index: Int, source: String, line: Int, emit: @escaping Emit) {
        record = Mutex(Record(cell: Cell(index: index, source: source, line: line)))
        self.emit = emit
        self.source = source
        self.line = line
        emit(.cellBegan(index: index, source: source, line: line))
    }

    /// Adds one block; nothing once the statement has been given up.
    package func add(_ block: Block) {
        record.withLock { record in
            guard record.isOpen else { return }
            record.cell.blocks.append(block)
            emit(.block(block))
        }
    }

    package func show(_ progress: Progress) {
        record.withLock { record in
            if record.isOpen { emit(.progress(progress)) }
        }
    }

    package func fail(_ diagnostic: Diagnostic) {
        record.withLock { record in
            guard record.isOpen else { return }
            record.cell.status = .error
            record.cell.blocks.append(.diagnostic(diagnostic))
            emit(.block(.diagnostic(diagnostic)))
        }
    }

    /// Ends the cell while its statement may still be running: nothing of it is said or written
    /// from now on.
    package func abandon(_ diagnostic: Diagnostic) {
        permit.revoke()
        fail(diagnostic)
        record.withLock { $0.isOpen = false }
    }

    /// What has been said so far.
    package var blocks: [Block] { record.withLock { $0.cell.blocks } }

    /// Whether the statement has been given up; it then talks to nobody.
    package var isAbandoned: Bool { record.withLock { !$0.isOpen } }

    /// Closes the cell and passes it on whole.
    package func finish() -> Cell {
        let cell = record.withLock { record in
            record.isOpen = false
            record.cell.seconds = (ContinuousClock.now - started).inSeconds
            return record.cell
        }
        emit(.cellEnded(cell))
        return cell
    }
}

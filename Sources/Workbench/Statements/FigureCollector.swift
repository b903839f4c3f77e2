import Figures
import Output
import Synchronization

/// Gathers the answer of a statement whose picture goes to a file.
package final class FigureCollector: Sendable {
    private let gathered = Mutex<[Block]>([])

    package init() {}

    package var blocks: [Block] { gathered.withLock { $0 } }
    /// What of it is looked at.
    package var drawn: [Block] { blocks.filter(Figure.draws) }

    package func take(_ block: Block) { gathered.withLock { $0.append(block) } }
}

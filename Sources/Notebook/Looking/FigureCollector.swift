import Figures
import Output
import Synchronization

/// Gathers the answer of a statement whose picture goes to a file.
final class FigureCollector: Sendable {
    private let gathered = Mutex<[Block]>([])

    var blocks: [Block] { gathered.withLock { $0 } }
    /// What of it is looked at.
    var drawn: [Block] { blocks.filter(Figure.draws) }

    func take(_ block: Block) { gathered.withLock { $0.append(block) } }
}

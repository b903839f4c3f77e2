import Notebook
import Output
import Synchronization

/// Passes on what a statement tells as far as it finds room on the screen, and keeps the rest for the
/// next Enter. Training is watched as it happens, however long it takes.
final class AnswerInPieces: Sendable {
    /// What has found no room.
    struct Rest: Sendable, Equatable {
        /// The beginning of the statement, and what it told after.
        var began: OutputEvent
        var blocks: [OutputEvent]
        var ended: OutputEvent
    }

    private struct State {
        var began: OutputEvent?
        var kept: [OutputEvent] = []
        var ended: OutputEvent?
    }

    private let space: ScreenSpace
    private let emit: Session.Emit
    private let state = Mutex(State())

    /// Rows of what the next key does, with the empty one above it.
    private static let rowsOfCue = 2

    init(_ space: ScreenSpace, emit: @escaping Session.Emit) {
        self.space = space
        self.emit = emit
    }

    func receive(_ event: OutputEvent) {
        state.withLock { state in
            switch event {
            case .cellBegan: state.began = event
            case .cellEnded: state.ended = event
            case .block(let block) where !block.isOfTraining:
                guard state.kept.isEmpty, finds(roomFor: block) else {
                    return state.kept.append(event)
                }
            default:
                for kept in state.kept { emit(kept) }
                state.kept = []
            }
            emit(event)
        }
    }

    /// What shows nothing needs no room. What no screen has room for is told at once: whoever shows it knows how to turn its pages.
    private func finds(roomFor block: Block) -> Bool {
        let own = space.rows([block])
        let rows = own + Self.rowsOfCue
        return own == 0 || rows <= space.rowsLeft() || rows > space.rowsInAll()
    }

    /// What is still to be told, once the statement has ended; nil for nothing.
    var rest: Rest? {
        state.withLock { state in
            guard let began = state.began, let ended = state.ended, !state.kept.isEmpty else {
                return nil
            }
            return Rest(began: began, blocks: state.kept, ended: ended)
        }
    }

    /// Tells the rest of an answer on a screen that has been read: at least one piece of it.
    ///
    /// - Returns: what is left even then.
    static func tell(
        _ rest: Rest, _ space: ScreenSpace, emit: @escaping Session.Emit
    ) -> Rest? {
        let pieces = AnswerInPieces(space, emit: emit)
        pieces.receive(rest.began)
        rest.blocks.first.map(emit)
        for event in rest.blocks.dropFirst() { pieces.receive(event) }
        pieces.receive(rest.ended)
        return pieces.rest
    }
}

extension Block {
    fileprivate var isOfTraining: Bool { if case .epoch = self { true } else { false } }
}

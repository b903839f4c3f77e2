/// What a session tells whoever shows it, in the order in which it happens.
///
/// A statement is `cellBegan`, any number of `progress` and `block`, then `cellEnded` with the whole
/// cell; the cell's blocks are those already sent. Blocks between cells belong to no statement (a
/// lesson's prose, a script's message).
public enum OutputEvent: Sendable, Equatable {
    case cellBegan(index: Int, source: String, line: Int)
    case progress(Progress)
    case block(Block)
    case cellEnded(Cell)
    case end(EndReport)
}

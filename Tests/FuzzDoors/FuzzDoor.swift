/// A way by which what somebody else wrote comes in, as bytes.
public enum FuzzDoor: String, CaseIterable, Sendable {
    /// A line that is typed: read, coloured, completed.
    case statement
    /// Lines of Python.
    case python
    case lesson
    case markdown
    case csv
    case idx
    /// An IDX file packed with gzip.
    case gzip
    /// The cached arrays of a data set.
    case cache
    case keras
    case h5
    case weights
    /// `config.json` within a `.keras` file whose sums are right.
    case config
    case json
    case progress
    /// The lines typed in earlier sessions.
    case history
}

/// What must never be, and was: an input that is misread rather than refused.
public struct FuzzFinding: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

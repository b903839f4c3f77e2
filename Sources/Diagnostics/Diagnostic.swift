/// Something the learner should know about a statement: what is wrong, where, and the way out.
///
/// `message` is a plain sentence or, when `span` points at a word, what is written after the caret
/// (`there is no layer called Dens`). `hint` is the way out, one or more lines.
public struct Diagnostic: Error, Equatable, Sendable, Codable {
    public enum Severity: String, Sendable, Codable {
        case error, warning, note
    }

    /// What kind of trouble it is, for the exit status of a batch run.
    public enum Cause: String, Sendable, Codable {
        /// A statement that is wrong or cannot be done now.
        case mistake
        /// A name that means nothing where it stands.
        case unknownName
        /// Data that cannot be had.
        case missingData
        /// Ctrl-C.
        case interrupted
        /// It asks for more time or memory than it may take.
        case bound
    }

    public var severity: Severity
    public var cause: Cause
    public var message: String
    public var hint: String?
    public var span: SourceSpan?

    public init(
        _ message: String, hint: String? = nil, at span: SourceSpan? = nil,
        severity: Severity = .error, cause: Cause = .mistake
    ) {
        self.severity = severity
        self.cause = cause
        self.message = message
        self.hint = hint
        self.span = span
    }

    /// The same diagnostic pointing at `span`, unless it already points somewhere.
    public func placed(at span: SourceSpan?) -> Diagnostic {
        var copy = self
        copy.span = self.span ?? span
        return copy
    }
}

/// Something the learner should know about a statement: what is wrong, where, and the way out.
///
/// `message` is a plain sentence or, when `span` points at a word, what is written after the caret
/// (`there is no layer called Dens`). `hint` is the way out, one or more lines.
public struct Diagnostic: Error, Equatable, Sendable, Codable {
    public enum Severity: String, Sendable, Codable {
        case error, warning, note
    }

    public var severity: Severity
    public var message: String
    public var hint: String?
    public var span: SourceSpan?

    public init(
        _ message: String, hint: String? = nil, at span: SourceSpan? = nil,
        severity: Severity = .error
    ) {
        self.severity = severity
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

import Diagnostics

/// One statement as it was written, parsed but not yet understood.
public struct Statement: Equatable, Sendable {
    public indirect enum Kind: Equatable, Sendable {
        /// `add Dense 100 relu`.
        case command(Command)
        /// `y = 3 * x + 2`.
        case assignment(Name, Expression)
        /// An expression alone: its value is printed.
        case expression(Expression)
        /// `repeat 10` … `end`.
        case block(count: Expression, body: [Statement])
        /// Lines of another language, Python's, as they were typed.
        case foreign
    }

    public var kind: Kind
    /// The text it was parsed from, without the line's end.
    public var text: String
    /// The line it starts on, counting from 1.
    public var line: Int

    public init(_ kind: Kind, text: String, line: Int) {
        self.kind = kind
        self.text = text
        self.line = line
    }
}

/// A verb with its arguments, in the order in which they were written.
public struct Command: Equatable, Sendable {
    public var verb: Name
    public var arguments: [Argument]

    public init(verb: Name, arguments: [Argument]) {
        self.verb = verb
        self.arguments = arguments
    }
}

import Diagnostics

/// A value as it was written, not yet looked up or computed.
public struct Expression: Equatable, Sendable {
    public indirect enum Kind: Equatable, Sendable {
        case number(Double)
        case text(String)
        case boolean(Bool)
        /// A name: of a value, a layer, an activation, a part of the data; nobody has decided yet.
        case word(String)
        case list([Expression])
        /// `0..9`, both ends in.
        case range(Expression, Expression)
        /// `sgd(momentum=0.9)`, `mean(x)`.
        case call(Expression, [Argument])
        /// `a[3]`, `a[0..9]`.
        case index(Expression, [Expression])
        /// `history.loss`.
        case member(Expression, Name)
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression)
        /// A Python slice, `a[0:5]`, kept so that it can be answered.
        case slice(Expression?, Expression?)
    }

    public var kind: Kind
    public var span: SourceSpan

    public init(_ kind: Kind, at span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    /// The name, when it is nothing but a name.
    public var word: String? { if case .word(let word) = kind { word } else { nil } }

    /// Names joined by dots: `model.fit` of `model.fit`; nil for anything else.
    public var dottedName: String? {
        switch kind {
        case .word(let word): word
        case .member(let base, let name): base.dottedName.map { "\($0).\(name.text)" }
        default: nil
        }
    }
}

/// A name with its place.
public struct Name: Equatable, Sendable {
    public var text: String
    public var span: SourceSpan

    public init(_ text: String, at span: SourceSpan) {
        self.text = text
        self.span = span
    }
}

/// One argument of a statement or a call: `5`, `batch_size=64`.
public struct Argument: Equatable, Sendable {
    public var name: Name?
    public var value: Expression

    public init(name: Name? = nil, value: Expression) {
        self.name = name
        self.value = value
    }

    public var span: SourceSpan { name.map { $0.span.joined(with: value.span) } ?? value.span }
}

public enum UnaryOperator: String, Sendable {
    case negate = "-"
    case not
}

public enum BinaryOperator: String, Sendable {
    case or, and
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case matrixMultiply = "@"
    case power = "^"
}

import Diagnostics

/// A statement of Python: what stands in one logical line, or a compound statement with its body.
package struct PythonStatement: Equatable, Sendable {
    package indirect enum Kind: Equatable, Sendable {
        case expression(PythonExpression)
        /// `a = b = value`: targets from left to right.
        case assignment([PythonExpression], PythonExpression)
        /// `a += value`.
        case augmented(PythonExpression, PythonOperator, PythonExpression)
        /// `name: type = value`; the annotation means nothing for the value.
        case annotated(PythonExpression, annotation: PythonExpression, value: PythonExpression?)
        /// `import a.b as c, d`.
        case importing([PythonImport])
        /// `from a.b import c as d, e`; names is empty for `*`. `level` counts leading dots.
        case importingFrom(module: String, [PythonImport], level: Int)
        case delete([PythonExpression])
        case assertion(PythonExpression, message: PythonExpression?)
        case returning(PythonExpression?)
        case raising(PythonExpression?, cause: PythonExpression?)
        case global([String])
        case nonlocal([String])
        case pass
        case breaking
        case continuing
        /// `if`/`elif`: an `elif` is an `if` alone in `otherwise`.
        case conditional(PythonExpression, body: [PythonStatement], otherwise: [PythonStatement])
        case whileLoop(PythonExpression, body: [PythonStatement], otherwise: [PythonStatement])
        case forLoop(
            target: PythonExpression, in: PythonExpression, body: [PythonStatement],
            otherwise: [PythonStatement])
        case with([PythonContextItem], body: [PythonStatement])
        case function(PythonFunction)
        /// A statement of Python that is known and not read here: `class`, `try`, `match`,
        /// `async def`, `yield`; with its word. Its body is skipped.
        case unread(String)
    }

    package var kind: Kind
    /// Where it stands in the text that was parsed, as far as its first line goes.
    package var span: SourceSpan
    /// The last line that belongs to it.
    package var lastLine: Int
    /// Whether it may own a block, so that a shell waits for an empty line behind it.
    package var isCompound: Bool {
        switch kind {
        case .conditional, .whileLoop, .forLoop, .with, .function: true
        case .unread(let word): word != "type"
        default: false
        }
    }
}

/// `a.b as c` of an import.
package struct PythonImport: Equatable, Sendable {
    package var path: String
    package var alias: String?
    package var span: SourceSpan
}

/// `context as target` of a `with`.
package struct PythonContextItem: Equatable, Sendable {
    package var context: PythonExpression
    package var target: PythonExpression?
}

/// `def name(parameters): body`.
package struct PythonFunction: Equatable, Sendable {
    package var name: String
    package var parameters: [PythonParameter]
    package var body: [PythonStatement]
    package var decorators: [PythonExpression]
}

package struct PythonParameter: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// Before a `/`.
        case positionalOnly
        case plain
        /// After a `*`.
        case keywordOnly
        /// `*args`.
        case rest
        /// `**kwargs`.
        case namedRest
    }

    package var name: String
    package var kind: Kind
    package var standard: PythonExpression?
    package var span: SourceSpan
}

/// An expression of Python and where it stands.
package struct PythonExpression: Equatable, Sendable {
    package indirect enum Kind: Equatable, Sendable {
        case none
        case boolean(Bool)
        /// Digits as typed, without underscores; base 2, 8 and 16 are given in base 10.
        case integer(String)
        case float(Double)
        case imaginary(Double)
        /// Neighbouring texts are joined.
        case text(String)
        case bytes([UInt8])
        case formatted([PythonTextPiece])
        case ellipsis
        case name(String)
        case list([PythonExpression])
        case tuple([PythonExpression])
        case set([PythonExpression])
        /// A nil key is `**value`.
        case dictionary([PythonPair])
        case attribute(PythonExpression, String)
        /// `a[index]`; several, or a trailing comma, make a tuple.
        case element(PythonExpression, PythonExpression)
        case slice(PythonExpression?, PythonExpression?, step: PythonExpression?)
        case call(PythonExpression, [PythonArgument])
        case unary(PythonSign, PythonExpression)
        case binary(PythonExpression, PythonOperator, PythonExpression)
        /// `a and b and c`.
        case all([PythonExpression])
        /// `a or b or c`.
        case any([PythonExpression])
        /// `first < second <= third`.
        case comparison(PythonExpression, [PythonComparison])
        /// `value if condition else otherwise`.
        case choice(PythonExpression, condition: PythonExpression, otherwise: PythonExpression)
        case lambda([PythonParameter], PythonExpression)
        case comprehension(PythonComprehension)
        /// `*value` in a call, a list, a tuple or on the left of `=`.
        case starred(PythonExpression)
        /// `name := value`.
        case named(String, PythonExpression)
        case await(PythonExpression)
        case yield(PythonExpression?)
    }

    package var kind: Kind
    package var span: SourceSpan

    package init(_ kind: Kind, at span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

package struct PythonPair: Equatable, Sendable {
    package var key: PythonExpression?
    package var value: PythonExpression
}

/// An argument of a call; `*list` and `**options` have a `spread`.
package struct PythonArgument: Equatable, Sendable {
    package enum Spread: Equatable, Sendable { case none, list, options }

    package var name: String?
    package var value: PythonExpression
    package var spread: Spread
    package var span: SourceSpan
}

package struct PythonComparison: Equatable, Sendable {
    package enum Sign: String, Equatable, Sendable {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case
            atLeast = ">="
        case isSame = "is"
        case isNotSame = "is not"
        case isIn = "in"
        case isNotIn = "not in"
    }

    package var sign: Sign
    package var right: PythonExpression
}

package enum PythonOperator: String, Equatable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case wholeDivide = "//"
    case
        remainder = "%"
    case power = "**"
    case matrixMultiply = "@"
    case bitAnd = "&"
    case bitOr = "|"
    case
        bitXor = "^"
    case shiftLeft = "<<"
    case shiftRight = ">>"
}

package enum PythonSign: String, Equatable, Sendable {
    case plus = "+"
    case minus = "-"
    case not = "not"
    case invert = "~"
}

/// `[element for target in source if condition]` and its kinds.
package struct PythonComprehension: Equatable, Sendable {
    package enum Kind: Equatable, Sendable { case list, set, generator, dictionary }

    package struct Clause: Equatable, Sendable {
        package var target: PythonExpression
        package var source: PythonExpression
        package var conditions: [PythonExpression]
        package var isAsync: Bool
    }

    package var kind: Kind
    /// The value of a dictionary's key; nil for all others.
    package var key: PythonExpression?
    package var element: PythonExpression
    package var clauses: [Clause]
}

/// A piece of an f-string.
package indirect enum PythonTextPiece: Equatable, Sendable {
    case literal(String)
    /// `{value!r:format}`; `source` is what `{value=}` prints before the value, nil without `=`.
    case value(
        PythonExpression, conversion: Character?, format: [PythonTextPiece], source: String?)
}

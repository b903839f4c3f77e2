/// A formula or a sentence with numbers in it, which whoever shows it writes in its own way.
///
///     "else \(slope) · x"          a number, to some figures
///     "\(held: gradient)²"          the same in brackets where it is below 0
///     "\(exactly: rate)"           a setting, as it was given
///     "\(count: 784)"              a whole number of things
public struct FormulaText: Sendable, Equatable, ExpressibleByStringInterpolation {
    public enum Piece: Sendable, Equatable {
        case text(String)
        case number(Double)
        case exact(Double)
        case count(Int)
    }

    public var pieces: [Piece]

    public init(stringLiteral value: String) { pieces = [.text(value)] }
    public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    /// The one after the other.
    public static func + (first: FormulaText, second: FormulaText) -> FormulaText {
        "\(first)\(second)"
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }

        public mutating func appendInterpolation(_ text: String) { appendLiteral(text) }
        public mutating func appendInterpolation(_ text: FormulaText) { pieces += text.pieces }
        public mutating func appendInterpolation(_ number: Double) {
            pieces.append(.number(number))
        }
        public mutating func appendInterpolation(_ number: Float) {
            pieces.append(.number(Double(number)))
        }
        /// A number that a sign stands beside or behind: -0.5 → `(-0.5)`.
        public mutating func appendInterpolation(held number: some BinaryFloatingPoint) {
            if number < 0 { pieces.append(.text("(")) }
            pieces.append(.number(Double(number)))
            if number < 0 { pieces.append(.text(")")) }
        }
        public mutating func appendInterpolation(exactly number: Double) {
            pieces.append(.exact(number))
        }
        public mutating func appendInterpolation(count: Int) { pieces.append(.count(count)) }
    }
}

/// What a layer computes, in formulas and a sentence.
public struct LayerExplanation: Sendable, Equatable {
    public var formulas: [FormulaText] = []
    public var sentences: [FormulaText] = []
}

import Diagnostics
import Notebook
import Wording

/// Text in which measured values may stand: `right on {{percent(val_accuracy)}} of them`.
///
///     {{expression}}               a number with the decimals that mean something: 0.4401, 7,850
///     {{percent(expression)}}      87.7%
///     {{decimals(expression, 2)}}  0.44
public struct LessonText: Sendable, Equatable {
    enum Piece: Sendable, Equatable {
        case literal(String)
        case value(Placeholder)
    }

    var pieces: [Piece]

    /// As it is written in the file.
    public let source: String

    /// The text with the session's present values in it. What cannot be measured now is a `?` in
    /// the text, and said among the problems.
    public func filled(in session: Session) -> (text: String, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        var isEnded = false
        let texts = pieces.map { piece -> String in
            switch piece {
            case .literal(let text): return text
            case .value(let placeholder):
                // Whoever pressed Ctrl-C does not want to wait for the next one.
                guard !isEnded else { return "?" }
                do throws(Diagnostic) {
                    return try placeholder.text(in: session)
                } catch {
                    problems.append(error)
                    isEnded = ![.mistake, .unknownName].contains(error.cause)
                    return "?"
                }
            }
        }
        return (texts.joined(), problems)
    }
}

/// One `{{…}}`.
struct Placeholder: Sendable, Equatable {
    enum Format: Sendable, Equatable {
        case plain
        case percent
        case decimals(Int)
    }

    var expression: String
    var format: Format
    var line: Int

    /// - Parameter written: what stands between the braces, or a bare expression.
    init(_ written: String, line: Int) {
        let text = written.trimmed
        self.line = line
        if let inner = Self.argument(of: "percent", in: text) {
            (expression, format) = (String(inner), .percent)
        } else if let inner = Self.argument(of: "decimals", in: text),
            let comma = inner.lastIndex(of: ","),
            let count = Int(String(inner[inner.index(after: comma)...]).trimmed)
        {
            (expression, format) = (String(inner[..<comma]), .decimals(count))
        } else {
            (expression, format) = (text, .plain)
        }
    }

    func text(in session: Session) throws(Diagnostic) -> String {
        formatted(try session.evaluate(expression, line: line))
    }

    func formatted(_ value: Value) -> String {
        guard case .number(let number) = value else { return value.description }
        switch format {
        case .plain: return MeasuredNumber.number(number)
        case .percent: return MeasuredNumber.percent(number * 100)
        case .decimals(let count): return fixed(number, count)
        }
    }

    /// The inside of `name(…)` when the parenthesis closes at the very end: not of `f(a) + f(b)`.
    private static func argument(of name: String, in text: String) -> Substring? {
        guard text.hasPrefix(name + "("), text.hasSuffix(")") else { return nil }
        let inner = text.dropFirst(name.count + 1).dropLast()
        var depth = 0
        for character in inner {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth < 0 { return nil }
        }
        return depth == 0 ? inner : nil
    }
}

extension StringProtocol {
    /// Without white space at either end.
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

import Diagnostics

@testable import Language

/// A few verbs, as the notebook would name them.
let verbs: Set<String> = [
    "add", "compile", "evaluate", "fit", "help", "load", "model", "reshape", "show", "split",
]

/// What a line reads as, in a notation that shows the grouping:
/// `compile sgd(momentum=0.9)` → `compile: sgd(momentum=0.9)`, `1 + 2 * 3` → `(1 + (2 * 3))`.
func reading(_ text: String) -> String {
    do throws(Diagnostic) {
        guard let statement = try Parser.parse(text, verbs: verbs) else { return "nothing" }
        return statement.notation
    } catch {
        return "refused: \(error.message)"
    }
}

/// The tokens of a line: `w:fit n:5 s:=`.
func tokens(_ text: String) -> String {
    do throws(Diagnostic) {
        return try Lexer.tokens(of: text, firstLine: 1).map(\.notation).joined(separator: " ")
    } catch {
        return "refused: \(error.message)"
    }
}

/// The line, a caret below the place (one mark a character), the message and the hint.
func drawing(_ text: String) -> String {
    do throws(Diagnostic) {
        guard let statement = try Parser.parse(text, verbs: verbs) else { return "nothing" }
        return "accepted: \(statement.notation)"
    } catch {
        return draw(error, on: text)
    }
}

private func draw(_ diagnostic: Diagnostic, on text: String) -> String {
    guard let span = diagnostic.span else { return diagnostic.message + " (nowhere)" }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let line = span.line <= lines.count ? String(lines[span.line - 1]) : "(no such line)"
    let margin = String(repeating: " ", count: span.column - 1)
    let carets = String(repeating: "^", count: span.length)
    let hint = diagnostic.hint.map { "\n" + $0 } ?? ""
    return "\(line)\n\(margin)\(carets) \(diagnostic.message)\(hint)"
}

/// The characters that a span covers.
func covered(_ span: SourceSpan, in text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return String(lines[span.line - 1].dropFirst(span.column - 1).prefix(span.length))
}

extension Token {
    fileprivate var notation: String {
        switch kind {
        case .word(let word): "w:\(word)"
        case .number(let value): "n:\(plain(value))"
        case .text(let text): "t:\(text)"
        case .symbol(let symbol): "s:\(symbol)"
        case .end: "end"
        }
    }
}

extension Statement {
    fileprivate var notation: String {
        switch kind {
        case .command(let command):
            command.verb.text + ": "
                + command.arguments.map(\.notation).joined(separator: ", ")
        case .assignment(let name, let value): "\(name.text) := \(value.notation)"
        case .expression(let value): value.notation
        case .block(let count, let body): "repeat \(count.notation) of \(body.count)"
        case .foreign: "foreign"
        }
    }
}

extension Argument {
    fileprivate var notation: String { (name.map { $0.text + "=" } ?? "") + value.notation }
}

extension Expression {
    var notation: String {
        func joined(_ items: [Expression]) -> String {
            items.map(\.notation).joined(separator: ", ")
        }
        return switch kind {
        case .number(let value): plain(value)
        case .text(let text): "\"\(text)\""
        case .boolean(let value): value ? "yes" : "no"
        case .word(let word): word
        case .list(let items): "[\(joined(items))]"
        case .range(let first, let last): "\(first.notation)..\(last.notation)"
        case .call(let callee, let arguments):
            "\(callee.notation)(\(arguments.map(\.notation).joined(separator: ", ")))"
        case .index(let base, let items): "\(base.notation)[\(joined(items))]"
        case .member(let base, let name): "\(base.notation).\(name.text)"
        case .unary(let sign, let operand): "(\(sign.rawValue) \(operand.notation))"
        case .binary(let sign, let left, let right):
            "(\(left.notation) \(sign.rawValue) \(right.notation))"
        case .slice(let first, let last):
            "\(first?.notation ?? ""):\(last?.notation ?? "")"
        }
    }
}

/// 5.0 → "5".
private func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
}

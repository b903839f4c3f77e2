import Language
import Wording

extension Command {
    /// In one spelling: `Fit( 5 )` → `fit 5`.
    package var form: String {
        ([verb.text.lowercased()] + arguments.map(\.form)).joined(separator: " ")
    }
}

extension Argument {
    package var form: String { (name.map { "\($0.text)=" } ?? "") + value.form }

    /// The same, words as they are.
    package var written: String { (name.map { "\($0.text)=" } ?? "") + value.written }
}

extension Expression {
    /// Written out in full, words in lower case: layers and activations are known in any spelling.
    package var form: String { written { $0.lowercased() } }

    /// Written out in full, words as they are.
    package var written: String { bare { $0 } }

    /// Without the brackets that nothing around it needs.
    private func bare(_ spelling: (String) -> String) -> String {
        switch kind {
        case .unary, .binary: String(written(spelling).dropFirst().dropLast())
        default: written(spelling)
        }
    }

    private func written(_ spelling: (String) -> String) -> String {
        func all(_ items: [Expression]) -> String {
            items.map { $0.written(spelling) }.joined(separator: ", ")
        }
        switch kind {
        case .number(let value): return short(value)
        case .text(let text): return "\"\(text)\""
        case .boolean(let value): return String(value)
        case .word(let word): return spelling(word)
        case .list(let items): return "[\(all(items))]"
        case .range(let first, let last):
            return "\(first.written(spelling))..\(last.written(spelling))"
        case .call(let callee, let arguments):
            let inner = arguments.map { argument in
                (argument.name.map { "\($0.text)=" } ?? "") + argument.value.bare(spelling)
            }
            return callee.written(spelling) + "(" + inner.joined(separator: ", ") + ")"
        case .index(let base, let items): return "\(base.written(spelling))[\(all(items))]"
        case .member(let base, let name): return "\(base.written(spelling)).\(name.text)"
        case .unary(let sign, let operand):
            return "(\(sign.rawValue) \(operand.written(spelling)))"
        case .binary(.power, let base, let exponent) where base.isBelowZero:
            // `-2 ^ 2` is minus four.
            return "((\(base.written(spelling))) ^ \(exponent.written(spelling)))"
        case .binary(let sign, let left, let right):
            return "(\(left.written(spelling)) \(sign.rawValue) \(right.written(spelling)))"
        case .slice(let first, let last):
            return "\(first?.written(spelling) ?? ""):\(last?.written(spelling) ?? "")"
        }
    }

    private var isBelowZero: Bool { if case .number(let value) = kind { value < 0 } else { false } }

    /// The names read, in their order, with repetitions.
    package var names: [String] {
        switch kind {
        case .number, .text, .boolean: []
        case .word(let word): [word]
        case .member(let base, _): dottedName.map { [$0] } ?? base.names
        case .list(let items): items.flatMap(\.names)
        case .call(_, let arguments): arguments.flatMap(\.value.names)
        case .index(let base, let items): base.names + items.flatMap(\.names)
        case .unary(_, let operand): operand.names
        case .range(let first, let last), .binary(_, let first, let last): first.names + last.names
        case .slice(let first, let last): (first?.names ?? []) + (last?.names ?? [])
        }
    }
}

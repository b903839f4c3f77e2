import Diagnostics
import Language
import Values

/// Python's ways of writing an expression: slices, `len(x)`, `x.shape`, `x.mean()`.
extension PythonStatements {
    static let sliceRemark =
        "A Python slice leaves its end out: `a[0:5]` is the five places `a[0..4]` here."

    /// Modules whose functions are called by their own names: `np.mean(x)` is no method of `np`.
    private static let modules: Set<String> = ["np", "numpy", "tf", "keras", "math", "K"]

    mutating func rewritten(_ arguments: [Argument]) -> [Argument] {
        arguments.map { Argument(name: $0.name, value: rewritten($0.value)) }
    }

    mutating func rewritten(_ value: Expression) -> Expression {
        Expression(rewritten(value.kind), at: value.span)
    }

    private mutating func rewritten(_ kind: Expression.Kind) -> Expression.Kind {
        switch kind {
        case .number, .text, .boolean, .word, .slice: return kind
        case .list(let items): return .list(items.map { rewritten($0) })
        case .range(let first, let last): return .range(rewritten(first), rewritten(last))
        case .unary(let sign, let operand): return .unary(sign, rewritten(operand))
        case .binary(let sign, let left, let right):
            return .binary(sign, rewritten(left), rewritten(right))
        case .member(let base, let name): return member(base, name)
        case .index(let base, let items): return index(base, items)
        case .call(let callee, let arguments): return call(callee, arguments)
        }
    }

    /// `x.shape` → `shape(x)`; `history.history.loss` → `history.loss`.
    private mutating func member(_ base: Expression, _ name: Name) -> Expression.Kind {
        if name.text == "shape" {
            let callee = Expression(.word("shape"), at: name.span)
            return .call(callee, [Argument(value: rewritten(base))])
        }
        if name.text == "T" {
            let callee = Expression(.word("transpose"), at: name.span)
            return .call(callee, [Argument(value: rewritten(base))])
        }
        if name.text == "pi", ["np", "math"].contains(base.word ?? "") { return .number(.pi) }
        if base.dottedName == "history.history" {
            return .member(Expression(.word("history"), at: base.span), name)
        }
        return .member(rewritten(base), name)
    }

    /// `a[0:5]` → `a[0..4]`; `history.history['loss']` → `history.loss`.
    private mutating func index(_ base: Expression, _ items: [Expression]) -> Expression.Kind {
        if items.count == 1, case .text(let name) = items[0].kind,
            base.dottedName == "history.history" || base.dottedName == "history"
        {
            return .member(
                Expression(.word("history"), at: base.span), Name(name, at: items[0].span))
        }
        // What `baseline` measured, as `cross_validate` gives it back.
        if items.count == 1, case .text("test_score") = items[0].kind {
            return .word("baseline_score")
        }
        return .index(rewritten(base), items.map { range($0) })
    }

    private mutating func range(_ item: Expression) -> Expression {
        guard case .slice(let first, let last) = item.kind else { return rewritten(item) }
        func literal(_ value: Expression?, otherwise: Double) -> Double? {
            guard let value else { return otherwise }
            if case .number(let number) = value.kind { return number }
            return nil
        }
        // `a[0:n]` is empty where n is 0, and `a[0..n-1]` would be everything: only plain numbers
        // are sure to mean the same.
        guard let start = literal(first, otherwise: 0), let end = literal(last, otherwise: 0),
            end != 0 || last == nil
        else { return item }
        remarks.append(Self.sliceRemark)
        func number(_ value: Double) -> Expression { Expression(.number(value), at: item.span) }
        return Expression(.range(number(start), number(end - 1)), at: item.span)
    }

    /// `len(x)` → `shape(x)[0]`; `x.mean(axis=0)` → `mean(x, axis=0)`.
    private mutating func call(_ callee: Expression, _ arguments: [Argument]) -> Expression.Kind {
        let inner = rewritten(arguments).compactMap { argument -> Argument? in
            // `tf.zeros(shape=(1))`; `lr` is what Keras called the rate before.
            switch argument.name?.text {
            case "shape" where ["zeros", "ones"].contains(callee.lastName):
                return Argument(value: argument.value)
            case "dtype" where Functions.byName[callee.lastName ?? ""] != nil:
                return nil
            case "lr":
                let span = argument.name?.span ?? argument.span
                return Argument(name: Name("learning_rate", at: span), value: argument.value)
            default: return argument
            }
        }
        if callee.word == "len", inner.count == 1 {
            if inner[0].value.dottedName == "model.layers" { return .word("layers") }
            let shape = Expression(
                .call(Expression(.word("shape"), at: callee.span), inner), at: callee.span)
            return .index(shape, [Expression(.number(0), at: callee.span)])
        }
        if callee.lastName == "count_params", callee.dottedName?.hasPrefix("model") == true {
            return .word("parameters")
        }
        if inner.count == 2, callee.word == nil, inner.allSatisfy({ $0.name == nil }),
            ["dot", "matmul"].contains(callee.lastName)
        {
            return .binary(.matrixMultiply, inner[0].value, inner[1].value)
        }
        if callee.lastName == "arange", inner.count == 1, callee.word == nil,
            let count = inner[0].value.numberValue, count >= 1
        {
            let ends = [0, count - 1, count].map {
                Argument(value: Expression(.number($0), at: callee.span))
            }
            return .call(Expression(.word("linspace"), at: callee.span), ends)
        }
        if let first = inner.first?.value, inner.count == 1, callee.word == nil {
            switch callee.lastName {
            case "array", "asarray", "constant", "convert_to_tensor": return first.kind
            case "square": return .binary(.power, first, Expression(.number(2), at: first.span))
            default: break
            }
        }
        guard case .member(let base, let name) = callee.kind,
            !Self.modules.contains(base.dottedName?.prefix { $0 != "." }.description ?? ""),
            Functions.byName[name.text] != nil, base.dottedName != "model"
        else { return .call(callee, inner) }
        return .call(
            Expression(.word(name.text), at: name.span),
            [Argument(value: rewritten(base))] + inner)
    }
}

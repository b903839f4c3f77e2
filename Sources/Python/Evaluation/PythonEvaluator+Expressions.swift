import Diagnostics
import NumPyArrays
import PythonSyntax

extension PythonEvaluator {
    mutating func value(of expression: PythonExpression) throws(Diagnostic) -> PythonValue {
        do throws(Diagnostic) {
            return try nested(at: expression.span) { evaluator throws(Diagnostic) in
                try evaluator.unplaced(expression)
            }
        } catch {
            throw error.placed(at: expression.span)
        }
    }

    mutating func values(of expressions: [PythonExpression]) throws(Diagnostic) -> [PythonValue] {
        var values: [PythonValue] = []
        for expression in expressions {
            if case .starred(let inner) = expression.kind {
                values += try items(of: try value(of: inner), at: inner.span)
            } else {
                values.append(try value(of: expression))
            }
        }
        return values
    }

    mutating func isTrue(_ expression: PythonExpression) throws(Diagnostic) -> Bool {
        let value = try value(of: expression)
        do throws(Diagnostic) { return try isTrue(value) } catch {
            throw error.placed(at: expression.span)
        }
    }

    private mutating func unplaced(_ expression: PythonExpression) throws(Diagnostic) -> PythonValue
    {
        switch expression.kind {
        case .none, .boolean, .integer, .float, .text, .formatted, .ellipsis:
            return try literal(expression)
        case .name(let name): return try lookUp(name)
        case .tuple(let items): return .tuple(try values(of: items))
        case .list(let items): return newList(try values(of: items))
        case .set(let items): return try newSet(try values(of: items))
        case .dictionary(let pairs): return try dictionary(pairs)
        case .attribute(let base, let name): return try attribute(name, of: try value(of: base))
        case .element(let base, let index):
            if let output = try output(of: base, at: index) { return output }
            return try element(of: base, at: index)
        case .slice: return try index(expression)
        case .call(let callee, let arguments): return try call(callee, arguments, at: expression)
        case .unary(let sign, let operand): return try unary(sign, operand)
        case .binary(let left, let sign, let right):
            let (a, b) = (try value(of: left), try value(of: right))
            return try binary(sign, a, b)
        case .all(let items): return try firstDecisive(items, stopsAt: false)
        case .any(let items): return try firstDecisive(items, stopsAt: true)
        case .comparison(let first, let rest): return try comparison(first, rest)
        case .choice(let value, let condition, let otherwise):
            return try self.value(of: try isTrue(condition) ? value : otherwise)
        case .lambda(let parameters, let body):
            return try defined("<lambda>", parameters, .expression(body))
        case .comprehension(let comprehension): return try self.comprehension(comprehension)
        case .named(let name, let inner):
            let value = try self.value(of: inner)
            try bind(name, to: value)
            return value
        case .starred:
            throw Diagnostic("a * stands in a list, a call or before a name to assign to")
        case .bytes: throw PythonRefusal.unread("bytes")
        case .imaginary: throw Diagnostic("complex numbers are not among what there is here")
        case .await, .yield: throw Diagnostic("generators and `await` are not read here")
        }
    }

    /// What stands for itself.
    private mutating func literal(_ expression: PythonExpression) throws(Diagnostic) -> PythonValue
    {
        switch expression.kind {
        case .boolean(let value): .boolean(value)
        case .integer(let digits): try Self.integer(digits)
        case .float(let value): .float(value)
        case .text(let text): .text(text)
        case .formatted(let pieces): .text(try text(of: pieces))
        case .ellipsis: .ellipsis
        default: .none
        }
    }

    private mutating func element(of base: PythonExpression, at index: PythonExpression)
        throws(Diagnostic) -> PythonValue
    {
        let (whole, place) = (try value(of: base), try self.index(index))
        do throws(Diagnostic) { return try element(of: whole, at: place) } catch {
            throw error.placed(at: index.span)
        }
    }

    private static func integer(_ digits: String) throws(Diagnostic) -> PythonValue {
        guard let value = Int(digits) else {
            throw Diagnostic(
                "whole numbers reach \(Int.max) here, and this is beyond",
                hint:
                    "Write it with a point, \(digits.prefix(3))….0, as a number of about that size."
            )
        }
        return .integer(value)
    }

    private mutating func unary(
        _ sign: PythonSign, _ operand: PythonExpression
    ) throws(Diagnostic) -> PythonValue {
        if sign == .not { return .boolean(try !isTrue(operand)) }
        // The lowest whole number has no positive counterpart.
        if sign == .minus, case .integer(let digits) = operand.kind, let value = Int("-" + digits) {
            return .integer(value)
        }
        return try unary(sign, try value(of: operand))
    }

    private mutating func firstDecisive(
        _ items: [PythonExpression], stopsAt truth: Bool
    ) throws(Diagnostic) -> PythonValue {
        var last = PythonValue.none
        for item in items {
            last = try value(of: item)
            guard try isTrue(last) != truth else { return last }
        }
        return last
    }

    private mutating func comparison(
        _ first: PythonExpression, _ rest: [PythonComparison]
    ) throws(Diagnostic) -> PythonValue {
        var left = try value(of: first)
        for (place, link) in rest.enumerated() {
            let right = try value(of: link.right)
            let answer = try compare(left, link.sign, right)
            if place == rest.count - 1 { return answer }
            guard try isTrue(answer) else { return answer }
            left = right
        }
        return left
    }

    /// An index as it is written between brackets: slices, and several of them.
    mutating func index(_ expression: PythonExpression) throws(Diagnostic) -> PythonValue {
        switch expression.kind {
        case .slice(let start, let stop, let step):
            let made = PythonSlice(
                start: try bound(start), stop: try bound(stop), step: try bound(step))
            guard made.step != 0 else {
                throw Diagnostic("a slice's step is not 0", at: expression.span)
            }
            return .slice(made)
        case .tuple(let items):
            var parts: [PythonValue] = []
            for item in items { parts.append(try index(item)) }
            return .tuple(parts)
        default: return try value(of: expression)
        }
    }

    private mutating func bound(_ expression: PythonExpression?) throws(Diagnostic) -> Int? {
        guard let expression else { return nil }
        let value = try value(of: expression)
        if case .none = value { return nil }
        guard let whole = wholeNumber(value) else {
            throw Diagnostic(
                "a slice's ends are whole numbers, and this is \(typeName(of: value))",
                at: expression.span)
        }
        return whole
    }

    private mutating func dictionary(_ pairs: [PythonPair]) throws(Diagnostic) -> PythonValue {
        var made = PythonDictionary()
        for pair in pairs {
            guard let key = pair.key else {
                let other = try value(of: pair.value)
                guard case .dictionary(let entries)? = cell(other) else {
                    throw Diagnostic("** needs a dictionary", at: pair.value.span)
                }
                for (key, value) in zip(entries.keys, entries.values) {
                    try set(key, to: value, in: &made)
                }
                continue
            }
            let shown = try value(of: key)
            try set(shown, to: try value(of: pair.value), in: &made)
        }
        return .reference(names.heap.add(.dictionary(made)))
    }

    func set(
        _ key: PythonValue, to value: PythonValue, in entries: inout PythonDictionary
    ) throws(Diagnostic) {
        guard let found = PythonKey(key) else {
            throw Diagnostic(
                "\(typeName(of: key, withArticle: true)) cannot be a key, since it may change",
                hint: "A tuple can: (1, 2).")
        }
        entries.set(found, as: key, to: value)
    }
}

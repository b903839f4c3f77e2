import Diagnostics

/// The grammar's second half: values and expressions.
extension Parser {
    /// A value in a statement's arguments: no operators, so that `show 3 -1` is two values. Only
    /// `28*28` and `1/255`, numbers with nothing between, are one, and `1 - 2`, a minus
    /// with space on both sides.
    mutating func value() throws(Diagnostic) -> Expression {
        let start = position
        var first = try signed()
        if case .number = first.kind, current.isSymbol("-"), current.isSpaced, following.isSpaced {
            position = start
            return try either()
        }
        while case .number(let left) = first.kind,
            current.isSymbol("*") || current.isSymbol("/"), !current.isSpaced,
            !following.isSpaced, case .number(let right) = following.kind
        {
            let isProduct = take().isSymbol("*")
            let factor = take()
            first = Expression(
                .number(isProduct ? left * right : left / right),
                at: first.span.joined(with: factor.span))
        }
        guard current.isSymbol("..") else { return first }
        take()
        let last = try signed()
        return Expression(.range(first, last), at: first.span.joined(with: last.span))
    }

    private mutating func signed() throws(Diagnostic) -> Expression {
        // `--distributed`, as command lines have it, is the word alone.
        if current.isSymbol("-"), following.isSymbol("-"), !following.isSpaced,
            tokens.count > position + 2, !tokens[position + 2].isSpaced,
            case .word(let word) = tokens[position + 2].kind
        {
            let dashes = take()
            take()
            return Expression(.word(word), at: dashes.span.joined(with: take().span))
        }
        guard current.isSymbol("-"), case .number(let value) = following.kind else {
            return try postfix()
        }
        let minus = take()
        let number = take()
        return Expression(.number(-value), at: minus.span.joined(with: number.span))
    }

    mutating func expression() throws(Diagnostic) -> Expression {
        depth += 1
        defer { depth -= 1 }
        try checkDepth()
        let first = try either()
        guard accept("..") else { return first }
        let last = try either()
        return Expression(.range(first, last), at: first.span.joined(with: last.span))
    }

    private func checkDepth() throws(Diagnostic) {
        guard depth >= Self.deepest else { return }
        throw Diagnostic(
            "this is nested too deeply",
            hint: "Give the inner parts names of their own first.", at: current.span)
    }

    private typealias Level = (inout Parser) throws(Diagnostic) -> Expression

    /// `operand { operator operand }`, grouped from the left.
    private mutating func leftGrouped(
        _ operators: [String: BinaryOperator], operand: Level
    ) throws(Diagnostic) -> Expression {
        var left = try operand(&self)
        while let found = currentOperator(among: operators) {
            take()
            try link()
            let right = try operand(&self)
            left = Expression(
                .binary(found, left, right), at: left.span.joined(with: right.span))
        }
        return left
    }

    private func currentOperator(among operators: [String: BinaryOperator]) -> BinaryOperator? {
        switch current.kind {
        case .symbol(let symbol): operators[symbol]
        case .word(let word): operators[word]
        default: nil
        }
    }

    private mutating func either() throws(Diagnostic) -> Expression {
        try leftGrouped(["or": .or]) { parser throws(Diagnostic) in try parser.both() }
    }

    private mutating func both() throws(Diagnostic) -> Expression {
        try leftGrouped(["and": .and]) { parser throws(Diagnostic) in try parser.negation() }
    }

    private mutating func negation() throws(Diagnostic) -> Expression {
        var marks: [Token] = []
        while current.kind == .word("not") {
            marks.append(take())
            try link()
        }
        var value = try comparison()
        for mark in marks.reversed() {
            value = Expression(.unary(.not, value), at: mark.span.joined(with: value.span))
        }
        return value
    }

    private mutating func comparison() throws(Diagnostic) -> Expression {
        let operators: [String: BinaryOperator] = [
            "==": .equal, "!=": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater,
            ">=": .greaterOrEqual,
        ]
        // `a < b < c` is `a < b and b < c`, as in Python.
        var left = try sum()
        var chain: Expression?
        while let found = currentOperator(among: operators) {
            take()
            try link()
            let right = try sum()
            let pair = Expression(
                .binary(found, left, right), at: left.span.joined(with: right.span))
            chain =
                chain.map {
                    Expression(.binary(.and, $0, pair), at: $0.span.joined(with: pair.span))
                } ?? pair
            left = right
        }
        return chain ?? left
    }

    private mutating func sum() throws(Diagnostic) -> Expression {
        try leftGrouped(["+": .add, "-": .subtract]) { parser throws(Diagnostic) in
            try parser.product()
        }
    }

    private mutating func product() throws(Diagnostic) -> Expression {
        let operators: [String: BinaryOperator] = [
            "*": .multiply, "/": .divide, "@": .matrixMultiply,
        ]
        return try leftGrouped(operators) { parser throws(Diagnostic) in try parser.unary() }
    }

    private mutating func unary() throws(Diagnostic) -> Expression {
        var marks: [Token] = []
        while current.isSymbol("-") || current.isSymbol("+") {
            let mark = take()
            guard mark.isSymbol("-") else { continue }
            marks.append(mark)
            try link()
        }
        var value = try power()
        for mark in marks.reversed() {
            let span = mark.span.joined(with: value.span)
            // `(-1, 784)` holds the number -1, as a statement's bare `-1` is one.
            if case .number(let number) = value.kind {
                value = Expression(.number(-number), at: span)
            } else {
                value = Expression(.unary(.negate, value), at: span)
            }
        }
        return value
    }

    /// Grouped from the right: 2 ^ 3 ^ 2 is 2 ^ 9, as in Python.
    private mutating func power() throws(Diagnostic) -> Expression {
        depth += 1
        defer { depth -= 1 }
        try checkDepth()
        let base = try postfix()
        guard accept("^") else { return base }
        let exponent = try unary()
        return Expression(
            .binary(.power, base, exponent), at: base.span.joined(with: exponent.span))
    }

    private mutating func postfix() throws(Diagnostic) -> Expression {
        var value = try primary()
        while !current.isSpaced {
            if current.isSymbol("(") || current.isSymbol("[") || current.isSymbol(".") {
                try link()
            }
            if accept("(") {
                let arguments = try callArguments(openedAt: tokens[position - 1].span)
                let end = tokens[position - 1].span
                value = Expression(.call(value, arguments), at: value.span.joined(with: end))
            } else if accept("[") {
                let items = try list(
                    closedBy: "]", what: "the index", openedAt: tokens[position - 1].span)
                let end = tokens[position - 1].span
                value = Expression(.index(value, items), at: value.span.joined(with: end))
            } else if current.isSymbol("."), case .word(let word) = following.kind {
                take()
                let name = Name(word, at: take().span)
                value = Expression(.member(value, name), at: value.span.joined(with: name.span))
            } else {
                break
            }
        }
        return value
    }

    private mutating func callArguments(
        openedAt opening: SourceSpan
    ) throws(Diagnostic) -> [Argument] {
        var arguments: [Argument] = []
        let before = links
        var most = links
        while !current.isSymbol(")") {
            guard current.kind != .end else { break }
            links = before
            defer { most = max(most, links) }
            arguments.append(
                try argument(value: { parser throws(Diagnostic) in try parser.expression() }))
            // Commas are optional between what cannot be read as one value: `Dense(10 softmax)`.
            guard accept(",") || current.isSymbol(")") || beginsArgument else { break }
        }
        links = most
        try expect(")", closing: "the call", openedAt: opening)
        return arguments
    }

    private mutating func list(
        closedBy symbol: String, what: String, openedAt opening: SourceSpan
    ) throws(Diagnostic) -> [Expression] {
        var items: [Expression] = []
        // Items stand side by side: only the longest of them counts.
        let before = links
        var most = links
        while !current.isSymbol(symbol) {
            guard current.kind != .end else { break }
            links = before
            defer { most = max(most, links) }
            items.append(try sliceOrExpression(closedBy: symbol))
            guard accept(",") || current.isSymbol(symbol) else { break }
        }
        links = most
        try expect(symbol, closing: what, openedAt: opening)
        return items
    }

    private mutating func sliceOrExpression(closedBy symbol: String) throws(Diagnostic)
        -> Expression
    {
        let start = current.span
        let first = current.isSymbol(":") ? nil : try expression()
        guard accept(":") else {
            guard let first else { throw unexpected(current) }
            return first
        }
        let last =
            current.isSymbol(symbol) || current.isSymbol(",") || current.kind == .end
            ? nil : try expression()
        return Expression(
            .slice(first, last), at: start.joined(with: tokens[position - 1].span))
    }

    private mutating func primary() throws(Diagnostic) -> Expression {
        let token = current
        switch token.kind {
        case .number(let value):
            take()
            return Expression(.number(value), at: token.span)
        case .text(let text):
            take()
            return Expression(.text(text), at: token.span)
        case .word(let word):
            take()
            switch word {
            case "true", "True": return Expression(.boolean(true), at: token.span)
            case "false", "False": return Expression(.boolean(false), at: token.span)
            default: return Expression(.word(word), at: token.span)
            }
        case .symbol("("), .symbol("["):
            return try bracketed(by: take())
        case .symbol, .end:
            throw unexpected(token)
        }
    }

    /// `(x)` is x; `(28, 28)` and `[1, 2]` are lists.
    private mutating func bracketed(by opening: Token) throws(Diagnostic) -> Expression {
        let isList = opening.isSymbol("[")
        let items = try list(
            closedBy: isList ? "]" : ")", what: isList ? "the list" : "the bracket",
            openedAt: opening.span)
        let end = tokens[position - 1]
        let hasComma = tokens[max(0, position - 2)].isSymbol(",")
        let span = opening.span.joined(with: end.span)
        if !isList, !hasComma, items.count == 1 { return Expression(items[0].kind, at: span) }
        return Expression(.list(items), at: span)
    }
}

import Diagnostics
import Engine
import Language
import Vocabulary

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Something that knows what names stand for.
package protocol NameSource {
    /// The value of a name, nil where there is no such name; throws where it cannot be had now.
    func operand(of name: String) throws(Diagnostic) -> Operand?
    /// Every name there is, for "did you mean".
    var allNames: [String] { get }
}

/// Works expressions out, remembering on a tape how a result came from the watched variables.
package struct ExpressionEvaluator<Names: NameSource> {
    package let names: Names
    package var random: RandomSource
    package private(set) var tape = GradientTape()
    /// Variables to follow, by name; each is put on the tape when it is first read.
    private let watching: [String: Tensor]
    package private(set) var watched: [String: TrackedTensor] = [:]
    /// Nil where nothing ends it.
    private let limits: EvaluationLimits?
    /// How many numbers all arrays hold that were made on the way.
    private var numbersMade = 0

    package init(
        names: Names, random: RandomSource, watching: [String: Tensor] = [:],
        limits: EvaluationLimits? = nil
    ) {
        self.names = names
        self.random = random
        self.watching = watching
        self.limits = limits
        if let limits { tape.isCancelled = { limits.isOver } }
    }

    package mutating func operand(of expression: Expression) throws(Diagnostic) -> Operand {
        do throws(Diagnostic) {
            return try unplaced(expression)
        } catch {
            throw error.placed(at: expression.span)
        }
    }

    private mutating func unplaced(_ expression: Expression) throws(Diagnostic) -> Operand {
        switch expression.kind {
        case .number(let value): return .number(value)
        case .boolean(let value): return .boolean(value)
        case .text(let text): return .text(text)
        case .word(let word): return try lookUp(word)
        case .member:
            if let name = expression.dottedName { return try lookUp(name) }
        case .list(let items):
            var parts: [TrackedTensor] = []
            for item in items { parts.append(try array(item)) }
            return .tensor(try apply(.stack, to: parts))
        case .unary(let sign, let operand): return try unary(sign, operand)
        case .binary(let sign, let left, let right): return try binary(sign, left, right)
        case .call(let callee, let arguments): return try call(callee, arguments)
        case .index(let base, let items): return try element(of: base, items)
        case .slice:
            throw Diagnostic(
                "a stretch of values is written with two dots", hint: "For example: a[0..9]")
        case .range:
            throw Diagnostic(
                "a range has no value of its own",
                hint: "It chooses places, as in x[0..9]; for numbers there is linspace(0, 9, 10).")
        }
        throw Diagnostic("this has no value of its own")
    }

    /// One step over arrays, recorded where a gradient may be asked for.
    package mutating func apply(
        _ operation: TensorOperation, to inputs: [TrackedTensor]
    ) throws(Diagnostic) -> TrackedTensor {
        let result: TrackedTensor
        do throws(TensorError) {
            result = try tape.apply(operation, to: inputs)
        } catch {
            if error == .cancelled, let limits { throw limits.reason }
            throw Diagnostic(error.message, hint: error.hint)
        }
        try note(result.value)
        return result
    }

    /// Counts an array that was made, and stops where there is a reason to.
    package mutating func note(_ array: Tensor) throws(Diagnostic) {
        guard let limits else { return }
        numbersMade += array.count
        try limits.check(numbers: numbersMade)
        try limits.check()
    }

    private mutating func lookUp(_ name: String) throws(Diagnostic) -> Operand {
        if let known = watched[name] { return .tensor(known) }
        if let variable = watching[name] {
            let tracked = tape.watch(variable)
            watched[name] = tracked
            return .tensor(tracked)
        }
        if let value = try names.operand(of: name) { return value }
        if let refusal = try refusal(ofMember: name) { throw refusal }
        let meant = Suggestion.nearest(
            to: name, among: names.allNames + Verb.names.sorted() + ["quit", "repeat"])
        throw Diagnostic(
            "nothing is called \(name)",
            hint: ForeignWord.hints[name.lowercased()]
                ?? Suggestion.hint(meant == name ? nil : meant)
                ?? "`help` lists the statements.", cause: .unknownName)
    }

    /// A truth for `and`, `or`, `not` over plain numbers.
    private mutating func unary(
        _ sign: UnaryOperator, _ expression: Expression
    ) throws(Diagnostic) -> Operand {
        let value = try operand(of: expression)
        if let scalar = value.scalar {
            return sign == .negate ? .number(-scalar) : .boolean(scalar == 0)
        }
        let operation: TensorOperation = sign == .negate ? .function(.minus) : .negation
        return .tensor(try apply(operation, to: [try value.tracked(at: expression)]))
    }

    private mutating func binary(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression
    ) throws(Diagnostic) -> Operand {
        let a = try operand(of: left)
        // As in Python, the second side of `and` and `or` is only looked at when it decides.
        if let first = a.scalar, sign == .and && first == 0 || sign == .or && first != 0 {
            return .boolean(sign == .or)
        }
        let b = try operand(of: right)
        if case .text(let first) = a, case .text(let second) = b {
            if sign == .equal { return .boolean(first == second) }
            if sign == .notEqual { return .boolean(first != second) }
        }
        // Both in Float64; what comes from an array is compared in that array's Float32.
        if a.isPlain, b.isPlain, let x = a.scalar, let y = b.scalar {
            return try Self.scalar(sign, x, y)
        }
        let inputs = [try a.tracked(at: left), try b.tracked(at: right)]
        do throws(Diagnostic) {
            let result = try apply(sign.tensorOperation, to: inputs)
            if sign.answersTruth, result.value.shape.isEmpty {
                return .boolean(result.value.values[0] != 0)
            }
            return .tensor(result)
        } catch {
            throw error.placed(at: left.span.joined(with: right.span))
        }
    }

    /// An expression's value as an array; what is no number is refused where it stands.
    private mutating func array(_ expression: Expression) throws(Diagnostic) -> TrackedTensor {
        try operand(of: expression).tracked(at: expression)
    }

    private static func scalar(
        _ sign: BinaryOperator, _ x: Double, _ y: Double
    ) throws(Diagnostic) -> Operand {
        switch sign {
        case .and: .boolean(x != 0 && y != 0)
        case .or: .boolean(x != 0 || y != 0)
        case .equal: .boolean(x == y)
        case .notEqual: .boolean(x != y)
        case .less: .boolean(x < y)
        case .lessOrEqual: .boolean(x <= y)
        case .greater: .boolean(x > y)
        case .greaterOrEqual: .boolean(x >= y)
        case .add: .number(x + y)
        case .subtract: .number(x - y)
        case .multiply: .number(x * y)
        case .divide: .number(x / y)
        case .power: .number(pow(x, y))
        case .matrixMultiply:
            throw Diagnostic("@ multiplies matrices, and these are plain numbers", hint: "Use *.")
        }
    }

    private mutating func call(
        _ callee: Expression, _ arguments: [Argument]
    ) throws(Diagnostic) -> Operand {
        guard let name = callee.dottedName else {
            throw Diagnostic("only functions can be called", hint: nil, at: callee.span)
        }
        // `np.mean(x)` and `tf.reduce_mean(x)` are what their last word says.
        let last = name.split(separator: ".").last.map(String.init) ?? name
        guard let function = Functions.byName[name] ?? Functions.byName[last] else {
            throw Functions.unknown(name).placed(at: callee.span)
        }
        if name.contains("random."), ["normal", "uniform"].contains(last) {
            throw Diagnostic(
                "\(name) takes its settings before the size, and \(last) the size alone",
                hint: "For example: \(function.example)", at: callee.span)
        }
        var values: [Operand] = []
        var options: [String: Operand] = [:]
        for argument in arguments {
            let value = try operand(of: argument.value)
            if case .text = value { _ = try value.tracked(at: argument.value) }
            guard let option = argument.name else {
                values.append(value)
                continue
            }
            guard function.options.contains(option.text) else {
                throw Functions.unknownOption(option, of: function)
            }
            options[option.text] = value
        }
        guard function.argumentCount.contains(values.count) else {
            throw Diagnostic(
                "\(function.name) takes \(function.countText)", hint: function.example,
                at: callee.span)
        }
        return try function.apply(FunctionCall(values: values, options: options), &self)
    }

    private mutating func element(
        of base: Expression, _ items: [Expression]
    ) throws(Diagnostic) -> Operand {
        if base.word == "Out", items.count == 1, try names.operand(of: "Out") == nil {
            return try lookUp("Out[\(try index(items[0]))]")
        }
        let whole = try operand(of: base)
        var indices: [TensorIndex] = []
        for item in items {
            if case .range(let first, let last) = item.kind {
                indices.append(.range(try index(first), try index(last)))
            } else {
                indices.append(.item(try index(item)))
            }
        }
        let place =
            items.first.map { $0.span.joined(with: items[items.count - 1].span) } ?? base.span
        do throws(Diagnostic) {
            // Only the rows that are wanted are read from a large data array.
            if case .array(let array) = whole, let first = indices.first {
                let (rows, inner) = try Self.rows(first, of: array)
                indices[0] = inner
                return .tensor(
                    try apply(.index(indices), to: [TrackedTensor(try rows.tensor())]))
            }
            return .tensor(try apply(.index(indices), to: [try whole.tracked(at: base)]))
        } catch {
            throw error.placed(at: place)
        }
    }

    private mutating func index(_ expression: Expression) throws(Diagnostic) -> Int {
        guard let value = try operand(of: expression).scalar, value == value.rounded(),
            abs(value) < 1e15
        else { throw Diagnostic("an index is a whole number", at: expression.span) }
        return Int(value)
    }

    /// The part of a data array that an index names, and the index into that part.
    private static func rows(
        _ index: TensorIndex, of array: DataArray
    ) throws(Diagnostic) -> (DataArray, TensorIndex) {
        func place(_ index: Int) throws(Diagnostic) -> Int {
            let place = index < 0 ? index + array.count : index
            guard (0..<array.count).contains(place) else {
                throw Diagnostic(
                    TensorError.indexOutOfRange(index: index, count: array.count).message)
            }
            return place
        }
        switch index {
        case .item(let item): return (array.selecting([Int32(try place(item))]), .item(0))
        case .range(let first, let last):
            let start = try place(first)
            let end = try place(last)
            guard start <= end else {
                throw Diagnostic(TensorError.rangeRunsBackwards(first: first, last: last).message)
            }
            return (array.selecting((start...end).map { Int32($0) }), .range(0, end - start))
        }
    }
}

extension BinaryOperator {
    /// The step over arrays that is written with this sign.
    fileprivate var tensorOperation: TensorOperation {
        if let arithmetic = Arithmetic(rawValue: rawValue) { return .arithmetic(arithmetic) }
        if let comparison = Comparison(rawValue: rawValue) { return .comparison(comparison) }
        return .matrixProduct
    }

    /// Whether the answer is true or false rather than a number.
    fileprivate var answersTruth: Bool { Comparison(rawValue: rawValue) != nil }
}

extension ArrayValue {
    /// `np.exp(x)`, `-x`, `~x`.
    package func applying(_ function: UnaryFunction) throws(ArrayError) -> ArrayValue {
        let type = try function.workType(elementType)
        if case .scalar(let scalar) = self, scalar.isPython,
            function == .absolute || function == .negative,
            scalar.value == .integer(.min)
        {
            throw .overflow("Python integer too large for int64")
        }
        let source = array
        let isWorkless = [.floor, .ceil, .trunc, .positive].contains(function) && !type.isFloat
        if isWorkless { return answer(try source.converted(to: type)) }
        if type == .bool, function == .invert {
            return try applying(.logicalNot)
        }
        let task = UnaryTask(function: function, source: source, type: type)
        return answer(try task.run())
    }

    /// An array stays one unless NumPy makes a scalar of it.
    private func answer(_ result: NDArray) -> ArrayValue { ArrayValue(answer: result) }

    /// `x + y`, `np.maximum(x, y)`: element by element, with broadcasting.
    package func combined(
        _ function: BinaryFunction, with other: ArrayValue
    ) throws(ArrayError) -> ArrayValue {
        if elementType.isText || other.elementType.isText {
            return ArrayValue(answer: try TextTask(function, array, other.array).run())
        }
        if function == .power, case .array = self, case .scalar(let exponent) = other,
            exponent.isPython, elementType.isFloat || exponent.value == .integer(2),
            let simple = UnaryFunction(power: exponent)
        {
            return try applying(simple)
        }
        let type = try function.operandType(self, other)
        try function.requireUsable(self, other, type)
        let shape = try Broadcasting.shape([shape, other.shape])
        let task = BinaryTask(
            function: function, x: array, y: other.array, shape: shape, type: type,
            name: (isScalarWork(with: other) && !function.isComparison ? "scalar " : "")
                + function.rawValue)
        return ArrayValue(answer: try task.run())
    }
}

extension BinaryFunction {
    /// The type in which two operands are worked on.
    fileprivate func operandType(
        _ x: ArrayValue, _ y: ArrayValue
    ) throws(ArrayError) -> ElementType {
        if isLogical { return .bool }
        let common = Promotion.common([x, y])
        if isComparison {
            // Python's whole numbers are compared as what they are, whatever the array holds.
            guard common == .uint64 else { return common.isInteger ? .int64 : common }
            return [x, y].contains(where: \.isNegativePython) ? .float64 : common
        }
        return try workType(common)
    }

    fileprivate func requireUsable(
        _ x: ArrayValue, _ y: ArrayValue, _ type: ElementType
    ) throws(ArrayError) {
        guard type.isInteger, !isComparison else { return }
        for case .scalar(let scalar) in [x, y] { try Promotion.requireRoom(for: scalar, in: type) }
        guard self == .power, type.isSigned else { return }
        if y.array.storage.numbers(Int.self).contains(where: { $0 < 0 }) {
            throw .value(
                "whole numbers cannot be raised to negative powers: make one of the two a float")
        }
    }
}

extension ArrayValue {
    fileprivate var isNegativePython: Bool {
        guard case .scalar(let scalar) = self, scalar.isPython else { return false }
        return (scalar.integer ?? 0) < 0
    }

    /// Whether NumPy works on two scalars as such, without arrays: where one of them has the type of both
    /// together.
    fileprivate func isScalarWork(with other: ArrayValue) -> Bool {
        guard case .scalar = self, case .scalar = other else { return false }
        let common = Promotion.common([self, other])
        return strongType == common || other.strongType == common
    }
}

/// A function of one array, piece by piece.
private struct UnaryTask {
    let function: UnaryFunction
    let source: NDArray
    let type: ElementType

    func run() throws(ArrayError) -> NDArray {
        try ArrayContext.count(source.shape, function.isTest ? .bool : type)
        switch Work(type) {
        case .integer: return try run(Int.self) { _, _, _ in }
        case .unsigned: return try run(UInt64.self) { _, _, _ in }
        case .single:
            var warnings = ArrayWarnings(function.warningName)
            return try run(Float.self) { result, x, count in
                warnings.look(result, x, nil, count) { x, _ in function.isPole(Double(x)) }
            }
        case .double:
            var warnings = ArrayWarnings(function.warningName)
            return try run(Double.self) { result, x, count in
                warnings.look(result, x, nil, count) { x, _ in function.isPole(x) }
            }
        }
    }

    private func run<Number: WorkNumber>(
        _ number: Number.Type, _ look: ([Number], [Number], Int) -> Void
    ) throws(ArrayError) -> NDArray {
        let size = min(source.count, pieceSize)
        var result = Storage(emptyOf: type, capacity: function.isTest ? 0 : source.count)
        var tests: [Bool] = []
        var (x, y) = ([Number](repeating: 0, count: size), [Number](repeating: 0, count: size))
        var flags = [Bool](repeating: false, count: size)
        try forEachPiece(of: source.count) { range throws(ArrayError) in
            Number.read(source.storage, range, into: &x)
            if function.isTest {
                Number.test(function, x, range.count, into: &flags)
                tests += flags[..<range.count]
            } else {
                Number.apply(function, x, range.count, into: &y)
                look(y, x, range.count)
                Number.append(y[..<range.count], to: &result)
            }
        }
        return function.isTest
            ? NDArray(tests, shape: source.shape) : NDArray(shape: source.shape, storage: result)
    }
}

/// A function of two arrays, piece by piece.
private struct BinaryTask {
    let function: BinaryFunction
    let x: NDArray
    let y: NDArray
    let shape: [Int]
    /// What both are worked on in.
    let type: ElementType
    let name: String

    private var isTest: Bool { function.isComparison || function.isLogical }

    func run() throws(ArrayError) -> NDArray {
        try ArrayContext.count(shape, isTest ? .bool : type)
        if type == .bool { return try truthValues() }
        var warnings = ArrayWarnings(name)
        switch Work(type) {
        case .integer: return try whole(Int.self, &warnings)
        case .unsigned: return try whole(UInt64.self, &warnings)
        case .single:
            return try run(Float.self) { result, x, y, count in
                warnings.look(result, x, y, count) { function.isPole(Double($0), Double($1)) }
            }
        case .double:
            return try run(Double.self) { result, x, y, count in
                warnings.look(result, x, y, count) { function.isPole($0, $1) }
            }
        }
    }

    private func whole<Number: WorkNumber & FixedWidthInteger>(
        _ number: Number.Type, _ warnings: inout ArrayWarnings
    ) throws(ArrayError) -> NDArray {
        let isDivision = [.floorDivide, .remainder, .fmod].contains(function)
        var isZero = false
        let result = try run(number) { _, _, y, count in
            if isDivision, y[..<count].contains(0) { isZero = true }
        }
        if isZero { warnings.tell("divide by zero") }
        return result
    }

    private func run<Number: WorkNumber>(
        _ number: Number.Type, _ look: ([Number], [Number], [Number], Int) -> Void
    ) throws(ArrayError) -> NDArray {
        let count = shape.reduce(1, *)
        let (first, second) = (BroadcastReader(x, shape: shape), BroadcastReader(y, shape: shape))
        let blank = [Number](repeating: 0, count: min(count, pieceSize))
        var (left, right, answer) = (blank, blank, blank)
        var flags = [Bool](repeating: false, count: blank.count)
        var (result, tests) = (Storage(emptyOf: type, capacity: isTest ? 0 : count), [Bool]())
        try forEachPiece(of: count) { range throws(ArrayError) in
            first.read(range, into: &left)
            second.read(range, into: &right)
            if isTest {
                Number.compare(function, left, right, range.count, into: &flags)
                tests += flags[..<range.count]
            } else {
                Number.combine(function, left, right, range.count, into: &answer)
                look(answer, left, right, range.count)
                Number.append(answer[..<range.count], to: &result)
            }
        }
        return isTest ? NDArray(tests, shape: shape) : NDArray(shape: shape, storage: result)
    }

    /// Truth values are worked on as 0 and 1; and, or and so on of any numbers are those of their truth.
    private func truthValues() throws(ArrayError) -> NDArray {
        let (left, right) = (try x.converted(to: .bool), try y.converted(to: .bool))
        let plain: BinaryFunction =
            switch function {
            case .logicalAnd, .multiply, .minimum, .fmin, .bitwiseAnd: .minimum
            case .logicalOr, .add, .maximum, .fmax, .bitwiseOr: .maximum
            case .logicalXor, .bitwiseXor: .notEqual
            default: function
            }
        let task = BinaryTask(
            function: plain, x: left, y: right, shape: shape, type: .int8, name: name)
        return try task.run().converted(to: .bool)
    }
}

/// Texts are compared, and nothing else here.
private struct TextTask {
    let function: BinaryFunction
    let x: NDArray
    let y: NDArray

    init(_ function: BinaryFunction, _ x: NDArray, _ y: NDArray) {
        self.function = function
        self.x = x
        self.y = y
    }

    func run() throws(ArrayError) -> NDArray {
        let shape = try Broadcasting.shape([x.shape, y.shape])
        guard
            function.isComparison
                || function == .add && x.elementType.isText && y.elementType.isText
        else {
            throw .type(
                "'\(function.rawValue)' does not take \(x.elementType.name) and \(y.elementType.name)"
            )
        }
        guard x.elementType.isText, y.elementType.isText else { return try ofDifferentKinds(shape) }
        let first = try x.broadcast(to: shape).texts ?? []
        let second = try y.broadcast(to: shape).texts ?? []
        if function == .add {
            return NDArray(zip(first, second).map { $0 + $1 }, shape: shape)
        }
        let codes = zip(first, second).map { ($0.unicodeScalars, $1.unicodeScalars) }
        return NDArray(
            codes.map { first, second in
                switch function {
                case .equal: first.elementsEqual(second)
                case .notEqual: !first.elementsEqual(second)
                case .less: first.lexicographicallyPrecedes(second)
                case .greater: second.lexicographicallyPrecedes(first)
                case .lessOrEqual: !second.lexicographicallyPrecedes(first)
                default: !first.lexicographicallyPrecedes(second)
                }
            }, shape: shape)
    }

    /// A number is never equal to a text, and not less or greater either.
    private func ofDifferentKinds(_ shape: [Int]) throws(ArrayError) -> NDArray {
        guard function == .equal || function == .notEqual else {
            throw .type(
                "'\(function.rawValue)' does not take \(x.elementType.name) and \(y.elementType.name)"
            )
        }
        let count = try ArrayContext.count(shape, .bool)
        return NDArray([Bool](repeating: function == .notEqual, count: count), shape: shape)
    }
}

extension UnaryFunction {
    fileprivate var warningName: String { rawValue }

    /// What NumPy works out in place of a power.
    fileprivate init?(power exponent: Scalar) {
        switch exponent.double {
        case 0.5: self = .sqrt
        case 2: self = .square
        case -1: self = .reciprocal
        default: return nil
        }
    }
}

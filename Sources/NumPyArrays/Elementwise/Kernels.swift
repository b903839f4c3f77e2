#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// The loops over numbers. They stand in one file so that the compiler makes fast ones for each type in
// debug builds too.

extension Int {
    static func combine(
        _ function: BinaryFunction, _ x: [Int], _ y: [Int], _ count: Int, into result: inout [Int]
    ) { combineWhole(function, x, y, count, &result) }

    static func compare(
        _ function: BinaryFunction, _ x: [Int], _ y: [Int], _ count: Int, into result: inout [Bool]
    ) { compareNumbers(function, x, y, count, &result) }

    static func apply(_ function: UnaryFunction, _ x: [Int], _ count: Int, into result: inout [Int])
    {
        switch function {
        case .absolute: each(x, count, &result) { $0 < 0 ? 0 &- $0 : $0 }
        case .sign: each(x, count, &result) { $0.signum() }
        default: applyWhole(function, x, count, &result)
        }
    }

    static func test(_ function: UnaryFunction, _ x: [Int], _ count: Int, into result: inout [Bool])
    {
        if function == .signBit { return each(x, count, &result) { $0 < 0 } }
        testNumbers(function, x, count, &result)
    }
}

extension UInt64 {
    static func combine(
        _ function: BinaryFunction, _ x: [UInt64], _ y: [UInt64], _ count: Int,
        into result: inout [UInt64]
    ) { combineWhole(function, x, y, count, &result) }

    static func compare(
        _ function: BinaryFunction, _ x: [UInt64], _ y: [UInt64], _ count: Int,
        into result: inout [Bool]
    ) { compareNumbers(function, x, y, count, &result) }

    static func apply(
        _ function: UnaryFunction, _ x: [UInt64], _ count: Int, into result: inout [UInt64]
    ) {
        if function == .sign { return each(x, count, &result) { $0 == 0 ? 0 : 1 } }
        applyWhole(function, x, count, &result)
    }

    static func test(
        _ function: UnaryFunction, _ x: [UInt64], _ count: Int, into result: inout [Bool]
    ) { testNumbers(function, x, count, &result) }
}

extension Float {
    static func combine(
        _ function: BinaryFunction, _ x: [Float], _ y: [Float], _ count: Int,
        into result: inout [Float]
    ) {
        guard let exact = doubleFunction(function) else {
            return combineFloats(function, x, y, count, &result)
        }
        each(x, y, count, &result) { Float(exact(Double($0), Double($1))) }
    }

    static func compare(
        _ function: BinaryFunction, _ x: [Float], _ y: [Float], _ count: Int,
        into result: inout [Bool]
    ) { compareNumbers(function, x, y, count, &result) }

    static func apply(
        _ function: UnaryFunction, _ x: [Float], _ count: Int, into result: inout [Float]
    ) {
        guard let exact = doubleFunction(function) else {
            return applyFloats(function, x, count, &result)
        }
        each(x, count, &result) { Float(exact(Double($0))) }
    }

    static func test(
        _ function: UnaryFunction, _ x: [Float], _ count: Int, into result: inout [Bool]
    ) { testFloats(function, x, count, &result) }
}

extension Double {
    static func combine(
        _ function: BinaryFunction, _ x: [Double], _ y: [Double], _ count: Int,
        into result: inout [Double]
    ) {
        guard let exact = doubleFunction(function) else {
            return combineFloats(function, x, y, count, &result)
        }
        each(x, y, count, &result, exact)
    }

    static func compare(
        _ function: BinaryFunction, _ x: [Double], _ y: [Double], _ count: Int,
        into result: inout [Bool]
    ) { compareNumbers(function, x, y, count, &result) }

    static func apply(
        _ function: UnaryFunction, _ x: [Double], _ count: Int, into result: inout [Double]
    ) {
        guard let exact = doubleFunction(function) else {
            return applyFloats(function, x, count, &result)
        }
        each(x, count, &result, exact)
    }

    static func test(
        _ function: UnaryFunction, _ x: [Double], _ count: Int, into result: inout [Bool]
    ) { testFloats(function, x, count, &result) }
}

@inline(__always) private func each<Number, Result>(
    _ x: [Number], _ count: Int, _ result: inout [Result], _ body: (Number) -> Result
) {
    for index in 0..<count { result[index] = body(x[index]) }
}

@inline(__always) private func each<Number, Result>(
    _ x: [Number], _ y: [Number], _ count: Int, _ result: inout [Result],
    _ body: (Number, Number) -> Result
) {
    for index in 0..<count { result[index] = body(x[index], y[index]) }
}

private func compareNumbers<Number: Comparable>(
    _ function: BinaryFunction, _ x: [Number], _ y: [Number], _ count: Int, _ result: inout [Bool]
) {
    switch function {
    case .equal: each(x, y, count, &result) { $0 == $1 }
    case .notEqual: each(x, y, count, &result) { $0 != $1 }
    case .less: each(x, y, count, &result) { $0 < $1 }
    case .lessOrEqual: each(x, y, count, &result) { $0 <= $1 }
    case .greater: each(x, y, count, &result) { $0 > $1 }
    default: each(x, y, count, &result) { $0 >= $1 }
    }
}

private func testNumbers<Number: WorkNumber>(
    _ function: UnaryFunction, _ x: [Number], _ count: Int, _ result: inout [Bool]
) {
    switch function {
    case .logicalNot: each(x, count, &result) { $0 == 0 }
    case .isFinite: each(x, count, &result) { _ in true }
    default: each(x, count, &result) { _ in false }
    }
}

private func testFloats<Number: WorkNumber & BinaryFloatingPoint>(
    _ function: UnaryFunction, _ x: [Number], _ count: Int, _ result: inout [Bool]
) {
    switch function {
    case .isNaN: each(x, count, &result) { $0.isNaN }
    case .isInfinite: each(x, count, &result) { $0.isInfinite }
    case .isFinite: each(x, count, &result) { $0.isFinite }
    case .signBit: each(x, count, &result) { $0.sign == .minus }
    default: each(x, count, &result) { $0 == 0 }
    }
}

private func applyWhole<Number: FixedWidthInteger>(
    _ function: UnaryFunction, _ x: [Number], _ count: Int, _ result: inout [Number]
) {
    switch function {
    case .negative: each(x, count, &result) { 0 &- $0 }
    case .square: each(x, count, &result) { $0 &* $0 }
    case .reciprocal: each(x, count, &result) { $0 == 0 ? Number.min : 1 / $0 }
    case .invert: each(x, count, &result) { ~$0 }
    default: each(x, count, &result) { $0 }
    }
}

private func applyFloats<Number: BinaryFloatingPoint>(
    _ function: UnaryFunction, _ x: [Number], _ count: Int, _ result: inout [Number]
) {
    switch function {
    case .negative: each(x, count, &result) { -$0 }
    case .absolute: each(x, count, &result) { $0.magnitude }
    case .sign: each(x, count, &result) { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 == 0 ? 0 : $0 }
    case .square: each(x, count, &result) { $0 * $0 }
    case .sqrt: each(x, count, &result) { $0.squareRoot() }
    case .reciprocal: each(x, count, &result) { 1 / $0 }
    case .floor: each(x, count, &result) { $0.rounded(.down) }
    case .ceil: each(x, count, &result) { $0.rounded(.up) }
    case .trunc: each(x, count, &result) { $0.rounded(.towardZero) }
    case .rint: each(x, count, &result) { $0.rounded(.toNearestOrEven) }
    case .radians: each(x, count, &result) { $0 * (Number(Double.pi) / 180) }
    case .degrees: each(x, count, &result) { $0 * (180 / Number(Double.pi)) }
    default: each(x, count, &result) { $0 }
    }
}

/// What the C library works out; float32 is worked out in Double and rounded once.
private func doubleFunction(_ function: UnaryFunction) -> ((Double) -> Double)? {
    switch function {
    case .cbrt: { cbrt($0) }
    case .exp: { exp($0) }
    case .exp2: { exp2($0) }
    case .expm1: { expm1($0) }
    case .log: { log($0) }
    case .log2: { log2($0) }
    case .log10: { log10($0) }
    case .log1p: { log1p($0) }
    case .sin: { sin($0) }
    case .cos: { cos($0) }
    case .tan: { tan($0) }
    case .arcsin: { asin($0) }
    case .arccos: { acos($0) }
    case .arctan: { atan($0) }
    case .sinh: { sinh($0) }
    case .cosh: { cosh($0) }
    case .tanh: { tanh($0) }
    case .arcsinh: { asinh($0) }
    case .arccosh: { acosh($0) }
    case .arctanh: { atanh($0) }
    default: nil
    }
}

private func doubleFunction(_ function: BinaryFunction) -> ((Double, Double) -> Double)? {
    switch function {
    case .power: { $1 == 2 ? $0 * $0 : pow($0, $1) }
    case .arctan2: { atan2($0, $1) }
    case .hypot: { hypot($0, $1) }
    case .logaddexp:
        { $0 == $1 ? $0 + log(2) : max($0, $1) + log1p(exp(-($0 - $1).magnitude)) }
    default: nil
    }
}

private func combineWhole<Number: FixedWidthInteger>(
    _ function: BinaryFunction, _ x: [Number], _ y: [Number], _ count: Int,
    _ result: inout [Number]
) {
    switch function {
    case .add: each(x, y, count, &result) { $0 &+ $1 }
    case .subtract: each(x, y, count, &result) { $0 &- $1 }
    case .multiply: each(x, y, count, &result) { $0 &* $1 }
    case .floorDivide: each(x, y, count, &result) { floorDivided($0, $1) }
    case .remainder:
        each(x, y, count, &result) { $1 == 0 ? 0 : $0 &- floorDivided($0, $1) &* $1 }
    case .fmod:
        each(x, y, count, &result) { $1 == 0 ? 0 : $0.remainderReportingOverflow(dividingBy: $1).0 }
    case .power: each(x, y, count, &result) { raised($0, $1) }
    case .maximum, .fmax: each(x, y, count, &result) { max($0, $1) }
    case .minimum, .fmin: each(x, y, count, &result) { min($0, $1) }
    case .bitwiseAnd: each(x, y, count, &result) { $0 & $1 }
    case .bitwiseOr: each(x, y, count, &result) { $0 | $1 }
    case .bitwiseXor: each(x, y, count, &result) { $0 ^ $1 }
    case .leftShift: each(x, y, count, &result) { $1 < 0 ? 0 : $0 << $1 }
    case .rightShift: each(x, y, count, &result) { $1 < 0 ? ($0 < 0 ? ~0 : 0) : $0 >> $1 }
    default: each(x, y, count, &result) { first, _ in first }
    }
}

/// Python's `//`; by 0 it gives 0, as in NumPy.
@inline(__always) private func floorDivided<Number: FixedWidthInteger>(
    _ x: Number, _ y: Number
) -> Number {
    guard y != 0 else { return 0 }
    let (quotient, isOver) = x.dividedReportingOverflow(by: y)
    guard !isOver else { return x }
    return (x < 0) != (y < 0) && quotient &* y != x ? quotient &- 1 : quotient
}

private func raised<Number: FixedWidthInteger>(_ base: Number, _ exponent: Number) -> Number {
    var (result, factor, rest): (Number, Number, Number) = (1, base, exponent)
    while rest > 0 {
        if rest & 1 == 1 { result = result &* factor }
        factor = factor &* factor
        rest >>= 1
    }
    return result
}

private func combineFloats<Number: BinaryFloatingPoint>(
    _ function: BinaryFunction, _ x: [Number], _ y: [Number], _ count: Int,
    _ result: inout [Number]
) {
    switch function {
    case .add: each(x, y, count, &result) { $0 + $1 }
    case .subtract: each(x, y, count, &result) { $0 - $1 }
    case .multiply: each(x, y, count, &result) { $0 * $1 }
    case .divide: each(x, y, count, &result) { $0 / $1 }
    case .floorDivide: each(x, y, count, &result) { floorDivided($0, $1) }
    case .remainder: each(x, y, count, &result) { remainder($0, $1) }
    case .fmod: each(x, y, count, &result) { $0.truncatingRemainder(dividingBy: $1) }
    case .maximum: each(x, y, count, &result) { $0 >= $1 || $0.isNaN ? $0 : $1 }
    case .minimum: each(x, y, count, &result) { $0 <= $1 || $0.isNaN ? $0 : $1 }
    case .fmax: each(x, y, count, &result) { $0 >= $1 || $1.isNaN ? $0 : $1 }
    case .fmin: each(x, y, count, &result) { $0 <= $1 || $1.isNaN ? $0 : $1 }
    case .copySign: each(x, y, count, &result) { Number(signOf: $1, magnitudeOf: $0) }
    default: each(x, y, count, &result) { first, _ in first }
    }
}

/// Python's `%`: the sign of the divisor.
@inline(__always) private func remainder<Number: BinaryFloatingPoint>(
    _ x: Number, _ y: Number
) -> Number {
    let rest = x.truncatingRemainder(dividingBy: y)
    guard y != 0 else { return .nan }
    if rest == 0 { return Number(signOf: y, magnitudeOf: 0) }
    return (y < 0) != (rest < 0) ? rest + y : rest
}

/// Python's `//`, rounded as NumPy rounds it.
@inline(__always) private func floorDivided<Number: BinaryFloatingPoint>(
    _ x: Number, _ y: Number
) -> Number {
    guard y != 0 else { return x / y }
    let rest = x.truncatingRemainder(dividingBy: y)
    var quotient = (x - rest) / y
    if rest != 0, (y < 0) != (rest < 0) { quotient -= 1 }
    guard quotient != 0 else { return Number(signOf: x / y, magnitudeOf: 0) }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
}

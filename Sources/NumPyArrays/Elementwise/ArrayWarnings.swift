/// What NumPy warns of when floats leave what they can say, told once for each operation.
struct ArrayWarnings {
    private var told: Set<String> = []
    private let name: String

    /// - Parameter name: `divide`; of two scalars `scalar divide`.
    init(_ name: String) { self.name = name }

    mutating func tell(_ what: String) {
        guard told.insert(what).inserted else { return }
        ArrayContext.current.warn("RuntimeWarning: \(what) encountered in \(name)")
    }

    /// Looks at results that are not finite though what they came from was.
    mutating func look<Number: WorkNumber & BinaryFloatingPoint>(
        _ result: [Number], _ x: [Number], _ y: [Number]?, _ count: Int,
        isPole: (Number, Number) -> Bool
    ) {
        for index in 0..<count where !result[index].isFinite {
            let (first, second) = (x[index], y?[index] ?? 1)
            if result[index].isNaN {
                if !first.isNaN, !second.isNaN { tell("invalid value") }
            } else if isPole(first, second) {
                tell("divide by zero")
            } else if first.isFinite, second.isFinite {
                tell("overflow")
            }
        }
    }
}

extension UnaryFunction {
    /// Where the function has no end: log 0.
    func isPole(_ value: Double) -> Bool {
        switch self {
        case .log, .log2, .log10, .reciprocal: value == 0
        case .log1p: value == -1
        case .arctanh: value.magnitude == 1
        default: false
        }
    }
}

extension BinaryFunction {
    func isPole(_ x: Double, _ y: Double) -> Bool {
        switch self {
        case .divide, .floorDivide: y == 0 && x.isFinite
        case .power: x == 0 && y < 0
        default: false
        }
    }
}

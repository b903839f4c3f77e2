#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The functions of expressions, by name.
enum Functions {
    struct Function: Sendable {
        var argumentCount: ClosedRange<Int>
        var apply: @Sendable ([Double]) -> Double
    }

    static let all: [String: Function] = [
        "abs": one { Swift.abs($0) },
        "exp": one { exp($0) },
        "log": one { log($0) },
        "sqrt": one { $0.squareRoot() },
        "round": one { $0.rounded(.toNearestOrEven) },
        "min": many { $0.min() ?? .nan },
        "max": many { $0.max() ?? .nan },
        "sum": many { $0.reduce(0, +) },
        "mean": many { $0.reduce(0, +) / Double($0.count) },
        // Shares as lessons' texts show them: 0.8765 → 87.65.
        "percent": one { $0 * 100 },
    ]

    private static func one(_ apply: @escaping @Sendable (Double) -> Double) -> Function {
        Function(argumentCount: 1...1) { apply($0[0]) }
    }

    private static func many(_ apply: @escaping @Sendable ([Double]) -> Double) -> Function {
        Function(argumentCount: 1...1_000_000, apply: apply)
    }
}

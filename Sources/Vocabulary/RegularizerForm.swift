import Diagnostics
import Engine
import Language

/// Regularizers as statements name them: `l2`, `l2(0.01)`, `l1_l2(l1=0.01, l2=0.001)`, `none`.
enum RegularizerForm {
    private static let hint =
        "Regularizers: l1(0.01), l2(0.01), l1_l2(l1=0.01, l2=0.01), or none."

    /// The value that an expression is for the setting called `name`.
    static func setting(
        _ value: Expression, _ name: String
    ) throws(Diagnostic) -> SettingValue {
        let (callee, arguments) =
            if case .call(let callee, let arguments) = value.kind {
                (callee, arguments)
            } else {
                (value, [Argument]())
            }
        let written = callee.lastName ?? callee.word ?? (try? callee.name(name)) ?? ""
        let kind = written.lowercased().replacing("_", with: "")
        if kind == "none", arguments.isEmpty { return .nothing }
        let factors: [String]
        switch kind {
        case "l1": factors = ["l1"]
        case "l2": factors = ["l2"]
        case "l1l2": factors = ["l1", "l2"]
        default:
            throw Diagnostic(
                written.isEmpty
                    ? "\(name) takes the name of a regularizer"
                    : "there is no regularizer called \(written)", hint: hint, at: callee.span)
        }
        return .regularizer(try regularizer(factors, arguments, value))
    }

    private static func regularizer(
        _ factors: [String], _ arguments: [Argument], _ value: Expression
    ) throws(Diagnostic) -> Regularizer {
        var reader = try ArgumentReader(
            arguments, of: factors.joined(separator: "_"), options: factors)
        var given: [String: Double] = [:]
        for factor in factors {
            // Keras's l1_l2 takes 0.01 for what is not given; its class L1L2 takes 0.
            let isClass = value.calledName?.contains("L1L2") ?? false
            given[factor] = isClass ? 0 : Regularizer.standardFactor
            if let number = reader.argument(factor) {
                given[factor] = try number.number(factor)
            }
        }
        try reader.finish()
        do throws(EngineError) {
            return try Regularizer(l1: given["l1"] ?? 0, l2: given["l2"] ?? 0)
        } catch {
            throw error.diagnostic().placed(at: value.span)
        }
    }
}

extension Expression {
    /// What a call calls, as it is written.
    fileprivate var calledName: String? {
        if case .call(let callee, _) = kind { callee.dottedName } else { dottedName }
    }
}

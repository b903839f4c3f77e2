/// The operators that answer a question with 1 for yes and 0 for no; they have no gradient.
public enum Comparison: String, CaseIterable, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    /// Numbers other than 0 count as yes.
    case and
    case or

    func value(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
        switch self {
        case .equal: try answers(a, b) { $0 == $1 }
        case .notEqual: try answers(a, b) { $0 != $1 }
        case .less: try answers(a, b) { $0 < $1 }
        case .lessOrEqual: try answers(a, b) { $0 <= $1 }
        case .greater: try answers(a, b) { $0 > $1 }
        case .greaterOrEqual: try answers(a, b) { $0 >= $1 }
        case .and: try answers(a, b) { $0 != 0 && $1 != 0 }
        case .or: try answers(a, b) { $0 != 0 || $1 != 0 }
        }
    }

    private func answers(
        _ a: Tensor, _ b: Tensor, _ question: (Float, Float) -> Bool
    ) throws(TensorError) -> Tensor {
        try a.combined(with: b, isWhole: true) { question($0, $1) ? 1 : 0 }
    }
}

extension Tensor {
    /// 1 where a number is 0, and 0 elsewhere.
    func negated() -> Tensor { map(isWhole: true) { $0 == 0 ? 1 : 0 } }
}

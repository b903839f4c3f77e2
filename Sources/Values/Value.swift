import Engine
import Wording

/// What an expression comes to.
public enum Value: Sendable, Equatable {
    case number(Double)
    case boolean(Bool)
    case text(String)
    /// An array of one axis or more.
    case tensor(Tensor)

    /// The value as NumPy and Python print it.
    public var description: String {
        switch self {
        case .number(let value):
            // Whole numbers in full, large ones with what stands behind the point.
            significant(value, value == value.rounded() ? 15 : abs(value) >= 1e6 ? 12 : 7)
        case .boolean(let value): value ? "true" : "false"
        case .text(let text): text
        case .tensor(let tensor): tensor.description
        }
    }
}

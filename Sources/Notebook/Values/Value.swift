import Engine

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
        case .number(let value): significant(value, value == value.rounded() ? 15 : 7)
        case .boolean(let value): value ? "true" : "false"
        case .text(let text): text
        case .tensor(let tensor): tensor.description
        }
    }
}

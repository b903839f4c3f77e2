/// What an expression comes to.
public enum Value: Sendable, Equatable {
    case number(Double)
    case boolean(Bool)
    case text(String)
    case list([Value])

    /// The value as a line of text, as Python prints it.
    public var description: String {
        switch self {
        case .number(let value): significant(value, value == value.rounded() ? 15 : 8)
        case .boolean(let value): value ? "true" : "false"
        case .text(let text): text
        case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
        }
    }

    /// What kind of thing it is, for messages.
    var kind: String {
        switch self {
        case .number: "a number"
        case .boolean: "true or false"
        case .text: "a text"
        case .list: "a list"
        }
    }
}

/// The value of one setting of a layer or optimizer.
public enum SettingValue: Sendable, Equatable, CustomStringConvertible {
    case number(Double)
    case whole(Int)
    case flag(Bool)
    case activation(Activation)
    case initializer(Initializer)
    case regularizer(Regularizer)
    /// A word of Keras's that stands for nothing that could be otherwise here.
    case text(String)
    /// Python's None.
    case nothing

    var asNumber: Double? {
        switch self {
        case .number(let number): number
        case .whole(let number): Double(number)
        default: nil
        }
    }

    var asWhole: Int? { if case .whole(let number) = self { number } else { nil } }
    var asFlag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    var asActivation: Activation? { if case .activation(let kind) = self { kind } else { nil } }
    var asInitializer: Initializer? { if case .initializer(let kind) = self { kind } else { nil } }
    /// Nil for a value of another kind; none for no regularizer.
    var asRegularizer: Regularizer?? {
        switch self {
        case .regularizer(let regularizer): .some(regularizer)
        case .nothing: .some(nil)
        default: nil
        }
    }

    /// For messages: 5.0 → `5`.
    public var description: String {
        switch self {
        case .number(let number): format(number)
        case .whole(let number): "\(number)"
        case .flag(let flag): "\(flag)"
        case .activation(let activation): activation.rawValue
        case .initializer(let initializer): initializer.rawValue
        case .regularizer(let regularizer): regularizer.description
        case .text(let text): text
        case .nothing: "none"
        }
    }
}

/// A setting's Keras name with a value.
public struct NamedSetting: Sendable, Equatable {
    public var name: String
    public var value: SettingValue

    public init(_ name: String, _ value: SettingValue) {
        self.name = name
        self.value = value
    }
}

/// 5.0 → "5", 0.001 → "0.001".
func format(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
}

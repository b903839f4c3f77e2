/// One setting of a kind, by its Keras name: what it may be, and where a value of the kind has it.
public struct Setting<Owner>: Sendable {
    public let name: String
    public let kind: SettingKind
    /// What it is for, in a few words.
    public let meaning: String
    /// What must be given, in a message's words (`a number of units`); nil where there is a default.
    public let asked: String?
    /// Whether it may be given by its place, without its name.
    public let isPositional: Bool
    /// What Keras called it before.
    public let formerName: String?
    let read: @Sendable (Owner) -> SettingValue
    /// False for a value of another kind.
    let write: @Sendable (inout Owner, SettingValue) -> Bool

    private init<Value>(
        _ name: String, _ kind: SettingKind, _ meaning: String, _ asked: String?,
        _ isPositional: Bool, _ formerName: String? = nil,
        _ path: WritableKeyPath<Owner, Value> & Sendable,
        _ wrap: @escaping @Sendable (Value) -> SettingValue,
        _ unwrap: @escaping @Sendable (SettingValue) -> Value?
    ) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        self.asked = asked
        self.isPositional = isPositional
        self.formerName = formerName
        read = { wrap($0[keyPath: path]) }
        write = { owner, value in
            guard let value = unwrap(value) else { return false }
            owner[keyPath: path] = value
            return true
        }
    }

    static func number(
        _ name: String, _ path: WritableKeyPath<Owner, Double> & Sendable, _ range: NumberRange,
        _ meaning: String, asked: String? = nil, isPositional: Bool = false,
        formerName: String? = nil
    ) -> Setting {
        Setting(
            name, .number(range), meaning, asked, isPositional, formerName, path,
            { .number($0) }, \.asNumber)
    }

    /// - Parameter allowed: the range in words.
    static func whole(
        _ name: String, _ path: WritableKeyPath<Owner, Int> & Sendable,
        _ range: ClosedRange<Int>, allowed: String, _ meaning: String, asked: String? = nil,
        isPositional: Bool = false
    ) -> Setting {
        Setting(
            name, .whole(range, allowed: allowed), meaning, asked, isPositional, nil, path,
            { .whole($0) }, \.asWhole)
    }

    static func flag(
        _ name: String, _ path: WritableKeyPath<Owner, Bool> & Sendable, _ meaning: String
    ) -> Setting {
        Setting(name, .flag, meaning, nil, false, nil, path, { .flag($0) }, \.asFlag)
    }

    static func activation(
        _ name: String, _ path: WritableKeyPath<Owner, Activation> & Sendable,
        _ meaning: String, asked: String? = nil
    ) -> Setting {
        Setting(
            name, .activation, meaning, asked, true, nil, path, { .activation($0) },
            \.asActivation)
    }

    static func initializer(
        _ name: String, _ path: WritableKeyPath<Owner, Initializer> & Sendable,
        _ meaning: String
    ) -> Setting {
        Setting(
            name, .initializer, meaning, nil, false, nil, path, { .initializer($0) },
            \.asInitializer)
    }

    static func regularizer(
        _ name: String, _ path: WritableKeyPath<Owner, Regularizer?> & Sendable,
        _ meaning: String
    ) -> Setting {
        Setting(
            name, .regularizer, meaning, nil, false, nil, path,
            { $0.map { .regularizer($0) } ?? .nothing }, \.asRegularizer)
    }
}

extension Setting {
    /// The setting apart from the type it belongs to; one that must be given has no default.
    func description(default value: SettingValue?) -> SettingDescription {
        SettingDescription(
            name: name, kind: kind, meaning: meaning, asked: asked, isPositional: isPositional,
            formerName: formerName, defaultValue: asked == nil ? value : nil)
    }
}

extension Array {
    /// Sets what is given and checks that all is as it may be.
    ///
    /// - Throws: `outOfRange` for a value of the wrong kind or size, or one that is no setting.
    func apply<Owner>(
        _ given: [NamedSetting], to owner: inout Owner, of kind: String
    ) throws(EngineError) where Element == Setting<Owner> {
        for named in given {
            guard let setting = first(where: { $0.name == named.name }),
                setting.write(&owner, named.value)
            else {
                throw .outOfRange(
                    option: named.name, value: "\(named.value)", allowed: "a setting of \(kind)")
            }
        }
        try check(owner)
    }

    /// Throws `outOfRange` for the first setting that has a value it must not have.
    func check<Owner>(_ owner: Owner) throws(EngineError) where Element == Setting<Owner> {
        for setting in self {
            let value = setting.read(owner)
            if !setting.kind.allows(value) {
                throw .outOfRange(
                    option: setting.name, value: value.description, allowed: setting.kind.allowed)
            }
        }
    }
}

/// A setting as other rooms see it, apart from the type it belongs to.
public struct SettingDescription: Sendable, Equatable {
    public var name: String
    public var kind: SettingKind
    public var meaning: String
    /// What must be given, in a message's words; nil where there is a default.
    public var asked: String?
    /// Whether it may be given by its place, without its name.
    public var isPositional: Bool
    /// What Keras called it before.
    public var formerName: String?
    /// Nil where it must be given.
    public var defaultValue: SettingValue?
}

/// The values that a setting may have.
public enum SettingKind: Sendable, Equatable {
    case number(NumberRange)
    case whole(ClosedRange<Int>, allowed: String)
    case flag, activation, initializer, regularizer

    /// What is allowed, as a message says it.
    var allowed: String {
        switch self {
        case .number(let range): range.rawValue
        case .whole(_, let allowed): allowed
        case .flag: "true or false"
        case .activation: "the name of an activation"
        case .initializer: "the name of an initializer"
        case .regularizer: "l1(…), l2(…), l1_l2(…) or none"
        }
    }

    func allows(_ value: SettingValue) -> Bool {
        switch (self, value) {
        case (.number(let range), .number(let number)): range.contains(number)
        case (.whole(let range, _), .whole(let number)): range.contains(number)
        case (.flag, .flag), (.activation, .activation), (.initializer, .initializer): true
        case (.regularizer, .regularizer), (.regularizer, .nothing): true
        default: false
        }
    }
}

/// A range of numbers with the words for it; nothing infinite lies in any.
public enum NumberRange: String, Sendable {
    case any = "a number"
    case aboveZero = "greater than 0"
    case zeroOrMore = "0 or more"
    case share = "at least 0 and less than 1"
    case zeroToOne = "from 0 to 1"

    func contains(_ value: Double) -> Bool {
        guard value.isFinite else { return false }
        return switch self {
        case .any: true
        case .aboveZero: value > 0
        case .zeroOrMore: value >= 0
        case .share: value >= 0 && value < 1
        case .zeroToOne: value >= 0 && value <= 1
        }
    }
}

/// What a kind of layer or optimizer says of itself, for every room that reads, shows or writes one:
/// its class in Keras and its settings.
///
/// Defaults stand in the initializer's signature and nowhere else: `standard` is made by it.
public protocol SelfDescribing: Sendable {
    /// The name of the class in Keras: `Dense`.
    static var kind: String { get }
    /// What it does, in a sentence for learners.
    static var summary: String { get }
    /// Every setting in Keras's order.
    static var settings: [Setting<Self>] { get }
    /// One with Keras's defaults, and an example's value where Keras has none.
    static func standard() throws(EngineError) -> Self
    /// What an example sets besides.
    static var exampleSettings: [NamedSetting] { get }
}

extension SelfDescribing {
    public static var exampleSettings: [NamedSetting] { [] }
    public var kind: String { Self.kind }

    /// Every setting with the value that it has here, in Keras's order.
    public var settings: [NamedSetting] {
        Self.settings.map { NamedSetting($0.name, $0.read(self)) }
    }

    /// The value of one setting; nil where there is none of that name.
    public func setting(_ name: String) -> SettingValue? {
        Self.settings.first { $0.name == name }?.read(self)
    }

    /// The settings with their defaults, apart from any one value.
    public static var settingDescriptions: [SettingDescription] {
        let standard = try? standard()
        return settings.map { $0.description(default: standard.map($0.read)) }
    }

    /// One with these settings, and Keras's defaults for all others.
    ///
    /// - Throws: `outOfRange` for a value of the wrong kind or size. A setting that has no default
    ///   must be among them.
    public static func make(_ given: [NamedSetting]) throws(EngineError) -> Self {
        var made = try standard()
        try settings.apply(given, to: &made, of: kind)
        return made
    }

    /// Throws `outOfRange` for the first setting that has a value it must not have.
    func checkSettings() throws(EngineError) {
        try Self.settings.check(self)
    }
}

/// `LeakyReLU` → `leaky_re_lu`: what Keras calls the first of a class, as its `to_snake_case` does.
public func snakeCase(_ kind: String) -> String {
    let letters = Array(kind)
    var text = ""
    for (place, letter) in letters.enumerated() {
        let startsWord =
            place > 0 && letter.isUppercase
            && (letters[place - 1].isLowercase
                || place + 1 < letters.count && letters[place + 1].isLowercase)
        text += (startsWord ? "_" : "") + letter.lowercased()
    }
    return text
}

/// What a loss can be set to, as layers and optimizers say it of themselves (`SelfDescribing`); which
/// settings there are is a matter of its kind.
extension Loss {
    /// Every setting with the value that it has here, in Keras's order.
    public var settings: [NamedSetting] {
        definition.settings.map { NamedSetting($0.name, $0.read(self)) }
    }

    /// The settings of a kind with their defaults.
    public static func settingDescriptions(of kind: Kind) -> [SettingDescription] {
        kind.definition.settings.map { $0.description(default: $0.read(Loss(kind))) }
    }

    /// One with these settings, and Keras's defaults for all others.
    ///
    /// - Throws: `outOfRange` for a setting that the kind does not have, or a value that it must not
    ///   have.
    public static func make(
        _ kind: Kind, _ given: [NamedSetting]
    ) throws(EngineError) -> Loss {
        var made = Loss(kind)
        try kind.definition.settings.apply(given, to: &made, of: kind.rawValue)
        return made
    }
}

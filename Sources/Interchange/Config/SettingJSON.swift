import Engine
import JSON

/// The values of settings as Keras writes them.
extension SettingValue {
    var json: JSONValue {
        switch self {
        case .number(let number): .number(number)
        case .whole(let number): .whole(number)
        case .flag(let flag): .bool(flag)
        case .activation(let activation): .string(activation.rawValue)
        case .initializer(let initializer): initializer.json
        case .text(let text): .string(text)
        case .nothing: .null
        }
    }
}

extension Settings {
    /// Takes the settings that are described; those that are absent or null keep their defaults.
    ///
    /// - Throws: `damaged` where one that has no default is absent.
    mutating func values(
        of descriptions: [SettingDescription]
    ) throws(ModelFileProblem) -> [NamedSetting] {
        var values: [NamedSetting] = []
        for description in descriptions {
            var value = try value(description.name, description.kind)
            if let former = description.formerName {
                let old = try self.value(former, description.kind)
                value = value ?? old
            }
            if let value {
                values.append(NamedSetting(description.name, value))
            } else if description.asked != nil {
                throw .damaged(
                    place: "configuration", reason: "\(owner) has no \(description.name)")
            }
        }
        return values
    }

    private mutating func value(
        _ key: String, _ kind: SettingKind
    ) throws(ModelFileProblem) -> SettingValue? {
        switch kind {
        case .number: try number(key).map { .number(shortened($0)) }
        case .whole: try integer(key).map { .whole($0) }
        case .flag: try flag(key).map { .flag($0) }
        case .activation: try activation(key).map { .activation($0) }
        case .initializer: initializer(key).map { .initializer($0) }
        }
    }

    private mutating func activation(_ key: String) throws(ModelFileProblem) -> Activation? {
        let known = Activation.allCases.map(\.rawValue)
        guard let name = try functionName(key, supported: known) else { return nil }
        guard let activation = Activation(named: name) else {
            throw refusal(key, .string(name), supported: known)
        }
        return activation
    }

    /// The initializer, or nil for one that does not exist here: it changes no number any more.
    private mutating func initializer(_ key: String) -> Initializer? {
        let json = take(key)
        guard let name = json?.string ?? json?["class_name"]?.string else { return nil }
        return Initializer.allCases.first { $0.rawValue == name || $0.className == name }
    }
}

extension Initializer {
    /// The class in Keras: `GlorotUniform`.
    fileprivate var className: String {
        rawValue.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    fileprivate var json: JSONValue {
        let hasSeed = self != .zeros && self != .ones
        return .keras(className, in: "keras.initializers", hasSeed ? ["seed": .null] : [:])
    }
}

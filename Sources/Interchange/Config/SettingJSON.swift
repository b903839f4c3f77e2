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
        case .regularizer(let regularizer): regularizer.json
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
        case .regularizer: regularizer(key).map { .regularizer($0) }
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

    /// The initializer; one that does not exist here is left behind, since the weights are there.
    private mutating func initializer(_ key: String) -> Initializer? {
        guard let json = peek(key), let found = Initializer(json) else {
            leave(key)
            return nil
        }
        ignore(key)
        return found
    }

    /// The regularizer; one that does not exist here is left behind, since it changes no prediction.
    private mutating func regularizer(_ key: String) -> Regularizer? {
        guard let json = peek(key), let found = Regularizer(json) else {
            leave(key, as: peek(key).flatMap(Regularizer.description))
            return nil
        }
        ignore(key)
        // Nothing times nothing is no regularizer.
        return found.l1 == 0 && found.l2 == 0 ? nil : found
    }
}

extension Initializer {
    /// The class in Keras: `GlorotUniform`.
    fileprivate var className: String {
        rawValue.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// Nil for one that does not exist here.
    ///
    /// Keras 2 wrote Glorot's and He's as a VarianceScaling.
    fileprivate init?(_ json: JSONValue) {
        let config = json["config"]
        var name = json.string ?? json.kind ?? ""
        if name == "VarianceScaling" {
            let rule = [config?["mode"]?.string, config?["distribution"]?.string]
            switch (config?["scale"]?.number, rule) {
            case (1, ["fan_avg", "uniform"]): name = Self.glorotUniform.rawValue
            case (1, ["fan_avg", "normal"]), (1, ["fan_avg", "truncated_normal"]):
                name = Self.glorotNormal.rawValue
            case (2, ["fan_in", "uniform"]): name = Self.heUniform.rawValue
            case (2, ["fan_in", "normal"]), (2, ["fan_in", "truncated_normal"]):
                name = Self.heNormal.rawValue
            default: return nil
            }
        }
        let found = Self.allCases.first { $0.rawValue == name || $0.className == name }
        guard let found else { return nil }
        self = found
    }

    fileprivate var json: JSONValue {
        let hasSeed = self != .zeros && self != .ones
        return .keras(className, in: "keras.initializers", hasSeed ? ["seed": .null] : [:])
    }
}

extension Regularizer {
    private static let classes = ["L1", "L2", "L1L2", "L1L2Regularizer", "WeightRegularizer"]

    /// Nil for one that does not exist here.
    fileprivate init?(_ json: JSONValue) {
        let name = json.string ?? json.kind ?? ""
        if json.string != nil {
            let factor = Self.standardFactor
            guard Self.names.contains(name),
                let made = try? Regularizer(
                    l1: name == "l2" ? 0 : factor, l2: name == "l1" ? 0 : factor)
            else { return nil }
            self = made
            return
        }
        guard Self.classes.contains(name), let factors = Self.factors(json),
            let l1 = Self.factor("l1", in: factors, name),
            let l2 = Self.factor("l2", in: factors, name),
            factors.allSatisfy({ $0.key == "l1" || $0.key == "l2" }),
            let made = try? Regularizer(l1: l1, l2: l2)
        else { return nil }
        self = made
    }

    /// What a regularizer's object says besides its name; nil where that is no list of settings.
    private static func factors(_ json: JSONValue) -> JSONObject? {
        guard let config = json["config"], !config.isNull else { return [:] }
        guard var factors = config.object else { return nil }
        factors["name"] = nil
        return factors
    }

    /// A factor, or Keras's default where it is absent; nil for what is no number, or another's.
    private static func factor(
        _ key: String, in factors: JSONObject, _ kind: String
    ) -> Double? {
        let other = ["L1": "l2", "L2": "l1"][kind]
        guard let value = factors[key] else {
            return kind.lowercased() == key ? standardFactor : 0
        }
        // Keras takes null for nothing where there are two factors.
        if value.isNull { return other == nil || other == key ? 0 : nil }
        guard other != key else { return nil }
        return (value.number ?? value["value"]?.number).map(shortened)
    }

    /// `L2 with l2 "0.5"`: one whose class exists here, with what made it unknown.
    fileprivate static func description(_ json: JSONValue) -> String? {
        guard let kind = json.kind, classes.contains(kind) else { return nil }
        guard let factors = factors(json) else { return "\(kind) with settings that are none" }
        let told = factors.sorted { $0.key < $1.key }.prefix(3)
            .map { "\($0.key) \($0.value.shown)" }
        return told.isEmpty ? nil : "\(kind) with \(told.joined(separator: " and "))"
    }

    fileprivate var json: JSONValue {
        var config: JSONObject = [:]
        for factor in factors { config[factor.name] = .number(factor.value) }
        return .keras(kerasClass, in: "keras.regularizers", config)
    }
}

import JSON

/// The settings of one thing in a configuration, taken one by one; what is left over is refused, so
/// that nothing that changes numbers goes unseen.
struct Settings {
    /// Whose they are, in a message's words: `layer hidden`, `the optimizer Adam`.
    let owner: String
    private var rest: JSONObject
    /// What was left behind, with its value.
    private(set) var left: [(setting: String, value: String)] = []

    init(_ json: JSONValue?, of owner: String) throws(ModelFileProblem) {
        guard let members = json?.object else {
            throw .damaged(place: "configuration", reason: "\(owner) has no settings")
        }
        self.owner = owner
        rest = members
    }

    /// The setting, if it is there and not null.
    mutating func take(_ key: String) -> JSONValue? {
        guard let value = rest.removeValue(forKey: key), !value.isNull else { return nil }
        return value
    }

    /// The setting, which stays where it is.
    func peek(_ key: String) -> JSONValue? { rest[key] }

    /// The setting, if it is an object of Keras's; anything else stays where it is.
    mutating func takeObject(_ key: String) -> JSONValue? {
        guard rest[key]?["class_name"] != nil else { return nil }
        return take(key)
    }

    /// Settings that change no number.
    mutating func ignore(_ keys: String...) { for key in keys { rest[key] = nil } }

    mutating func set(_ key: String, to value: JSONValue) { rest[key] = value }

    /// Leaves a setting behind that has no counterpart here and changes no prediction.
    ///
    /// - Parameter described: what it is, where its own text does not tell.
    mutating func leave(_ key: String, as described: String? = nil) {
        if let value = take(key) { left.append((key, described ?? value.shown)) }
    }

    /// Leaves behind all of those whose names end so.
    mutating func leave(ending: String, except known: [String]) {
        for key in rest.map(\.key).sorted() where key.hasSuffix(ending) && !known.contains(key) {
            leave(key)
        }
    }

    /// Gives a setting the name that it has now.
    mutating func rename(_ old: String, to new: String) {
        if rest[new] == nil, let value = take(old) { rest[new] = value }
    }

    mutating func number(_ key: String) throws(ModelFileProblem) -> Double? {
        guard let value = take(key) else { return nil }
        // The first Keras 2 wrote some numbers as arrays of NumPy's.
        guard let number = value.number ?? value["value"]?.number else { throw refusal(key, value) }
        return number
    }

    mutating func integer(_ key: String) throws(ModelFileProblem) -> Int? {
        guard let value = take(key) else { return nil }
        // tf.keras 2 wrote a BatchNormalization's axis as a list of one.
        let single = value.array.flatMap { $0.count == 1 ? $0[0] : nil } ?? value
        guard let number = single.integer else { throw refusal(key, value) }
        return number
    }

    mutating func text(_ key: String) throws(ModelFileProblem) -> String? {
        guard let value = take(key) else { return nil }
        guard let text = value.string else { throw refusal(key, value) }
        return text
    }

    mutating func flag(_ key: String) throws(ModelFileProblem) -> Bool? {
        guard let value = take(key) else { return nil }
        guard let flag = value.bool else { throw refusal(key, value) }
        return flag
    }

    /// The name of a function: `"relu"` or Keras's object for it.
    mutating func functionName(
        _ key: String, supported: [String]
    ) throws(ModelFileProblem) -> String? {
        guard let value = take(key) else { return nil }
        guard let name = value.functionName else {
            throw refusal(key, value, supported: supported)
        }
        return name
    }

    /// Refuses the setting where it is anything but what does nothing here.
    mutating func require(_ key: String, _ neutral: JSONValue...) throws(ModelFileProblem) {
        guard let value = take(key),
            !neutral.contains(where: {
                $0 == value || $0.number != nil && $0.number == value.number
            })
        else { return }
        throw refusal(key, value, supported: neutral.map(\.shown))
    }

    /// The type of the numbers must be float32, said as a name or as a policy.
    mutating func requireFloat32() throws(ModelFileProblem) {
        guard let value = take("dtype") else { return }
        let name =
            value.string ?? (value.isForeign ? nil : value["config"]?["name"]?.string)
        if let name, name.hasPrefix("mixed_") {
            // The weights are float32 all the same.
            left.append(("dtype", name))
            return
        }
        guard name == "float32" else {
            throw .unsupportedSetting(
                owner: owner, setting: "dtype", value: name ?? value.shown, supported: ["float32"])
        }
    }

    /// Refuses the first setting that nobody took.
    func finish() throws(ModelFileProblem) {
        for (key, value) in rest.sorted(by: { $0.key < $1.key }) where !value.isNull {
            throw refusal(key, value)
        }
    }

    func refusal(
        _ key: String, _ value: JSONValue, supported: [String] = []
    ) -> ModelFileProblem {
        .unsupportedSetting(
            owner: owner, setting: key, value: value.shown, supported: supported)
    }
}

extension JSONValue {
    /// The function that this stands for: `"relu"`, or an object of class `function` with its name.
    var functionName: String? {
        if let string { return string }
        guard kind == "function" else { return nil }
        return self["config"]?.string
    }

    /// Keras's object for something of its own: `{"module": …, "class_name": …, "config": …}`.
    static func keras(
        _ kind: String, in module: String, _ config: JSONObject
    ) -> JSONValue {
        .object([
            "module": .string(module), "class_name": .string(kind), "config": .object(config),
            "registered_name": .null,
        ])
    }
}

/// 0.0010000000474974513 → 0.001: a number that Keras kept as Float32 is read as the shortest decimal
/// that stands for the same Float32.
func shortened(_ value: Double) -> Double {
    let float = Float(value)
    guard Double(float) == value else { return value }
    return Double(float.description) ?? value
}

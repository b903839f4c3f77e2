/// A piece of JSON as a plain value: Keras's configurations are trees of these.
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    /// Written without a point; what is read is a `number`. Keras tells 1 from 1.0.
    case whole(Int)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }
    var number: Double? {
        switch self {
        case .number(let number): number
        case .whole(let number): Double(number)
        default: nil
        }
    }
    var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
    var object: [String: JSONValue]? {
        if case .object(let members) = self { members } else { nil }
    }
    /// A number without fraction.
    var integer: Int? { number.flatMap { Int(exactly: $0) } }
    var isNull: Bool { self == .null }

    /// As a message shows it: `"l2"`, `0.5`, at most so many letters.
    var shown: String {
        let text =
            switch self {
            case .object(let members):
                members["class_name"]?.string ?? members["config"]?.string ?? "{…}"
            default: simplified.json
            }
        return text.count > 60 ? text.prefix(57) + "…" : text
    }

    /// Numbers without fraction as such, for messages.
    private var simplified: JSONValue {
        switch self {
        case .number(let number): Int(exactly: number).map { .whole($0) } ?? self
        case .array(let items): .array(items.map(\.simplified))
        default: self
        }
    }

    /// - Throws: `damaged` with the line and column of what is wrong.
    init(json: [UInt8], place: String) throws(ModelFileProblem) {
        var parser = JSONParser(json, place: place)
        self = try parser.parse()
    }
}

extension JSONValue {
    /// The text, members in alphabetical order.
    var json: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): number.isFinite ? number.description : "null"
        case .whole(let number): number.description
        case .string(let text): Self.quoted(text)
        case .array(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }
                .map { "\(Self.quoted($0.key)): \($0.value.json)" }.joined(separator: ", ") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 32 || scalar.value == 127:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(integerLiteral value: Int) { self = .whole(value) }
    init(nilLiteral: ()) { self = .null }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { first, _ in first })
    }
}

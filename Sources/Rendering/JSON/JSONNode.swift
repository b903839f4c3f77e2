/// A JSON value under construction, whose fields keep the order in which they were encoded.
///
/// Foundation's encoder writes fields sorted or in no order at all and refuses `nan`; a person who
/// reads the lines wants `type` first, and a loss that is not a number must not end the stream.
final class JSONNode {
    private enum Content {
        case scalar(String)
        case array([JSONNode])
        case object([(key: String, value: JSONNode)])
    }

    private var content = Content.scalar("null")

    /// The value as one line of JSON: no line break, no control character, slashes as they are.
    static func text(of value: some Encodable) -> String {
        let node = JSONNode()
        do {
            try value.encode(to: JSONTreeEncoder(node: node))
        } catch {
            // None of the values of Output throws while encoding; what was written so far is shown.
            node.set("error", to: JSONNode(String(describing: error)))
        }
        var text = ""
        node.append(to: &text)
        return text
    }

    init() {}

    init(_ text: String) { content = .scalar(Self.quoted(text)) }

    /// Holds a JSON scalar already in its final spelling (`true`, `1.5`, `null`).
    func setLiteral(_ literal: String) { content = .scalar(literal) }

    func setText(_ text: String) { content = .scalar(Self.quoted(text)) }

    /// Holds a number, or null where JSON has no spelling for it.
    func setNumber(_ number: Double) { content = .scalar(number.isFinite ? "\(number)" : "null") }

    func becomeObject() {
        if case .object = content { return }
        content = .object([])
    }

    func becomeArray() {
        if case .array = content { return }
        content = .array([])
    }

    var count: Int { if case .array(let items) = content { items.count } else { 0 } }

    func set(_ key: String, to value: JSONNode) {
        guard case .object(var fields) = content else {
            content = .object([(key, value)])
            return
        }
        content = .scalar("null")  // lets the array be changed in place
        if let index = fields.firstIndex(where: { $0.key == key }) {
            fields[index].value = value
        } else {
            fields.append((key, value))
        }
        content = .object(fields)
    }

    func append(_ value: JSONNode) {
        guard case .array(var items) = content else {
            content = .array([value])
            return
        }
        content = .scalar("null")  // lets the array be changed in place
        items.append(value)
        content = .array(items)
    }

    private func append(to text: inout String) {
        switch content {
        case .scalar(let scalar):
            text += scalar
        case .array(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += "," }
                item.append(to: &text)
            }
            text += "]"
        case .object(let fields):
            text += "{"
            for (index, field) in fields.enumerated() {
                if index > 0 { text += "," }
                text += Self.quoted(field.key) + ":"
                field.value.append(to: &text)
            }
            text += "}"
        }
    }

    /// `text` between quotation marks; what a terminal or a line reader could act on is escaped.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where Sanitizer.isUnsafe(scalar):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

import Wording

extension JSONValue {
    /// The text in one line: no line break, no control character, slashes as they are; a number that
    /// JSON cannot hold (`nan`, `inf`) is `null`. Members stand in their order.
    package var text: String {
        var writer = JSONText()
        writer.add(self)
        return writer.text
    }

    /// The same as Python writes it: spaces behind `,` and `:`, members in alphabetical order.
    package var pythonText: String {
        var writer = JSONText(isPython: true)
        writer.add(self)
        return writer.text
    }
}

private struct JSONText {
    var isPython = false
    private(set) var text = ""

    init(isPython: Bool = false) { self.isPython = isPython }

    mutating func add(_ value: JSONValue) {
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .number(let number): text += number.isFinite ? number.description : "null"
        case .whole(let number): text += number.description
        case .string(let string): add(quoted: string)
        case .array(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { addComma() }
                add(item)
            }
            text += "]"
        case .object(let members):
            text += "{"
            let members = isPython ? members.sorted { $0.key < $1.key } : Array(members)
            for (index, member) in members.enumerated() {
                if index > 0 { addComma() }
                add(quoted: member.key)
                text += isPython ? ": " : ":"
                add(member.value)
            }
            text += "}"
        }
    }

    private mutating func addComma() { text += isPython ? ", " : "," }

    /// Between quotation marks; what a terminal or a line reader could act on is escaped.
    private mutating func add(quoted string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where UnsafeText.isUnsafe(scalar):
                text += "\\u" + hexadecimal(scalar.value, digits: 4)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

/// A JSON value under construction, whose fields keep the order in which they were encoded.
///
/// Foundation's encoder writes fields sorted or in no order at all and refuses `nan`; a person who
/// reads the lines wants `type` first, and a loss that is not a number must not end the stream.
final class JSONNode {
    private enum Content {
        case scalar(JSONValue)
        case array([JSONNode])
        case object([(key: String, value: JSONNode)])
    }

    private var content = Content.scalar(.null)

    var value: JSONValue {
        switch content {
        case .scalar(let scalar): scalar
        case .array(let items): .array(items.map(\.value))
        case .object(let fields):
            .object(
                fields.reduce(into: [:]) { members, field in members[field.key] = field.value.value
                }
            )
        }
    }

    func set(_ scalar: JSONValue) { content = .scalar(scalar) }

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
        guard case .object(var fields) = content else { return }
        content = .scalar(.null)  // lets the array be changed in place
        fields.append((key, value))
        content = .object(fields)
    }

    func append(_ value: JSONNode) {
        guard case .array(var items) = content else { return }
        content = .scalar(.null)  // lets the array be changed in place
        items.append(value)
        content = .array(items)
    }
}

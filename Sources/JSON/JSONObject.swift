/// The members of an object in the order in which they came.
package struct JSONObject: Sendable, Equatable, Sequence {
    private var order: [String] = []
    private var values: [String: JSONValue] = [:]

    package init(_ members: some Sequence<(String, JSONValue)>) {
        for (key, value) in members where values[key] == nil { self[key] = value }
    }

    /// Setting nil takes the member away.
    package subscript(key: String) -> JSONValue? {
        get { values[key] }
        set {
            let before = values.updateOrRemove(newValue, at: key)
            if before == nil, newValue != nil { order.append(key) }
            if before != nil, newValue == nil { order.removeAll { $0 == key } }
        }
    }

    package mutating func removeValue(forKey key: String) -> JSONValue? {
        defer { self[key] = nil }
        return values[key]
    }

    package func makeIterator() -> some IteratorProtocol<(key: String, value: JSONValue)> {
        order.lazy.map { key in (key: key, value: values[key] ?? .null) }.makeIterator()
    }

    /// Whatever the order is.
    package static func == (first: JSONObject, second: JSONObject) -> Bool {
        first.values == second.values
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

extension Dictionary {
    /// - Returns: what stood there.
    fileprivate mutating func updateOrRemove(_ value: Value?, at key: Key) -> Value? {
        if let value { updateValue(value, forKey: key) } else { removeValue(forKey: key) }
    }
}

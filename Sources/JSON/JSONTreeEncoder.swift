extension JSONValue {
    /// What a value encodes itself as; two containers of one encoder share its object.
    package init(encoding value: some Encodable) {
        let node = JSONNode()
        do {
            try value.encode(to: JSONTreeEncoder(node: node))
        } catch {
            // None of our values throws while encoding; what was written so far is kept.
            let reason = JSONNode()
            reason.set(.string(String(describing: error)))
            node.becomeObject()
            node.set("error", to: reason)
        }
        self = node.value
    }
}

/// Encodes any `Encodable` value into a `JSONNode`; two containers of one encoder share its object.
struct JSONTreeEncoder: Encoder {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.becomeObject()
        return KeyedEncodingContainer(KeyedWriter<Key>(node: node))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.becomeArray()
        return UnkeyedWriter(node: node)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { ScalarWriter(node: node) }
}

private struct ScalarWriter: SingleValueEncodingContainer {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { node.set(.null) }

    func encode<T: Encodable>(_ value: T) throws {
        switch value {
        case let byte as UInt8: node.set(.whole(Int(byte)))
        case let text as String: node.set(.string(text))
        case let number as Double: node.set(.number(number))
        case let number as Float: node.set(.number(Double(number)))
        case let truth as Bool: node.set(.bool(truth))
        case let number as any BinaryInteger: node.set(Self.whole(number))
        default: try value.encode(to: JSONTreeEncoder(node: node))
        }
    }
}

extension ScalarWriter {
    /// As it is where it fits, which is always but for the largest without a sign.
    fileprivate static func whole(_ number: some BinaryInteger) -> JSONValue {
        Int(exactly: number).map { .whole($0) } ?? .number(Double(number))
    }
}

private struct UnkeyedWriter: UnkeyedEncodingContainer {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }
    var count: Int { node.count }

    private func added() -> JSONTreeEncoder {
        let item = JSONNode()
        node.append(item)
        return JSONTreeEncoder(node: item)
    }

    func encodeNil() { _ = added() }

    func encode<T: Encodable>(_ value: T) throws {
        try ScalarWriter(node: added().node).encode(value)
    }

    func nestedContainer<Key: CodingKey>(
        keyedBy type: Key.Type
    ) -> KeyedEncodingContainer<Key> {
        added().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { added().unkeyedContainer() }

    func superEncoder() -> any Encoder { added() }
}

private struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }

    private func field(_ key: any CodingKey) -> JSONTreeEncoder {
        let value = JSONNode()
        node.set(key.stringValue, to: value)
        return JSONTreeEncoder(node: value)
    }

    func encodeNil(forKey key: Key) { _ = field(key) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try ScalarWriter(node: field(key).node).encode(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        field(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        field(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { JSONTreeEncoder(node: node) }

    func superEncoder(forKey key: Key) -> any Encoder { field(key) }
}

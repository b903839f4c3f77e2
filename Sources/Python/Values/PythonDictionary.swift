import NumPyArrays

/// A dictionary that keeps the order in which its keys came.
package struct PythonDictionary: Sendable {
    package private(set) var keys: [PythonValue] = []
    package private(set) var values: [PythonValue] = []
    private var places: [PythonKey: Int] = [:]

    package init() {}

    package var count: Int { keys.count }

    /// The items of a set in the order in which CPython goes through whole numbers that are not
    /// negative: by their places in a table that is kept sparse. Texts have no order there that stays.
    package var setItems: [PythonValue] {
        var wholes: [Int] = []
        for key in keys {
            guard case .integer(let whole)? = PythonKey(key), whole >= 0 else { return keys }
            wholes.append(whole)
        }
        var table = [Int?](repeating: nil, count: 8)
        func place(_ item: Int) {
            let mask = table.count - 1
            var (perturb, slot) = (UInt(wholes[item]), wholes[item] & mask)
            while true {
                let last = slot + 9 <= mask ? slot + 9 : slot
                if let free = (slot...last).first(where: { table[$0] == nil }) {
                    table[free] = item
                    return
                }
                perturb >>= 5
                slot = (slot &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
            }
        }
        for item in wholes.indices {
            place(item)
            guard (item + 1) * 5 >= (table.count - 1) * 3 else { continue }
            let used = item + 1 > 50_000 ? (item + 1) * 2 : (item + 1) * 4
            var size = 8
            while size <= used { size *= 2 }
            let before = table.compactMap(\.self)
            table = [Int?](repeating: nil, count: size)
            before.forEach(place)
        }
        return table.compactMap { $0.map { keys[$0] } }
    }

    package subscript(_ key: PythonKey) -> PythonValue? { places[key].map { values[$0] } }

    package mutating func set(_ key: PythonKey, as shown: PythonValue, to value: PythonValue) {
        if let place = places[key] {
            values[place] = value
        } else {
            places[key] = keys.count
            keys.append(shown)
            values.append(value)
        }
    }

    package mutating func remove(_ key: PythonKey) -> PythonValue? {
        guard let place = places.removeValue(forKey: key) else { return nil }
        keys.remove(at: place)
        for (other, index) in places where index > place { places[other] = index - 1 }
        return values.remove(at: place)
    }
}

/// What `d.keys()`, `d.values()` and `d.items()` go through; it changes with the dictionary.
package enum DictionaryPart: String, Sendable {
    case keys, values, items

    func items(of entries: PythonDictionary) -> [PythonValue] {
        switch self {
        case .keys: entries.keys
        case .values: entries.values
        case .items: zip(entries.keys, entries.values).map { .tuple([$0, $1]) }
        }
    }
}

/// What a dictionary finds its entries by: equal numbers are one key, whatever their type.
package enum PythonKey: Hashable, Sendable {
    case none
    case number(Double)
    case integer(Int)
    case text(String)
    case tuple([PythonKey])
    case identity(String)

    /// Nil for what changes in place, which Python refuses as a key.
    package init?(_ value: PythonValue) {
        switch value {
        case .none: self = .none
        case .boolean(let value): self = .integer(value ? 1 : 0)
        case .integer(let value): self = .integer(value)
        case .float(let value):
            self = Int(exactly: value).map { .integer($0) } ?? .number(value)
        case .text(let text): self = .text(text)
        case .scalar(let scalar):
            guard let key = PythonKey(scalar.python) else { return nil }
            self = key
        case .tuple(let items):
            var keys: [PythonKey] = []
            for item in items {
                guard let key = PythonKey(item) else { return nil }
                keys.append(key)
            }
            self = .tuple(keys)
        case .module(let path), .builtin(let path): self = .identity(path)
        default: return nil
        }
    }
}

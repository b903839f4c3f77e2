import Wording

extension NDArray {
    /// `np.array(values, dtype=type)`.
    ///
    /// - Throws: ValueError for lists that are not of one length, OverflowError for a Python number
    ///   that the type does not hold.
    package static func array(
        _ nested: NestedValue, _ type: ElementType? = nil
    ) throws(ArrayError) -> NDArray {
        if case .array(let array) = nested {
            return try array.converted(to: type ?? array.elementType)
        }
        var gatherer = ValueGatherer()
        let shape = try gatherer.shape(of: nested, depth: 0)
        let found = gatherer.type ?? .float64
        let type = type.map { $0 == .text(width: 0) && found.isText ? found : $0 } ?? found
        try ArrayContext.count(shape, type)
        if let integers = gatherer.integers, type == .int64 {
            return NDArray(integers, shape: shape)
        }
        return NDArray(shape: shape, storage: try gatherer.storage(type))
    }

    /// `a.tolist()`: Python's own numbers in lists.
    package var nested: NestedValue { nested(axis: 0, place: 0) }

    private func nested(axis: Int, place: Int) -> NestedValue {
        guard axis < shape.count else { return .scalar(Scalar(scalar(place).value)) }
        return .list(
            (0..<shape[axis]).map { nested(axis: axis + 1, place: place * shape[axis] + $0) })
    }
}

extension Scalar {
    /// - Throws: where NumPy refuses to store a Python number in this type.
    func requireStorable(as type: ElementType) throws(ArrayError) {
        try Promotion.requireRoom(for: self, in: type)
        guard type.isInteger, isPython, case .float(let number) = value else { return }
        if number.isNaN { throw .value("cannot convert float NaN to integer") }
        if number.isInfinite { throw .overflow("cannot convert float infinity to integer") }
        guard let whole = Int(exactly: number.rounded(.towardZero)) else {
            throw .overflow("\(text) is too large for a whole number of 64 bits")
        }
        try Promotion.requireRoom(for: .integer(whole), in: type)
    }
}

/// Values of nested lists, one after the other, with what they have in common.
private struct ValueGatherer {
    private(set) var type: ElementType?
    private(set) var integers: [Int]? = []
    private var parts: [Part] = []

    private enum Part {
        case scalar(Scalar)
        case array(NDArray)
    }

    /// Adds all values and says how they lie.
    mutating func shape(of nested: NestedValue, depth: Int) throws(ArrayError) -> [Int] {
        switch nested {
        case .scalar(let scalar):
            add(scalar)
            return []
        case .array(let array):
            type = type.map { Promotion.common($0, array.elementType) } ?? array.elementType
            integers = nil
            parts.append(.array(array))
            return array.shape
        case .list(let items):
            guard depth < 64 else { throw .value("lists are nested more than 64 deep") }
            var inner: [Int]?
            for item in items {
                let shape = try shape(of: item, depth: depth + 1)
                guard shape == inner ?? shape else {
                    throw .value(
                        "the lists are not all of one length: items of the shapes "
                            + "\(shapeText(inner ?? [])) and \(shapeText(shape)) in one list")
                }
                inner = shape
            }
            return [items.count] + (inner ?? [])
        }
    }

    private mutating func add(_ scalar: Scalar) {
        type = type.map { Promotion.common($0, scalar.arrayType) } ?? scalar.arrayType
        if case .integer(let number) = scalar.value, scalar.arrayType == .int64 {
            integers?.append(number)
        } else {
            integers = nil
        }
        parts.append(.scalar(scalar))
    }

    func storage(_ type: ElementType) throws(ArrayError) -> Storage {
        var result = Storage(emptyOf: type, capacity: parts.count)
        for part in parts {
            switch part {
            case .scalar(let scalar):
                try scalar.requireStorable(as: type)
                result.append(from: try NDArray(scalar).converted(to: type).storage, 0..<1)
            case .array(let array):
                result.append(from: try array.converted(to: type).storage, 0..<array.count)
            }
        }
        return result
    }
}

import Foundation
import NumPyArrays

/// Works out the expression of a case with the room's own operations.
enum CaseEvaluator {
    /// Several arrays where NumPy gives several.
    enum Answer {
        case value(ArrayValue)
        case several([NDArray])
        case plain(String)

        var text: String {
            switch self {
            case .value(let value): value.text
            case .several(let arrays): arrays.map(\.text).joined(separator: " | ")
            case .plain(let text): text
            }
        }

        /// nil where NumPy's is not an array's or a scalar's.
        var representation: String? {
            switch self {
            case .value(let value): value.representation
            case .several(let arrays): arrays.map(\.representation).joined(separator: " | ")
            case .plain: nil
            }
        }
    }

    static func answer(_ tree: CaseTree) throws(ArrayError) -> Answer {
        if tree.kind == "call", let answer = try CaseCalls.special(tree.text(1), tree) {
            return answer
        }
        return .value(try value(tree))
    }

    static func array(_ tree: CaseTree) throws(ArrayError) -> NDArray { try value(tree).array }

    static func value(_ tree: CaseTree) throws(ArrayError) -> ArrayValue {
        switch tree.kind {
        case "array":
            let type = try ElementType(name: tree.text(1))
            return .array(
                try literal(type, tree[2].integers ?? [], tree[3].json as? [String] ?? []))
        case "int": return .scalar(.integer(Int(tree.text(1)) ?? 0))
        case "float": return .scalar(.float(Double(tree.text(1)) ?? 0))
        case "bool": return .scalar(.bool(tree.text(1) == "1"))
        case "str": return .scalar(.text(tree.text(1)))
        case "np":
            let type = try ElementType(name: tree.text(1))
            return try literal(type, [1], [tree.text(2)]).element(at: [.integer(0)])
        case "op":
            guard let function = BinaryFunction(operator: tree.text(1)) else { throw missing(tree) }
            return try value(tree[2]).combined(function, with: try value(tree[3]))
        case "matmul": return try value(tree[1]).product(with: try value(tree[2]))
        case "f1":
            guard let function = UnaryFunction(name: tree.text(1)) else { throw missing(tree) }
            return try value(tree[2]).applying(function)
        case "f2":
            guard let function = BinaryFunction(name: tree.text(1)) else { throw missing(tree) }
            return try value(tree[2]).combined(function, with: try value(tree[3]))
        case "reduce": return try reduced(tree)
        case "get": return try array(tree[1]).element(at: try index(tree[2]))
        case "set":
            var array = try array(tree[1])
            try array.assign(try value(tree[3]), at: try index(tree[2]))
            return .array(array)
        case "iop":
            var array = try array(tree[2])
            guard let function = BinaryFunction(operator: tree.text(1)) else { throw missing(tree) }
            try array.combine(function, with: try value(tree[3]))
            return .array(array)
        case "astype":
            return try value(tree[2]).converted(to: try ElementType(name: tree.text(1)))
        default: return try CaseCalls.value(tree.text(1), tree)
        }
    }

    static func missing(_ tree: CaseTree) -> ArrayError {
        ArrayError(kind: "NotHere", "\(tree.json)")
    }

    private static func literal(
        _ type: ElementType, _ shape: [Int], _ texts: [String]
    ) throws(ArrayError) -> NDArray {
        if type.isText { return try NDArray(texts, shape: shape).converted(to: type) }
        if type == .bool { return NDArray(texts.map { $0 == "1" }, shape: shape) }
        if type.isFloat {
            return try NDArray(texts.map { Double($0) ?? .nan }, shape: shape).converted(to: type)
        }
        if type == .uint64 {
            let values = texts.map { text -> NestedValue in
                let number = UInt64(text) ?? 0
                let value: Scalar.Value =
                    Int(exactly: number).map { .integer($0) } ?? .large(number)
                return .scalar(Scalar(value, .uint64))
            }
            guard !values.isEmpty else { return try .zeros(shape, type) }
            return try NDArray.array(.list(values)).reshaped(shape)
        }
        return try NDArray(texts.map { Int($0) ?? 0 }, shape: shape).converted(to: type)
    }

    private static func index(_ tree: CaseTree) throws(ArrayError) -> [IndexItem] {
        var items: [IndexItem] = []
        for item in tree.items {
            switch item.kind {
            case "i": items.append(.integer(item[1].integer ?? 0))
            case "s":
                items.append(
                    .slice(start: item[1].integer, stop: item[2].integer, step: item[3].integer))
            case "e": items.append(.ellipsis)
            case "n": items.append(.newAxis)
            default: items.append(.array(try array(item[1])))
            }
        }
        return items
    }

    private static func reduced(_ tree: CaseTree) throws(ArrayError) -> ArrayValue {
        guard let reduction = Reduction(name: tree.text(1)) else { throw missing(tree) }
        let named = tree[3].fields
        return try array(tree[2]).reduced(
            reduction, axes: named["axis"]?.integers,
            keepsDimensions: named["keepdims"]?.flag ?? false,
            ddof: named["ddof"]?.double ?? 0)
    }
}

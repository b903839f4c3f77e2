import Foundation

@testable import NumPyArrays

/// The functions that a case calls by name; their arguments begin at place 2.
enum CaseCalls {
    private static func array(_ tree: CaseTree) throws(ArrayError) -> NDArray {
        try CaseEvaluator.array(tree)
    }

    private static func arrays(_ trees: ArraySlice<CaseTree>) throws(ArrayError) -> [NDArray] {
        var result: [NDArray] = []
        for tree in trees { result.append(try array(tree)) }
        return result
    }

    private static func type(_ tree: CaseTree) throws(ArrayError) -> ElementType? {
        guard let name = tree.json as? String else { return nil }
        return try ElementType(name: name)
    }

    /// What gives several arrays, or no array.
    static func special(
        _ name: String, _ tree: CaseTree
    ) throws(ArrayError) -> CaseEvaluator.Answer? {
        switch name {
        case "meshgrid":
            return .several(
                try NDArray.meshgrid(try arrays(tree.items[3...]), indexing: tree.text(2)))
        case "split":
            return .several(
                try array(tree[2]).split(into: tree[3].integer ?? 1, axis: tree[4].integer ?? 0))
        case "array_split":
            return .several(
                try array(tree[2]).split(
                    into: tree[3].integer ?? 1, axis: tree[4].integer ?? 0, isEven: false))
        case "nonzero": return .several(try array(tree[2]).nonzero())
        case "unique":
            let found = try array(tree[2]).unique()
            return .several([found.values, found.indices, found.inverse, found.counts])
        case "histogram":
            let found = try array(tree[2]).histogram(bins: tree[3].integer ?? 10)
            return .several([found.counts, found.edges])
        case "tolist": return .plain(python(try array(tree[2]).nested))
        case "allclose":
            return .plain(
                Scalar.bool(
                    try CaseEvaluator.value(tree[2]).isAllClose(
                        to: try CaseEvaluator.value(tree[3]))
                ).text)
        case "array_equal":
            return .plain(
                Scalar.bool(
                    try CaseEvaluator.value(tree[2]).isEqual(to: try CaseEvaluator.value(tree[3]))
                ).text)
        case "result_type":
            var values: [ArrayValue] = []
            for item in tree.items[2...] { values.append(try CaseEvaluator.value(item)) }
            return .plain(ArrayValue.resultType(values).name)
        case "print":
            let (separator, options) = options(tree[3].fields)
            return .plain(try array(tree[2]).text(separator: separator, options: options))
        default: return nil
        }
    }

    private static func python(_ nested: NestedValue) -> String {
        switch nested {
        case .scalar(let scalar): scalar.representation
        case .array(let array): array.representation
        case .list(let items): "[" + items.map(python).joined(separator: ", ") + "]"
        }
    }

    private static func options(_ fields: [String: CaseTree]) -> (String, PrintOptions) {
        var options = PrintOptions()
        options.precision = fields["precision"]?.integer ?? options.precision
        options.isSuppressing = fields["suppress"]?.flag ?? false
        options.lineWidth = fields["linewidth"]?.integer ?? options.lineWidth
        options.threshold = fields["threshold"]?.integer ?? options.threshold
        options.edgeItems = fields["edgeitems"]?.integer ?? options.edgeItems
        options.sign = (fields["sign"]?.json as? String)?.first ?? "-"
        let mode = fields["floatmode"]?.json as? String ?? "maxprec"
        options.floatMode = PrintOptions.FloatMode(rawValue: mode) ?? .maximum
        return (fields["separator"]?.json as? String ?? " ", options)
    }

    static func value(_ name: String, _ tree: CaseTree) throws(ArrayError) -> ArrayValue {
        if let made = try made(name, tree) { return .array(made) }
        if let shaped = try shaped(name, tree) { return .array(shaped) }
        if let worked = try worked(name, tree) { return worked }
        throw CaseEvaluator.missing(tree)
    }

    private static func made(_ name: String, _ tree: CaseTree) throws(ArrayError) -> NDArray? {
        let shape = tree[2].integers ?? []
        switch name {
        case "arange":
            guard case .scalar(let start) = try CaseEvaluator.value(tree[2]),
                case .scalar(let stop) = try CaseEvaluator.value(tree[3]),
                case .scalar(let step) = try CaseEvaluator.value(tree[4])
            else { return nil }
            return try .arange(start: start, stop: stop, step: step, type: try type(tree[5]))
        case "linspace":
            return try .linspace(
                tree[2].double ?? 0, tree[3].double ?? 0, count: tree[4].integer ?? 0,
                includesEnd: tree[5].flag, type: try type(tree[6]) ?? .float64)
        case "logspace":
            return try .logspace(
                tree[2].double ?? 0, tree[3].double ?? 0, count: tree[4].integer ?? 0)
        case "zeros": return try .zeros(shape, try type(tree[3]) ?? .float64)
        case "ones": return try .full(shape, .integer(1), try type(tree[3]) ?? .float64)
        case "full":
            guard case .scalar(let value) = try CaseEvaluator.value(tree[3]) else { return nil }
            return try .full(shape, value, try type(tree[4]))
        case "eye":
            return try .eye(
                tree[2].integer ?? 1, columns: tree[3].integer, diagonal: tree[4].integer ?? 0,
                type: try type(tree[5]) ?? .float64)
        case "array": return try .array(try nested(tree[2]), try type(tree[3]))
        default: return nil
        }
    }

    private static func nested(_ tree: CaseTree) throws(ArrayError) -> NestedValue {
        guard tree.kind == "list" else {
            switch try CaseEvaluator.value(tree) {
            case .scalar(let scalar): return .scalar(scalar)
            case .array(let array): return .array(array)
            }
        }
        var items: [NestedValue] = []
        for item in tree.items.dropFirst() { items.append(try nested(item)) }
        return .list(items)
    }

    private static func shaped(_ name: String, _ tree: CaseTree) throws(ArrayError) -> NDArray? {
        switch name {
        case "concatenate", "stack":
            let parts = try arrays(tree.items[3...])
            return name == "stack"
                ? try .stacking(parts, axis: tree[2].integer ?? 0)
                : try .concatenating(parts, axis: tree[2].integer)
        case "vstack": return try .stackingRows(try arrays(tree.items[2...]))
        case "hstack": return try .stackingSideBySide(try arrays(tree.items[2...]))
        case "column_stack": return try .stackingColumns(try arrays(tree.items[2...]))
        case "dstack": return try .stackingDepth(try arrays(tree.items[2...]))
        default: break
        }
        let (x, number) = (try array(tree[2]), tree[3].integer)
        switch name {
        case "diag": return try .diagonal(x, number ?? 0)
        case "tril", "triu": return try .triangle(x, isLower: name == "tril", diagonal: number ?? 0)
        case "reshape": return try x.reshaped(tree[3].integers ?? [])
        case "ravel": return x.flattened()
        case "transpose": return try x.transposed(tree[3].integers)
        case "swapaxes": return try x.swappingAxes(number ?? 0, tree[4].integer ?? 0)
        case "moveaxis": return try x.movingAxis(number ?? 0, to: tree[4].integer ?? 0)
        case "expand_dims": return try x.expandingDimensions(tree[3].integers ?? [])
        case "squeeze": return try x.squeezed(tree[3].integers)
        case "broadcast_to": return try x.broadcast(to: tree[3].integers ?? [])
        case "flip": return try x.flipped(tree[3].integers)
        case "roll": return try x.rolled(by: number ?? 0, axis: tree[4].integer)
        case "repeat": return try x.repeated(tree[3].integers ?? [], axis: tree[4].integer)
        case "tile": return try x.tiled(tree[3].integers ?? [])
        case "pad":
            let width = number ?? 0
            return try x.padded(
                x.shape.map { _ in (width, width) }, with: .integer(tree[4].integer ?? 0))
        case "rot90": return try x.rotated(quarterTurns: number ?? 1)
        case "append": return try x.appending(try array(tree[3]), axis: tree[4].integer)
        case "insert":
            return try x.inserting(
                try CaseEvaluator.value(tree[4]), at: number ?? 0, axis: tree[5].integer)
        case "delete": return try x.deleting([.integer(number ?? 0)], axis: tree[4].integer)
        case "argwhere": return try x.argwhere()
        case "cumsum": return try x.accumulated(.sum, axis: number)
        case "cumprod": return try x.accumulated(.prod, axis: number)
        case "diff": return try x.difference(order: number ?? 1, axis: tree[4].integer ?? -1)
        case "sort": return try x.sorted(axis: number)
        case "argsort": return try x.sortingOrder(axis: number)
        case "unique_axis": return try x.unique(axis: number).values
        case "isin": return try x.isIn(try array(tree[3]))
        case "bincount": return try x.binCounts()
        case "outer": return try x.outerProduct(try array(tree[3]))
        case "inv": return try x.inverse()
        case "solve": return try x.solving(try array(tree[3]))
        case "cov": return try x.covariance(rowsAreVariables: tree[3].flag)
        case "corrcoef": return try x.correlation(rowsAreVariables: tree[3].flag)
        case "polyfit":
            return try .polynomialFit(x, try array(tree[3]), degree: tree[4].integer ?? 1)
        default: return nil
        }
    }

    private static func worked(_ name: String, _ tree: CaseTree) throws(ArrayError) -> ArrayValue? {
        let x = try CaseEvaluator.value(tree[2])
        switch name {
        case "take": return try x.array.taken(try array(tree[3]), axis: tree[4].integer)
        case "where":
            return try .choosing(
                where: x, try CaseEvaluator.value(tree[3]), try CaseEvaluator.value(tree[4]))
        case "round": return try x.rounded(decimals: tree[3].integer ?? 0)
        case "clip":
            return try x.clipped(
                from: try CaseEvaluator.value(tree[3]), to: try CaseEvaluator.value(tree[4]))
        case "isclose": return try x.isClose(to: try CaseEvaluator.value(tree[3]))
        case "percentile":
            let shares = (tree[3].json as? [Any])?.compactMap { $0 as? Double }
            let q: ArrayValue =
                shares.map { .array(NDArray($0.map { $0 / 100 })) }
                ?? .scalar(.float((tree[3].double ?? 0) / 100))
            return try x.array.quantile(q, axis: tree[4].integer)
        case "average":
            return try x.array.average(weights: try array(tree[3]), axis: tree[4].integer)
        case "searchsorted":
            return try x.array.searchSorted(
                try CaseEvaluator.value(tree[3]), isRight: tree.text(4) == "right")
        case "dot": return try x.dotProduct(with: try CaseEvaluator.value(tree[3]))
        case "inner": return try x.array.innerProduct(try array(tree[3]))
        case "tensordot":
            let (count, y) = (tree[4].integer ?? 1, try array(tree[3]))
            return try x.array.tensorProduct(
                y,
                axes: (Array((x.array.dimensions - count)..<x.array.dimensions), Array(0..<count)))
        case "trace": return try x.array.trace()
        case "norm":
            let order = tree[3].json as? String == "inf" ? Double.infinity : tree[3].double
            return try x.array.norm(order: order, axis: tree[4].integer)
        case "det": return try x.array.determinant()
        case "polyval": return try x.array.polynomialValues(at: try CaseEvaluator.value(tree[3]))
        default: return nil
        }
    }
}

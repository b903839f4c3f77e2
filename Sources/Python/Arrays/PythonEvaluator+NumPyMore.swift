import Diagnostics
import NumPyArrays
import PythonSyntax

/// More of NumPy: joining, choosing, sorting, counting, products of matrices.
extension PythonEvaluator {
    mutating func arrays(_ value: PythonValue) throws(Diagnostic) -> [NDArray] {
        var arrays: [NDArray] = []
        for item in try items(of: value, at: nil) { arrays.append(try array(item)) }
        return arrays
    }

    func axis(_ value: PythonValue?, otherwise: Int?) throws(Diagnostic) -> Int? {
        guard let value else { return otherwise }
        if isNone(value) { return nil }
        guard let axis = wholeNumber(value) else { throw Diagnostic("an axis is a whole number") }
        return axis
    }

    mutating func joinedArrays(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue?
    {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "concatenate", "stack":
            let arrays = try arrays(try taker.need("arrays"))
            let axis = try axis(try taker.next("axis"), otherwise: 0)
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in
                    name == "stack"
                        ? try NDArray.stacking(arrays, axis: axis ?? 0)
                        : try NDArray.concatenating(arrays, axis: axis)
                })
        case "vstack", "row_stack", "hstack", "column_stack", "dstack":
            let arrays = try arrays(try only(name, call))
            return newArray(
                try computing { () throws(ArrayError) in
                    switch name {
                    case "hstack": try NDArray.stackingSideBySide(arrays)
                    case "column_stack": try NDArray.stackingColumns(arrays)
                    case "dstack": try NDArray.stackingDepth(arrays)
                    default: try NDArray.stackingRows(arrays)
                    }
                })
        case "split", "array_split":
            let whole = try array(try taker.need("ary"))
            let parts = try taker.need("indices_or_sections")
            let axis = try axis(try taker.next("axis"), otherwise: 0) ?? 0
            try taker.finish()
            let places = sequence(parts)
            let ends = try places.map { places throws(Diagnostic) in try sizes(places, call) }
            let count = wholeNumber(parts) ?? 0
            let made = try computing { () throws(ArrayError) in
                if let ends { return try whole.split(at: ends, axis: axis) }
                return try whole.split(into: count, axis: axis, isEven: name == "split")
            }
            return newList(made.map { newArray($0) })
        case "append":
            let (a, b) = (try array(try taker.need("arr")), try array(try taker.need("values")))
            let axis = try axis(try taker.next("axis"), otherwise: nil)
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in try a.appending(b, axis: axis) })
        case "insert":
            let whole = try array(try taker.need("arr"))
            guard let place = wholeNumber(try taker.need("obj")) else {
                throw Diagnostic("insert takes one place here", at: call.span)
            }
            let new = try arrayValue(try taker.need("values"))
            let axis = try axis(try taker.next("axis"), otherwise: nil)
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in
                    try whole.inserting(new, at: place, axis: axis)
                })
        case "delete":
            let whole = try array(try taker.need("arr"))
            let items = try indexItems(try taker.need("obj"))
            let axis = try axis(try taker.next("axis"), otherwise: nil)
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in try whole.deleting(items, axis: axis) })
        default: return nil
        }
    }

    mutating func statistics(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue?
    {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "where":
            let condition = try arrayValue(try taker.need("condition"))
            guard let x = try taker.next("x") else {
                try taker.finish()
                return .tuple(
                    try computing { () throws(ArrayError) in try condition.array.nonzero() }.map {
                        newArray($0)
                    })
            }
            let (a, b) = (try arrayValue(x), try arrayValue(try taker.need("y")))
            try taker.finish()
            return value(
                of: try computing { () throws(ArrayError) in
                    try ArrayValue.choosing(where: condition, a, b)
                })
        case "nonzero":
            let whole = try array(try only(name, call))
            return .tuple(
                try computing { () throws(ArrayError) in try whole.nonzero() }.map { newArray($0) })
        case "argwhere":
            let whole = try array(try only(name, call))
            return newArray(try computing { () throws(ArrayError) in try whole.argwhere() })
        case "flatnonzero":
            let whole = try array(try only(name, call))
            return newArray(try computing { () throws(ArrayError) in try whole.flatNonzero() })
        case "take":
            let (whole, places) = (
                try array(try taker.need("a")), try array(try taker.need("indices"))
            )
            let axis = try axis(try taker.next("axis"), otherwise: nil)
            try taker.finish()
            return value(
                of: try computing { () throws(ArrayError) in try whole.taken(places, axis: axis) })
        case "clip":
            let whole = try arrayValue(try taker.need("a"))
            let low = try bound(try taker.next("min") ?? taker.option("a_min"))
            let high = try bound(try taker.next("max") ?? taker.option("a_max"))
            try taker.finish()
            return value(
                of: try computing { () throws(ArrayError) in try whole.clipped(from: low, to: high)
                })
        case "round", "around":
            let whole = try arrayValue(try taker.need("a"))
            let decimals = try taker.next("decimals").flatMap(wholeNumber) ?? 0
            try taker.finish()
            return value(
                of: try computing { () throws(ArrayError) in try whole.rounded(decimals: decimals) }
            )
        case "isclose", "allclose":
            let (a, b) = (try arrayValue(try taker.need("a")), try arrayValue(try taker.need("b")))
            let relative = try taker.next("rtol").flatMap(number) ?? 1e-5
            let absolute = try taker.next("atol").flatMap(number) ?? 1e-8
            try taker.finish()
            guard name == "isclose" else {
                return .boolean(
                    try computing { () throws(ArrayError) in
                        try a.isAllClose(to: b, relative: relative, absolute: absolute)
                    })
            }
            return value(
                of: try computing { () throws(ArrayError) in
                    try a.isClose(to: b, relative: relative, absolute: absolute)
                })
        case "array_equal":
            let (a, b) = (
                try arrayValue(try taker.need("a1")), try arrayValue(try taker.need("a2"))
            )
            try taker.finish()
            return .boolean(try computing { () throws(ArrayError) in try a.isEqual(to: b) })
        case "matmul", "dot", "outer", "inner", "tensordot": return try product(name, &taker, call)
        case "trace":
            let whole = try array(try only(name, call))
            return value(of: try computing { () throws(ArrayError) in try whole.trace() })
        case "average":
            let whole = try array(try taker.need("a"))
            let axis = try axis(try taker.next("axis"), otherwise: nil)
            let weights = try taker.next("weights").map { value throws(Diagnostic) in
                try array(value)
            }
            try taker.finish()
            return value(
                of: try computing { () throws(ArrayError) in
                    if let weights { return try whole.average(weights: weights, axis: axis) }
                    return try whole.reduced(.mean, axes: axis.map { [$0] })
                })
        case "cumsum", "cumprod":
            let whole = try array(try taker.need("a"))
            let axis = try axis(try taker.next("axis"), otherwise: nil)
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in
                    try whole.accumulated(name == "cumsum" ? .sum : .prod, axis: axis)
                })
        case "percentile", "quantile":
            let whole = try array(try taker.need("a"))
            var q = try arrayValue(try taker.need("q"))
            let axis = try axis(try taker.next("axis"), otherwise: nil)
            try taker.finish()
            if name == "percentile" {
                q = try computing { () throws(ArrayError) in
                    try q.combined(.divide, with: .scalar(.float(100)))
                }
            }
            let share = q
            return value(
                of: try computing { () throws(ArrayError) in try whole.quantile(share, axis: axis) }
            )
        case "diff":
            let whole = try array(try taker.need("a"))
            let order = try taker.next("n").flatMap(wholeNumber) ?? 1
            let axis = try axis(try taker.next("axis"), otherwise: -1) ?? -1
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in
                    try whole.difference(order: order, axis: axis)
                })
        case "sort", "argsort":
            let whole = try array(try taker.need("a"))
            let axis = try axis(try taker.next("axis"), otherwise: -1)
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in
                    name == "sort"
                        ? try whole.sorted(axis: axis) : try whole.sortingOrder(axis: axis)
                })
        case "unique": return try unique(&taker)
        case "searchsorted":
            let (whole, values) = (
                try array(try taker.need("a")), try arrayValue(try taker.need("v"))
            )
            let isRight = try taker.next("side").flatMap(text) == "right"
            try taker.finish()
            return value(
                of: try computing { () throws(ArrayError) in
                    try whole.searchSorted(values, isRight: isRight)
                })
        case "isin":
            let (whole, others) = (
                try array(try taker.need("element")), try array(try taker.need("test_elements"))
            )
            try taker.finish()
            return newArray(try computing { () throws(ArrayError) in try whole.isIn(others) })
        case "bincount":
            let whole = try array(try taker.need("x"))
            let weights = try taker.next("weights").map { value throws(Diagnostic) in
                try array(value)
            }
            let least = try taker.next("minlength").flatMap(wholeNumber) ?? 0
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in
                    try whole.binCounts(weights: weights, minimumLength: least)
                })
        case "histogram": return try histogram(&taker)
        case "cov", "corrcoef":
            let whole = try array(try taker.need("m"))
            let other = try taker.next("y").map { value throws(Diagnostic) in try array(value) }
            let isRows =
                try taker.option("rowvar").map { value throws(Diagnostic) in try isTrue(value) }
                ?? true
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in
                    var both = whole
                    if let other { both = try NDArray.stackingRows([whole, other]) }
                    return name == "cov"
                        ? try both.covariance(rowsAreVariables: isRows)
                        : try both.correlation(rowsAreVariables: isRows)
                })
        case "polyfit":
            let (x, y) = (try array(try taker.need("x")), try array(try taker.need("y")))
            let degree = wholeNumber(try taker.need("deg")) ?? 1
            try taker.finish()
            return newArray(
                try computing { () throws(ArrayError) in
                    try NDArray.polynomialFit(x, y, degree: degree)
                })
        case "polyval":
            let (p, x) = (try array(try taker.need("p")), try arrayValue(try taker.need("x")))
            try taker.finish()
            return value(
                of: try computing { () throws(ArrayError) in try p.polynomialValues(at: x) })
        default: return nil
        }
    }

    mutating func bound(_ value: PythonValue?) throws(Diagnostic) -> ArrayValue? {
        guard let value, !isNone(value) else { return nil }
        return try arrayValue(value)
    }

    mutating func product(
        _ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let (a, b) = (try arrayValue(try taker.need("a")), try arrayValue(try taker.need("b")))
        var axes: ([Int], [Int])?
        if name == "tensordot" {
            let given = try taker.next("axes") ?? .integer(2)
            if let count = wholeNumber(given), count >= 0, count <= a.shape.count {
                axes = (Array(a.shape.count - count..<a.shape.count), Array(0..<count))
            } else if let pair = sequence(given), pair.count == 2 {
                axes = (try self.axes(pair[0]) ?? [], try self.axes(pair[1]) ?? [])
            }
        }
        try taker.finish()
        return value(
            of: try computing { () throws(ArrayError) in
                switch name {
                case "matmul": try a.product(with: b)
                case "dot": try a.dotProduct(with: b)
                case "outer": .array(try a.array.outerProduct(b.array))
                case "inner": try a.array.innerProduct(b.array)
                default: try a.array.tensorProduct(b.array, axes: axes ?? ([], []))
                }
            })
    }

    mutating func unique(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue {
        let whole = try array(try taker.need("ar"))
        var asked: [Bool] = []
        for name in ["return_index", "return_inverse", "return_counts"] {
            asked.append(
                try taker.next(name).map { value throws(Diagnostic) in try isTrue(value) } ?? false)
        }
        let axis = try axis(taker.option("axis"), otherwise: nil)
        try taker.finish()
        let found = try computing { () throws(ArrayError) in try whole.unique(axis: axis) }
        var results = [newArray(found.values)]
        if asked[0] { results.append(newArray(found.indices)) }
        if asked[1] { results.append(newArray(found.inverse)) }
        if asked[2] { results.append(newArray(found.counts)) }
        return results.count == 1 ? results[0] : .tuple(results)
    }

    mutating func histogram(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue {
        let whole = try array(try taker.need("a"))
        let bins = try taker.next("bins") ?? .integer(10)
        var range: (Double, Double)?
        if let given = try taker.next("range"), let pair = sequence(given), pair.count == 2,
            let low = number(pair[0]), let high = number(pair[1])
        {
            range = (low, high)
        }
        try taker.finish()
        let edges = wholeNumber(bins) == nil ? try array(bins) : nil
        let (count, ends) = (wholeNumber(bins) ?? 10, range)
        let found = try computing { () throws(ArrayError) in
            if let edges { return try whole.histogram(edges: edges) }
            return try whole.histogram(bins: count, range: ends)
        }
        return .tuple([newArray(found.counts), newArray(found.edges)])
    }
}

import Datasets
import Diagnostics
import NumPyArrays
import PythonSyntax
import Statements
import Vocabulary
import Wording
import Workbench

/// What a table can be asked.
extension PythonEvaluator {
    static let frameMethods: Set<String> = [
        "head", "tail", "to_numpy", "drop", "dropna", "copy", "describe", "info", "unique",
        "value_counts", "map",
        "astype", "mean", "std", "min", "max", "sum", "median", "isnull", "isna", "fillna",
        "tolist", "nunique", "sample",
        "reset_index", "pop", "plot",
    ]

    mutating func frameAttribute(
        _ name: String, of reference: Reference, _ frame: PythonFrame
    ) throws(Diagnostic) -> PythonValue? {
        if frame.isMixedArray {
            switch name {
            case "shape": return .tuple(frame.shape.map { .integer($0) })
            case "ndim": return .integer(2)
            default:
                throw Diagnostic(
                    "this array holds numbers and texts, and has no \(name) here",
                    hint: "Take parts of one kind out of it: data[:, 0:4], data[:, 4].")
            }
        }
        switch name {
        case "values": return try values(of: frame)
        case "shape": return .tuple(frame.shape.map { .integer($0) })
        case "size": return .integer(frame.shape.reduce(1, *))
        case "columns": return newList(frame.columnNames.map { .text($0) })
        case "index":
            guard frame.index == Array(0..<frame.rowCount) else {
                return newArray(NDArray(frame.index))
            }
            return .range(PythonRange(start: 0, stop: frame.rowCount, step: 1))
        case "name": return frame.isSeries ? .text(frame.columnNames[0]) : nil
        case "dtype":
            return frame.isSeries
                ? try arrayAttribute(name, of: newArray(frame.columns[0].values)) : nil
        case "iloc":
            return .made(MadeObject(path: "pandas.iloc", arguments: [(nil, .reference(reference))]))
        default: break
        }
        if Self.frameMethods.contains(name) { return .method(.reference(reference), name) }
        return frame.column(name).map {
            newFrame(PythonFrame(columns: [$0], index: frame.index, isSeries: true))
        }
    }

    /// `df.iloc[rows, columns]`.
    mutating func placesElement(_ object: MadeObject, _ index: PythonValue) throws(Diagnostic)
        -> PythonValue
    {
        guard let whole = object.argument("", at: 0), case .frame(let frame)? = cell(whole) else {
            return .none
        }
        func places(_ index: PythonValue, _ count: Int) throws(Diagnostic) -> (
            places: [Int], isOne: Bool
        ) {
            if case .slice(let slice) = index {
                let found = slice.places(of: count)
                return ((0..<found.count).map { found.value($0) }, false)
            }
            if let items = sequence(index) {
                var all: [Int] = []
                for item in items { all.append(try place(item, of: count, in: whole)) }
                return (all, false)
            }
            return ([try place(index, of: count, in: whole)], true)
        }
        guard case .tuple(let parts) = index, parts.count == 2, !frame.isSeries else {
            let rows = try places(index, frame.rowCount)
            if rows.isOne, frame.isSeries {
                return .scalar(frame.columns[0].values.scalar(rows.places[0]))
            }
            return newFrame(frame.selecting(rows.places))
        }
        let (rows, columns) = (
            try places(parts[0], frame.rowCount), try places(parts[1], frame.columns.count)
        )
        var chosen = frame.selecting(rows.places)
        chosen.columns = columns.places.map { chosen.columns[$0] }
        if rows.isOne, columns.isOne { return .scalar(chosen.columns[0].values.scalar(0)) }
        chosen.isSeries = columns.isOne
        return newFrame(chosen)
    }

    mutating func frameMethod(
        _ name: String, of reference: Reference, _ frame: PythonFrame, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        if frame.isMixedArray { _ = try frameAttribute(name, of: reference, frame) }
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "head", "tail":
            let count = max(0, try taker.next("n").flatMap(wholeNumber) ?? 5)
            try taker.finish()
            let places = Array(0..<frame.rowCount)
            return newFrame(
                frame.selecting(Array(name == "head" ? places.prefix(count) : places.suffix(count)))
            )
        case "to_numpy":
            try taker.finish()
            return try values(of: frame)
        case "tolist": return try unnested(try numbers(of: frame).nested)
        case "copy": return newFrame(frame)
        case "drop": return try dropped(frame, &taker, call)
        case "pop":
            guard let wanted = text(try only(name, call)), let column = frame.column(wanted) else {
                throw Diagnostic("pop takes a column's name", at: call.span)
            }
            var rest = frame
            rest.columns.removeAll { $0.name == wanted }
            names.heap[reference] = .frame(rest)
            return newFrame(PythonFrame(columns: [column], index: frame.index, isSeries: true))
        case "plot": return try drawn(frame, call)
        case "dropna":
            try taker.finish()
            let kept = (0..<frame.rowCount).filter { row in
                frame.columns.allSatisfy { !Self.isMissing($0.values.scalar(row)) }
            }
            return newFrame(frame.selecting(kept))
        case "isnull", "isna":
            var marked = frame
            for place in marked.columns.indices {
                marked.columns[place].values = NDArray(
                    frame.columns[place].values.scalars.map(Self.isMissing))
            }
            return newFrame(marked)
        case "astype":
            let type = try elementType(named: try taker.need("dtype"))
            try taker.finish()
            var changed = frame
            for place in changed.columns.indices {
                let values = changed.columns[place].values
                changed.columns[place].values = try computing { () throws(ArrayError) in
                    try values.converted(to: type)
                }
            }
            return newFrame(changed)
        case "map": return try mapped(frame, &taker, call)
        case "unique", "nunique":
            guard frame.isSeries else {
                throw Diagnostic("\(name) is for one column", at: call.span)
            }
            var seen: Set<String> = []
            let places = (0..<frame.rowCount).filter {
                seen.insert(frame.columns[0].values.scalar($0).representation).inserted
            }
            return name == "nunique"
                ? .integer(places.count) : newArray(frame.columns[0].values.rows(places))
        case "mean", "std", "min", "max", "sum", "median":
            guard frame.isSeries else { return try columnFigures(name, frame, call) }
            try checkEmpty(call, of: name)
            let column = frame.columns[0].values
            guard !column.elementType.isText else {
                throw Diagnostic("\(name) is asked of a column of numbers", at: call.span)
            }
            // pandas leaves missing numbers out.
            let known = (0..<frame.rowCount).filter { !Self.isMissing(column.scalar($0)) }
            var whole = call
            whole.values = [newArray(known.count == frame.rowCount ? column : column.rows(known))]
            whole.spans = [call.span]
            if name == "std" { whole.named.append(("ddof", .integer(1))) }
            return try callNumPy(name, whole)
        default:
            throw Diagnostic(
                "\(name) of a table is not read here",
                hint: "df[\"name\"].to_numpy() makes an array of a column.", at: call.span)
        }
    }

    /// `df.plot()`: a figure with a curve for every column of numbers.
    mutating func drawn(_ frame: PythonFrame, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        let unneeded: Set<String> = [
            "figsize", "grid", "legend", "style", "lw", "linewidth", "fontsize",
        ]
        if let value = call.values.first, text(value) != "line" {
            throw Diagnostic("a table is drawn as lines here", at: call.span(ofValue: 0))
        }
        let axes = try callPlot("figure", CallArguments(at: call.span))
        for column in frame.columns where !column.values.elementType.isText {
            var curve = CallArguments([newArray(column.values)], at: call.span)
            curve.named = [("label", .text(column.name))]
            curve.spans.append(call.span)
            _ = try callPlot("plot", curve)
        }
        for (name, value) in call.named where !unneeded.contains(name) {
            guard
                ["title", "xlabel", "ylabel"].contains(name)
                    || name == "kind" && text(value) == "line"
            else {
                throw Diagnostic(
                    "plot of a table has no \(name) here", at: call.span(ofNamed: name))
            }
            if name != "kind" { _ = try callPlot(name, CallArguments([value], at: call.span)) }
        }
        return axes
    }

    static func isMissing(_ scalar: Scalar) -> Bool {
        switch scalar.value {
        case .float(let number): number.isNaN
        case .text(let text): text == "nan"
        default: false
        }
    }

    mutating func dropped(
        _ frame: PythonFrame, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let labels = try taker.next("labels")
        let axis = taker.option("axis")
        let columns = taker.option("columns")
        if let place = taker.option("inplace"), try isTrue(place) {
            throw Diagnostic(
                "inplace is not read here", hint: "df = df.drop(…) keeps the result.",
                at: call.span(ofNamed: "inplace"))
        }
        try taker.finish()
        let isColumns = axis.map { wholeNumber($0) == 1 || text($0) == "columns" } ?? false
        guard let wanted = columns ?? (isColumns ? labels : nil) else {
            throw Diagnostic(
                "rows are not dropped by their labels here",
                hint: "df.drop(columns=[\"name\"]), or df[mask].", at: call.span)
        }
        let gone = try (sequence(wanted) ?? [wanted]).map { value throws(Diagnostic) in
            guard let name = text(value) ?? wholeNumber(value).map(String.init),
                frame.column(name) != nil
            else { throw noColumn(str(value), frame) }
            return name
        }
        var rest = frame
        rest.columns.removeAll { gone.contains($0.name) }
        return newFrame(rest)
    }

    mutating func mapped(
        _ frame: PythonFrame, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let rule = try taker.need("arg")
        try taker.finish()
        guard frame.isSeries else { throw Diagnostic("map is for one column", at: call.span) }
        var made: [PythonValue] = []
        for scalar in frame.columns[0].values.scalars {
            if case .dictionary(let entries)? = cell(rule) {
                made.append(PythonKey(scalar.python).flatMap { entries[$0] } ?? .float(.nan))
            } else {
                made.append(try invoke(rule, CallArguments([scalar.python], at: call.span)))
            }
        }
        var changed = frame
        changed.columns[0].values = try array(newList(made))
        return newFrame(changed)
    }

    mutating func columnFigures(
        _ name: String, _ frame: PythonFrame, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        throw Diagnostic(
            "\(name) is asked of one column here",
            hint: "df[\"\(frame.columnNames.first ?? "name")\"].\(name)()", at: call.span)
    }
}

import Diagnostics
import NumPyArrays
import PythonSyntax

/// Columns taken out of a table, changed and summed up.
extension PythonEvaluator {
    mutating func poppedColumn(
        _ name: String, of reference: Reference, _ frame: PythonFrame, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard let wanted = text(try only(name, call)), let column = frame.column(wanted) else {
            throw Diagnostic("pop takes a column's name", at: call.span)
        }
        var rest = frame
        rest.columns.removeAll { $0.name == wanted }
        names.heap[reference] = .frame(rest)
        return newFrame(PythonFrame(columns: [column], index: frame.index, isSeries: true))
    }

    mutating func converted(_ frame: PythonFrame, _ taker: inout ArgumentTaker)
        throws(Diagnostic) -> PythonValue
    {
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
    }

    mutating func distinctValues(
        _ name: String, _ frame: PythonFrame, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard frame.isSeries else {
            throw Diagnostic("\(name) is for one column", at: call.span)
        }
        var seen: Set<String> = []
        let places = (0..<frame.rowCount).filter {
            seen.insert(frame.columns[0].values.scalar($0).representation).inserted
        }
        return name == "nunique"
            ? .integer(places.count) : newArray(frame.columns[0].values.rows(places))
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

    /// A figure of one column's known numbers.
    mutating func columnFigure(_ name: String, _ frame: PythonFrame, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
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
    }

    mutating func columnFigures(
        _ name: String, _ frame: PythonFrame, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        throw Diagnostic(
            "\(name) is asked of one column here",
            hint: "df[\"\(frame.columnNames.first ?? "name")\"].\(name)()", at: call.span)
    }
}

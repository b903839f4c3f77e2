import Diagnostics
import NumPyArrays
import PythonSyntax
import Statements
import Vocabulary
import Workbench

/// What a table can be asked.
extension PythonEvaluator {
    static let frameMethods: Set<String> = [
        "head", "tail", "to_numpy", "drop", "dropna", "copy", "describe", "info", "unique",
        "value_counts", "map", "astype", "mean", "std", "min", "max", "sum", "median", "isnull",
        "isna", "fillna", "tolist", "nunique", "sample", "reset_index", "pop", "plot",
    ]

    mutating func frameMethod(
        _ name: String, of reference: Reference, _ frame: PythonFrame, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        if frame.isMixedArray { _ = try frameAttribute(name, of: reference, frame) }
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "head", "tail": return try rowsAtEnd(name, frame, &taker)
        case "to_numpy":
            try taker.finish()
            return try values(of: frame)
        case "tolist": return try unnested(try numbers(of: frame).nested)
        case "copy": return newFrame(frame)
        case "drop": return try dropped(frame, &taker, call)
        case "pop": return try poppedColumn(name, of: reference, frame, call)
        case "plot": return try drawn(frame, call)
        case "dropna": return try withoutGaps(frame, &taker)
        case "isnull", "isna": return try markedGaps(frame)
        case "astype": return try converted(frame, &taker)
        case "map": return try mapped(frame, &taker, call)
        case "unique", "nunique": return try distinctValues(name, frame, call)
        case "mean", "std", "min", "max", "sum", "median":
            return try columnFigure(name, frame, call)
        default:
            throw Diagnostic(
                "\(name) of a table is not read here",
                hint: "df[\"name\"].to_numpy() makes an array of a column.", at: call.span)
        }
    }

    private mutating func rowsAtEnd(
        _ name: String, _ frame: PythonFrame, _ taker: inout ArgumentTaker
    ) throws(Diagnostic) -> PythonValue {
        let count = max(0, try taker.next("n").flatMap(wholeNumber) ?? 5)
        try taker.finish()
        let places = Array(0..<frame.rowCount)
        return newFrame(
            frame.selecting(Array(name == "head" ? places.prefix(count) : places.suffix(count)))
        )
    }

    private mutating func withoutGaps(_ frame: PythonFrame, _ taker: inout ArgumentTaker)
        throws(Diagnostic) -> PythonValue
    {
        try taker.finish()
        let kept = (0..<frame.rowCount).filter { row in
            frame.columns.allSatisfy { !Self.isMissing($0.values.scalar(row)) }
        }
        return newFrame(frame.selecting(kept))
    }

    private mutating func markedGaps(_ frame: PythonFrame) throws(Diagnostic) -> PythonValue {
        var marked = frame
        for place in marked.columns.indices {
            marked.columns[place].values = NDArray(
                frame.columns[place].values.scalars.map(Self.isMissing))
        }
        return newFrame(marked)
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
}

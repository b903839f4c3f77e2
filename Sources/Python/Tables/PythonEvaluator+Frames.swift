import Datasets
import Diagnostics
import NumPyArrays
import PythonSyntax
import Statements
import Vocabulary
import Workbench

/// pandas, as far as beginners' programs read a table with it.
extension PythonEvaluator {
    mutating func newFrame(_ frame: PythonFrame) -> PythonValue {
        .reference(names.heap.add(.frame(frame)))
    }

    mutating func callPandas(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        switch name {
        case "read_csv": return try readTable(call)
        case "DataFrame": return try newTable(call)
        case "get_dummies": return try dummies(call)
        default:
            throw Diagnostic(
                "pandas.\(name) is not read here",
                hint:
                    "Tables are read by pd.read_csv and `load csv`; `help python` lists the rest.",
                at: call.span)
        }
    }

    mutating func texts(of value: PythonValue, at span: SourceSpan?) throws(Diagnostic)
        -> [String]
    {
        try items(of: value, at: span).map { str($0) }
    }

    static func all<Value>(_ fields: [String], _ read: (String) -> Value?) -> [Value]? {
        var values: [Value] = []
        values.reserveCapacity(fields.count)
        for field in fields {
            guard let value = read(field.trimmingWhitespace()) else { return nil }
            values.append(value)
        }
        return values
    }

    mutating func newTable(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "DataFrame")
        let data = try taker.need("data")
        let given = try taker.option("columns").map { value throws(Diagnostic) in
            try texts(of: value, at: call.span)
        }
        try taker.finish()
        var columns: [PythonFrame.Column] = []
        if case .dictionary(let entries)? = cell(data) {
            for (key, value) in zip(entries.keys, entries.values) {
                columns.append(PythonFrame.Column(name: str(key), values: try array(value)))
            }
        } else {
            let numbers = try array(data)
            guard numbers.dimensions == 2 else {
                throw Diagnostic("a table is made of rows and columns", at: call.span)
            }
            for place in 0..<numbers.shape[1] {
                let column = try computing { () throws(ArrayError) in
                    try numbers.element(at: [.all, .integer(place)]).array
                }
                columns.append(
                    PythonFrame.Column(
                        name: given?.dropFirst(place).first ?? String(place), values: column))
            }
        }
        guard let count = columns.first?.values.count,
            columns.allSatisfy({ $0.values.count == count })
        else {
            throw Diagnostic("the columns have different lengths", at: call.span)
        }
        return newFrame(PythonFrame(columns: columns, index: Array(0..<count)))
    }

    /// Every column of texts becomes one of truths for each of its texts, behind those of numbers.
    mutating func dummies(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "get_dummies")
        guard case .frame(let frame)? = cell(try taker.need("data")), !frame.isSeries else {
            throw Diagnostic("get_dummies takes a table here", at: call.span)
        }
        let wanted = try taker.option("columns").map { value throws(Diagnostic) in
            try texts(of: value, at: call.span)
        }
        let dropsFirst = try flag(taker.option("drop_first"), otherwise: false)
        var type = ElementType.bool
        if let named = taker.option("dtype") { type = try elementType(named: named) }
        try taker.finish()
        let chosen = wanted ?? frame.columns.filter { $0.values.elementType.isText }.map(\.name)
        for name in chosen where frame.column(name) == nil { throw noColumn(name, frame) }
        var made = frame
        made.columns.removeAll { chosen.contains($0.name) }
        for column in frame.columns where chosen.contains(column.name) {
            let values = column.values
            let kinds = try computing { () throws(ArrayError) in try values.unique() }
            guard let places = kinds.inverse.integers, kinds.values.count <= 1_000 else {
                throw Diagnostic("\(column.name) has more than 1,000 values", at: call.span)
            }
            for kind in (dropsFirst ? 1 : 0)..<max(kinds.values.count, dropsFirst ? 1 : 0) {
                let truths = NDArray(places.map { $0 == kind })
                made.columns.append(
                    PythonFrame.Column(
                        name: "\(column.name)_\(kinds.values.scalar(kind).text)",
                        values: try computing { () throws(ArrayError) in
                            try truths.converted(to: type)
                        }))
            }
        }
        return newFrame(made)
    }

    /// `df.values`: an array, where numbers and texts do not stand side by side.
    mutating func values(of frame: PythonFrame) throws(Diagnostic) -> PythonValue {
        let textCount = frame.columns.count { $0.values.elementType.isText }
        guard textCount > 0, textCount < frame.columns.count, !frame.isSeries else {
            return newArray(try numbers(of: frame))
        }
        var mixed = frame
        mixed.isMixedArray = true
        return newFrame(mixed)
    }

    /// A part of an array of numbers and texts.
    mutating func mixedElement(_ frame: PythonFrame, _ index: PythonValue)
        throws(Diagnostic) -> PythonValue
    {
        guard case .tuple = index else {
            throw Diagnostic(
                "this array holds numbers and texts, and parts of one kind are taken out of it here",
                hint: "For example: data[:, 0:4], data[:, 4].")
        }
        var plain = frame
        plain.isMixedArray = false
        let places = MadeObject(path: "pandas.iloc", arguments: [(nil, newFrame(plain))])
        let part = try placesElement(places, index)
        guard case .frame(let found)? = cell(part) else { return part }
        return try values(of: found)
    }
}

import Diagnostics
import NumPyArrays
import Output
import Wording

/// How often each class was taken for each other, as scikit-learn counts it.
struct ConfusedClasses {
    /// Every class that is right or said somewhere, in order, as it prints.
    var names: [String]
    /// A row for each right answer, row-major.
    var counts: [Int]
    var size: Int { names.count }

    subscript(_ right: Int, _ said: Int) -> Int { counts[right * size + said] }
    var total: Int { counts.reduce(0, +) }
    var right: Int { (0..<size).reduce(0) { $0 + self[$1, $1] } }
    func examples(_ row: Int) -> Int { (0..<size).reduce(0) { $0 + self[row, $1] } }
    func calls(_ column: Int) -> Int { (0..<size).reduce(0) { $0 + self[$1, column] } }
}

extension PythonEvaluator {
    /// The right answers and the given ones; a column is taken for a row, as scikit-learn does.
    mutating func answers(_ taker: inout ArgumentTaker) throws(Diagnostic) -> (NDArray, NDArray) {
        func row(_ array: NDArray) -> NDArray {
            array.dimensions == 2 && array.shape[1] == 1 ? array.flattened() : array
        }
        let right = row(try array(try taker.need("y_true")))
        let said = row(try array(try taker.need("y_pred")))
        guard right.shape == said.shape else {
            throw Diagnostic(
                "\(shapeText(right.shape)) right answers and \(shapeText(said.shape)) given ones "
                    + "do not go together", at: taker.span)
        }
        return (right, said)
    }

    func confused(_ right: NDArray, _ said: NDArray, at span: SourceSpan) throws(Diagnostic)
        -> ConfusedClasses
    {
        let isClasses = { (array: NDArray) in
            array.dimensions == 1
                && (array.doubles?.allSatisfy { $0 == $0.rounded() } ?? true)
        }
        guard isClasses(right), isClasses(said) else {
            throw Diagnostic(
                "classes are counted here, one for each example",
                hint: "The classes of a prediction: p.argmax(axis=1).", at: span)
        }
        let both = try computing { () throws(ArrayError) in
            try NDArray.concatenating([right, said]).unique()
        }
        let places = both.inverse.integers ?? []
        let size = both.values.count
        guard size <= 2_000 else { throw Diagnostic("these are more than 2,000 classes", at: span) }
        var counts = [Int](repeating: 0, count: size * size)
        for row in 0..<right.count { counts[places[row] * size + places[right.count + row]] += 1 }
        return ConfusedClasses(
            names: both.values.scalars.map { str(.scalar($0)) }, counts: counts)
    }

    // MARK: - Pictures

    /// `ConfusionMatrixDisplay.from_predictions(…)`: shown at once.
    mutating func displayPredictions(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "from_predictions")
        let (right, said) = try answers(&taker)
        let names = try labels(taker.option("display_labels"))
        try takeStyles(&taker)
        let confused = try self.confused(right, said, at: call.span)
        try display(
            confused.counts.map(Double.init), confused.names, names ?? [], at: call.span)
        return .none
    }

    /// `ConfusionMatrixDisplay(matrix, display_labels=names)`.
    mutating func newDisplay(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "ConfusionMatrixDisplay")
        let matrix = try taker.need("confusion_matrix")
        let names = try taker.next("display_labels") ?? .none
        try taker.finish()
        return .made(
            MadeObject(
                path: "sklearn.metrics.ConfusionMatrixDisplay",
                arguments: [("matrix", matrix), ("names", names)]))
    }

    /// `display.plot()`.
    mutating func plotDisplay(_ object: MadeObject, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: "plot")
        try takeStyles(&taker)
        let matrix = try array(object.argument("matrix") ?? .none)
        guard matrix.dimensions == 2, matrix.shape[0] == matrix.shape[1],
            let values = matrix.doubles
        else {
            throw Diagnostic(
                "a confusion matrix has as many rows as columns, and this has the shape "
                    + shapeText(matrix.shape), at: call.span)
        }
        let names = try labels(object.argument("names"))
        try display(values, (0..<matrix.shape[0]).map(String.init), names ?? [], at: call.span)
        return .none
    }

    private mutating func labels(_ value: PythonValue?) throws(Diagnostic) -> [String]? {
        guard let value, !isNone(value) else { return nil }
        return try items(of: value, at: .start).map(str)
    }

    /// How it looks is chosen here.
    private func takeStyles(_ taker: inout ArgumentTaker) throws(Diagnostic) {
        for name in [
            "cmap", "ax", "xticks_rotation", "values_format", "colorbar", "include_values",
        ] {
            _ = taker.option(name)
        }
        try taker.finish()
    }

    private mutating func display(
        _ counts: [Double], _ labels: [String], _ names: [String], at span: SourceSpan
    ) throws(Diagnostic) {
        let size = labels.count
        guard names.isEmpty || names.count == size else {
            throw Diagnostic(
                "\(counted(names.count, "name")) for \(counted(size, "class", "classes"))", at: span
            )
        }
        guard size <= 400 else { throw Diagnostic("these are too many classes to draw", at: span) }
        let rows = (0..<size).map { Array(counts[$0 * size..<($0 + 1) * size]) }
        endLine()
        context.add(
            .matrix(
                Matrix(
                    rows: .init("right answer", labels: labels, names: names),
                    columns: .init("said", labels: labels, names: names), values: rows,
                    shading: .shareOfRow)))
    }

    // MARK: - The report

    /// `classification_report(y_true, y_pred)`: the text that scikit-learn writes.
    mutating func classificationReport(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "classification_report")
        let (right, said) = try answers(&taker)
        let names = try labels(taker.option("target_names"))
        let digits = taker.option("digits").flatMap(wholeNumber) ?? 2
        try taker.finish()
        let confused = try self.confused(right, said, at: call.span)
        guard names.map({ $0.count == confused.size }) ?? true else {
            throw Diagnostic(
                "\(counted(names?.count ?? 0, "name")) for "
                    + counted(confused.size, "class", "classes"), at: call.span)
        }
        guard (0...15).contains(digits) else {
            throw Diagnostic("a report has 0 to 15 digits here", at: call.span(ofNamed: "digits"))
        }
        return .text(ClassificationReport(confused, names ?? confused.names, digits: digits).text)
    }
}

/// Precision, recall and their harmonic mean for each class, laid out as scikit-learn does.
private struct ClassificationReport {
    private let confused: ConfusedClasses
    private let names: [String]
    private let digits: Int
    private let width: Int

    init(_ confused: ConfusedClasses, _ names: [String], digits: Int) {
        (self.confused, self.names, self.digits) = (confused, names, digits)
        width = max(names.map(\.count).max() ?? 0, "weighted avg".count, digits)
    }

    /// Precision, recall and F1 of a class; 0 where there is nothing to divide by.
    private func figures(_ place: Int) -> [Double] {
        func share(_ count: Int, _ whole: Int) -> Double {
            whole == 0 ? 0 : Double(count) / Double(whole)
        }
        let right = confused[place, place]
        let (calls, examples) = (confused.calls(place), confused.examples(place))
        return [share(right, calls), share(right, examples), share(2 * right, calls + examples)]
    }

    private func cells(_ name: String, _ cells: [String]) -> String {
        name.padded(to: width) + " " + cells.map { " " + $0.padded(to: 9) }.joined() + "\n"
    }

    private func row(_ name: String, _ figures: [Double], _ support: Int) -> String {
        cells(name, figures.map { fixed($0, digits) } + [String(support)])
    }

    var text: String {
        let all = (0..<confused.size).map(figures)
        let total = confused.total
        func mean(_ weight: (Int) -> Double) -> [Double] {
            (0..<3).map { figure in
                let sum = all.indices.reduce(0.0) { $0 + all[$1][figure] * weight($1) }
                return sum / all.indices.reduce(0.0) { $0 + weight($1) }
            }
        }
        var text = cells("", ["precision", "recall", "f1-score", "support"]) + "\n"
        for (place, name) in names.enumerated() {
            text += row(name, all[place], confused.examples(place))
        }
        let accuracy = fixed(Double(confused.right) / Double(max(1, total)), digits)
        text += "\n" + cells("accuracy", ["", "", accuracy, String(total)])
        text += row("macro avg", mean { _ in 1 }, total)
        return text + row("weighted avg", mean { Double(confused.examples($0)) }, total)
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}

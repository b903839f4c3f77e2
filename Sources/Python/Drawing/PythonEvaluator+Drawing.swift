import Diagnostics
import Engine
import NumPyArrays
import Output
import PythonSyntax
import Statements
import Wording

/// What lines of matplotlib draw into a figure.
extension PythonEvaluator {
    mutating func draw(_ name: String, in place: Int, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        if Self.unneeded.contains(name) {
            if Self.looks.contains(name) {
                remarkOnce(
                    "How a figure looks is chosen here; `\(name)` is left out, and the numbers are the same."
                )
            }
            return .none
        }
        let begins = names.plot == nil
        var plot = names.plot ?? PythonPlot()
        guard plot.axes.indices.contains(place) else {
            throw Diagnostic(
                "the figure of this drawing has been drawn already",
                hint: "plt.subplots() begins another.", at: call.span)
        }
        for option in call.named
        where option.name != "label" && option.name != "bins" && option.name != "labels" {
            guard Self.styles.contains(option.name) else {
                throw Diagnostic(
                    "\(name) knows no \(option.name) here", at: call.span(ofNamed: option.name))
            }
        }
        try draw(name, into: &plot.axes[place], call)
        names.plot = plot
        if begins {
            remarkOnce(
                "The figure shows when plt.show() comes; plt.savefig(\"figure.png\") writes it.")
        }
        guard name == "bar" || name == "barh" else { return .none }
        // What tutorials colour single bars by.
        let bar = PythonValue.made(MadeObject(path: "matplotlib.patches.Rectangle", arguments: []))
        return newList((plot.axes[place].bars?.bars ?? []).map { _ in bar })
    }

    private mutating func draw(
        _ name: String, into axes: inout PythonPlot.Axes, _ call: CallArguments
    ) throws(Diagnostic) {
        switch name {
        case "plot", "semilogy", "scatter":
            axes.curves += try curves(name, call)
            if name == "semilogy" { axes.isLogarithmic = true }
        case "hist": try drawHistogram(into: &axes, call)
        case "bar", "barh": axes.bars = try bars(name, call)
        case "imshow", "matshow": try drawPicture(into: &axes, call)
        case "title", "suptitle", "xlabel", "ylabel": try setTitle(name, into: &axes, call)
        case "legend": try legend(&axes, call)
        case "yscale":
            axes.isLogarithmic = call.values.first.flatMap(text) == "log"
        default:
            throw Diagnostic(
                "matplotlib's `\(name.shortened)` is not drawn here",
                hint:
                    "There are: \(Self.known.joined(separator: ", ")). `counts` draws bars of the classes.",
                at: call.span)
        }
    }

    private mutating func drawHistogram(into axes: inout PythonPlot.Axes, _ call: CallArguments)
        throws(Diagnostic)
    {
        guard let values = call.values.first, let numbers = try array(values).doubles else {
            throw Diagnostic("hist needs an array of numbers", at: call.span)
        }
        let bins =
            call.values.dropFirst().first ?? call.named.first { $0.name == "bins" }?.value
        axes.histogram = (numbers, bins.flatMap(wholeNumber) ?? 10)
    }

    private mutating func drawPicture(into axes: inout PythonPlot.Axes, _ call: CallArguments)
        throws(Diagnostic)
    {
        guard let value = call.values.first else {
            throw Diagnostic("imshow needs a picture", at: call.span)
        }
        func bound(_ name: String) -> Double? {
            call.named.first { $0.name == name }.flatMap { number($0.value) }
        }
        axes.pictures.append(
            try picture(try array(value), bound("vmin"), bound("vmax"), at: call.span))
    }

    private func setTitle(
        _ name: String, into axes: inout PythonPlot.Axes, _ call: CallArguments
    ) throws(Diagnostic) {
        guard let words = call.values.first else {
            throw Diagnostic(
                "\(name) takes a text", hint: "For example: plt.\(name)(\"loss\")",
                at: call.span)
        }
        switch name {
        case "xlabel": axes.xLabel = str(words)
        case "ylabel": axes.yLabel = str(words)
        default: axes.title = str(words)
        }
    }

    mutating func curves(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> [PythonPlot.Curve]
    {
        let label = call.named.first { $0.name == "label" }.map { str($0.value) }
        let hasNoLine = hasNoLine(call)
        var curves: [PythonPlot.Curve] = []
        var pending: [[Double]] = []
        func flush(_ format: String?) throws(Diagnostic) {
            guard let y = pending.last else { return }
            let x = pending.count == 2 ? pending[0] : nil
            if let x, x.count != y.count {
                throw Diagnostic("there are \(x.count) places and \(y.count) values", at: call.span)
            }
            let hasLine = format.map(Self.hasLine) ?? true
            curves.append(
                PythonPlot.Curve(
                    x: x, y: y, label: label, isJoined: name != "scatter" && !hasNoLine && hasLine))
            pending = []
        }
        for (place, value) in call.values.enumerated() {
            if let format = text(value) {
                try flush(format)
                continue
            }
            if pending.count == 2 { try flush(nil) }
            guard let numbers = try array(value).flattened().doubles else {
                throw Diagnostic("a curve is made of numbers", at: call.span(ofValue: place))
            }
            pending.append(numbers)
        }
        try flush(nil)
        guard !curves.isEmpty else {
            throw Diagnostic(
                "\(name) needs an array", hint: "For example: plt.plot(history.history['loss'])",
                at: call.span)
        }
        return curves
    }

    /// Whether a line's style leaves the line out.
    private func hasNoLine(_ call: CallArguments) -> Bool {
        let style = call.named.first { $0.name == "linestyle" || $0.name == "ls" }.flatMap {
            text($0.value)
        }
        return style.map { ["", " ", "None", "none"].contains($0) } ?? false
    }

    /// Whether a format such as "r--" or "o" joins the places by a line.
    private static func hasLine(_ format: String) -> Bool {
        format.contains("-") || format.contains(":") || !hasMark(format)
    }

    private mutating func bars(_ name: String, _ call: CallArguments) throws(Diagnostic) -> Bars {
        guard call.values.count >= 2, let labels = try? items(of: call.values[0], at: call.span),
            let heights = try array(call.values[1]).flattened().doubles,
            labels.count == heights.count, !heights.isEmpty, heights.count <= 1_000
        else {
            throw Diagnostic(
                "\(name) needs names and as many numbers, up to 1,000",
                hint: "For example: plt.\(name)([\"a\", \"b\"], [3, 5])", at: call.span)
        }
        return Bars(
            title: "", labelTitle: "", valueTitle: "", measure: .number,
            bars: zip(labels, heights).map { Bars.Bar(str($0), $1) },
            description: "\(counted(heights.count, "bar")), the largest "
                + MeasuredNumber.number(heights.max() ?? 0))
    }

    /// Whether a format such as `ro` has a sign for points.
    static func hasMark(_ format: String) -> Bool {
        format.contains { "o.,x+*sdD^v<>p".contains($0) }
    }

    func picture(_ numbers: NDArray, _ least: Double?, _ most: Double?, at span: SourceSpan)
        throws(Diagnostic) -> Picture
    {
        guard numbers.dimensions == 2, let floats = numbers.floats, numbers.count > 0,
            numbers.count <= 1 << 22
        else {
            throw Diagnostic(
                "a picture is rows of shades, and this has the shape \(shapeText(numbers.shape))",
                hint: "For example: plt.imshow(train_input[0]); x.reshape(28, 28) lays one out.",
                at: span)
        }
        let finite = floats.filter(\.isFinite)
        let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
        return Picture(
            width: numbers.shape[1], height: numbers.shape[0], values: floats,
            scale: .ink(from: least ?? Double(low), to: most ?? Double(high)), caption: "",
            description:
                "\(numbers.shape[1]) × \(numbers.shape[0]) values from \(MeasuredNumber.number(Double(low))) to "
                + MeasuredNumber.number(Double(high)))
    }

    mutating func legend(_ axes: inout PythonPlot.Axes, _ call: CallArguments)
        throws(Diagnostic)
    {
        guard
            let given = call.values.first ?? call.named.first(where: { $0.name == "labels" })?.value
        else { return }
        guard let labels = sequence(given)?.map(str) else {
            throw Diagnostic(
                "legend takes a list of names", hint: "plt.legend([\"loss\", \"val_loss\"])",
                at: call.span)
        }
        guard labels.count <= axes.curves.count else {
            throw Diagnostic(
                "the legend has \(counted(labels.count, "name")) and the figure \(counted(axes.curves.count, "curve"))",
                hint: "For example: plt.legend([\"loss\", \"val_loss\"])", at: call.span)
        }
        for (place, label) in labels.enumerated() { axes.curves[place].label = label }
    }
}

import Diagnostics
import Engine
import Language
import NumPyArrays
import Output
import PythonSyntax
import Statements
import Wording

/// `plt.show()` and `plt.savefig()`.
extension PythonEvaluator {
    mutating func showFigure(to file: String?, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard let plot = names.plot, plot.axes.contains(where: { !$0.isEmpty }) else {
            guard file == nil else {
                throw Diagnostic(
                    "there is no figure to save", hint: "plt.plot(…) begins one.", at: call.span)
            }
            context.remark(
                "No figure is waiting to be drawn: `plt.plot(…)` begins one. What is drawn by `plot` or `show` shows at once.",
                from: .python)
            return .none
        }
        let drawn = plot.axes.filter { !$0.isEmpty }
        if file != nil { try checkOneDrawing(drawn, at: call.span) } else { names.plot = nil }
        var pictures: [Picture] = []
        for axes in drawn {
            pictures += axes.pictures.map { picture in
                var named = picture
                named.caption = axes.title ?? axes.xLabel ?? ""
                return named
            }
            try show(axes, to: file, at: call.span)
        }
        var blocks = pictures.isEmpty ? [] : [Block.pictures(pictures)]
        for axes in drawn { if let bars = axes.bars { blocks.append(.bars(named(bars, axes))) } }
        guard !blocks.isEmpty else { return .none }
        endLine()
        if let file {
            try FigureDestination.write(blocks, to: file, at: call.span, context)
        } else {
            for block in blocks { context.add(block) }
        }
        return .none
    }

    /// A file holds one drawing, or pictures alone.
    private func checkOneDrawing(_ drawn: [PythonPlot.Axes], at span: SourceSpan)
        throws(Diagnostic)
    {
        guard drawn.count == 1 || drawn.allSatisfy({ !$0.pictures.isEmpty && $0.curves.isEmpty })
        else {
            throw Diagnostic(
                "one file holds one drawing here, and this figure has \(drawn.count)",
                hint: "Draw each in a figure of its own; `plt.show()` shows them all.",
                at: span)
        }
    }

    private func named(_ bars: Bars, _ axes: PythonPlot.Axes) -> Bars {
        var named = bars
        named.title = axes.title ?? ""
        named.labelTitle = axes.xLabel ?? ""
        named.valueTitle = axes.yLabel ?? "value"
        return named
    }

    mutating func show(_ axes: PythonPlot.Axes, to file: String?, at span: SourceSpan)
        throws(Diagnostic)
    {
        let destination =
            file.map {
                [
                    Argument(value: Expression(.word("to"), at: span)),
                    Argument(value: Expression(.text($0), at: span)),
                ]
            } ?? []
        if !axes.curves.isEmpty {
            try perform("plot", curveArguments(axes, at: span) + destination, at: span)
        }
        if let histogram = axes.histogram {
            let name = axes.xLabel ?? axes.title ?? "values"
            let word = name.allSatisfy { $0.isLetter || $0 == "_" } ? name : "values"
            let before = session.variables[word]
            guard
                let tensor = try? Tensor(
                    histogram.values.map { Float($0) }, shape: [histogram.values.count])
            else { return }
            session.variables[word] = .tensor(tensor)
            defer { session.variables[word] = before }
            try perform(
                "histogram",
                [
                    Argument(value: Expression(.word(word), at: span)),
                    Argument(
                        name: Name("bins", at: span),
                        value: Expression(.number(Double(histogram.bins)), at: span)),
                ] + destination, at: span)
        }
    }

    /// The curves, titles and scale of one drawing as the statement `plot` takes them.
    private func curveArguments(_ axes: PythonPlot.Axes, at span: SourceSpan) -> [Argument] {
        func list(_ values: [Double]) -> Expression {
            Expression(.list(values.map { Expression(.number($0), at: span) }), at: span)
        }
        func option(_ name: String, _ value: Expression.Kind) -> Argument {
            Argument(name: Name(name, at: span), value: Expression(value, at: span))
        }
        var arguments = axes.curves.map { curve in
            var parts = curve.x.map { [Argument(value: list($0))] } ?? []
            parts.append(Argument(value: list(curve.y)))
            parts.append(option("label", .text(curve.label ?? "curve")))
            if !curve.isJoined { parts.append(option("points", .boolean(true))) }
            return Argument(
                value: Expression(.call(Expression(.word("curve"), at: span), parts), at: span))
        }
        for (name, value) in [
            ("title", axes.title ?? "Figure"), ("xlabel", axes.xLabel ?? "x"),
            ("ylabel", axes.yLabel),
        ] {
            if let value { arguments.append(option(name, .text(value))) }
        }
        if axes.isLogarithmic { arguments.append(option("log", .boolean(true))) }
        return arguments
    }
}

import Datasets
import Diagnostics
import Language
import Wording
import Workbench

/// What lines of matplotlib's draw into a figure.
extension PythonStatements {
    private static let known =
        "plot, scatter, semilogy, hist, imshow, subplots, title, xlabel, ylabel, legend, show, savefig"

    /// How curves look is chosen here.
    private static let styles: Set<String> = [
        "color", "c", "linewidth", "lw", "linestyle", "ls", "marker", "markersize", "ms", "alpha",
        "s", "zorder", "markerfacecolor", "markeredgecolor", "edgecolor", "edgecolors",
    ]

    mutating func draw(
        _ verb: String, _ arguments: [Argument], in place: Int, at method: Name,
        _ drawn: inout PythonFigure
    ) throws(Diagnostic) {
        func set(_ name: String, _ value: Expression) {
            drawn.axes[place].options.removeAll { $0.name?.text == name }
            drawn.axes[place].options.append(
                Argument(name: Name(name, at: value.span), value: value))
        }
        switch verb {
        case "plot", "scatter", "semilogy":
            drawn.axes[place].curves += try curves(arguments, isJoined: verb != "scatter", verb)
            if verb == "semilogy" { set("log", Expression(.boolean(true), at: method.span)) }
        case "imshow", "matshow":
            drawn.axes[place].pictures.append(
                try picture(arguments, at: place - drawn.start, drawn, method))
        case "hist": drawn.axes[place].histogram = try histogram(arguments, method)
        case "title", "suptitle", "xlabel", "ylabel":
            guard let text = arguments.first?.value, case .text(let words) = text.kind else {
                throw Diagnostic(
                    "\(verb) takes a text", hint: "For example: plt.\(verb)(\"loss\")",
                    at: arguments.first?.span ?? method.span)
            }
            let name = verb == "suptitle" ? "title" : verb
            set(name, text)
            say("The figure's \(name): \(words.shortened).")
        case "legend": try legend(arguments, in: place, &drawn)
        case "yscale" where arguments.first?.value.kind == .text("log"):
            set("log", Expression(.boolean(true), at: method.span))
        case "yscale" where arguments.first?.value.kind == .text("linear"): break
        default:
            throw Diagnostic(
                "matplotlib's `\(method.text.shortened)` is not drawn here",
                hint: "There are: \(Self.known). `counts` draws bars of the classes.",
                at: method.span)
        }
    }

    /// Once for all drawings of a loop.
    private mutating func say(_ text: String) {
        if answers.last != text { answers.append(text) }
    }

    /// `plot(x, y, 'o', x2, y2, label="data")`.
    private mutating func curves(
        _ arguments: [Argument], isJoined: Bool, _ verb: String
    ) throws(Diagnostic) -> [PythonFigure.Curve] {
        var (label, isJoined) = (String?.none, isJoined)
        for argument in arguments {
            guard let name = argument.name else { continue }
            guard name.text == "label" || Self.styles.contains(name.text) else {
                throw Diagnostic(
                    "\(verb) knows no \(name.text) here", hint: "It takes label=\"…\".",
                    at: name.span)
            }
            if name.text == "label" { label = try argument.value.name("the label") }
            if case .text(let style) = argument.value.kind,
                ["linestyle", "ls"].contains(name.text),
                ["", " ", "None", "none"].contains(style)
            {
                isJoined = false
            }
            if name.text != "label" { remarks.append(Self.styleRemark) }
        }
        var curves: [PythonFigure.Curve] = []
        var pending: [Expression] = []
        func flush(_ format: String?) {
            guard let last = pending.last else { return }
            let x =
                pending.count == 2 && pending[0].dottedName != "history.epoch" ? pending[0] : nil
            let hasLine = format.map { $0.contains("-") || $0.contains(":") || !Self.hasMark($0) }
            curves.append(
                PythonFigure.Curve(
                    x: x, y: last, label: label, isJoined: isJoined && hasLine ?? true))
            pending = []
        }
        for value in arguments where value.name == nil {
            if case .text(let format) = value.value.kind, !pending.isEmpty {
                remarks.append(Self.styleRemark)
                flush(format)
            } else {
                if pending.count == 2 { flush(nil) }
                pending.append(rewritten(value.value))
            }
        }
        flush(nil)
        guard !curves.isEmpty else {
            throw Diagnostic(
                "\(verb) needs an array", hint: "For example: plt.plot(history.history['loss'])")
        }
        say(
            "\(listed(curves.map(\.y.written.shortened))) \(curves.count == 1 ? "stands" : "stand") "
                + "in the figure; `plt.show()` draws it.")
        return curves
    }

    private static let styleRemark = "Colours, dashes and marks are chosen here."

    /// Whether a format such as `ro` has a sign for points.
    private static func hasMark(_ format: String) -> Bool {
        format.contains { "o.,x+*sdD^v<>p".contains($0) }
    }

    private func histogram(
        _ arguments: [Argument], _ method: Name
    ) throws(Diagnostic) -> [Argument] {
        guard let first = arguments.first(where: { $0.name == nil || $0.name?.text == "x" }) else {
            throw Diagnostic(
                "hist needs an array", hint: "For example: plt.hist(train_input.ravel())",
                at: method.span)
        }
        let bins =
            arguments.filter { $0.name == nil }.dropFirst().first?.value
            ?? arguments.first { $0.name?.text == "bins" }?.value
            ?? Expression(.number(10), at: method.span)
        for argument in arguments {
            guard let name = argument.name, !["x", "bins", "label"].contains(name.text),
                !Self.styles.contains(name.text)
            else { continue }
            throw Diagnostic(
                "hist knows no \(name.text) here", hint: "It takes bins=20.", at: name.span)
        }
        var copy = self
        return [
            Argument(value: copy.rewritten(Self.flat(first.value))),
            Argument(name: Name("bins", at: bins.span), value: bins),
        ]
    }

    /// `train_input.ravel()` → `train_input`: for a histogram all arrays are rows.
    private static func flat(_ value: Expression) -> Expression {
        guard case .call(let callee, _) = value.kind,
            case .member(let base, let name) = callee.kind,
            ["ravel", "flatten", "reshape"].contains(name.text)
        else { return value }
        return flat(base)
    }

    /// `train_input[i]`, with the place of the drawing where a loop goes through them.
    private mutating func picture(
        _ arguments: [Argument], at place: Int, _ drawn: PythonFigure, _ method: Name
    ) throws(Diagnostic) -> Expression {
        let value = arguments.first.map { Self.flat($0.value) }
        guard let value, case .index(let base, let items) = value.kind, items.count == 1,
            let data = scene.place(of: base.word ?? ""), data.isInput
        else {
            throw Diagnostic(
                "imshow shows pictures of the data here",
                hint: "For example: plt.imshow(train_input[0]). `weights` draws a layer's weights, "
                    + "`confusion` a confusion matrix.",
                at: arguments.first?.span ?? method.span)
        }
        var item = rewritten(items[0])
        if let loop = drawn.loop, item.word == loop.name {
            item = Expression(.number(Double(place)), at: item.span)
        }
        guard let number = item.numberValue, number == number.rounded() else {
            throw Diagnostic(
                "imshow needs the number of an example",
                hint: "For example: plt.imshow(train_input[0])",
                at: items[0].span)
        }
        say("A picture stands in the figure; `plt.show()` draws it.")
        return Expression(.index(base, [item]), at: value.span)
    }

    private mutating func legend(
        _ arguments: [Argument], in place: Int, _ drawn: inout PythonFigure
    ) throws(Diagnostic) {
        guard let first = arguments.first(where: { $0.name == nil || $0.name?.text == "labels" })
        else { return say("A legend always stands below the figure.") }
        var names: [String] = []
        if case .list(let items) = first.value.kind {
            for item in items { names.append(try item.name("a name in the legend")) }
        }
        let count = drawn.axes[place].curves.count
        guard !names.isEmpty, names.count <= count else {
            throw Diagnostic(
                names.isEmpty
                    ? "legend takes a list of names"
                    : "the legend has \(counted(names.count, "name")) and the figure "
                        + counted(count, "curve"),
                hint: "For example: plt.legend([\"loss\", \"val_loss\"])", at: first.span)
        }
        drawn.axes[place].legend = names
        say("The figure's curves are called \(listed(names.map(\.shortened))).")
    }
}

import Diagnostics
import Engine
import Language
import NumPyArrays
import Output
import PythonSyntax
import Statements
import Wording

/// matplotlib: lines of a program put a figure together, and `plt.show()` draws it.
extension PythonEvaluator {
    /// How curves look is chosen here.
    static let styles: Set<String> = [
        "color", "c", "linewidth", "lw", "linestyle", "ls", "marker", "markersize", "ms", "alpha",
        "s", "zorder", "markerfacecolor", "markeredgecolor", "edgecolor", "edgecolors", "cmap",
        "fontsize", "loc", "figsize", "dpi", "interpolation", "vmin", "vmax", "rwidth",
        "bbox_inches", "sharex", "sharey", "pad", "rotation", "aspect", "weight",
        "constrained_layout", "squeeze",
    ]

    /// What asks for nothing that a figure here does not have.
    static let unneeded: Set<String> = [
        "grid", "tight_layout", "axis", "set_axis_off", "subplots_adjust", "colorbar", "ion",
        "ioff", "draw", "pause", "use", "gray", "set_xticks", "set_yticks", "set_xticklabels",
        "set_yticklabels", "xticks", "yticks", "xlim", "ylim", "set_xlim", "set_ylim", "set_aspect",
        "margins",
    ]

    /// Those of them that change what is seen.
    static let looks: Set<String> = [
        "grid", "xlim", "ylim", "set_xlim", "set_ylim", "xticks", "yticks", "set_xticks",
        "set_yticks", "set_aspect", "colorbar",
    ]

    static let known = [
        "plot", "scatter", "semilogy", "hist", "bar", "imshow", "subplots", "title", "xlabel",
        "ylabel", "legend", "show", "savefig",
    ]

    mutating func callPlot(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue
    {
        switch name {
        case "show": return try showFigure(to: nil, call)
        case "savefig":
            guard
                let file = call.values.first.flatMap(text)
                    ?? call.named.first(where: { $0.name == "fname" }).flatMap({ text($0.value) })
            else {
                throw Diagnostic(
                    "savefig needs a file's name", hint: "For example: plt.savefig(\"loss.png\")",
                    at: call.span)
            }
            return try showFigure(to: file, call)
        case "close", "clf", "cla":
            names.plot = nil
            return .none
        case "figure":
            begin(1)
            return .made(MadeObject(path: "matplotlib.figure.Figure", arguments: []))
        case "subplots": return try subplots(call)
        case "subplot": return try subplot(call)
        case "gca": return axesValue(names.plot?.current ?? 0)
        case "gcf": return .made(MadeObject(path: "matplotlib.figure.Figure", arguments: []))
        default: return try draw(name, in: names.plot?.current ?? 0, call)
        }
    }

    private mutating func subplot(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var place = call.values.count == 3 ? wholeNumber(call.values[2]) ?? 0 : 0
        if call.values.count == 1, let digits = wholeNumber(call.values[0]),
            (111...999).contains(digits)
        {
            place = digits % 10
        }
        guard (1...200).contains(place) else {
            throw Diagnostic(
                "subplot takes rows, columns and a place",
                hint: "For example: plt.subplot(1, 2, 1)", at: call.span)
        }
        var plot = names.plot ?? PythonPlot()
        while plot.axes.count < place { plot.axes.append(PythonPlot.Axes()) }
        plot.current = place - 1
        names.plot = plot
        return axesValue(place - 1)
    }

    mutating func begin(_ count: Int) {
        var plot = names.plot ?? PythonPlot()
        if plot.axes.last?.isEmpty ?? false { plot.axes.removeLast() }
        plot.current = plot.axes.count
        plot.axes += (0..<count).map { _ in PythonPlot.Axes() }
        names.plot = plot
    }

    func axesValue(_ place: Int) -> PythonValue {
        .made(MadeObject(path: "matplotlib.axes.Axes", arguments: [("place", .integer(place))]))
    }

    mutating func subplots(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "subplots")
        let rows = try taker.next("nrows").flatMap(wholeNumber) ?? 1
        let columns = try taker.next("ncols").flatMap(wholeNumber) ?? 1
        for name in Self.styles { _ = taker.option(name) }
        try taker.finish()
        guard rows > 0, columns > 0, rows <= 200, columns <= 200, rows * columns <= 200 else {
            throw Diagnostic("a figure has up to 200 drawings here", at: call.span)
        }
        begin(rows * columns)
        let first = names.plot?.current ?? 0
        let figure = PythonValue.made(MadeObject(path: "matplotlib.figure.Figure", arguments: []))
        if rows * columns == 1 { return .tuple([figure, axesValue(first)]) }
        if rows == 1 || columns == 1 {
            return .tuple([figure, .made(grid(first, [rows * columns]))])
        }
        return .tuple([figure, .made(grid(first, [rows, columns]))])
    }

    /// The drawings of a figure as an array of them.
    func grid(_ first: Int, _ shape: [Int]) -> MadeObject {
        MadeObject(
            path: "matplotlib.axes.Grid",
            arguments: [("first", .integer(first)), ("shape", .tuple(shape.map { .integer($0) }))])
    }

    /// `axs[i]`, `axs[i, j]`, `axs[i][j]`.
    func gridElement(_ grid: MadeObject, _ index: PythonValue) throws(Diagnostic) -> PythonValue {
        guard let first = grid.argument("first").flatMap(wholeNumber),
            case .tuple(let sides)? = grid.argument("shape")
        else {
            return .none
        }
        let shape = sides.compactMap(wholeNumber)
        let parts: [PythonValue] = if case .tuple(let parts) = index { parts } else { [index] }
        guard parts.count <= shape.count else {
            throw Diagnostic("the figure's drawings lie in \(counted(shape.count, "row"))")
        }
        var place = first
        for (axis, part) in parts.enumerated() {
            let found = try self.place(part, of: shape[axis], in: .none)
            place += found * shape.dropFirst(axis + 1).reduce(1, *)
        }
        let rest = Array(shape.dropFirst(parts.count))
        return rest.isEmpty ? axesValue(place) : .made(self.grid(place, rest))
    }

    func gridItems(_ grid: MadeObject) -> [PythonValue] {
        guard case .tuple(let sides)? = grid.argument("shape"),
            let count = sides.first.flatMap(wholeNumber)
        else { return [] }
        return (0..<count).compactMap { try? gridElement(grid, .integer($0)) }
    }

    /// A method of a figure, of one of its drawings or of all of them.
    mutating func plotMethod(
        _ name: String, of object: MadeObject, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        switch object.type {
        case "Grid":
            if ["flatten", "ravel", "reshape"].contains(name),
                case .tuple(let sides)? = object.argument("shape"),
                let first = object.argument("first").flatMap(wholeNumber)
            {
                return .made(grid(first, [sides.compactMap(wholeNumber).reduce(1, *)]))
            }
        case "Rectangle":
            if name.hasPrefix("set_") {
                remarkOnce("How a figure looks is chosen here; `\(name)` is left out.")
                return .none
            }
        case "Axes":
            let place = object.argument("place").flatMap(wholeNumber) ?? 0
            let verb =
                name.hasPrefix("set_") && !Self.unneeded.contains(name)
                ? String(name.dropFirst(4)) : name
            return try draw(verb, in: place, call)
        default: return try callPlot(name, call)
        }
        throw Diagnostic("\(object.type) has no \(name) here", at: call.span)
    }
}

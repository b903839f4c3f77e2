import Diagnostics
import Language
import Workbench

/// Lines of matplotlib's, read as what they do to the figure that `plt.show()` draws:
///
///     plt.plot(history.history['loss'])  → a curve in the figure
///     plt.legend(['loss', 'val_loss'])   → what its curves are called
///     axs[i].imshow(train_input[i])      → a picture in it
///     plt.show()                         → plot history.loss …, show train_input[0..9]
///     plt.savefig("loss.png")            → plot history.loss … to "loss.png"
extension PythonStatements {
    private static let modules: Set<String> = [
        "plt", "pyplot", "matplotlib.pyplot", "plt.style", "matplotlib",
    ]
    /// What asks for nothing that a figure here does not have.
    private static let unneeded: Set<String> = [
        "grid", "tight_layout", "axis", "set_axis_off", "subplots_adjust", "colorbar", "ion",
        "ioff",
        "draw", "pause", "use",
    ]

    /// The commands that a call on a figure or on one of its drawings stands for, most of them none;
    /// nil for every other call.
    ///
    /// - Throws: what matplotlib knows and a figure here does not, by name.
    mutating func figureCommands(
        in value: Expression, as name: Name?
    ) throws(Diagnostic) -> [Command]? {
        guard case .call(let callee, let arguments) = value.kind,
            case .member(let base, let method) = callee.kind,
            let places = try drawings(named: base)
        else { return nil }
        guard !isInBlock else {
            throw Diagnostic(
                "a figure is drawn outside of `repeat`",
                hint: "Draw after the loop; `plot` itself may stand in it.", at: callee.span)
        }
        let verb =
            method.text.hasPrefix("set_") && method.text != "set_axis_off"
            ? String(method.text.dropFirst(4)) : method.text
        if let commands = try finish(verb, arguments, at: value.span) { return commands }
        if Self.unneeded.contains(verb) {
            remarks.append("`\(method.text)` is not needed here: axes and ticks are chosen.")
            return []
        }
        var drawn = figure ?? PythonFigure()
        if try begin(verb, arguments, as: name, &drawn) {
            figure = drawn
            return []
        }
        for place in places where drawn.axes.indices.contains(place) {
            try draw(
                verb, arguments, in: place, at: method, &drawn)
        }
        figure = drawn
        return []
    }

    // MARK: - Which drawings

    /// The drawings that `plt`, `axs[i]` or `ax` names; nil for what is no figure.
    private func drawings(named base: Expression) throws(Diagnostic) -> [Int]? {
        let current = figure?.current ?? 0
        if let dotted = base.dottedName, Self.modules.contains(dotted) { return [current] }
        guard let figure else { return nil }
        if let word = base.word {
            if word == figure.name { return [figure.start] }
            let isFigure = ["fig", "figure"].contains(word) && !scene.variables.contains(word)
            return isFigure ? [current] : nil
        }
        guard case .index(let array, let items) = base.kind, let name = array.word,
            name == figure.name
        else { return nil }
        if items.count == 1, let loop = figure.loop, items[0].word == loop.name {
            return loop.places.map { figure.start + $0 }
        }
        let numbers = items.compactMap { $0.numberValue.flatMap { Int(exactly: $0) } }
            .filter { (0..<1000).contains($0) }
        let place = numbers.count == 2 ? numbers[0] * figure.columns + numbers[1] : numbers.first
        let count = figure.axes.count - figure.start
        guard numbers.count == items.count, let place, (0..<count).contains(place) else {
            throw Diagnostic(
                "the figure has no such drawing",
                hint: count == 1
                    ? "It has one: \(name)."
                    : "It has \(count): \(name)[0] to \(name)[\(count - 1)].",
                at: base.span)
        }
        return [figure.start + place]
    }

    /// `for i in range(10):` over the drawings of a figure; false where there are none.
    mutating func beginLoop(_ arguments: [Argument]) -> Bool {
        guard var drawn = figure, drawn.name != nil, arguments.count >= 3,
            let name = arguments[0].value.word, arguments[1].value.word == "in",
            case .call(let callee, let ends) = arguments[2].value.kind, callee.word == "range",
            (1...2).contains(ends.count)
        else { return false }
        let numbers = ends.compactMap { $0.value.numberValue.flatMap { Int(exactly: $0) } }
        let first = numbers.count == 2 ? numbers[0] : 0
        guard numbers.count == ends.count, let end = numbers.last, first >= 0, first < end,
            end <= drawn.axes.count - drawn.start
        else { return false }
        drawn.loop = PythonFigure.Loop(name: name, places: first..<end)
        figure = drawn
        answers.append(
            "\(name) stands for \(first) to \(end - 1) in the lines that draw, up to `plt.show()`.")
        return true
    }

    // MARK: - Beginning and ending

    /// `subplots`, `figure` and `subplot`; false for what draws.
    private mutating func begin(
        _ verb: String, _ arguments: [Argument], as name: Name?, _ drawn: inout PythonFigure
    ) throws(Diagnostic) -> Bool {
        func whole(_ value: Expression?) -> Int? {
            value?.numberValue.flatMap { Int(exactly: $0) }.map { min(max(0, $0), 1000) }
        }
        let numbers = arguments.filter { $0.name == nil }.compactMap { whole($0.value) }
        func option(_ name: String) -> Int? {
            whole(arguments.first { $0.name?.text == name }?.value)
        }
        switch verb {
        case "figure", "subplots":
            let rows = numbers.first ?? option("nrows") ?? 1
            let columns = numbers.dropFirst().first ?? option("ncols") ?? 1
            let count = verb == "figure" ? 1 : max(1, rows) * max(1, columns)
            guard (1...200).contains(count), !numbers.contains(0) else {
                throw Diagnostic(
                    "a figure has up to 200 drawings here", at: arguments.first?.span)
            }
            if drawn.axes.last?.isEmpty ?? true { _ = drawn.axes.popLast() }
            drawn.start = drawn.axes.count
            drawn.current = drawn.start
            drawn.axes += (0..<count).map { _ in PythonFigure.Axes() }
            (drawn.columns, drawn.name) = (max(1, columns), verb == "figure" ? nil : name?.text)
            answers.append(
                count == 1
                    ? "A figure is begun; `plt.show()` draws it."
                    : "A figure for \(count) drawings is begun; `plt.show()` draws it.")
            return true
        case "subplot":
            var place = numbers.count == 3 ? numbers[2] : 0
            if numbers.count == 1, (111...999).contains(numbers[0]) { place = numbers[0] % 10 }
            guard (1...200).contains(place) else {
                throw Diagnostic(
                    "subplot takes rows, columns and a place",
                    hint: "For example: plt.subplot(1, 2, 1)",
                    at: arguments.first?.span)
            }
            while drawn.axes.count - drawn.start < place { drawn.axes.append(.init()) }
            drawn.current = drawn.start + place - 1
            return true
        default: return false
        }
    }

    /// `show`, `savefig` and `close`; nil for all else.
    private mutating func finish(
        _ verb: String, _ arguments: [Argument], at span: SourceSpan
    ) throws(Diagnostic) -> [Command]? {
        switch verb {
        case "show":
            let commands = figure?.commands(revision: scene.revision, at: span) ?? []
            figure = nil
            if commands.isEmpty {
                remarks.append(
                    "No figure is waiting to be drawn: `plt.plot(…)` begins one. What is drawn by "
                        + "`plot` or `show` shows at once.")
            }
            return commands
        case "savefig": return try saved(arguments, at: span)
        case "close", "clf", "cla":
            if figure?.isEmpty == false { answers.append("The figure is dropped, undrawn.") }
            figure = nil
            return []
        default: return nil
        }
    }

    private func saved(_ arguments: [Argument], at span: SourceSpan) throws(Diagnostic) -> [Command]
    {
        var commands = figure?.commands(revision: scene.revision, at: span) ?? []
        guard let file = arguments.first(where: { $0.name == nil || $0.name?.text == "fname" })
        else {
            throw Diagnostic(
                "savefig needs a file's name", hint: "For example: plt.savefig(\"loss.png\")",
                at: span)
        }
        guard commands.count < 2 else {
            throw Diagnostic(
                "one file holds one drawing here, and this figure has \(commands.count)",
                hint: "Draw each in a figure of its own; `plt.show()` shows them all.", at: span)
        }
        guard !commands.isEmpty else {
            throw Diagnostic(
                "there is no figure to save",
                hint: "What draws takes the file itself: `plot loss to \"loss.png\"`, "
                    + "`confusion to \"confusion.png\"`.", at: span)
        }
        commands[0].arguments += [
            Argument(value: Expression(.word("to"), at: file.span)), Argument(value: file.value),
        ]
        return commands
    }
}

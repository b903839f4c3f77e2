import Engine
import Language
import Statements
import Workbench

/// Curves and distributions as matplotlib draws them.
extension KerasProgram {
    mutating func writePlot(_ command: Command, _ done: DoneStatement) {
        let values = command.values
        if values.contains(where: { $0.word == "runs" }) { return writeRuns(command, done) }
        let measured = values.compactMap { measuredName($0, done) }
        if measured.count == values.count {
            begin("measuring", done, needsModel: true)
            return writeMeasured(measured.isEmpty ? [("loss", false)] : measured, command, done)
        }
        begin("drawing", done)
        writeArrays(command, done)
    }

    /// What an argument names of the history, and whether it stands alone: `history.loss` does.
    private func measuredName(
        _ value: Expression, _ done: DoneStatement
    ) -> (name: String, isAlone: Bool)? {
        if let name = value.dottedName, name.hasPrefix("history.") {
            return (String(name.dropFirst("history.".count)), true)
        }
        guard let word = value.word, !ownNames.contains(word) else { return nil }
        let figure = MetricCurve.figure(of: word)
        let isMeasured =
            figure == "loss" || Metric(named: figure) != nil || done.metricNames.contains(figure)
        return isMeasured ? (word, false) : nil
    }

    /// A figure for the loss, one for the accuracy: each with what was measured on val beside it.
    private mutating func writeMeasured(
        _ measured: [(name: String, isAlone: Bool)], _ command: Command, _ done: DoneStatement
    ) {
        var figures: [String] = []
        for (name, _) in measured where !figures.contains(MetricCurve.figure(of: name)) {
            figures.append(MetricCurve.figure(of: name))
        }
        var labels = legend(command)[...]
        for (number, figure) in figures.enumerated() {
            var written: Set<String> = []
            for (name, isAlone) in measured where MetricCurve.figure(of: name) == figure {
                guard written.insert(name).inserted else { continue }
                let label = Python.string(labels.popFirst() ?? name)
                add("plt.plot(history.history[\"\(name)\"], label=\(label))", importing: .pyplot)
                let other = "val_" + name
                guard !isAlone, !name.hasPrefix("val_"), written.insert(other).inserted else {
                    continue
                }
                let otherLabel = Python.string(labels.popFirst() ?? other)
                add(
                    """
                    if "\(other)" in history.history:
                        plt.plot(history.history["\(other)"], label=\(otherLabel))
                    """)
            }
            writeTitles(command, xlabel: "epoch")
            add("plt.legend()")
            finishFigure(done, number: number)
        }
    }

    /// `plot runs 3 5`: the histories that the program keeps by the numbers of their runs.
    private mutating func writeRuns(_ command: Command, _ done: DoneStatement) {
        begin("measuring", done, needsModel: true)
        var names: [String] = []
        var numbers: [Int] = []
        for value in command.values where value.word != "runs" {
            switch value.kind {
            case .word(let word): names.append(word)
            case .number(let number): numbers += Int(exactly: number).map { [$0] } ?? []
            case .range(let first, let last):
                let (start, end) = (Int(first.numberValue ?? 1), Int(last.numberValue ?? 1))
                if start <= end, end - start < 100 { numbers += start...end }
            default: break
            }
        }
        let list = numbers.map(String.init).joined(separator: ", ")
        let runs = numbers.isEmpty ? "sorted(runs)" : "[\(list)]"
        var figures: [String] = []
        for name in names.isEmpty ? ["loss"] : names
        where !figures.contains(MetricCurve.figure(of: name)) {
            figures.append(MetricCurve.figure(of: name))
        }
        for (number, figure) in figures.enumerated() {
            add(
                """
                for number in \(runs):
                    for name in ["\(figure)", "val_\(figure)"]:
                        if name in runs[number]:
                            plt.plot(runs[number][name], label=f"run {number} {name}")
                """, importing: .pyplot)
            writeTitles(command, xlabel: "epoch")
            add("plt.legend()")
            finishFigure(done, number: number)
        }
    }

    /// Arrays of the learner's own.
    private mutating func writeArrays(_ command: Command, _ done: DoneStatement) {
        guard let curves = try? ArrayPlot.requests(command.values) else { return }
        // Names of the legend come first, as they do in the drawing.
        let names = legend(command)
        for (index, curve) in curves.enumerated() {
            let arrays = [curve.x, curve.y].compactMap(\.self).map { row($0) }
            let format = curve.isJoined ? "" : ", \"o\""
            let name = Python.string(names.indices.contains(index) ? names[index] : curve.label)
            add(
                "plt.plot(\(arrays.joined(separator: ", "))\(format), label=\(name))",
                importing: .pyplot)
        }
        writeTitles(command, xlabel: nil)
        if curves.count > 1 { add("plt.legend()") }
        finishFigure(done)
    }

    /// A curve's array, as a row also where it is a column.
    private mutating func row(_ value: Expression) -> String {
        let text = python(value)
        use(.numpy)
        return "np.ravel(\(text))"
    }

    mutating func writeHistogram(_ command: Command, _ done: DoneStatement) {
        begin("drawing", done)
        guard let array = command.values.first else { return }
        let bins = command.option("bins")?.settingText ?? "20"
        let text = row(array)
        add("plt.hist(\(text), bins=\(bins))", importing: .pyplot)
        add("plt.xlabel(\(Python.string(array.written.shortened)))")
        finishFigure(done)
    }

    mutating func writeCounts(_ command: Command, _ done: DoneStatement) {
        let part = command.values.first?.word ?? "train"
        let targets = right(part, done)
        add("classes, counts = np.unique(\(targets), return_counts=True)", importing: .numpy)
        add("print(classes, counts)")
        add("plt.bar(classes, counts)", importing: .pyplot)
        add("plt.xlabel(\"class\")")
        finishFigure(done)
    }

    // MARK: - For all figures

    private func legend(_ command: Command) -> [String] {
        guard let value = command.option("legend") else { return [] }
        guard case .list(let items) = value.kind else { return [(try? value.name("")) ?? ""] }
        return items.compactMap { try? $0.name("") }
    }

    private mutating func writeTitles(_ command: Command, xlabel: String?) {
        func text(_ option: String) -> String? {
            command.option(option).flatMap { try? $0.name("") }
        }
        if let title = text("title") { add("plt.title(\(Python.string(title)))") }
        if let label = text("xlabel") ?? xlabel { add("plt.xlabel(\(Python.string(label)))") }
        if let label = text("ylabel") { add("plt.ylabel(\(Python.string(label)))") }
        if command.option("log")?.kind == .boolean(true) { add("plt.yscale(\"log\")") }
    }

    /// Shows a figure, or writes it where the statement did.
    ///
    /// - Parameter number: of several figures of one statement; the later ones have files of their
    ///   own, since matplotlib writes one at a time.
    mutating func finishFigure(_ done: DoneStatement, number: Int = 0) {
        guard let file = done.figureFile else { return add("plt.show()", importing: .pyplot) }
        var name = file
        if number > 0, let dot = name.lastIndex(of: ".") {
            name.insert(contentsOf: "-\(number + 1)", at: dot)
        }
        let place = path(name)
        add("plt.savefig(\(place), bbox_inches=\"tight\")", importing: .pyplot)
        add("plt.close()")
    }
}

import Diagnostics
import Engine
import Language
import Statements
import Wording
import Workbench

extension PythonFigure {
    /// The figure with the numbers of what was added last.
    package func takenDown(_ state: inout SessionState) throws(Diagnostic) -> PythonFigure {
        var figure = self
        for place in figure.axes.indices {
            for index in figure.axes[place].curves.indices {
                var curve = figure.axes[place].curves[index]
                guard curve.ys.isEmpty else { continue }
                curve.ys = try RowOfNumbers.read(curve.y, &state)
                if let x = curve.x { curve.xs = try RowOfNumbers.read(x, &state) }
                if let x = curve.x, curve.xs.count != curve.ys.count {
                    throw Diagnostic(
                        "\(x.written.shortened) has \(counted(curve.xs.count, "number")) and "
                            + "\(curve.y.written.shortened) has \(grouped(curve.ys.count)): every "
                            + "point needs both",
                        hint: "Take as many of each: the first ten are x[0..9].", at: x.span)
                }
                curve.revision = state.revision
                figure.axes[place].curves[index] = curve
            }
        }
        return figure
    }
}

// MARK: - As statements

extension PythonFigure {
    /// The statements that draw it.
    ///
    /// - Parameters:
    ///   - revision: the session's now; curves taken down at another time are drawn from the
    ///     numbers of then.
    func commands(revision: Int, at span: SourceSpan) -> [Command] {
        var commands: [Command] = []
        for axes in axes {
            if !axes.curves.isEmpty {
                let arguments = plot(axes, revision: revision, at: span)
                commands.append(Command(verb: Name("plot", at: span), arguments: arguments))
            }
            if !axes.histogram.isEmpty {
                commands.append(
                    Command(verb: Name("histogram", at: span), arguments: axes.histogram))
            }
        }
        return commands + shows(axes.flatMap(\.pictures), at: span)
    }

    private func plot(_ axes: Axes, revision: Int, at span: SourceSpan) -> [Argument] {
        var curves = axes.curves
        for (index, label) in axes.legend.enumerated() where curves.indices.contains(index) {
            curves[index].label = label
        }
        let names = curves.compactMap { $0.measured(revision) }
        let areMeasured =
            names.count == curves.count && Set(names).count == names.count
            && Set(names.map(MetricCurve.figure)).count == 1
        guard areMeasured else {
            return curves.map { Argument(value: $0.call(revision, at: span)) } + axes.options
        }
        var arguments = curves.map { Argument(value: $0.y) }
        if curves.contains(where: { $0.label != nil }) {
            let labels = zip(curves, names).map { curve, name in
                Expression(.text(curve.label ?? name), at: span)
            }
            arguments.append(
                Argument(
                    name: Name("legend", at: span), value: Expression(.list(labels), at: span)))
        }
        return arguments + axes.options
    }

    /// Pictures of one part that follow one another are one row.
    private func shows(_ pictures: [Expression], at span: SourceSpan) -> [Command] {
        var rows: [(part: Expression, first: Int, last: Int)] = []
        for picture in pictures {
            guard case .index(let base, let items) = picture.kind,
                let place = items.first?.numberValue.flatMap({ Int(exactly: $0) })
            else { continue }
            if let last = rows.last, last.part.word == base.word, last.last + 1 == place {
                rows[rows.count - 1].last = place
            } else {
                rows.append((base, place, place))
            }
        }
        return rows.map { row in
            func number(_ value: Int) -> Expression { Expression(.number(Double(value)), at: span) }
            let item =
                row.first == row.last
                ? number(row.first)
                : Expression(.range(number(row.first), number(row.last)), at: span)
            return Command(
                verb: Name("show", at: span),
                arguments: [Argument(value: Expression(.index(row.part, [item]), at: span))])
        }
    }
}

extension PythonFigure.Curve {
    /// What the epochs measured, where the curve is that and still is; nil otherwise.
    fileprivate func measured(_ revision: Int) -> String? {
        guard x == nil, isJoined, revision == self.revision, let name = y.dottedName,
            name.hasPrefix("history.")
        else { return nil }
        return String(name.dropFirst("history.".count))
    }

    /// `curve(x, y, label="y", points=true)`, with the numbers themselves where the names may mean
    /// others by now.
    fileprivate func call(_ revision: Int, at span: SourceSpan) -> Expression {
        let text = y.written + (x?.written ?? "")
        let isSame =
            revision == self.revision && !text.contains("normal") && !text.contains("uniform")
        func literal(_ values: [Double]) -> Expression {
            Expression(.list(values.map { Expression(.number($0), at: span) }), at: span)
        }
        var arguments = isSame ? [x, y].compactMap(\.self) : []
        if !isSame { arguments = (x == nil ? [] : [literal(xs)]) + [literal(ys)] }
        var named = [("label", Expression.Kind.text(label ?? y.written.shortened))]
        if !isJoined { named.append(("points", .boolean(true))) }
        return Expression(
            .call(
                Expression(.word("curve"), at: span),
                arguments.map { Argument(value: $0) }
                    + named.map {
                        Argument(name: Name($0.0, at: span), value: Expression($0.1, at: span))
                    }), at: span)
    }
}

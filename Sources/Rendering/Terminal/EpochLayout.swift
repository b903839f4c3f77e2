import Output

/// Lays the epochs of one `fit` out in columns that stay where they are, whatever the figures, while
/// an epoch runs and when it is over:
///
///     epoch 1/5 ━━━━━━━━━━━━━━━━━━━━ 1500/1500  0.21 s  loss  3.9816  accuracy 0.6744
///
/// In a narrow terminal the steps go first, then the seconds and the bar; then the measurements take
/// two lines. They always stay. Append-only output has no bar.
struct EpochLayout {
    /// One epoch, done or under way.
    struct Row {
        var epoch: Int
        var completedSteps: Int
        var seconds: Double
        /// In the order of the layout's names; fewer while some are not yet measured.
        var metrics: [MetricValue]
        /// Said of an epoch under way, where there is room: `3 s left`.
        var note = ""
    }

    private let style: TerminalStyle
    private let epochs: Int
    private let steps: Int
    private let names: [String]
    private let plan: Plan

    /// - Parameter names: all that an epoch is measured by, in order; harmless texts.
    init(style: TerminalStyle, epochs: Int, steps: Int, names: [String]) {
        self.style = style
        self.epochs = epochs
        self.steps = steps
        self.names = names
        let label = Self.label(epochs, of: epochs).count
        let figures = "\(steps)".count * 2 + 1
        plan = Self.plan(style, label: label, steps: figures, names: names)
    }

    // MARK: - What fits

    /// Which columns there are, and where.
    private struct Plan {
        var bar = 0
        var hasSteps = false
        var hasSeconds = false
        var gap = 2
        /// Measurements side by side.
        var perLine: Int
        /// Whether the measurements begin on a line of their own.
        var isBelow = false
    }

    private static let widestBar = 20
    private static let secondsWidth = 6

    private static func plan(
        _ style: TerminalStyle, label: Int, steps: Int, names: [String]
    ) -> Plan {
        let all = max(1, names.count)
        let half = names.count > 1 && names.count.isMultiple(of: 2) ? names.count / 2 : all
        let narrow = Plan(perLine: all)
        var plans: [Plan] = []
        func add(_ perLine: Int, steps: Bool, seconds: Bool, leastBar: Int, gap: Int = 2) {
            var plan = narrow
            (plan.perLine, plan.gap) = (perLine, gap)
            (plan.hasSteps, plan.hasSeconds, plan.bar) = (steps, seconds, leastBar)
            plans.append(plan)
        }
        let least = style.isLive ? 8 : 0
        add(all, steps: true, seconds: true, leastBar: least)
        add(all, steps: false, seconds: true, leastBar: least)
        if style.isLive { add(all, steps: false, seconds: false, leastBar: 5) }
        add(all, steps: false, seconds: false, leastBar: 0)
        add(all, steps: false, seconds: false, leastBar: 0, gap: 1)
        add(half, steps: false, seconds: true, leastBar: 0)
        add(half, steps: false, seconds: false, leastBar: 0)
        let limit = style.width - 1
        func width(_ plan: Plan) -> Int {
            let columns = columnWidths(names, perLine: plan.perLine)
            return label + (plan.bar > 0 ? plan.bar + 1 : 0)
                + (plan.hasSteps ? steps + (plan.bar > 0 ? 1 : 2) : 0)
                + (plan.hasSeconds ? secondsWidth + 2 : 0)
                + columns.reduce(0) { $0 + $1 + plan.gap }
        }
        if var plan = plans.first(where: { width($0) <= limit }) {
            if plan.bar > 0 { plan.bar = min(widestBar, plan.bar + limit - width(plan)) }
            return plan
        }
        // Below the label, as many side by side as there is room for.
        let perLine = stride(from: half, through: 1, by: -1).first { perLine in
            2 + columnWidths(names, perLine: perLine).reduce(-2) { $0 + $1 + 2 } <= limit
        }
        let room = limit - label - steps - secondsWidth - 5
        return Plan(
            bar: style.isLive ? max(0, min(widestBar, room)) : 0, hasSteps: room >= 0,
            hasSeconds: room >= 0, perLine: perLine ?? 1, isBelow: true)
    }

    /// The columns of measurements that stand below each other.
    private static func columnWidths(_ names: [String], perLine: Int) -> [Int] {
        (0..<min(perLine, names.count)).map { column in
            stride(from: column, to: names.count, by: perLine).map { width(of: names[$0]) }.max()
                ?? 0
        }
    }

    private static func width(of name: String) -> Int {
        DisplayWidth.of(name) + 1 + figureWidth(name)
    }

    /// Shares of right answers are at most 1; losses have room for one digit more.
    private static func figureWidth(_ name: String) -> Int { name.contains("acc") ? 6 : 7 }

    private static func label(_ epoch: Int, of epochs: Int) -> String {
        let number = "\(epoch)"
        return "epoch "
            + String(repeating: " ", count: max(0, "\(epochs)".count - number.count))
            + "\(number)/\(epochs)"
    }

    // MARK: - Lines

    func lines(for row: Row) -> [Line] {
        let isRunning = row.metrics.count < names.count || !row.note.isEmpty
        var start = Line(Self.label(row.epoch, of: epochs), .bold)
        let fraction = steps > 0 ? Double(row.completedSteps) / Double(steps) : 1
        if plan.bar > 0 {
            start += Line(" ") + ProgressBar(style: style).line(fraction, columns: plan.bar)
        }
        if plan.hasSteps {
            let total = "\(steps)"
            start += .spaces(plan.bar > 0 ? 1 : 2)
            start += Line("\(row.completedSteps)".padded(to: total.count) + "/" + total)
        }
        if plan.hasSeconds {
            start += .spaces(2)
            start += Line(
                NumberColumn.shortSeconds(row.seconds).padded(to: Self.secondsWidth))
        }
        var measured = measurements(row.metrics)
        let indent = plan.isBelow ? 2 : start.width + plan.gap
        if isRunning { fill(&measured, fraction, row.note, room: style.width - 1 - indent) }
        if plan.isBelow {
            return [clipped(start)] + measured.map { clipped(.spaces(2) + $0) }
        }
        return measured.enumerated().map { index, line in
            clipped(index == 0 ? start + .spaces(plan.gap) + line : .spaces(indent) + line)
        }
    }

    /// The measurements in their columns, lines of equal length.
    private func measurements(_ metrics: [MetricValue]) -> [Line] {
        let widths = Self.columnWidths(names, perLine: plan.perLine)
        return stride(from: 0, to: max(1, names.count), by: plan.perLine).map { first in
            var line = Line()
            for column in widths.indices where metrics.indices.contains(first + column) {
                let metric = metrics[first + column]
                let columns = Self.figureWidth(metric.name)
                let figure = NumberColumn.figure(metric.value, columns: columns)
                let isAlone = names.count <= plan.perLine
                line += .spaces(column > 0 ? plan.gap : 0)
                line += .spaces(isAlone ? 0 : widths[column] - Self.width(of: metric.name))
                line += Line(metric.name + " ", .quiet) + Line(figure.padded(to: columns))
            }
            return line
        }
    }

    /// Where measurements are still to come stands how far the epoch is, if that stands nowhere else,
    /// and the note behind it, if there is room.
    private func fill(_ lines: inout [Line], _ fraction: Double, _ note: String, room: Int) {
        guard let index = lines.indices.last else { return }
        let widths = Self.columnWidths(names, perLine: plan.perLine)
        let whole = widths.reduce(-plan.gap) { $0 + $1 + plan.gap }
        let gap = lines[index].spans.isEmpty ? 0 : plan.gap
        let empty = whole - lines[index].width - gap
        if plan.bar == 0, empty >= 8 {
            let columns = min(Self.widestBar, empty)
            lines[index] += .spaces(gap)
            lines[index] += ProgressBar(style: style).line(fraction, columns: columns)
        }
        if !note.isEmpty, lines[index].width + 2 + note.count <= room {
            lines[index] += .spaces(2) + Line(note, .quiet)
        }
    }

    private func clipped(_ line: Line) -> Line {
        WordWrap.clip(line, to: style.width - 1, ellipsis: style.ellipsis)
    }
}

extension String {
    /// With spaces before it up to a number of columns, all of its own being one wide.
    fileprivate func padded(to columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - count)) + self
    }
}

import Output

/// Lays out what is measured while a network learns: progress, epochs and evaluations.
struct TrainingLayout {
    var style: TerminalStyle

    /// Columns that may be used: writing into the last one makes some terminals begin a new line.
    private var limit: Int { style.width - 1 }

    /// `epoch 1/5 ━━━━━━━━━━ 1500/1500  0.2 s  loss 3.9816  accuracy 0.6744`, one line where possible.
    ///
    /// In a narrow terminal the bar shrinks, then goes, then the steps, the seconds and the wide
    /// gaps; measurements always stay. Append-only output has no bar.
    func epoch(_ report: EpochReport) -> [Line] {
        let label = epochLabel(report.epoch, of: report.epochs)
        let steps = "\(report.steps)/\(report.steps)"
        let seconds = FigureFormat.seconds(report.seconds)
        let values = metrics(report.metrics)
        let full = joined([Line(label, .bold), Line(steps), Line(seconds)] + values)
        if style.isLive, let bar = bar(1, beside: full) {
            let figures = joined([Line(steps), Line(seconds)] + values)
            return [Line(label, .bold) + Line(" ") + bar + Line(" ") + figures]
        }
        let shorter = joined([Line(label, .bold), Line(seconds)] + values)
        let shortest = joined([Line(label, .bold)] + values)
        let narrow = joined([Line(label, .bold)] + values, gap: 1)
        for line in [full, shorter, shortest, narrow] where line.width <= limit { return [line] }
        return WordWrap.lines(of: full, width: limit, indent: 4)
    }

    /// `val    loss 0.3412   accuracy 0.8790   (12,000 examples)`
    func evaluation(_ report: Evaluation) -> [Line] {
        let name = report.on + String(repeating: " ", count: max(0, 5 - DisplayWidth.of(report.on)))
        let noun = report.examples == 1 ? "example" : "examples"
        let size = Line("(\(FigureFormat.count(report.examples)) \(noun))", .quiet)
        let line = Line(name, .bold) + Line("  ")
        return WordWrap.lines(
            of: line + joined(metrics(report.metrics) + [size], gap: 3), width: style.width,
            indent: 7)
    }

    /// The one line that is redrawn while something runs; always narrower than the terminal.
    func progress(_ progress: Progress) -> Line {
        let total = max(0, progress.total)
        let completed = max(0, total > 0 ? min(progress.completed, total) : progress.completed)
        let fraction = total > 0 ? Double(completed) / Double(total) : nil
        let left = fraction.flatMap { timeLeft(progress.secondsElapsed, fraction: $0) }
        var label: String
        var figures: [Line]
        switch progress.task {
        case .epoch(let epoch, let epochs):
            label = epochLabel(epoch, of: epochs)
            figures = [Line("\(completed)/\(total)")] + metrics(progress.metrics)
            if let left { figures.append(Line("time left \(left)", .quiet)) }
        case .other(let name):
            let clean = Line(style.sanitizer.cleanLine(name))
            label =
                WordWrap.clip(clean, to: total > 0 ? limit / 2 : limit, ellipsis: style.ellipsis)
                .text
            // The engine counts bytes where something is downloaded, and pieces of work elsewhere.
            let isDownload = name.hasPrefix("Downloading")
            figures = [
                Line(
                    isDownload ? FigureFormat.bytes(completed, of: total) : "\(completed)/\(total)")
            ]
            // Work whose size nobody knows has a name and no figures.
            if total == 0, !isDownload { figures = [] }
            figures += metrics(progress.metrics)
            if let left { figures.append(Line("\(left) left", .quiet)) }
        }
        let plain = joined([Line(label, .bold)] + figures)
        guard let fraction, let bar = bar(fraction, beside: plain) else {
            return WordWrap.clip(plain, to: limit, ellipsis: style.ellipsis)
        }
        return Line(label, .bold) + Line(" ") + bar + Line(" ") + joined(figures)
    }

    private func epochLabel(_ epoch: Int, of epochs: Int) -> String {
        let number = "\(epoch)"
        let padding = String(repeating: " ", count: max(0, "\(epochs)".count - number.count))
        return "epoch \(padding)\(number)/\(epochs)"
    }

    private func metrics(_ metrics: [MetricValue]) -> [Line] {
        style.sanitizer.clean(metrics).map {
            Line($0.name + " ", .quiet) + Line(FigureFormat.metric($0.value))
        }
    }

    private func joined(_ parts: [Line], gap: Int = 2) -> Line {
        guard let first = parts.first else { return Line() }
        return parts.dropFirst().reduce(first) { $0 + .spaces(gap) + $1 }
    }

    /// A bar of the columns that the rest of a line leaves free, at most 20; nil when fewer than 5.
    private func bar(_ fraction: Double, beside rest: Line) -> Line? {
        let columns = min(20, limit - rest.width)
        guard columns >= 5 else { return nil }
        let filled = Int((fraction * Double(columns)).rounded(.down))
        let full = style.unicode ? "━" : "#"
        let empty = style.unicode ? "─" : "-"
        return Line([
            Span(text: String(repeating: full, count: filled), ink: .role(.good)),
            Span(text: String(repeating: empty, count: columns - filled), ink: .quiet),
        ])
    }

    /// How long the rest takes at the speed so far; nil before there is one and at the end.
    private func timeLeft(_ elapsed: Double, fraction: Double) -> String? {
        guard elapsed > 0, elapsed.isFinite, fraction > 0, fraction < 1 else { return nil }
        return FigureFormat.wholeSeconds((elapsed / fraction * (1 - fraction)).rounded(.up))
    }
}

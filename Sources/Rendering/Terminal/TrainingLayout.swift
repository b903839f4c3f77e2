import Output
import Wording

/// Lays out what is measured while a network learns: progress, epochs and evaluations.
struct TrainingLayout {
    var style: TerminalStyle

    /// Columns that may be used: writing into the last one makes some terminals begin a new line.
    private var limit: Int { style.width - 1 }

    /// One finished epoch, one line where possible; see `EpochLayout`.
    func epoch(_ report: EpochReport) -> [Line] {
        let metrics = style.sanitizer.clean(report.metrics)
        return EpochLayout(
            style: style, epochs: report.epochs, steps: report.steps, names: metrics.map(\.name)
        ).lines(
            for: EpochLayout.Row(
                epoch: report.epoch, completedSteps: report.steps, seconds: report.seconds,
                metrics: metrics))
    }

    /// `val    loss 0.3412   accuracy 0.8790   (12,000 examples)`, broken between measurements.
    func evaluation(_ report: Evaluation) -> [Line] {
        let name = report.on + String(repeating: " ", count: max(0, 5 - DisplayWidth.of(report.on)))
        let size = Line("(\(counted(report.examples, "example")))", .quiet)
        let indent = min(7, style.width / 4)
        var lines: [Line] = []
        var line = Line(name, .bold) + .spaces(2)
        for (index, part) in (metrics(report.metrics) + [size]).enumerated() {
            if index > 0, line.width + 3 + part.width > style.width {
                lines.append(line)
                line = .spaces(indent) + part
            } else {
                line += (index == 0 ? Line() : .spaces(3)) + part
            }
        }
        return (lines + [line]).flatMap {
            WordWrap.lines(of: $0, width: style.width, indent: indent)
        }
    }

    /// What is redrawn while something runs; always narrower than the terminal.
    func progress(_ progress: Progress) -> [Line] {
        let total = max(0, progress.total)
        let completed = max(0, total > 0 ? min(progress.completed, total) : progress.completed)
        let fraction = total > 0 ? Double(completed) / Double(total) : nil
        let left = fraction.flatMap { timeLeft(progress.secondsElapsed, fraction: $0) }
        switch progress.task {
        case .epoch(let epoch, let epochs):
            let metrics = style.sanitizer.clean(progress.metrics)
            let expected = progress.expected.map { style.sanitizer.cleanLine($0) }
            return EpochLayout(
                style: style, epochs: epochs, steps: total,
                names: expected.count < metrics.count ? metrics.map(\.name) : expected
            ).lines(
                for: EpochLayout.Row(
                    epoch: epoch, completedSteps: completed, seconds: progress.secondsElapsed,
                    metrics: metrics, note: left.map { "\($0) left" } ?? ""))
        case .download(let what):
            let bytes = NumberColumn.bytes(completed, of: total)
            return [other("Downloading \(what)", bytes, progress, fraction, left)]
        case .other(let name):
            // Work whose size nobody knows has a name and no figures.
            let pieces = total > 0 ? "\(completed)/\(total)" : nil
            return [other(name, pieces, progress, fraction, left)]
        }
    }

    private func other(
        _ name: String, _ done: String?, _ progress: Progress, _ fraction: Double?, _ left: String?
    ) -> Line {
        let total = max(0, progress.total)
        let clean = Line(style.sanitizer.cleanLine(name))
        let label =
            WordWrap.clip(clean, to: total > 0 ? limit / 2 : limit, ellipsis: style.ellipsis).text
        var figures = [done.map { Line($0) }].compactMap(\.self)
        figures += metrics(progress.metrics)
        if let left { figures.append(Line("\(left) left", .quiet)) }
        let plain = joined([Line(label, .bold)] + figures)
        let columns = min(20, limit - plain.width)
        guard let fraction, columns >= 5 else {
            return WordWrap.clip(plain, to: limit, ellipsis: style.ellipsis)
        }
        let bar = ProgressBar(style: style).line(fraction, columns: columns)
        return Line(label, .bold) + Line(" ") + bar + Line(" ") + joined(figures)
    }

    private func metrics(_ metrics: [MetricValue]) -> [Line] {
        style.sanitizer.clean(metrics).map {
            Line($0.name + " ", .quiet) + Line(metricText($0.value))
        }
    }

    private func joined(_ parts: [Line]) -> Line {
        guard let first = parts.first else { return Line() }
        return parts.dropFirst().reduce(first) { $0 + .spaces(2) + $1 }
    }

    /// How long the rest takes at the speed so far; nil before there is one and at the end.
    private func timeLeft(_ elapsed: Double, fraction: Double) -> String? {
        guard elapsed > 0, elapsed.isFinite, fraction > 0, fraction < 1 else { return nil }
        return NumberColumn.wholeSeconds((elapsed / fraction * (1 - fraction)).rounded(.up))
    }
}

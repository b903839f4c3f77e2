import Output

/// Lays the course out as a path of lessons, each with a bar.
///
///     The course: 2 of 13 lessons finished
///       ✓   1  Meet the data        ━━━━━━━━━━  12/12
///       ›   3  Your first network   ━━━━──────   6/14  you are here
struct CourseLayout {
    var style: TerminalStyle

    /// Columns of a whole bar.
    private let barWidth = 10

    func lines(for report: CourseReport) -> [Line] {
        let titles = report.stops.map { DisplayWidth.of($0.title) }.max() ?? 0
        let counts = report.stops.map { count($0).count }.max() ?? 0
        let notes =
            report.stops.map { $0.note.isEmpty ? 0 : DisplayWidth.of($0.note) + 2 }.max() ?? 0
        let fixed = 2 + 3 + 4 + 2 + counts + notes
        let hasBar = fixed + barWidth + 2 + min(titles, 12) <= style.width
        let room = max(8, style.width - fixed - (hasBar ? barWidth + 2 : 0))
        var lines = WordWrap.lines(of: Line(report.title, .heading), width: style.width)
        for stop in report.stops {
            let title = WordWrap.clip(
                Line(stop.title, stop.isHere ? .bold : .plain), to: min(titles, room),
                ellipsis: style.ellipsis)
            var line = Line("  ") + sign(of: stop) + number(of: stop) + title
            line += .spaces(min(titles, room) - title.width + 2)
            if hasBar { line += bar(stop) + Line("  ") }
            line += .spaces(counts - count(stop).count) + Line(count(stop), .quiet)
            if !stop.note.isEmpty { line += Line("  " + stop.note, .quiet) }
            lines.append(WordWrap.clip(line, to: style.width, ellipsis: style.ellipsis))
        }
        let markdown = MarkdownInline(style: style)
        return lines
            + report.footer.flatMap { WordWrap.lines(of: markdown.line($0), width: style.width) }
    }

    private func sign(of stop: CourseReport.Stop) -> Line {
        if stop.isHere { return Line(style.unicode ? "›  " : ">  ", .role(.prompt)) }
        switch stop.standing {
        case .finished: return Line(style.unicode ? "✓  " : "+  ", .role(.good))
        case .begun: return Line(style.unicode ? "·  " : ".  ", .quiet)
        case .new: return Line("   ")
        }
    }

    private func number(of stop: CourseReport.Stop) -> Line {
        let number = stop.number.map(String.init) ?? ""
        return .spaces(2 - number.count) + Line(number, .quiet) + Line("  ")
    }

    private func count(_ stop: CourseReport.Stop) -> String { "\(stop.done)/\(stop.steps)" }

    private func bar(_ stop: CourseReport.Stop) -> Line {
        let share = stop.steps > 0 ? Double(stop.done) / Double(stop.steps) : 0
        // Begun is never nothing, and unfinished never all.
        var filled = Int((share * Double(barWidth)).rounded(.down))
        if stop.done > 0 { filled = max(1, filled) }
        return ProgressBar(style: style).line(filled: filled, columns: barWidth)
    }
}

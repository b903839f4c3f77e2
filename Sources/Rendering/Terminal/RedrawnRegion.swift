import Output

/// What the next output replaces: a progress line, and below it the curve of a training.
///
/// A line alone leaves the cursor behind it. With a curve below, the cursor rests at the start of the
/// line: whatever a terminal does with its lines when its width changes, all that was drawn stands
/// behind the cursor, and is erased from there. Nothing is erased before it is drawn over, so that
/// nothing flickers.
struct RedrawnRegion: Sendable {
    private enum Shown { case nothing, line, curve }
    private var shown = Shown.nothing
    private var curve = LiveCurve()
    /// The painted lines of the curve, and what they were drawn from.
    private var below: [String] = []
    private var drawnFrom: (count: Int, style: TerminalStyle)?

    private static let erasingLine = "\u{1B}[K"
    private static let erasingRest = "\u{1B}[J"
    /// Switches off and on again that what is too wide goes on in the next line: a terminal may have
    /// become narrower since its width was asked for.
    private static let (unwrapped, wrapped) = ("\u{1B}[?7l", "\u{1B}[?7h")

    /// Erases what is shown; whole lines may follow.
    mutating func erased() -> String {
        defer { shown = .nothing }
        return switch shown {
        case .nothing: ""
        case .line: "\r" + Self.erasingLine
        case .curve: "\r" + Self.erasingRest
        }
    }

    /// Draws how far something is, in place of what is shown.
    ///
    /// - Parameters:
    ///   - bar: the progress line, with the margin.
    ///   - margin: what stands before every line of the curve.
    mutating func drawn(
        _ progress: Progress, bar: Line, margin: Line, style: TerminalStyle
    ) -> String {
        let painted = EscapeEncoder(style).paint(margin + bar)
        let isTraining = if case .epoch = progress.task { true } else { false }
        var inner = style
        inner.width -= margin.width
        let isNew = drawnFrom.map { $0.count != curve.count || $0.style != inner } ?? true
        guard progress.wantsCurve, isTraining else { return line(painted) }
        if shown == .curve, !isNew { return "\r" + painted + Self.erasingLine + "\r" }
        let lines = curve.lines(elapsed: progress.secondsElapsed, style: inner)
        guard !lines.isEmpty else { return line(painted) }
        below = lines.map { EscapeEncoder(style).paint(margin + $0) }
        drawnFrom = (curve.count, inner)
        shown = .curve
        return "\r" + Self.unwrapped + painted + underBar
    }

    /// Takes in a finished epoch.
    ///
    /// - Parameter lines: how it is shown, each line painted.
    /// - Returns: these lines, with the curve going on below them; nil where none is shown, or no more.
    mutating func passing(_ report: EpochReport, _ lines: [String]) -> String? {
        curve.note(report)
        guard shown == .curve, report.epoch < report.epochs else { return nil }
        return "\r" + Self.unwrapped + lines.map { $0 + Self.erasingLine + "\n" }.joined()
            + underBar
    }

    private mutating func line(_ painted: String) -> String {
        defer { shown = .line }
        return (shown == .curve ? erased() : "\r") + painted + Self.erasingLine
    }

    /// The curve below the line that the cursor is in, and the way back to the start of that.
    private var underBar: String {
        Self.erasingLine + below.map { "\n" + $0 + Self.erasingLine }.joined()
            + Self.erasingRest + "\u{1B}[\(below.count)A\r" + Self.wrapped
    }
}

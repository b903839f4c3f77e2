import Diagnostics
import Output
import Wording

/// Decides how each kind of block becomes lines on the screen.
struct BlockLayout {
    var style: TerminalStyle
    /// The statement that is being answered; nil between cells.
    var statement: Statement?

    func lines(for block: Block) -> [Line] {
        guard !style.isQuiet || isShownWhenQuiet(block) else { return [] }
        switch style.sanitizer.clean(block) {
        case .text(let text), .printed(let text): return text.paragraphs.flatMap { wrapped($0) }
        case .remark(let remark): return RemarkLayout(style: style).lines(for: remark)
        case .code(let text):
            return CodeWrap.lines(of: text.paragraphs, width: style.width).map { Line($0) }
        case .program(let text):
            return PythonWrap.lines(of: text.paragraphs, width: style.width).map { Line($0) }
        case .prose(let text): return ProseLayout(style: style).lines(of: text)
        case .table(let table): return TableLayout(style: style).lines(for: table)
        case .layer(let layer): return LayerLayout(style: style).lines(for: layer)
        case .values(let values): return ValuesLayout(style: style).lines(for: values)
        case .pictures(let pictures): return PictureLayout(style: style).lines(for: pictures)
        case .plot(let plot): return PlotLayout(style: style).lines(for: plot)
        case .bars(let bars): return BarsLayout(style: style).lines(for: bars)
        case .prediction(let prediction):
            return PredictionLayout(style: style).lines(for: prediction)
        case .matrix(let matrix): return MatrixLayout(style: style).lines(for: matrix)
        case .epoch(let report): return TrainingLayout(style: style).epoch(report)
        case .fitEnd(let end): return end.sentences.flatMap { wrapped($0) }
        case .evaluation(let report): return TrainingLayout(style: style).evaluation(report)
        case .data: return []  // the statement's own text says which data came from where
        case .check(let report): return check(report)
        case .diagnostic(let diagnostic):
            return DiagnosticLayout(style: style, statement: statement).lines(for: diagnostic)
        case .lesson(let piece): return LessonLayout(style: style).lines(for: piece)
        }
    }

    /// Characters of a statement that are shown; a megabyte of numbers is not laid out for anybody.
    private static let longestEcho = 10_000

    /// The statement as a transcript shows it, `[3] fit 5`; later lines stand under the first.
    func echo(_ event: OutputEvent) -> [Line] {
        guard style.echoesStatements, case .cellBegan(let index, let source, _) = event else {
            return []
        }
        let label = "[\(index)] "
        let start = source.prefix(Self.longestEcho)
        let isCut = start.utf8.count < source.utf8.count
        let paragraphs = style.sanitizer.clean(isCut ? start + " …" : source).paragraphs
        let lines = CodeWrap.lines(of: paragraphs, width: style.width - label.count)
        return lines.enumerated().map { number, text in
            Line(number == 0 ? label : String(repeating: " ", count: label.count), .quiet)
                + Line(text, .bold)
        }
    }

    /// Says how a run ended, unless it ended well, and what was judged in it.
    func ending(_ report: EndReport) -> [Line] {
        let checks = report.checks.map { wrapped(Self.text(of: $0, report.seconds)) } ?? []
        guard report.exitCode != 0, !style.isQuiet else { return checks }
        let status = style.sanitizer.cleanLine(report.status)
        let time = NumberColumn.seconds(report.seconds)
        return checks + wrapped("Ended after \(time): \(status).", ink: .quiet)
    }

    private static func text(of checks: CheckCount, _ seconds: Double) -> String {
        let lessons = counted(checks.lessons, "lesson")
        let standIn =
            checks.onStandIn == 0
            ? "" : ", \(checks.onStandIn) of them on drawn pictures in place of the real ones"
        return "\(lessons) · \(checks.passed) checks passed, \(checks.failed) failed\(standIn) · "
            + NumberColumn.seconds(seconds)
    }

    /// Results, what expressions and `print` were asked to show, and what went wrong.
    private func isShownWhenQuiet(_ block: Block) -> Bool {
        switch block {
        case .evaluation, .check, .printed: true
        case .diagnostic(let diagnostic): diagnostic.severity != .note
        // The value of an expression; what a name was given is not asked for.
        case .values(let values): values.allSatisfy(\.name.isEmpty)
        case .text, .remark, .code, .program, .prose, .table, .layer, .pictures, .plot,
            .bars, .prediction, .matrix, .epoch, .fitEnd, .data, .lesson:
            false
        }
    }

    private func check(_ report: CheckReport) -> [Line] {
        let sign = style.unicode ? (report.passed ? "✓ " : "✗ ") : ""
        let verdict = Span(
            text: sign + (report.passed ? "ok" : "not yet"),
            ink: .role(report.passed ? .good : .warning, isBold: true))
        let paragraphs = report.message.paragraphs
        let first = Line([
            verdict, Span(text: "  " + report.step, ink: .bold),
            Span(text: paragraphs[0].isEmpty ? "" : "  " + paragraphs[0]),
        ])
        let place = report.passed ? nil : report.place.map { Line($0 + ":", .bold) }
        return [place].compactMap(\.self).flatMap { WordWrap.lines(of: $0, width: style.width) }
            + WordWrap.lines(of: first, width: style.width, indent: 4)
            + paragraphs.dropFirst().flatMap { wrapped("    " + $0) }
    }

    private func wrapped(_ text: String, ink: TextStyle = .plain) -> [Line] {
        WordWrap.lines(
            of: .withCode(text, ink), width: style.width, indent: WordWrap.hangingIndent(of: text))
    }
}

extension Line {
    /// A sentence, what stands between backquotes in the colour of words.
    static func withCode(_ text: String, _ ink: TextStyle = .plain) -> Line {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        guard ink == .plain, parts.count > 2 else { return Line(text, ink) }
        var line = Line()
        for (index, part) in parts.enumerated() {
            let isCode = index % 2 == 1 && index < parts.count - 1
            let isOpen = index % 2 == 1 && index == parts.count - 1
            let shown = isCode ? "`\(part)`" : isOpen ? "`\(part)" : String(part)
            line.spans.append(Span(text: shown, ink: isCode ? .role(.word) : .plain))
        }
        return line
    }
}

extension String {
    /// The lines of the text, at least one; a last line break does not begin another.
    var paragraphs: [String] {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.count > 1, lines.last == "" { lines.removeLast() }
        return lines
    }
}

import Diagnostics
import Output
import TestSupport

/// One block of every kind, with a hostile text in every place that holds a text.
enum HostileBlocks {
    static let text = HostileText.all
    /// Every form in which a hostile text may stand in prose.
    static let prose = """
        # \(text)

        \(text) **\(text)** *\(text)* `\(text)` [\(text)](\(text)) &#27;[2J &#x9B; &#x202E; &#155;

        - \(text)

        > \(text)

        ```
        \(text)
        ```

        | \(text) | b |
        |---|---|
        | 1 | \(text) |

        <b>\(text)</b> ![\(text)](x.png) {{\(text)}}
        """

    static let all: [Block] =
        [
            .text(text), .remark(Remark(from: .coach, text)), .code(text),
            .program(text),
            .prose(prose), table,
            .layer(layer), .values([NamedValue(text, text, shape: [1], numbers: [1])]),
            .pictures([picture]), .plot(plot), .bars(bars),
            .prediction(Prediction(picture: picture, outputs: bars)), .matrix(matrix),
            .epoch(
                EpochReport(run: 1, epoch: 1, epochs: 2, steps: 3, seconds: 1, metrics: metrics)),
            .fitEnd(
                FitEnd(
                    run: 1, reason: .earlyStopping, epoch: 3, step: 2, steps: 2,
                    weights: .bestEpoch, monitor: text, bestEpoch: 2)),
            .evaluation(Evaluation(on: text, examples: 1, metrics: metrics)),
            .data(DataNotice(name: text, source: .builtin, standsInFor: text)),
            .check(
                CheckReport(
                    step: text, passed: false, message: text, file: text, line: 1, column: 1)),
            .diagnostic(
                Diagnostic(text, hint: text, at: SourceSpan(line: 1, column: 3, length: 4))),
            .printed(text),
        ] + pieces.map { .lesson($0) }

    static let pieces: [LessonBlock] = [
        .heading(LessonHeading(title: text, place: text)),
        .statement(text),
        .question(
            LessonQuestion(
                kind: .quiz, label: text, text: prose,
                choices: [.init(letter: text, text: prose)])),
        .feedback(LessonFeedback(.wrong, prose)),
        .offer(LessonOffer(statements: [text], cue: text)),
        .course(
            CourseReport(
                title: text,
                stops: [
                    .init(
                        number: 1, id: text, title: text, standing: .begun, done: 1, steps: 2,
                        isHere: true, note: text)
                ], footer: [prose])),
    ]

    static let progress: [Progress] = [
        Progress(
            task: .epoch(1, of: 2), completed: 1, total: 2, secondsElapsed: 3, metrics: metrics,
            expected: [text], wantsCurve: true),
        Progress(
            task: .download(text), completed: 1, total: 2, secondsElapsed: 3, metrics: metrics,
            expected: [text]),
        Progress(
            task: .other(text), completed: 1, total: 2, secondsElapsed: 3, metrics: metrics,
            expected: [text]),
    ]

    static let end: EndReport = {
        var checks = CheckCount()
        (checks.lessons, checks.failed) = (1, 1)
        return EndReport(status: text, exitCode: 1, seconds: 1, checks: checks)
    }()

    private static let metrics = [MetricValue(text, 1)]
    private static let table = Block.table(
        Table(
            title: text,
            columns: [
                .init(
                    text, .right, sparklines: [Sparkline([1, 2], low: 1, high: 2)], shares: [0.5],
                    isPreview: true)
            ],
            cells: [[.init(text, 1)]], footer: [text], figures: [MetricValue(text, 1)]))
    private static let layer: LayerLine = {
        var layer = LayerLine(
            number: 1, title: text, shapes: .init(input: [2], output: [3]), arrays: [[2, 3]])
        layer.nonTrainable = 1
        layer.regularizers = [text]
        return layer
    }()
    private static let picture = Picture(
        width: 2, height: 1, shades: [0, 255], caption: text, description: text,
        scale: .ink(to: 1))
    private static let bars = Bars(
        title: text, labelTitle: text, valueTitle: text, bars: [.init(text, 1, note: text)],
        total: 2, whole: 3, edges: [0, 1], remarks: [text], description: text)
    private static let plot = Plot(
        title: text, x: .init(text), y: .init(text),
        curves: [.init(name: text, kind: .training, run: 1, x: [1, 2], y: [1, 2], best: 1)],
        remarks: [text], description: text)
    private static let matrix = Matrix(
        title: text, rows: .init(text, labels: [text], names: [text]),
        columns: .init(text, labels: [text], names: [text]), values: [[1]], shading: .diverging,
        footer: [text])

    /// The place of a block's kind; a new kind has none until it joins `all`.
    static func place(_ block: Block) -> Int {
        switch block {
        case .text: 0
        case .remark: 1
        case .code: 2
        case .program: 3
        case .prose: 4
        case .table: 5
        case .layer: 6
        case .values: 7
        case .pictures: 8
        case .plot: 9
        case .bars: 10
        case .prediction: 11
        case .matrix: 12
        case .epoch: 13
        case .fitEnd: 14
        case .evaluation: 15
        case .data: 16
        case .check: 17
        case .diagnostic: 18
        case .printed: 19
        case .lesson(let piece): 20 + place(piece)
        }
    }

    private static func place(_ piece: LessonBlock) -> Int {
        switch piece {
        case .heading: 0
        case .statement: 1
        case .question: 2
        case .feedback: 3
        case .offer: 4
        case .course: 5
        }
    }
}

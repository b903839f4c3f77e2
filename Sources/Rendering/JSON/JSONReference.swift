import Diagnostics
import JSON
import Output

/// What `--json` writes, as Markdown: an example of each object, made by the renderer itself.
public enum JSONReference {
    public static var text: String {
        """
        ## JSON lines

        `--json` writes one object a line, each with its `type`. What is no finite number, `nan` and both infinities, is `null` everywhere. \
        These are lines of their own as soon as they are known:

        \(samples(lines.map { ($0.meaning, JSONRenderer.line(for: $0.event) ?? "") }))

        A cell has its answer in `blocks`, which are these beside those above:

        \(samples(blocks.map { ($0.meaning, JSONValue(encoding: $0.block).text) }))
        """
    }

    /// Every event that is a line, with what it says.
    static let lines: [(meaning: String, event: OutputEvent)] = [
        (
            "which data a statement brought, and from where",
            .block(
                .data(
                    DataNotice(
                        name: "fashion_sketch", source: .builtin)))
        ),
        (
            "an epoch of `fit` that has come to its end; metrics under their Keras names",
            .block(
                .epoch(
                    EpochReport(
                        run: 1, epoch: 2, epochs: 5, steps: 1500, seconds: 0.1,
                        metrics: metrics + metrics.map { MetricValue("val_" + $0.name, $0.value) }))
            )
        ),
        (
            "what `evaluate` measured",
            .block(.evaluation(Evaluation(on: "val", examples: 12_000, metrics: metrics)))
        ),
        (
            "an error, a warning or a note",
            .block(
                .diagnostic(
                    Diagnostic(
                        "there is no layer called Dens", hint: "Did you mean Dense?",
                        at: SourceSpan(line: 4, column: 5, length: 4))))
        ),
        (
            "the judgement on a step of a lesson",
            .block(
                .check(
                    CheckReport(
                        step: "first-network/train", passed: true, message: "epochs == 5",
                        file: "lessons/03-first-network.md", line: 57, column: 1)))
        ),
        (
            "a statement, when it has ended, with all that it answered",
            .cellEnded(
                Cell(index: 1, source: "x = 2", line: 1, seconds: 0.001, blocks: [.text("x = 2")]))
        ),
        ("how the run ended; the last line", .end(end)),
    ]

    /// Every block that stands in a cell alone, with what it says.
    static let blocks: [(meaning: String, block: Block)] = [
        ("sentences", .text("Every input divided by 255.")),
        ("what `print` shows", .printed("epoch 3")),
        ("sentences that nobody asked for, with who says them", .remark(Remark(from: .coach, "…"))),
        ("exact lines", .code("[0. 1.]")),
        ("the lines of a program, with its language", .program("import keras")),
        ("restricted Markdown", .prose("## fit\n\nTrains.")),
        (
            "a table: its texts, as `values` its numbers, shapes and truths (null for words), as `figures` the numbers of its last lines",
            .table(
                Table(
                    title: "t", columns: [.init("epoch", .right), .init("loss", .right)],
                    cells: [[.number(1), .measured(0.5222)]], footer: ["…"],
                    figures: [MetricValue("total_params", 7850)]))
        ),
        (
            "a layer of the model, with the shapes of its arrays",
            .layer(
                LayerLine(
                    number: 1, title: "Dense relu", shapes: .init(input: [784], output: [10]),
                    arrays: [[784, 10], [10]]))
        ),
        (
            "values under their names; `numbers` are left out where there are more than 10,000",
            .values([NamedValue("x", "[0. 1.]", shape: [2], numbers: [0, 1])])
        ),
        (
            "how a `fit` ended",
            .fitEnd(FitEnd(run: 1, reason: .interrupted, epoch: 3, step: 7, steps: 1500))
        ),
        ("pictures, a shade of 0…255 for each pixel in rows", .pictures([picture])),
        (
            "curves",
            .plot(
                Plot(
                    title: "loss", x: .init("epoch", isWhole: true), y: .init("loss"),
                    curves: [.init(name: "loss", kind: .training, x: [1, 2], y: [0.5, nil])],
                    description: "loss falls."))
        ),
        ("bars", .bars(bars)),
        (
            "what the model says of one example",
            .prediction(Prediction(picture: nil, outputs: bars))
        ),
        (
            "numbers by rows and columns",
            .matrix(
                Matrix(
                    rows: .init("right answer", labels: ["0"]),
                    columns: .init("said", labels: ["0"]),
                    values: [[6]], shading: .shareOfRow))
        ),
    ]

    private static let metrics = [MetricValue("loss", 0.5222), MetricValue("accuracy", 0.8162)]
    private static let picture = Picture(
        width: 2, height: 1, shades: [0, 255], caption: "9 Ankle boot", description: "…")
    private static let bars = Bars(
        title: "examples", labelTitle: "class", valueTitle: "examples",
        bars: [.init("9 Ankle boot", 6000)], total: 60_000, description: "…")
    private static let end: EndReport = {
        var checks = CheckCount()
        (checks.lessons, checks.passed) = (1, 12)
        return EndReport(status: "done", exitCode: 0, seconds: 1.5, checks: checks)
    }()

    private static func samples(_ objects: [(meaning: String, line: String)]) -> String {
        objects.map { "- \($0.meaning):\n\n      \($0.line)" }.joined(separator: "\n\n")
    }
}

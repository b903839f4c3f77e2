import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// What the last statement computed: the formula, its own numbers in it, the shapes.
struct Explanation {
    let statement: Statement
    /// The cell that it stands in.
    let cell: Int
    /// What the statement does, as `help` says it.
    let summary: String
    let before: SessionState
    let after: SessionState
    /// What the statement answered.
    let answers: [Block]
    private(set) var blocks: [Block] = []

    /// - Throws: where nothing has been done yet.
    init(_ state: SessionState) throws(Diagnostic) {
        guard let last = state.last else {
            throw Diagnostic(
                "Nothing has been done yet that could be explained.",
                hint: "Begin with `load fashion_mnist`.")
        }
        statement = last.statement
        cell = last.cell
        summary = last.summary
        before = last.before
        after = state
        answers = last.blocks
        switch statement.kind {
        case .command(let command): try explain(command)
        case .expression(let expression):
            if !before.meansDataSet(expression) { try explainExpression(expression) }
        case .assignment(_, let expression): try explainExpression(expression)
        case .block, .foreign: break
        }
    }

    private mutating func explain(_ command: Command) throws(Diagnostic) {
        switch command.kind {
        case .load: if after.data != nil { explainLoad() }
        case .scale, .standardize: explainScale(command)
        case .reshape: explainReshape()
        case .oneHot: explainOneHot()
        case .split: explainSplit()
        case .add, .model: try explainLayers()
        case .compile: try explainCompile()
        case .fit: try explainFit()
        case .evaluate: explainEvaluation()
        case .predict: explainPrediction()
        case .plot: explainPlot()
        case .histogram: explainHistogram()
        case .counts: explainCounts()
        case .confusion: explainConfusion()
        case .mistakes: explainMistakes()
        case .weights: explainWeights(command)
        case .activations: try explainActivations(command)
        case .baseline: explainBaseline()
        case .record:
            if let value = command.arguments.first?.value { try explainExpression(value) }
        case .variable:
            if let argument = command.arguments.first, let name = argument.name {
                try explainVariable(name, argument.value)
            }
        case .gradcheck: explainGradientCheck()
        case .trace: try explainTrace(command)
        case .gradient: explainGradient()
        case .apply: try explainStep()
        case .head, .describe, .shapes, .show, .labels, .pop, .summary, .save, .history,
            .seed, .export, .help, .who, .forget, .cells, .rerun, .undo, .redo, .rewind, .run,
            .runs, .compare, .explain, .coach, .live,
            .keras, nil:
            break
        }
        if blocks.isEmpty, !summary.isEmpty {
            say("\(summary) It computed nothing beyond what it showed.")
        }
    }

    // MARK: - For the families

    mutating func say(_ text: String) { blocks.append(.text(text)) }

    /// Lines of a formula, as they stand.
    mutating func show(_ lines: String...) { blocks.append(.code(lines.joined(separator: "\n"))) }

    mutating func add(_ block: Block) { blocks.append(block) }

    /// A measured number with four digits.
    func figure(_ value: Double) -> String { significant(value, 4) }
    func figure(_ value: Float) -> String { figure(Double(value)) }
}

/// A measured number with four digits that a sign stands beside: -0.5 → `(-0.5)`.
func heldFigure(_ value: Double) -> String {
    value < 0 ? "(\(significant(value, 4)))" : significant(value, 4)
}
func heldFigure(_ value: Float) -> String { heldFigure(Double(value)) }

/// `explain`: what the last statement computed.
package enum ExplainStatement {
    package static let definition = StatementDefinition.looking(
        verb: .explain, family: .inside, usage: "explain",
        summary:
            "What the last statement computed: the formula with its own numbers, and the shapes.",
        example: "explain",
        keras: "# Keras has no such line: this is what one would work out on paper."
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "explain", options: []).finish()
        let explanation = try Explanation(state)
        let first = explanation.statement.text.split(separator: "\n").first ?? ""
        let quoted = "`\(first.trimmingPrefix { $0 == " " })`"
        let later = context.notes.contains { note in
            note.index > explanation.cell && !note.source.lowercased().hasSuffix("explain")
        }
        context.say(
            later
                ? "\(quoted) of cell \(explanation.cell), the last that computed something, with its "
                    + "own numbers:"
                : "\(quoted), with its own numbers:")
        for block in explanation.blocks { context.add(block) }
    }
}

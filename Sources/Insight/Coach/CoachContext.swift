import Engine
import Language
import Output
import Values
import Vocabulary
import Workbench

/// A statement with the session before and after it: what a rule of the coach looks at.
struct CoachContext: Sendable {
    let command: Command?
    let before: SessionState
    let after: SessionState
    /// What the statement answered.
    let blocks: [Block]
    let isInterrupted: Bool

    init(
        _ statement: Statement, before: SessionState, after: SessionState, blocks: [Block],
        isInterrupted: Bool
    ) {
        command = statement.command
        self.before = before
        self.after = after
        self.blocks = blocks
        self.isInterrupted = isInterrupted
    }

    var verb: Verb? { command?.kind }

    /// Enough examples for a sure word, few enough for a blink.
    static let sampleSize = 1024

    var data: LoadedData? { after.data }
    var network: Network? { after.model?.network }
    var compiled: Compiled? { after.model?.compiled }
    var optimizer: (any Optimizer)? { compiled?.plan.optimizer }

    /// The epochs that this `fit` finished.
    var epochs: [EpochResult] {
        after.runs.count > before.runs.count ? after.runs.last?.epochs ?? [] : []
    }

    /// The epochs that this `fit` was asked for.
    var epochsAsked: Int {
        let given = command?.arguments.first { $0.name?.text == "epochs" }
        let first = command?.arguments.first { argument in
            if argument.name == nil, case .number = argument.value.kind { true } else { false }
        }
        guard case .number(let count)? = (given ?? first)?.value.kind else { return 1 }
        return Int(exactly: count) ?? 1
    }

    /// Whether this `fit` ended because the loss was no longer a number.
    var hasDiverged: Bool {
        after.runs.count > before.runs.count && after.runs.last?.end.reason == .diverged
    }

    /// The number of classes, where the targets are classes: ten kinds of clothing → 10.
    var classes: Int? {
        guard let targets = data?.train.targets, compiled?.plan.loss.definition.isForClasses ?? true
        else {
            return nil
        }
        if targets.itemSize > 1 { return targets.itemSize }
        let labels = targets.sample().map { targets.item($0)[0] }
        guard let highest = labels.max(), highest < 1_000_000, let lowest = labels.min(),
            lowest >= 0,
            labels.allSatisfy({ $0 == $0.rounded() })
        else { return nil }
        return max(Int(highest) + 1, data?.classNames.count ?? 0)
    }

    /// Blind guessing's loss: ln(classes), or ln 2 for a yes or no.
    var guessingLoss: Double? {
        guard let compiled else { return nil }
        switch compiled.plan.loss.kind {
        case .sparseCategoricalCrossentropy, .categoricalCrossentropy:
            return classes.map { naturalLogarithm(Double($0)) }
        case .binaryCrossentropy: return naturalLogarithm(2)
        default: return nil
        }
    }

    var learningRate: Double { optimizer?.learningRate ?? 0 }

    /// Model, optimizer and preparation in a line: the same line means nothing has been changed.
    var setup: String {
        let layers = (after.model?.layers ?? []).map { "\($0)" }.joined(separator: " ")
        return "\(layers) \(optimizer.map { "\($0)" } ?? "") \(data?.steps ?? [])"
    }
}

extension DataArray {
    /// Enough of the array for a look.
    func sample() -> [Int] { sample(most: CoachContext.sampleSize) }
}

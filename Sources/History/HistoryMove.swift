import Diagnostics
import Language
import Vocabulary
import Wording
import Workbench

/// `undo` and `redo`: the two statements that change where in its past a session stands.
package enum HistoryMove {
    case undo(Int)
    case redo(Int)

    /// - Parameter command: one of the two.
    package init(_ command: Command) throws(Diagnostic) {
        let isUndo = command.kind == .undo
        var reader = try ArgumentReader(
            command.arguments, of: isUndo ? "undo" : "redo", options: [])
        let count = try reader.next()?.wholeNumber("how many", in: 1...1_000_000) ?? 1
        try reader.finish()
        self = isUndo ? .undo(count) : .redo(count)
    }

    package func make(
        _ state: inout SessionState, _ history: inout SessionHistory, _ context: StatementContext
    ) throws(Diagnostic) {
        let (count, isUndo) =
            switch self {
            case .undo(let count): (count, true)
            case .redo(let count): (count, false)
            }
        let start = state
        var moved: [Change] = []
        while moved.count < count, let next = isUndo ? history.takeBack() : history.doAgain() {
            state = isUndo ? next.before : next.after
            moved.append(next)
        }
        guard let last = moved.last else { throw isUndo ? nothingToUndo(history) : nothingToRedo }
        state.keepRuns(of: start, undone: isUndo ? moved : [], redone: isUndo ? [] : moved)
        let shown = moved.prefix(3).map(\.source.asQuoted).joined(separator: ", ")
        let others = moved.count > 3 ? " and \(counted(moved.count - 3, "statement")) more" : ""
        let result = ChangeText(from: start, to: state).sentence(
            cell: isUndo ? history.presentCell : last.cell)
        context.say(
            isUndo
                ? "Took back \(shown)\(others): \(result)"
                : "Did \(shown)\(others) again: \(result)")
        if moved.count < count {
            context.say(
                isUndo
                    ? history.beginning?.message ?? "There is no more to take back."
                    : "There is no more to redo.")
        }
    }

    private func nothingToUndo(_ history: SessionHistory) -> Diagnostic {
        history.beginning
            ?? Diagnostic(
                "There is nothing to take back.",
                hint: history.firstCell == 0
                    ? "`undo` takes back the last statement that changed something."
                    : "Further back than cell \(history.firstCell) nothing is kept.")
    }

    private var nothingToRedo: Diagnostic {
        Diagnostic(
            "There is nothing to do again.",
            hint: "`redo` follows `undo`, until another statement changes something.")
    }
}

/// What a step through the past comes to, in one sentence.
struct ChangeText {
    var from: SessionState
    var to: SessionState

    /// - Parameter cell: the cell that made the state arrived at; 0 for the start.
    func sentence(cell: Int) -> String {
        let place = cell == 0 ? "at the start" : "after cell \(cell)"
        if to.model == nil, from.model != nil { return "there is no model." }
        if let layers = to.model?.layers.count, layers != from.model?.layers.count {
            return "the model has \(counted(layers, "layer"))."
        }
        if to.data == nil, from.data != nil { return "there is no data." }
        if made(to) != made(from) { return "the data is as it was \(place)." }
        if to.model?.compiled == nil, from.model?.compiled != nil {
            return "the model is not compiled."
        }
        if addresses(to) != addresses(from), to.model?.network != nil {
            return cell == 0
                ? "the weights are those of the start." : "the weights are those of cell \(cell)."
        }
        return "everything is as it was \(place)."
    }

    /// Where what a network learned and what it measured in training lie.
    private func addresses(_ state: SessionState) -> [UInt] {
        guard let network = state.model?.network else { return [] }
        return [network.parameters, network.state].map { buffer in
            buffer.withUnsafePointer { UInt(bitPattern: $0) }
        }
    }

    /// What the data of a state was made of.
    private struct Making: Equatable {
        var name: String
        var steps: [DataStep]
        var shapes: [String: [Int]]
    }

    private func made(_ state: SessionState) -> Making? {
        state.data.map { data in
            Making(
                name: data.name, steps: data.steps,
                shapes: Dictionary(
                    uniqueKeysWithValues: data.parts.map { ($0.name, $0.examples.inputs.shape) }))
        }
    }
}

extension SessionState {
    /// Runs stay for `compare` when their `fit` is taken back, and are marked as taken back.
    package mutating func keepRuns(
        of present: SessionState, undone: [Change], redone: [Change]
    ) {
        func numbers(_ changes: [Change]) -> Set<Int> {
            Set(changes.flatMap { $0.after.runs.dropFirst($0.before.runs.count).map(\.number) })
        }
        // How it is watched is no part of what was done.
        drawsWhileTraining = present.drawsWhileTraining
        outputs = present.outputs
        outputs.mark(undone: Set(undone.map(\.cell)), redone: Set(redone.map(\.cell)))
        let gone = numbers(undone)
        let back = numbers(redone)
        var kept = present.runs
        // Only what changes is written, so that the rest stays shared with other states.
        for index in kept.indices {
            if gone.contains(kept[index].number) { kept[index].isTakenBack = true }
            if back.contains(kept[index].number) { kept[index].isTakenBack = false }
        }
        runs = kept
    }
}

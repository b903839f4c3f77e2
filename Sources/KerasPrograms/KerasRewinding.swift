import Language
import Vocabulary
import Workbench

/// `rewind 2` in a program: the `fit` that it went back in trains for two epochs.
enum KerasRewinding {
    /// The statements without each `rewind` that its `fit` can say itself; others stay, as a remark.
    static func resolved(_ all: [DoneStatement]) -> [DoneStatement] {
        var kept: [DoneStatement] = []
        for done in all {
            guard let epoch = done.rewoundTo, let place = kept.lastIndex(where: \.trains),
                kept[place].statement.command?.kind == .fit
            else {
                kept.append(done)
                continue
            }
            // What was measured in between was measured on weights that do not count any more.
            kept = kept.indices.filter { $0 <= place || !kept[$0].measuresModel }.map { kept[$0] }
            kept[place].rewind = epoch
        }
        return kept
    }
}

extension DoneStatement {
    /// The epoch that it goes back to; nil for all but `rewind`.
    fileprivate var rewoundTo: Int? {
        guard let command = statement.command, command.kind == .rewind else { return nil }
        return command.values.first?.numberValue.map { Int($0) }
    }

    /// Whether a model learned in it.
    fileprivate var trains: Bool {
        switch statement.kind {
        case .foreign: foreign?.hasTrained ?? false
        case .block(_, let body): body.contains { $0.command?.kind == .fit }
        default: statement.command?.kind == .fit
        }
    }

    fileprivate var measuresModel: Bool {
        guard figureFile == nil else { return false }
        return switch statement.command?.kind {
        case .evaluate, .predict, .history, .plot, .confusion, .mistakes, .weights, .activations:
            true
        default: false
        }
    }
}

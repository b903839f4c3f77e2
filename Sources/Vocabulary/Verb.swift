import Language

/// Every statement of the language, by the word that begins it, in the order of `help`.
///
/// What a session does, explains and writes as a Keras program is decided over these, case by case:
/// one more verb is one more case everywhere.
package enum Verb: String, CaseIterable, Sendable {
    // Data
    case load, head, describe, shapes, show, labels, counts, histogram
    case scale, reshape, split, standardize
    case oneHot = "one_hot"
    case baseline
    // Model
    case model, add, pop, summary, compile, save
    // Training and measuring
    case fit, evaluate, predict, history, plot, confusion, mistakes, weights, activations
    // Under the hood
    case variable, record, gradient, apply, gradcheck
    // The notebook
    case seed, export, help, who, forget, cells, rerun, undo, redo, rewind, run, runs, compare
    case trace, explain, coach, live, keras

    /// The words themselves. `quit` is the shell's own.
    package static let names = Set(allCases.map(\.rawValue))

    /// - Parameter word: in any spelling of upper and lower case.
    package init?(word: String) { self.init(rawValue: word.lowercased()) }
}

extension Command {
    /// The statement that its first word names; nil for a word that is none.
    package var kind: Verb? { Verb(word: verb.text) }
}

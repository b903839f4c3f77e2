import Diagnostics
import Engine
import Language
import Vocabulary
import Wording
import Workbench

/// Some examples of one part: `10`, `test`, `test 0..4`, `train_input[7]`, `val_input[0..9]`.
///
/// A range names places, both ends in, and a place in brackets one example, in every statement; a
/// number alone is a place where one example is looked at, and how many where several are listed.
package struct Selection {
    package var part: String
    package var examples: Examples
    package var indices: [Int]
    /// Whether a number said how many from the start.
    package var isCounted = false

    package init(part: String, examples: Examples, indices: [Int], isCounted: Bool = false) {
        self.part = part
        self.examples = examples
        self.indices = indices
        self.isCounted = isCounted
    }

    /// What a number alone says.
    package enum Number: Sendable { case count, place }

    /// The rule, as `help` says it of every statement that takes examples.
    package static func rule(_ number: Number, _ verb: String) -> String {
        switch number {
        case .place:
            let range = verb == "predict" ? " `predict 0..11` are the first twelve." : ""
            return
                "- `\(verb) 7` is the example at place 7, counted from 0.\(range) `show`, `labels`, "
                + "`head` and `mistakes` list several examples: there a number is how many."
        case .count:
            return "- `\(verb) 10` are the first ten, `\(verb) 0..9` the same by their places. "
                + "`predict`, `trace` and `activations` look at one example: there a number is its "
                + "place, counted from 0."
        }
    }

    /// `The first 10 of train:` where a number said how many; nil where the places are written.
    package var countText: String? {
        guard isCounted else { return nil }
        return indices.count == 1
            ? "The first of \(part):" : "The first \(grouped(indices.count)) of \(part):"
    }

    package static func read(
        from reader: inout ArgumentReader, _ state: SessionState, defaultCount: Int,
        number: Number = .count
    ) throws(Diagnostic) -> Selection {
        var part = "train"
        var chosen: Expression?
        var isIndexed = false
        if let first = reader.next() {
            if case .index(let base, let items) = first.kind, let name = base.dottedName {
                part = try partName(of: name, at: base.span)
                guard items.count == 1 else {
                    throw Diagnostic(
                        "one place or one range is needed here",
                        hint: "The first five: \(name)[0..4]", at: first.span)
                }
                chosen = items[0]
                isIndexed = true
            } else if let word = first.word {
                part = try partName(of: word, at: first.span)
                chosen = reader.next()
            } else {
                chosen = first
            }
        }
        let examples = try state.requirePart(part)
        guard let chosen else {
            let count = min(defaultCount, examples.count)
            return Selection(part: part, examples: examples, indices: Array(0..<count))
        }
        let isCounted = !isIndexed && number == .count && chosen.numberValue != nil
        let indices =
            isIndexed || number == .place
            ? Array(try chosen.places(of: examples.count))
            : try count(chosen, of: examples.count, in: part)
        return Selection(
            part: part, examples: examples, indices: indices, isCounted: isCounted)
    }

    private static func partName(
        of word: String, at span: SourceSpan
    ) throws(Diagnostic) -> String {
        if DataPart.names.contains(word) { return word }
        if let place = DataPlace(word) { return place.part }
        let meant = Suggestion.nearest(to: word, among: DataPart.names)
        throw Diagnostic(
            "the data has no part called \(word)",
            hint: Suggestion.hint(
                meant, "Parts: train, val, test."),
            at: span)
    }

    /// `10`: so many from the start; `0..4`: these, both ends in.
    private static func count(
        _ expression: Expression, of total: Int, in part: String
    ) throws(Diagnostic) -> [Int] {
        if case .range = expression.kind { return Array(try expression.places(of: total)) }
        do throws(Diagnostic) {
            return Array(
                0..<(try expression.wholeNumber(
                    "how many", in: 1...max(1, min(Expression.mostPlaces, total)))))
        } catch {
            guard case .number(let place) = expression.kind, place >= 0, place < Double(total),
                place == place.rounded()
            else { throw error }
            throw Diagnostic(
                error.message, hint: "The one at that place alone: \(part)[\(short(place))]",
                at: error.span)
        }
    }
}

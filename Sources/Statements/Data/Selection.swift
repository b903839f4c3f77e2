import Diagnostics
import Engine
import Language
import Vocabulary
import Wording
import Workbench

/// Some examples of one part: `10`, `test`, `test 0..4`, `train_input[7]`, `val_input[0..9]`.
package struct Selection {
    package var part: String
    package var examples: Examples
    package var indices: [Int]

    package init(part: String, examples: Examples, indices: [Int]) {
        self.part = part
        self.examples = examples
        self.indices = indices
    }

    /// - Parameter zeroIsFirst: whether `0`, which counts nothing, is the example at that place.
    package static func read(
        from reader: inout ArgumentReader, _ state: SessionState, defaultCount: Int,
        zeroIsFirst: Bool = false
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
        let indices =
            isIndexed || zeroIsFirst && chosen.kind == .number(0)
            ? Array(try chosen.places(of: examples.count))
            : try count(chosen, of: examples.count, in: part)
        return Selection(part: part, examples: examples, indices: indices)
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

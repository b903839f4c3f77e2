import Diagnostics
import Language
import Vocabulary
import Wording

extension Expression {
    /// More places than these at once help nobody.
    package static let mostPlaces = 1000

    /// The places that `7` or `4..9` names, both ends in, of so many that there are.
    ///
    /// - Parameter noun: what one of them is called: `place`, `unit`.
    /// - Throws: where it names none, one that there is not, or too many at once.
    package func places(
        of count: Int, _ noun: String = "place"
    ) throws(Diagnostic) -> ClosedRange<Int> {
        let last = max(0, count - 1)
        switch kind {
        case .range(let first, let end):
            let start = try first.wholeNumber("the first \(noun)", in: 0...last)
            let stop = try end.wholeNumber("the last \(noun)", in: 0...last)
            guard start <= stop else {
                throw Diagnostic("this range runs backwards", at: span)
            }
            guard stop - start < Self.mostPlaces else {
                throw Diagnostic(
                    "these are more than \(grouped(Self.mostPlaces)) at once",
                    hint: "For example: \(start)..\(start + 19)", at: span)
            }
            return start...stop
        case .slice:
            throw Diagnostic(
                "a stretch is written with two dots", hint: "The first five: [0..4]", at: span)
        default:
            let place = try wholeNumber("the \(noun)", in: 0...last)
            return place...place
        }
    }
}

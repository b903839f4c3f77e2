import Diagnostics
import Language
import Vocabulary
import Wording

/// Which units of a layer are shown.
package struct UnitChoice {
    package let units: [Int]
    /// The units that the layer has.
    package let count: Int

    /// As many as are shown where nothing is said.
    package static let usual = 20

    package init(_ place: Expression?, of count: Int) throws(Diagnostic) {
        self.count = count
        guard let place else {
            units = Array(0..<min(count, Self.usual))
            return
        }
        guard case .range(let first, let last) = place.kind else {
            units = [try place.wholeNumber("the unit", in: 0...count - 1)]
            return
        }
        let start = try first.wholeNumber("the first unit", in: 0...count - 1)
        let stop = try last.wholeNumber("the last unit", in: 0...count - 1)
        guard start <= stop else {
            throw Diagnostic("this range runs backwards", at: place.span)
        }
        guard stop - start < Selection.most else {
            throw Diagnostic(
                "these are more than \(grouped(Selection.most)) at once",
                hint: "For example: \(start)..\(start + Self.usual - 1)", at: place.span)
        }
        units = Array(start...stop)
    }
}

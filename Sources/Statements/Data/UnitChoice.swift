import Diagnostics
import Language
import Vocabulary

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
        units = Array(try place.places(of: count, "unit"))
    }
}

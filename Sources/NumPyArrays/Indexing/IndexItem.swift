/// One of the things between the brackets of `a[…]`.
package enum IndexItem: Sendable, Equatable {
    case integer(Int)
    /// `start:stop:step`; nil where nothing is written.
    case slice(start: Int?, stop: Int?, step: Int?)
    /// `...`
    case ellipsis
    /// `None` or `np.newaxis`
    case newAxis
    /// A list or an array of whole numbers, or a mask of truth values.
    case array(NDArray)

    /// `:`
    package static let all = IndexItem.slice(start: nil, stop: nil, step: nil)

    /// How many axes of the array it is about.
    var usedDimensions: Int {
        switch self {
        case .integer, .slice: 1
        case .ellipsis, .newAxis: 0
        case .array(let array): array.elementType == .bool ? array.dimensions : 1
        }
    }
}

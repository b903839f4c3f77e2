import Engine

/// The sides of the pictures that numbers stand for.
package enum PictureSize {
    /// The sides of one example, also of one that was laid out in a row, (784,) → 28 · 28, or has one
    /// channel, (28, 28, 1).
    ///
    /// - Parameter data: remembers what it held before `reshape`; nil where there is none.
    /// - Returns: nil for what is no picture.
    package static func of(_ shape: [Int], _ data: LoadedData?) -> (height: Int, width: Int)? {
        if data?.isTable ?? false { return nil }
        if shape.count == 2 || shape.count == 3 && shape[2] == 1 { return (shape[0], shape[1]) }
        guard shape.count == 1 else { return nil }
        if let sides = data?.pictureShape, sides[0] * sides[1] == shape[0] {
            return (sides[0], sides[1])
        }
        let side = Int(Double(shape[0]).squareRoot().rounded())
        return side * side == shape[0] && side > 4 ? (side, side) : nil
    }
}

import Engine
import Output
import Workbench

/// The examples of one part of the data as pictures.
package struct DataPictures {
    package let part: String
    private let examples: Examples
    private let data: LoadedData
    private let height: Int
    private let width: Int
    private let range: ClosedRange<Float>

    /// - Returns: nil where the examples are no pictures.
    package init?(of examples: Examples, part: String, _ data: LoadedData) {
        guard let (height, width) = PictureSize.of(examples.inputs.itemShape, data) else {
            return nil
        }
        self.part = part
        self.examples = examples
        self.data = data
        (self.height, self.width) = (height, width)
        range = examples.inputs.range() ?? 0...1
    }

    /// The picture at a place, with its class beneath it.
    package func picture(_ index: Int) -> Picture {
        let spread = max(range.upperBound - range.lowerBound, .leastNormalMagnitude)
        let shades = examples.inputs.item(index).map { value -> UInt8 in
            let share = (value - range.lowerBound) / spread
            return share.isFinite ? UInt8(max(0, min(255, (share * 255).rounded()))) : 0
        }
        let name = data.targetText(examples.targets, index)
        return Picture(
            width: width, height: height, shades: shades, caption: name.shortened,
            description:
                "\(part) \(index): \(name.shortened), \(width) × \(height) pixels, "
                + "\(shades.filter { $0 > 25 }.count) of \(shades.count) inked")
    }
}

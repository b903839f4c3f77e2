import Output

/// The units of a layer as a picture: one shade each, row after row from the top left.
struct UnitGrid {
    let width: Int
    let height: Int

    /// A rectangle that is filled whole where the number allows it: 100 → 10 × 10, 32 → 8 × 4.
    init(units: Int) {
        let count = max(1, units)
        let side = Int(Double(count).squareRoot().rounded(.up))
        let divisor = (side...max(side, min(count, side * 5 / 2))).first { count % $0 == 0 }
        width = divisor ?? (count <= 16 ? count : side)
        height = (count + width - 1) / width
    }

    /// One number for each unit; what is left of the last row is blank.
    func picture(
        _ values: [Float], scale: PictureScale, caption: String, description: String
    ) -> Picture {
        let missing = [Float](repeating: 0, count: max(0, width * height - values.count))
        return Picture(
            width: width, height: height, values: values + missing, scale: scale,
            caption: caption, description: description)
    }
}

extension PictureScale {
    /// From 0 to the largest where nothing lies below 0, else to both sides of it.
    init(holding values: [Float]) {
        let finite = values.filter(\.isFinite)
        let (low, high) = (Double(finite.min() ?? 0), Double(finite.max() ?? 0))
        self = low < 0 ? .diverging(to: max(-low, high)) : .ink(to: high)
    }
}

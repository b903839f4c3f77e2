/// A small picture: row after row of shades from 0 (paper) to 255 (ink).
public struct Picture: Sendable, Equatable, Codable {
    public var width: Int
    public var height: Int
    /// `width · height` shades, row-major.
    public var shades: [UInt8]
    /// A few short lines beneath it, such as `9 Ankle boot`.
    public var caption: String
    /// What it shows, in words, for those who do not see it.
    public var description: String
    /// The numbers that the shades stand for; nil where they are ink and nothing else.
    public var scale: PictureScale?

    public init(
        width: Int, height: Int, shades: [UInt8], caption: String, description: String,
        scale: PictureScale? = nil
    ) {
        precondition(shades.count == width * height, "a picture holds width · height shades")
        self.width = width
        self.height = height
        self.shades = shades
        self.caption = caption
        self.description = description
        self.scale = scale
    }

    /// A picture of numbers, row after row, each as the shade that the scale gives it.
    public init(
        width: Int, height: Int, values: [Float], scale: PictureScale, caption: String,
        description: String
    ) {
        self.init(
            width: width, height: height, shades: scale.shades(of: values), caption: caption,
            description: description, scale: scale)
    }
}

/// Which number each shade of a picture stands for.
public struct PictureScale: Sendable, Equatable, Codable {
    public enum Kind: String, Sendable, Codable {
        /// Shade 0 is `low`, 255 is `high`, and what lies between is in proportion.
        case ink
        /// Shade 128 is 0, 1 is `low` = -`high`, 255 is `high`.
        case diverging
    }

    public var kind: Kind
    public var low: Double
    public var high: Double

    /// From paper at `low` to ink at `high`.
    public static func ink(from low: Double = 0, to high: Double) -> PictureScale {
        PictureScale(kind: .ink, low: low, high: high)
    }

    /// Two colours that part at 0.
    public static func diverging(to limit: Double) -> PictureScale {
        PictureScale(kind: .diverging, low: -limit, high: limit)
    }

    /// The shade that stands for nothing: the paper.
    public var blank: UInt8 { kind == .ink ? 0 : 128 }

    /// Numbers as shades: below the scale as its lowest, above it as its highest, what is no number
    /// as blank.
    public func shades(of values: [Float]) -> [UInt8] {
        let (low, span) = kind == .ink ? (Float(low), high - low) : (0, high)
        let factor = span > 0 ? Float((kind == .ink ? 255 : 127) / span) : 0
        let floor: Float = kind == .ink ? 0 : -127
        let (ceiling, zero): (Float, Float) = kind == .ink ? (255, 0) : (127, 128)
        return values.map { value in
            let share = (value - low) * factor
            guard !share.isNaN else { return blank }
            return UInt8(min(ceiling, max(floor, share)).rounded() + zero)
        }
    }
}

/// A small grey picture: row after row of shades from 0 (paper) to 255 (ink).
public struct Picture: Sendable, Equatable, Codable {
    public var width: Int
    public var height: Int
    /// `width · height` shades, row-major.
    public var shades: [UInt8]
    /// One short line beneath it, such as `9 Ankle boot`.
    public var caption: String
    /// What it shows, in words, for those who do not see it.
    public var description: String

    public init(width: Int, height: Int, shades: [UInt8], caption: String, description: String) {
        precondition(shades.count == width * height, "a picture holds width · height shades")
        self.width = width
        self.height = height
        self.shades = shades
        self.caption = caption
        self.description = description
    }
}

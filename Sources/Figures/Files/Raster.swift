/// A picture of pixels, row after row from the top.
public struct Raster: Sendable, Equatable {
    public enum Colours: Int, Sendable {
        /// One byte a pixel, 0 black to 255 white.
        case grey = 1
        /// Red, green and blue.
        case rgb = 3
    }

    public let width: Int
    public let height: Int
    public let colours: Colours
    /// `width · height` pixels of one or three bytes.
    public var bytes: [UInt8]

    /// - Returns: nil where the bytes are not those of so many pixels, or there are none.
    public init?(width: Int, height: Int, colours: Colours, bytes: [UInt8]) {
        let (area, isTooLarge) = width.multipliedReportingOverflow(by: height)
        guard width > 0, height > 0, !isTooLarge, area <= Self.mostPixels,
            bytes.count == area * colours.rawValue
        else { return nil }
        self.width = width
        self.height = height
        self.colours = colours
        self.bytes = bytes
    }

    /// More than anybody looks at, and less than a machine can hold.
    public static let mostPixels = 100_000_000
}

/// A colour as screens mix it (sRGB).
public struct RGB: Equatable, Hashable, Sendable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8

    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    public init(grey: UInt8) { self.init(grey, grey, grey) }

    /// The colour on the way to another, 0 this one to 1 the other.
    public func mixed(with other: RGB, part: Double) -> RGB {
        func between(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8(min(255, max(0, (Double(from) + (Double(to) - Double(from)) * part).rounded())))
        }
        return RGB(
            between(red, other.red), between(green, other.green), between(blue, other.blue))
    }

    /// Black or white, whichever is read more easily upon this.
    public var inkUpon: RGB {
        let light = 0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue)
        return RGB(grey: light > 140 ? 0 : 255)
    }
}

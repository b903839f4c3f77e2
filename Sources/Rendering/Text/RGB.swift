import Figures

/// Colours are mixed here as in figures.
typealias RGB = Figures.RGB

/// Its nearest among fewer colours.
extension RGB {
    /// As `ESC[38;2;…m` takes it.
    var parameters: String { "\(red);\(green);\(blue)" }

    /// Colour 16…255 of the 256: a cube of 6 · 6 · 6, then 24 greys (8 + 10·step).
    init(indexOf256 index: Int) {
        if index >= 232 {
            self.init(grey: UInt8(8 + 10 * (min(index, 255) - 232)))
        } else {
            let cube = max(0, index - 16)
            self.init(
                Self.levels[cube / 36], Self.levels[cube / 6 % 6], Self.levels[cube % 6])
        }
    }

    /// The nearest of the 256 that no theme changes.
    var nearestOf256: Int {
        if red == green, green == blue { return Self.indexOfGrey(red) }
        let cube =
            16 + 36 * Self.step(nearest: red) + 6 * Self.step(nearest: green)
            + Self.step(nearest: blue)
        let mean = UInt8((Int(red) + Int(green) + Int(blue)) / 3)
        let grey = Self.indexOfGrey(mean)
        return distance(to: RGB(indexOf256: grey)) < distance(to: RGB(indexOf256: cube))
            ? grey : cube
    }

    /// The nearest of 16, by the colours that a text console gives them.
    var nearestOf16: Int {
        Self.console.indices.min { distance(to: Self.console[$0]) < distance(to: Self.console[$1]) }
            ?? 0
    }

    /// Squared, with the weights of an eye that sees green best.
    func distance(to other: RGB) -> Int {
        let red = Int(red) - Int(other.red)
        let green = Int(green) - Int(other.green)
        let blue = Int(blue) - Int(other.blue)
        return 3 * red * red + 6 * green * green + blue * blue
    }

    private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static func step(nearest value: UInt8) -> Int {
        value < 48 ? 0 : value < 115 ? 1 : min(5, (Int(value) - 35) / 40)
    }

    /// Black 16, 24 steps from 232 on, white 231.
    private static func indexOfGrey(_ shade: UInt8) -> Int {
        if shade < 4 { return 16 }
        if shade > 246 { return 231 }
        return 232 + min(23, max(0, (Int(shade) - 3) / 10))
    }

    /// The 16 colours of a text console (VGA), dark ones first.
    static let console: [RGB] = [
        RGB(0, 0, 0), RGB(170, 0, 0), RGB(0, 170, 0), RGB(170, 85, 0), RGB(0, 0, 170),
        RGB(170, 0, 170), RGB(0, 170, 170), RGB(170, 170, 170), RGB(85, 85, 85), RGB(255, 85, 85),
        RGB(85, 255, 85), RGB(255, 255, 85), RGB(85, 85, 255), RGB(255, 85, 255),
        RGB(85, 255, 255), RGB(255, 255, 255),
    ]
}

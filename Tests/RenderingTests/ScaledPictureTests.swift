import Foundation
import Output
import TestSupport
import Testing

@testable import Rendering

/// Pictures whose shades are numbers.
@Suite struct ScaledPictureTests {
    /// A wave that is above 0 at the left and below at the right.
    static func wave(_ side: Int, scale: PictureScale, caption: String) -> Picture {
        let values = (0..<side * side).map { place -> Float in
            let column = Float(place % side) / Float(max(1, side - 1))
            let row = Float(place / side) / Float(max(1, side - 1))
            return (1 - 2 * column) * (0.5 + row / 2)
        }
        return Picture(
            width: side, height: side, values: values, scale: scale, caption: caption,
            description: "\(caption): from 1 to -1")
    }

    @Test(arguments: [40, 60, 80, 120]) func plainForms(width: Int) throws {
        let units = (0..<6).map { Self.wave(28, scale: .diverging(to: 1), caption: "unit \($0)") }
        let layers = [
            Self.wave(28, scale: .ink(to: 255), caption: "input"),
            Self.wave(10, scale: .ink(to: 1), caption: "hidden\n100 units"),
            Self.wave(3, scale: .diverging(to: 0.25), caption: "output"),
        ]
        var text = ""
        for pictures in [units, layers] {
            for unicode in [true, false] {
                let style = TerminalStyle(width: width, isLive: true, unicode: unicode)
                text += shown(.pictures(pictures), style) + "\n"
            }
        }
        try expectFile("Golden/scaled-pictures-\(width).txt", says: text)
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= width })
    }

    @Test func bothSidesOfZeroHaveColoursOfTheirOwn() {
        let picture = Picture(
            width: 13, height: 2, values: (0..<26).map { Float($0 % 13 - 6) },
            scale: .diverging(to: 6), caption: "", description: "")
        let text = shown(.pictures([picture]), TerminalStyle(colour: .trueColour))
        #expect(text.contains("⎋[38;2;127;39;4;48;2;127;39;4m▀"))  // lowest
        #expect(text.contains("⎋[38;2;247;247;247;48;2;247;247;247m▀"))  // 0
        #expect(text.contains("⎋[38;2;8;48;107;48;2;8;48;107m▀"))  // highest
        #expect(text.contains("-6 "))
        #expect(text.contains(" 6"))
        let few = shown(.pictures([picture]), TerminalStyle(colour: .ansi16))
        #expect(few.contains("≡"))
        #expect(few.contains("below 0"))
        #expect(!few.contains("38;2"))
    }

    @Test func aFewNumbersAreDrawnLarge() {
        let picture = Self.wave(3, scale: .ink(to: 1), caption: "")
        #expect(ShadeGrid.naturalWidth(picture) == 12)
        let grid = ShadeGrid(picture, maximumColumns: 80)
        #expect((grid.columns, grid.rows) == (12, 12))
        #expect(grid[5, 5] == Float(picture.shades[4]))
        #expect(ShadeGrid(picture, maximumColumns: 7).columns == 6)
        // A picture of ink is no larger than it is.
        var plain = picture
        plain.scale = nil
        #expect(ShadeGrid(plain, maximumColumns: 80).columns == 3)
    }

    @Test func whereAllAreOfOneScaleItIsSaidOnce() {
        let pictures = [1, 2].map { Self.wave(14, scale: .ink(to: 3.25), caption: "\($0)") }
        let text = shown(.pictures(pictures), TerminalStyle(isLive: true))
        #expect(text.split(separator: "\n").count { $0.contains("3.25") } == 1)
        let mixed = [
            pictures[0], Self.wave(14, scale: .diverging(to: 0.5), caption: "below"),
        ]
        let both = shown(.pictures(mixed), TerminalStyle(isLive: true)).split(separator: "\n")
        #expect(both.contains { $0.contains("0 … 3.25") && $0.contains("-0.5 … 0.5") })
        #expect(both.last?.contains("below 0") == true)
    }
}

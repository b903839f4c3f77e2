import Foundation
import Testing

@testable import Rendering

/// What is coloured must be readable: contrast as WCAG 2.2 measures it.
@Suite struct PaletteTests {
    private static let hues: [TextStyle.Shade] =
        Role.allCases.map { .role($0) } + (0..<6).map { .series($0) }

    /// Black, and the dark backgrounds of wide-spread themes.
    private static let dark = [
        RGB(0, 0, 0), RGB(0x1E, 0x1E, 0x1E), RGB(0x28, 0x2A, 0x36), RGB(0, 0x2B, 0x36),
    ]
    /// White, and the light backgrounds of wide-spread themes.
    private static let light = [
        RGB(255, 255, 255), RGB(0xFD, 0xF6, 0xE3), RGB(0xFA, 0xFA, 0xFA),
    ]

    private func luminance(_ colour: RGB) -> Double {
        func linear(_ value: UInt8) -> Double {
            let part = Double(value) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
            + 0.0722 * linear(colour.blue)
    }

    private func contrast(_ one: RGB, _ other: RGB) -> Double {
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private func leastContrast(_ background: Background, on colours: [RGB]) -> Double {
        let palette = Palette(colour: .ansi256, background: background)
        return Self.hues.compactMap { palette.index(of: $0) }.flatMap { index in
            colours.map { contrast(RGB(indexOf256: index), $0) }
        }.min() ?? 0
    }

    @Test func onAKnownBackgroundTextIsClear() {
        #expect(leastContrast(.dark, on: Self.dark) >= 4.5)
        #expect(leastContrast(.light, on: Self.light) >= 4.5)
    }

    @Test func onAnUnknownBackgroundTextIsReadable() {
        #expect(leastContrast(.unknown, on: Self.dark + Self.light) >= 3)
    }

    @Test func withSixteenColoursTheConsolesOwnAreReadable() throws {
        let palette = Palette(colour: .ansi16, background: .unknown)
        for hue in Self.hues where hue != .role(.heading) && hue != .role(.quiet) {
            let code = try #require(palette.foreground(hue).flatMap { Int($0) })
            let colour = RGB.console[code < 90 ? code - 30 : code - 82]
            // A text console is dark; what calls itself by its name on paper is still seen.
            #expect(contrast(colour, RGB(0, 0, 0)) >= 3, "\(hue)")
            #expect(contrast(colour, RGB(255, 255, 255)) >= 2.5, "\(hue)")
        }
        #expect(palette.foreground(.role(.quiet)) == "2")
    }

    @Test func rolesAreToldApart() {
        for background in Background.allCases {
            let palette = Palette(colour: .ansi256, background: background)
            let indices = Role.allCases.compactMap { palette.index(of: .role($0)) }
            #expect(Set(indices).count == indices.count)
        }
    }

    @Test func withoutColourNothingIsWritten() {
        let palette = Palette(colour: .none, background: .dark)
        for hue in Self.hues + [.grey(3), .rgb(RGB(1, 2, 3))] {
            #expect(palette.foreground(hue) == nil && palette.background(hue) == nil)
        }
    }

    @Test func coloursComeDownToFewer() {
        #expect(RGB(0, 95, 135).nearestOf256 == 24)
        #expect(RGB(250, 3, 2).nearestOf256 == 196)
        #expect(RGB(120, 119, 121).nearestOf256 == 243)
        for index in 16...255 {
            let colour = RGB(indexOf256: index)
            // The greys of the cube lie between those that have numbers of their own.
            if index < 232, colour.red == colour.green, colour.green == colour.blue { continue }
            #expect(RGB(indexOf256: colour.nearestOf256) == colour, "\(index)")
        }
        for (index, colour) in RGB.console.enumerated() { #expect(colour.nearestOf16 == index) }
        let palette = Palette(colour: .ansi16, background: .unknown)
        #expect(palette.foreground(.grey(100)) == "90")
        #expect(palette.background(.grey(255)) == "107")
        #expect(palette.background(.rgb(RGB(160, 10, 0))) == "41")
    }

    @Test func texts() {
        let style = TerminalStyle(colour: .ansi256, background: .dark)
        #expect(
            style.painted("bobbin [1]> ", as: .prompt) == "\u{1B}[1;38;5;75mbobbin [1]> \u{1B}[0m")
        #expect(style.painted("\u{1B}[2J", as: .heading) == "\u{1B}[1m␛[2J\u{1B}[0m")
        #expect(TerminalStyle().painted("bobbin [1]> ", as: .prompt) == "bobbin [1]> ")
    }
}

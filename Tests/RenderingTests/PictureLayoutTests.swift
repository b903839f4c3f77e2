import Output
import TestSupport
import Testing

@testable import Rendering

@Suite struct PictureLayoutTests {
    /// Three rows: two of ink, one of ink, two of half shade; paper to their right.
    private let small = Picture(
        width: 4, height: 3, shades: [255, 255, 0, 0, 255, 0, 0, 0, 128, 128, 0, 0],
        caption: "9 Ankle boot", description: "a boot")

    @Test func halfBlocksInTrueColour() {
        let ink = "⎋[38;2;0;0;0;48;2;0;0;0m▀"
        let line =
            "     " + ink
            + "⎋[38;2;0;0;0;48;2;255;255;255m▀⎋[38;2;255;255;255;48;2;255;255;255m▀▀⎋[0m"
        let style = TerminalStyle(colour: .trueColour, isLive: true)
        let lines = shown(.pictures([small]), style).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(String(lines[0]) == line)
        #expect(lines[1].hasPrefix("     ⎋[38;2;127;127;127;48;2;255;255;255m▀▀"))
        #expect(lines[2] == " 9 Ankle boot")
    }

    @Test func greysOfThePalette() {
        let text = shown(.pictures([small]), TerminalStyle(colour: .ansi256))
        #expect(text.contains("⎋[38;5;16;48;5;231m▀"))
        #expect(text.contains("⎋[38;5;244;48;5;231m▀▀"))
        #expect(!text.contains("a boot"))
    }

    @Test func charactersWithoutColour() {
        expectText(
            shown(.pictures([small]), TerminalStyle(isLive: true)),
            """
                   █▒
                   ░░
               9 Ankle boot

            """)
        expectText(
            shown(.pictures([small, small]), TerminalStyle(unicode: false)),
            """
                   @+                  @+
                   ::                  ::
               9 Ankle boot        9 Ankle boot
            a boot
            a boot

            """)
    }

    @Test(arguments: [(80, 5 * 14 + 8), (120, 5 * 22 + 8), (148, 5 * 28 + 8), (20, 20)])
    func fiveShareARowWhereTheyFit(width: Int, columns: Int) {
        let picture = Picture(
            width: 28, height: 28, shades: Array(repeating: 255, count: 784), caption: "",
            description: "")
        let lines = PictureLayout(style: TerminalStyle(width: width, colour: .ansi256)).lines(
            for: Array(repeating: picture, count: 5))
        #expect(lines[0].width == columns)
        #expect(lines.allSatisfy { $0.width <= width })
    }

    @Test func wideCaptionsAreCut() {
        let picture = Picture(
            width: 28, height: 2, shades: Array(repeating: 0, count: 56),
            caption: String(repeating: "한", count: 40), description: "")
        let lines = PictureLayout(style: TerminalStyle(width: 20)).lines(for: [picture])
        #expect(lines.last?.text == "한한한한한한한한한…")
    }

    @Test func shrinkingKeepsTheMean() {
        let picture = Picture(
            width: 28, height: 28, shades: (0..<784).map { UInt8($0 % 256) }, caption: "",
            description: "")
        let grid = ShadeGrid(picture, maximumColumns: 11)
        #expect(grid.columns == 11 && grid.rows == 11)
        let before = picture.shades.reduce(0) { $0 + Float($1) } / 784
        let after = grid.shades.reduce(0, +) / 121
        #expect(abs(before - after) < 0.01)  // single precision, some hundred additions
    }

    @Test func oddPicturesAreHarmless() {
        var broken = small
        broken.width = .max
        let empty = Picture(width: 0, height: 0, shades: [], caption: "none", description: "")
        let tall = Picture(
            width: 1, height: 9000, shades: Array(repeating: 9, count: 9000), caption: "",
            description: "")
        for style in [TerminalStyle(), TerminalStyle(width: 1, colour: .trueColour)] {
            let lines = PictureLayout(style: style).lines(for: [broken, empty, tall])
            #expect(lines.count < 200)
        }
        #expect(shown(.pictures([])) == "")
    }
}

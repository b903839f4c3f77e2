import Foundation
import Output
import Testing

@testable import Rendering

/// Pictures of pixels, where the terminal has said that it draws them.
@Suite struct ImageTests {
    private static func style(_ graphics: Graphics, width: Int = 80) -> TerminalStyle {
        var style = TerminalStyle(width: width, height: 24, colour: .trueColour, isLive: true)
        style.graphics = graphics
        return style
    }

    private static func picture(
        _ width: Int = 28, _ height: Int = 28, caption: String = "9 Ankle boot",
        scale: PictureScale? = nil
    ) -> Picture {
        Picture(
            width: width, height: height,
            shades: (0..<width * height).map { UInt8($0 * 7 % 256) }, caption: caption,
            description: "A boot.", scale: scale)
    }

    /// What stands between the escapes of pictures, and the pictures.
    private func parts(_ text: String) throws -> (text: String, files: [Data], sizes: [String]) {
        var files: [Data] = []
        var sizes: [String] = []
        var open = ""
        let kitty = text.replacing(/⎋_G([^;⎋]*);([A-Za-z0-9+\/=]*)⎋\\/) { match in
            open += match.output.2
            #expect(match.output.2.count <= 4096)
            if match.output.1.contains("a=T") { sizes.append(String(match.output.1)) }
            if match.output.1.contains("m=0") {
                files.append(Data(base64Encoded: open) ?? Data())
                open = ""
            }
            return ""
        }
        #expect(open == "")
        let rest = kitty.replacing(/⎋7⎋]1337;File=([^:]*):([A-Za-z0-9+\/=]*)\u{7}⎋8/) { match in
            sizes.append(String(match.output.1))
            files.append(Data(base64Encoded: String(match.output.2)) ?? Data())
            return ""
        }
        return (rest, files, sizes)
    }

    /// Width, height and colour type of a PNG file.
    private func size(of file: Data) -> [Int] {
        let bytes = Array(file)
        guard bytes.count > 26, Array(bytes[0..<4]) == [0x89, 0x50, 0x4E, 0x47] else { return [] }
        func number(_ start: Int) -> Int {
            bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        return [number(16), number(20), Int(bytes[25])]
    }

    @Test func kittyDrawsOverBlankRows() throws {
        let (text, files, sizes) = try parts(
            shown(
                .pictures([Self.picture(), Self.picture(caption: "0 Shirt")]), Self.style(.kitty)))
        let rows = String(repeating: "\n", count: 13)
        #expect(
            text == rows + "⎋[13A⎋[1G⎋[13B⎋[13A⎋[31G⎋[13B\n"
                + "        9 Ankle boot                    0 Shirt\n")
        #expect(sizes == Array(repeating: "a=T,f=100,c=28,r=14,C=1,q=2,m=0", count: 2))
        #expect(files.map(size) == [[280, 280, 0], [280, 280, 0]])
    }

    @Test func iTermDrawsOverBlankRows() throws {
        let (text, files, sizes) = try parts(
            shown(.pictures([Self.picture()]), Self.style(.iTerm)))
        #expect(
            text == String(repeating: "\n", count: 13)
                + "⎋[13A⎋[1G⎋[13B\n        9 Ankle boot\n")
        #expect(
            sizes == [
                "inline=1;size=\(files[0].count);width=28;height=14;preserveAspectRatio=0"
            ])
        #expect(files.map(size) == [[280, 280, 0]])
    }

    /// Numbers on both sides of 0 have their colours, and the scale is said below.
    @Test func numbersHaveColours() throws {
        let picture = Self.picture(3, 3, caption: "unit 0", scale: .diverging(to: 0.5))
        let (text, files, sizes) = try parts(shown(.pictures([picture]), Self.style(.kitty)))
        #expect(text.contains("unit 0") && text.contains("-0.5"))
        #expect(files.map { size(of: $0)[2] } == [2])
        #expect(sizes[0].contains("c=12,r=6"))
    }

    /// An odd number of shades under each other ends in the middle of a row of text.
    @Test func oddHeightsKeepTheirProportions() throws {
        let (_, files, sizes) = try parts(
            shown(.pictures([Self.picture(28, 27)]), Self.style(.kitty)))
        #expect(sizes[0].contains("c=28,r=14"))
        #expect(files.map(size) == [[280, 280, 0]])
    }

    @Test func manyLettersAreSentInPieces() throws {
        var random = SystemRandomNumberGenerator()
        let noise = Picture(
            width: 120, height: 120,
            shades: (0..<14_400).map { _ in UInt8.random(in: 0...255, using: &random) },
            caption: "noise", description: "")
        let whole = shown(.pictures([noise]), Self.style(.kitty))
        #expect(whole.contains("m=1;") && whole.contains("⎋_Gq=2,m=0;"))
        #expect(try parts(whole).files.map { size(of: $0).count } == [3])
    }

    /// Rows wrap, and captions stay below theirs, at any width.
    @Test(arguments: [40, 60, 80, 120, 200])
    func rowsWrap(width: Int) throws {
        let pictures = (0..<10).map { Self.picture(caption: "no \($0)") }
        let (text, files, _) = try parts(
            shown(.pictures(pictures), Self.style(.kitty, width: width)))
        #expect(files.count == 10)
        let plain = shown(
            .pictures(pictures), TerminalStyle(width: width, colour: .trueColour, isLive: true))
        #expect(text.count { $0 == "\n" } == plain.count { $0 == "\n" })
        let columns = text.matches(of: /⎋\[(\d+)G/).compactMap { Int($0.output.1) }
        #expect(columns.allSatisfy { $0 <= width })
        for line in text.replacing(/⎋\[\d+[ABG]/, with: "").split(separator: "\n") {
            #expect(DisplayWidth.of(line) <= width)
        }
    }

    @Test func aPredictionStandsBesideItsPicture() throws {
        let outputs = Bars(
            title: "says 9", labelTitle: "class", valueTitle: "share", measure: .share,
            bars: (0..<10).map { .init("\($0)", 0.1) }, description: "")
        let block = Block.prediction(Prediction(picture: Self.picture(), outputs: outputs))
        let (text, files, _) = try parts(shown(block, Self.style(.kitty)))
        #expect(files.count == 1)
        #expect(text.contains("⎋[1G"))
        #expect(!text.contains("▀"))
    }

    /// In a lesson the margin moves the picture.
    @Test func theMarginMovesIt() throws {
        var style = Self.style(.kitty)
        style.marginsAnswers = true
        let text = shown(
            [
                .cellBegan(index: 1, source: "show 1", line: 1),
                .block(.pictures([Self.picture()])),
            ], style)
        #expect(text.contains("⎋[3G"))
        #expect(ImageText.isWithin(text.replacing("⎋", with: "\u{1B}")))
        #expect(!ImageText.isWithin("plain"))
    }

    @Test func withoutGraphicsNothingIsSent() {
        #expect(!shown(.pictures([Self.picture()]), Self.style(.none)).contains("_G"))
    }
}

import Foundation
import Output
import TestSupport
import Testing

@testable import Notebook
@testable import Statements

/// `to "FILE"`: pictures as files, and what is refused.
@Suite struct FigureFileTests {
    private let folder = TemporaryFolder()

    private func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name)))
    }

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Every statement that draws, in either form; the picture goes to the file and not to the screen.
    @Test(arguments: [
        "plot loss", "plot loss accuracy", "plot", "plot history.loss", "plot runs", "plot runs 1",
        "plot [1, 4, 9]", "plot [1, 2] [3, 5]", "plot curve([1, 2], [3, 4], label=\"a\")",
        "histogram train_target", "counts", "show 3", "show test 0..2", "show train_input[7]",
        "confusion", "confusion test", "mistakes 3", "predict 0", "weights dense",
        "weights dense 0..3",
        "activations 7", "activations test 7",
    ]) func everyPictureCanBeAFile(statement: String) throws {
        let bench = Bench(Bench.trained, folder: folder)
        let shown = try #require(bench.run(statement))
        #expect(shown.status == .ok, "\(plain(shown))")
        let svg = try #require(bench.run(statement + " to \"a.svg\""))
        #expect(svg.status == .ok, "\(plain(svg))")
        let png = try #require(bench.run(statement + " to \"b.png\""))
        #expect(png.status == .ok, "\(plain(png))")
        let text = try folder.text("a.svg")
        #expect(text.hasPrefix("<svg xmlns=") && text.hasSuffix("</svg>\n"))
        #expect(try bytes("b.png").starts(with: Self.signature))
        for cell in [svg, png] {
            #expect(!cell.blocks.contains { $0.isDrawn }, "\(plain(cell))")
            #expect(plain(cell).contains("Wrote the picture to "))
        }
        #expect(shown.blocks.contains { $0.isDrawn })
    }

    @Test func whatIsRefused() {
        expectTranscript(
            from: .trained,
            #"""
            > plot loss to "x.gif"
            plot loss to "x.gif"
                         ^^^^^^^ a picture's file ends in .svg or .png
            For example: to "x.svg", or .png for one of pixels.
            > plot loss to picture
            plot loss to picture
                         ^^^^^^^ a picture's file ends in .svg or .png
            For example: to "picture.svg", or .png for one of pixels.
            > plot loss to
            plot loss to
                      ^^ a file's name follows `to`
            For example: plot … to "picture.svg"
            > plot loss to 5
            plot loss to 5
                         ^ a file's name follows `to`
            For example: plot … to "picture.svg"
            > plot loss to ".svg"
            plot loss to ".svg"
                         ^^^^^^ a picture's file ends in .svg or .png
            For example: to "picture.svg", or .png for one of pixels.
            > history to "x.svg"
            history to "x.svg"
                    ^^ history draws no picture that a file could hold
            Leave `to` and the file out. `help plot` shows what draws curves.
            > weights to "x.svg"
            weights to "x.svg"
                       ^^^^^^^ this answer is read, not looked at: it has no picture that a file could hold
            Leave `to "x.svg"` out to see it.
            > plot nothing to "x.svg"
            plot nothing to "x.svg"
                 ^^^^^^^ nothing is called nothing
            Arrays: history.loss, history.accuracy, train_input, train_target, val_input, val_target, test_input, test_target, ….
            """#)
    }

    @Test func onlyWhereStatementsMayWrite() throws {
        let bench = Bench(Bench.trained, folder: folder)
        _ = try folder.makeFolder("there.png")
        for (name, said) in [
            ("no/x.svg", Recorded("no/x.svg cannot be written: its folder is not there.")),
            (
                "../x.svg",
                Recorded("../x.svg lies outside of the folders that statements may write in.")
            ),
            (
                "/tmp/x.svg",
                Recorded("/tmp/x.svg lies outside of the folders that statements may write in.")
            ),
            ("there.png", Recorded("there.png is a folder.")),
        ] {
            let cell = try #require(bench.run("plot loss to \"\(name)\""))
            expectText(cell.diagnostics.first?.message, said)
            #expect(cell.diagnostics.first?.span?.column == 14)
            #expect(cell.diagnostics.first?.hint?.isEmpty == false)
        }
        #expect(try folder.names == ["there.png"])
        #expect(!FileManager.default.fileExists(atPath: "/tmp/x.svg"))
    }

    /// Whatever fails, the picture that was there stays, and nothing is left beside it.
    @Test func aFailureLeavesTheOldFile() throws {
        try folder.write("old", to: "a.png")
        let bench = Bench(Bench.trained, folder: folder)
        let cell = try #require(bench.run("plot [1, 2] title=\"손실\" to \"a.png\""))
        expectText(
            cell.diagnostics.first?.message,
            """
            PNG pictures are drawn here with Latin letters alone, and `손실` has others
            """)
        expectText(cell.diagnostics.first?.hint, #"As SVG it can be written: to "a.svg""#)
        for line in [
            "plot nothing to \"a.png\"", "weights to \"a.png\"", "show 0..9999 to \"a.png\"",
        ] {
            #expect(bench.run(line)?.status == .error, "\(line)")
        }
        #expect(try folder.text("a.png") == "old")
        #expect(try folder.names == ["a.png"])
        #expect(
            bench.answer("plot [1, 2] to \"a.png\"").hasSuffix(
                "It took the place of the file that had this name."))
        #expect(try bytes("a.png").starts(with: Self.signature))
        #expect(try folder.names == ["a.png"])
    }

    @Test func hostileNamesAreText() throws {
        let bench = Bench(Bench.empty, folder: folder)
        let name = "<script>&\\u{1B}[2J\u{202E}x" + String(repeating: "w", count: 10_000)
        let line = "plot curve([1, 2], [3, 4], label=\"\(name)\") title=\"\(name)\" to \"a.svg\""
        #expect(bench.run(line)?.status == .ok)
        let text = try folder.text("a.svg")
        #expect(text.contains("&lt;script&gt;&amp;") && !text.contains("<script"))
        #expect(text.contains("\\u{202e}") && !text.contains("\u{202E}"))
        #expect(text.utf8.count < 20_000)
    }

    /// An array of the learner's own may be called `to`.
    @Test func aNameIsNoFile() throws {
        let bench = Bench(Bench.empty, folder: folder)
        bench.answer("to = [1, 2, 3]")
        #expect(bench.answer("plot to").hasPrefix("to\n"))
        #expect(bench.answer("plot to to \"to.svg\"").hasPrefix("Wrote the picture to to.svg"))
        #expect(bench.answer("plot(to, to=\"two.svg\")").hasPrefix("Wrote the picture to two.svg"))
        #expect(bench.failures == 0)
    }

    @Test func itWorksInARepeat() throws {
        let bench = Bench(Bench.empty, folder: folder)
        bench.answer("x = array([1, 2, 3])")
        let said = bench.answer("repeat 3\nx = x * 2\nplot x to \"x.svg\"\nend")
        #expect(said.contains("Wrote the picture to x.svg"))
        #expect(try folder.text("x.svg").contains("from 8 at place 0 to 24 at place 2"))
    }
}

extension Block {
    fileprivate var isDrawn: Bool {
        switch self {
        case .plot, .bars, .prediction, .pictures, .matrix: true
        default: false
        }
    }
}

import Foundation
import Output
import TestSupport
import Testing
import Wording

@testable import Figures

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What a reader of XML finds in an SVG file.
private final class SVGReader: NSObject, XMLParserDelegate {
    private(set) var elements: [(name: String, attributes: [String: String], text: String)] = []
    private(set) var isWellFormed = false
    private var open: [Int] = []

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append((name, attributes, ""))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let last = open.last { elements[last].text += text }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) { open.removeLast() }

    func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }
}

@Suite struct SVGTests {
    private func read(_ blocks: [Block]) throws -> SVGReader {
        let reader = SVGReader(try #require(Figure(blocks)).svg)
        #expect(reader.isWellFormed)
        return reader
    }

    @Test func everyBlockIsOnePictureWithTitleAndDescription() throws {
        for block in FigureSamples.all {
            let reader = try read([block])
            let root = try #require(reader.elements.first)
            #expect(root.name == "svg" && root.attributes["role"] == "img")
            #expect(root.attributes["aria-labelledby"] == "title desc")
            #expect(reader.texts("title").count == 1 && reader.texts("title") != [""])
            #expect(reader.texts("desc").count == 1 && reader.texts("desc") != [""])
            let names = Set(reader.elements.map(\.name))
            let known: Set = [
                "svg", "title", "desc", "rect", "polyline", "polygon", "circle", "text", "image",
            ]
            #expect(names.isSubset(of: known))
        }
    }

    /// Nothing that is drawn lies outside of the picture.
    @Test func allOfItLiesWithin() throws {
        for block in FigureSamples.all {
            let reader = try read([block])
            let root = try #require(reader.elements.first?.attributes)
            let width = try #require(root["width"].flatMap(Double.init))
            let height = try #require(root["height"].flatMap(Double.init))
            for element in reader.elements.dropFirst() where element.attributes["x"] != nil {
                let values = element.attributes.mapValues { Double($0) ?? 0 }
                let (x, y) = (values["x"] ?? 0, values["y"] ?? 0)
                #expect(x >= 0 && x + (values["width"] ?? 0) <= width + 0.01, "\(element)")
                #expect(y >= 0 && y + (values["height"] ?? 0) <= height + 0.01, "\(element)")
            }
        }
    }

    /// As on the screen: a very small value is not written as 0.
    @Test func aSmallBestValueKeepsItsDigits() throws {
        var plot = FigureSamples.plot
        plot.curves[0].y = plot.curves[0].y.map { $0.map { $0 * 1e-4 } }
        plot.curves[0].best = 2
        let reader = try read([.plot(plot)])
        #expect(reader.texts("text").contains("best loss 3.0000e-05, epoch 3"))
    }

    @Test func aPlotHasItsTextsAsTexts() throws {
        let reader = try read([.plot(FigureSamples.plot)])
        let texts = reader.texts("text")
        for text in [
            "loss and val_loss over 3 epochs", "epoch", "loss", "val_loss", "1", "2", "3",
            "best val_loss 0.6000, epoch 2", "val_loss is no number (nan) in epoch 3: a gap.",
        ] { #expect(texts.contains(text), "\(text)") }
        expectText(
            reader.texts("desc"),
            """
            loss falls from 0.9 to 0.3. val_loss is no number (nan) in epoch 3: a gap.
            """)
        // A line for each curve, the dashed one for validation.
        let lines = reader.elements.filter {
            $0.name == "polyline" && $0.attributes["stroke-width"] == "2"
        }
        #expect(lines.filter { $0.attributes["stroke-dasharray"] != nil }.count == 2)
        #expect(lines.filter { $0.attributes["stroke-dasharray"] == nil }.count == 2)
    }

    @Test func whatIsSaidBetweenIsWritten() throws {
        let reader = try read([
            .text("The largest confusions:\n  Coat was called Shirt 3 times"),
            .matrix(FigureSamples.confusion), .text("`mistakes 10` shows them."),
            .table(Table(columns: [.init("not drawn")], rows: [])),
        ])
        let texts = reader.texts("text")
        #expect(texts.contains("The largest confusions:"))
        #expect(texts.contains("Coat was called Shirt 3 times"))
        // Statements to try next are for the screen, and tables for reading.
        #expect(!texts.contains { $0.contains("mistakes") || $0.contains("not drawn") })
        #expect(reader.texts("desc")[0].contains("Coat was called Shirt 3 times"))
    }

    @Test func namesAreTexts() throws {
        let names = [
            "<script>alert(1)</script>", "\"/><a href='x'>&amp;", "\u{1B}[2J\u{7}\u{0}",
            "\u{202E}gnp.x\u{200F}", "עברית ١٢٣ 티셔츠", String(repeating: "W", count: 10_000),
            "]]>\u{FFFF}\u{FFFE}",
        ]
        for name in names {
            var (plot, bars, matrix) =
                (FigureSamples.plot, FigureSamples.distribution, FigureSamples.confusion)
            var picture = FigureSamples.picture
            (plot.title, plot.x.title, plot.curves[0].name) = (name, name, name)
            (bars.title, bars.labelTitle) = (name, name)
            matrix.rows.names = [name, name]
            matrix.columns.names = [name, name]
            (picture.caption, picture.description) = (name, name)
            var counts = FigureSamples.bars
            counts.bars[0].label = name
            let reader = try read([
                .plot(plot), .bars(bars), .bars(counts), .matrix(matrix), .pictures([picture]),
            ])
            let texts = reader.texts("text")
            #expect(!reader.elements.contains { ["script", "a"].contains($0.name) })
            for text in texts {
                #expect(text.count < 200)
                #expect(!text.unicodeScalars.contains(where: UnsafeText.isUnsafe))
            }
            let shown = UnsafeText.cleaned(String(name.prefix(6)))
            #expect(texts.contains { $0.hasPrefix(shown) }, "\(shown)")
        }
    }
}

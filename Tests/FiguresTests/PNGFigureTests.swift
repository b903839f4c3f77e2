import Output
import Testing

@testable import Figures

/// Figures as pixels, read back from the file.
@Suite struct PNGFigureTests {
    private struct Pixels {
        let width: Int
        let height: Int
        let bytes: [UInt8]

        init(_ blocks: [Block]) throws {
            let figure = try #require(Figure(blocks))
            let read = try #require(pixels(of: try figure.png()))
            (width, height, bytes) = read
        }

        func places(_ colour: RGB) -> [(x: Int, y: Int)] {
            (0..<width * height).filter {
                bytes[$0 * 3] == colour.red && bytes[$0 * 3 + 1] == colour.green
                    && bytes[$0 * 3 + 2] == colour.blue
            }.map { ($0 % width, $0 / width) }
        }
    }

    private let blue = FigureColours.series(0)

    @Test func twoPixelsToThePoint() throws {
        for block in FigureSamples.all {
            let figure = try #require(Figure([block]))
            let read = try Pixels([block])
            #expect(read.width == Int(figure.width) * 2)
            #expect(abs(Double(read.height) - figure.height * 2) <= 2)
            // Mostly paper, and some ink.
            let paper = read.places(RGB(grey: 255)).count
            #expect(paper > read.width * read.height / 6)
            #expect(!read.places(FigureColours.ink).isEmpty || !read.places(RGB(grey: 0)).isEmpty)
        }
    }

    @Test func barsAreAsLongAsTheirValues() throws {
        // 2 and 1 in rows of equal height: twice the pixels in the upper half.
        let places = try Pixels([.bars(FigureSamples.bars)]).places(blue)
        let middle = 2 * (58 + 24)
        let (upper, lower) = (places.count { $0.y < middle }, places.count { $0.y >= middle })
        #expect(abs(Double(upper) / Double(lower) - 2) < 0.02)
    }

    @Test func aDistributionStandsOnItsAxis() throws {
        let places = try Pixels([.bars(FigureSamples.distribution)]).places(blue)
        let left = try #require(places.map(\.x).min())
        let right = try #require(places.map(\.x).max())
        let middle = (left + right) / 2
        let (first, second) = (places.count { $0.x < middle }, places.count { $0.x >= middle })
        #expect(abs(Double(first) / Double(second) - 4) < 0.05)
        // Both end at the same line below.
        let bottoms = [places.filter { $0.x < middle }, places.filter { $0.x >= middle }].map {
            $0.map(\.y).max() ?? 0
        }
        #expect(abs(bottoms[0] - bottoms[1]) <= 1)
    }

    @Test func aPictureIsItsShades() throws {
        let read = try Pixels([.pictures([FigureSamples.picture])])
        let black = read.places(RGB(grey: 0))
        let left = try #require(black.map(\.x).min())
        let right = try #require(black.map(\.x).max())
        let top = try #require(black.map(\.y).min())
        let side = right - left + 1
        // TextStyle above right and below left, paper elsewhere.
        #expect(black.count == side * side / 2)
        let half = side / 2
        #expect(black.allSatisfy { ($0.x < left + half) == ($0.y >= top + half) })
    }

    @Test func curvesRunWhereTheValuesAre() throws {
        let plot = Plot(
            title: "y over x", x: .init("x"), y: .init("y"),
            curves: [.init(name: "y", x: [0, 1, 2], y: [0, 10, 5])], description: "up and down")
        let places = try Pixels([.plot(plot)]).places(blue)
        func height(_ share: Double) throws -> Double {
            let (left, right) = (places.map(\.x).min() ?? 0, places.map(\.x).max() ?? 0)
            let column = Int(Double(left) + share * Double(right - left))
            let ys = places.filter { abs($0.x - column) <= 1 }.map { Double($0.y) }
            return try #require(ys.isEmpty ? nil : ys.reduce(0, +) / Double(ys.count))
        }
        let (low, quarter, high, end) = (
            try height(0.005), try height(0.25), try height(0.5), try height(0.995)
        )
        let range = low - high
        #expect(range > 400)
        // Halfway up at 5, and back there at the end; 4% for the width of line and marks.
        #expect(abs((low - quarter) / range - 0.5) < 0.04)
        #expect(abs((low - end) / range - 0.5) < 0.04)
    }

    @Test func aMatrixIsShadedByRows() throws {
        let read = try Pixels([.matrix(FigureSamples.confusion)])
        let shade = MatrixShade(FigureSamples.confusion)
        let (all, most, few) = (
            shade.colour(1, isRight: true), shade.colour(0.75, isRight: false),
            shade.colour(0.25, isRight: true)
        )
        // Right is blue, wrong orange; four of four darker than one of four.
        #expect(all.blue > all.red && most.red > most.blue && all.blue < few.blue)
        for colour in [all, most, few] { #expect(read.places(colour).count > 1000) }
    }

    @Test func aLargeMatrixFits() throws {
        let read = try Pixels([.matrix(FigureSamples.kernel)])
        #expect(read.width == 1440 && read.height < 2400)
        #expect(!read.places(ColourScale.colour(-0.99)).isEmpty)
    }

    @Test func lettersWithMarksAreDrawn() throws {
        func ink(_ title: String) throws -> Int {
            var plot = FigureSamples.plot
            plot.title = title
            return try Pixels([.plot(plot)]).places(FigureColours.ink).count
        }
        #expect(try ink("Grüße señor") > ink("Grue senor"))
    }

    @Test func foreignLettersAreRefusedByName() throws {
        var bars = FigureSamples.bars
        bars.bars[0].label = "0 티셔츠"
        let figure = try #require(Figure([.bars(bars)]))
        #expect(throws: FigureError.lettersMissing(in: "0 티셔츠")) { try figure.png() }
        #expect(figure.svg.contains("0 티셔츠"))
    }

    @Test func hostileNamesAreDrawnAsText() throws {
        var bars = FigureSamples.bars
        bars.bars[0].label = "\u{1B}[2J<script>\u{202E}" + String(repeating: "W", count: 10_000)
        let read = try Pixels([.bars(bars)])
        #expect(read.width == 1440 && read.height < 400)
    }

    @Test func tooManyPicturesAreRefused() throws {
        let figure = try #require(
            Figure([.pictures(Array(repeating: FigureSamples.picture, count: 3000))]))
        #expect(throws: FigureError.self) { try figure.png() }
    }

    /// Weights that ran away have no scale, and are drawn all the same.
    @Test func whatIsNoNumberIsDrawn() throws {
        for value in [Float.nan, .infinity] {
            let picture = Picture(
                width: 2, height: 1, values: [value, 1], scale: .diverging(to: Double(value)),
                caption: "unit 0", description: "")
            let matrix = Matrix(
                rows: .init("a", labels: ["0"]), columns: .init("b", labels: ["0", "1"]),
                values: [[Double(value), 0]], shading: .diverging)
            var bars = FigureSamples.distribution
            bars.bars[0].value = Double(value)
            let read = try Pixels([.pictures([picture]), .matrix(matrix), .bars(bars)])
            #expect(read.width == 1440)
        }
    }

    @Test func wordsAloneAreNoFigure() {
        #expect(Figure([.text("words"), .table(Table(columns: [], rows: []))]) == nil)
        #expect(Figure([.pictures([])]) == nil)
        let odd = Matrix(
            rows: .init("a", labels: []), columns: .init("b", labels: []), values: [],
            shading: .diverging)
        #expect(Figure([.matrix(odd)]) == nil)
    }
}

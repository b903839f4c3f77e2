import Output
import TestSupport
import Testing

@testable import Rendering

@Suite struct BarsLayoutTests {
    private let classes = Bars(
        title: "100 examples in train", labelTitle: "class", valueTitle: "examples",
        bars: [.init("0 T-shirt/top", 60), .init("1 Trouser", 39.0), .init("2 Coat", 1)],
        total: 100, description: "T-shirt/top is the largest.")

    private let spread = Bars(
        title: "x: 1,234 numbers", labelTitle: "x", valueTitle: "numbers",
        bars: [.init("", 1000), .init("", 234), .init("", 0)], total: 1234,
        edges: [-0.05, 0, 0.05, 0.1], remarks: ["From -0.02 to 0.09."], description: "")

    private let shares = Bars(
        title: "test 12: says 5 Sandal", labelTitle: "class", valueTitle: "share", measure: .share,
        bars: [
            .init("0 Top", 0.0001), .init("5 Sandal", 0.95, note: "says"),
            .init("7 Sneaker", 0.0499, note: "right answer"),
        ],
        whole: 1, description: "Sandal.")

    @Test(arguments: [40, 60, 80, 120]) func plainForms(width: Int) throws {
        let stripes = Picture(
            width: 28, height: 28, shades: (0..<784).map { $0 / 28 % 4 < 2 ? 255 : 0 },
            caption: "7 Sneaker", description: "stripes")
        let blocks: [Block] = [
            .bars(classes), .bars(spread), .bars(shares),
            .prediction(Prediction(picture: stripes, outputs: shares)),
            .prediction(Prediction(picture: nil, outputs: shares)),
        ]
        let text = blocks.flatMap { block in
            [true, false].map { shown(block, TerminalStyle(width: width, unicode: $0)) }
        }.joined(separator: "\n")
        try expectFile("Golden/bars-\(width).txt", says: text)
    }

    @Test func besideThePictureWhereThereIsRoom() {
        let picture = Picture(
            width: 28, height: 28, shades: Array(repeating: 255, count: 784),
            caption: "7 Sneaker", description: "stripes")
        let prediction = Block.prediction(Prediction(picture: picture, outputs: shares))
        let wide = shown(prediction, TerminalStyle(width: 80)).split(separator: "\n")
        #expect(wide.contains { $0.contains(/█   .*5 Sandal/) })
        let narrow = shown(prediction, TerminalStyle(width: 40)).split(separator: "\n")
        let caption = narrow.firstIndex { $0.contains("      7 Sneaker") } ?? 99
        let bar = narrow.firstIndex { $0.hasPrefix("5 Sandal") } ?? 0
        #expect(caption < bar)
        let rows = shown(.prediction(Prediction(picture: nil, outputs: shares)))
        #expect(rows.hasPrefix("test 12: says 5 Sandal\nclass "))
    }

    @Test(arguments: [10, 20, 40, 60, 80, 120, 200])
    func everyWidth(width: Int) {
        let picture = Picture(
            width: 28, height: 28, shades: Array(repeating: 200, count: 784),
            caption: "7 Sneaker", description: "grey")
        let many = Bars(
            title: "t", labelTitle: "class", valueTitle: "examples",
            bars: (0..<300).map { .init(String(repeating: "한글", count: $0), Double($0)) },
            total: 1, description: "")
        for block in [
            .bars(classes), .bars(spread), .bars(shares), .bars(many),
            .prediction(Prediction(picture: picture, outputs: shares)),
        ] as [Block] {
            for style in [
                TerminalStyle(width: width), TerminalStyle(width: width, unicode: false),
                TerminalStyle(width: width, colour: .trueColour, isLive: true),
            ] {
                for line in BlockLayout(style: style).lines(for: block) {
                    #expect(line.width <= width, "\(width): \(line.text)")
                }
                guard width >= 40 else { continue }
                let text = BlockLayout(style: style).lines(for: block).map(\.text)
                    .joined(separator: "\n")
                if case .prediction = block { #expect(text.contains("right answer")) }
            }
        }
    }

    @Test func oddValuesAreHarmless() {
        let odd = Bars(
            title: "", labelTitle: "", valueTitle: "", measure: .number,
            bars: [.init("a", .nan), .init("b", .infinity), .init("c", -3), .init("d", 1e308)],
            total: 0, description: "")
        #expect(shown(.bars(odd)).contains("nan"))
        let none = Bars(title: "t", labelTitle: "", valueTitle: "", bars: [], description: "")
        expectText(
            shown(.bars(none), TerminalStyle(isLive: true)),
            """
            t

            """)
    }
}

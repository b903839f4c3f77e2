import Output
import TestSupport
import Testing

@testable import Rendering

@Suite struct PlotLayoutTests {
    @Test(arguments: [40, 60, 80, 120]) func plainForms(width: Int) throws {
        let text = PlotSamples.all.flatMap { plot in
            [true, false].map { shown(.plot(plot), TerminalStyle(width: width, unicode: $0)) }
        }.joined(separator: "\n")
        try expectFile("Golden/plots-\(width).txt", says: text)
    }

    /// Training and validation differ in colour too; a live terminal needs no words.
    @Test func inColour() {
        let text = shown(
            .plot(PlotSamples.losses), TerminalStyle(width: 80, colour: .ansi16, isLive: true))
        #expect(text.contains("⎋[94m──a──⎋[0m loss   ⎋[33m╌╌b╌╌⎋[0m val_loss"))
        #expect(text.contains("⎋[33m●"))
        #expect(!text.contains("Both fall."))
    }

    @Test func aPointIsSeen() {
        let plot = Plot(
            title: "t", x: .init("epoch", isWhole: true), y: .init("loss"),
            curves: [.init(name: "loss", x: [1], y: [0.5])], description: "")
        let text = shown(.plot(plot), TerminalStyle(width: 40, isLive: true))
        #expect(text.count(where: { $0 == "•" }) == 1)
    }

    /// A gap leaves a gap, and a value alone between gaps is a point.
    @Test func gapsAreGaps() {
        let plot = Plot(
            title: "t", x: .init("epoch", isWhole: true), y: .init("loss"),
            curves: [
                .init(
                    name: "loss", x: (0..<100).map(Double.init),
                    y: (0..<100).map {
                        $0 == 50 ? 1 : (30..<70).contains($0) ? nil : 1
                    })
            ], description: "")
        let lines = shown(.plot(plot), TerminalStyle(width: 60, isLive: true)).split(
            separator: "\n")
        let drawn = lines.first { $0.contains("•") } ?? ""
        #expect(drawn.contains(/⠒ {8,}• {8,}[⠒⠐]|⠤ {8,}• {8,}[⠤⠠]|⠉ {8,}• {8,}[⠉⠈]/), "\(drawn)")
    }

    @Test func nothingToDrawLeavesTheAxes() {
        let plot = Plot(
            title: "t", x: .init("x"), y: .init("y"),
            curves: [.init(name: "y", x: [1, 2], y: [nil, nil])], description: "")
        #expect(shown(.plot(plot)).contains("┤"))
        let none = Plot(title: "t", x: .init("x"), y: .init("y"), curves: [], description: "")
        #expect(shown(.plot(none)).contains("└"))
    }

    /// Whatever the width, no line is wider, and axis labels, names and best values are there.
    @Test(arguments: [10, 17, 25, 40, 60, 79, 80, 99, 120, 133, 200])
    func everyWidth(width: Int) {
        for unicode in [true, false] {
            let style = TerminalStyle(width: width, unicode: unicode)
            let lines = PlotLayout(style: style).lines(for: PlotSamples.losses)
            for line in lines { #expect(line.width <= width, "\(width): \(line.text)") }
            guard width >= 40 else { continue }
            let text = lines.map(\.text).joined(separator: "\n")
            for word in ["val_loss", "epoch", "best val_loss 0.3000", "0.6", "12"] {
                #expect(text.contains(word), "\(width): \(word)")
            }
        }
    }

    @Test func titlesOfManyLettersAreCut() {
        let name = String(repeating: "long ", count: 2000)
        let plot = Plot(
            title: name, x: .init(name), y: .init(name),
            curves: [
                .init(name: name, x: [1, 2], y: [1, 2], best: 0),
                .init(name: "\u{1B}[31m\u{202E}한글", x: [1, 2], y: [2, 1]),
            ], description: "")
        let text = shown(.plot(plot), TerminalStyle(width: 60, isLive: true))
        #expect(text.split(separator: "\n").count < 30)
        #expect(text.contains("␛[31m\\u{202e}한글"))
        #expect(!text.contains("⎋"))
    }

    /// Room for a title line, an axis and a legend on a screen of 24 lines.
    @Test func fitsAScreen() {
        var plot = PlotSamples.losses
        plot.remarks = []
        let style = TerminalStyle(width: 80, colour: .ansi256, isLive: true)
        #expect(PlotLayout(style: style).lines(for: plot).count <= 20)
    }

    @Test(arguments: [50_000, 3])
    func manyPointsAreDrawnAtOnce(count: Int) {
        let plot = Plot(
            title: "t", x: .init("x"), y: .init("y"),
            curves: [
                .init(
                    name: "y", x: (0..<count).map(Double.init),
                    y: (0..<count).map { Double($0 * 7919 % 10_007) })
            ], description: "")
        let clock = ContinuousClock()
        var lines: [Line] = []
        let time = clock.measure {
            lines = PlotLayout(style: TerminalStyle(width: 120)).lines(for: plot)
        }
        #expect(lines.count > 10)
        // A tenth of a second is the promise; a machine under load gets some more.
        #expect(time < .milliseconds(400), "\(time)")
    }
}

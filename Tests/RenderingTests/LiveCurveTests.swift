import Output
import TestSupport
import Testing

@testable import Rendering

/// The curve that is drawn under the bar while a network learns.
@Suite struct LiveCurveTests {
    private static let count = 12

    private static func losses(_ epoch: Int) -> [MetricValue] {
        let loss = 0.2 + 0.4 / Double(epoch)
        return [MetricValue("loss", loss), MetricValue("val_loss", loss + 0.02 * Double(epoch))]
    }

    /// A fit of twelve epochs, each with its bar half way and at its end.
    private static func events(
        seconds: Double = 0.6, wantsCurve: Bool = true, upTo last: Int = count
    ) -> [OutputEvent] {
        (1...last).flatMap { epoch -> [OutputEvent] in
            let bars = [750, 1500].map { step in
                OutputEvent.progress(
                    Progress(
                        task: .epoch(epoch, of: count), completed: step, total: 1500,
                        secondsElapsed: seconds * Double(step) / 1500,
                        metrics: [losses(epoch)[0]], expected: ["loss", "val_loss"],
                        wantsCurve: wantsCurve))
            }
            return bars + [
                .block(
                    .epoch(
                        EpochReport(
                            run: 1, epoch: epoch, epochs: count, steps: 1500, seconds: seconds,
                            metrics: losses(epoch))))
            ]
        }
    }

    private static func style(_ width: Int = 80, height: Int = 24) -> TerminalStyle {
        TerminalStyle(width: width, height: height, isLive: true)
    }

    /// A screen with a renderer that writes on it.
    private final class Watched {
        let collected = Collected()
        let renderer: TerminalRenderer
        var screen: ScreenModel
        private var seen = 0

        init(_ style: TerminalStyle) {
            renderer = TerminalRenderer(style: style) { [collected] in collected.add($0) }
            screen = ScreenModel(columns: style.width)
        }

        func receive(_ events: [OutputEvent]) {
            for event in events {
                renderer.receive(event)
                let text = collected.text
                screen.write(String(text.unicodeScalars.dropFirst(seen)))
                seen = text.unicodeScalars.count
            }
        }
    }

    private static let end: [OutputEvent] = [
        .block(.text("Done.")), .cellEnded(Cell(index: 1, source: "fit 12", line: 1)),
    ]

    @Test func itStandsUnderTheBar() throws {
        let watched = Watched(Self.style(60))
        watched.receive(Array(Self.events(upTo: 8).dropLast()))
        try expectFile("Golden/live-curve-60.txt", says: watched.screen.text + "\n")
        let plain = Watched(TerminalStyle(width: 60, height: 24, isLive: true, unicode: false))
        plain.receive(Array(Self.events(upTo: 8).dropLast()))
        try expectFile("Golden/live-curve-60-ascii.txt", says: plain.screen.text + "\n")
    }

    @Test func oneLossIsNamed() {
        var curve = LiveCurve()
        for epoch in 1...3 {
            curve.note(
                EpochReport(
                    run: 1, epoch: epoch, epochs: 5, steps: 1, seconds: 1,
                    metrics: [MetricValue("loss", Double(epoch)), MetricValue("accuracy", 0.5)]))
        }
        #expect(
            curve.lines(elapsed: 0, style: Self.style()).last?.text.hasSuffix(
                "  loss   epochs 1 to 5")
                == true)
        #expect(curve.count == 3)
    }

    /// When the training is over, the screen is as if nothing had been drawn.
    @Test(arguments: [30, 40, 60, 80, 120, 200])
    func nothingStaysBehind(width: Int) {
        for end in [Self.end, [Self.end[1]], [.block(.diagnostic(.init("Ended by force")))]] {
            for last in [1, 2, 3, 7, Self.count] {
                let drawn = Watched(Self.style(width))
                drawn.receive(Self.events(upTo: last) + end)
                let without = Watched(Self.style(width))
                without.receive(Self.events(wantsCurve: false, upTo: last) + end)
                #expect(drawn.screen.text == without.screen.text)
            }
        }
    }

    @Test func everyLineFits() {
        for width in 10...200 {
            let watched = Watched(Self.style(width))
            for event in Self.events() {
                watched.receive([event])
                #expect(watched.screen.rows.allSatisfy { $0.count < width })
            }
        }
    }

    /// In a terminal that becomes narrower its lines are laid out anew; nothing of the curve is left
    /// where it was.
    @Test(arguments: [(80, 40), (120, 33), (40, 80), (100, 61)])
    func anotherWidth(before: Int, after: Int) {
        let watched = Watched(Self.style(before))
        watched.receive(Array(Self.events(upTo: 6).dropLast()))
        watched.screen.reflow(to: after)
        watched.renderer.resize(width: after, height: 24)
        watched.receive(Array(Self.events().dropFirst(6 * 3 - 1).prefix(2)))
        let braille = watched.screen.rows.filter { row in
            row.contains { "\u{2801}"..."\u{28FF}" ~= $0 }
        }
        #expect((1...4).contains(braille.count), "\(watched.screen.text)")
        watched.receive(Array(Self.events().dropFirst(6 * 3 + 1)) + Self.end)
        let text = watched.screen.text
        #expect(
            !text.contains { "\u{2801}"..."\u{28FF}" ~= $0 || $0 == "┤" || $0 == "│" }, "\(text)")
        #expect(text.hasSuffix("Done."))
        for epoch in 1...Self.count {
            let label = "epoch " + (epoch < 10 ? " " : "") + "\(epoch)/\(Self.count)"
            #expect(text.ranges(of: label).count == 1, "\(text)")
        }
    }

    /// What was drawn too wide for a terminal that has just become narrower takes no second row.
    @Test func aLateWidth() {
        let watched = Watched(Self.style(120))
        watched.receive(Array(Self.events(upTo: 4).dropLast()))
        watched.screen.reflow(to: 50)
        watched.receive(Array(Self.events(upTo: 6).dropFirst(11).dropLast()))
        watched.renderer.resize(width: 50, height: 24)
        watched.receive(Array(Self.events().dropFirst(17)) + Self.end)
        #expect(!watched.screen.text.contains { "\u{2801}"..."\u{28FF}" ~= $0 })
    }

    @Test func whereThereIsNoneNoneIsDrawn() {
        func drawsCurve(_ style: TerminalStyle, _ events: [OutputEvent] = Self.events()) -> Bool {
            shown(events, style).contains { "\u{2801}"..."\u{28FF}" ~= $0 }
        }
        #expect(drawsCurve(Self.style()))
        #expect(!drawsCurve(Self.style(), Self.events(wantsCurve: false)))
        // Over before anybody could look.
        #expect(!drawsCurve(Self.style(), Self.events(seconds: 0.05)))
        #expect(!drawsCurve(Self.style(), Self.events(upTo: 1)))
        // No room, no live terminal, nothing but results.
        #expect(!drawsCurve(Self.style(height: 8)))
        #expect(!drawsCurve(Self.style(24)))
        #expect(!drawsCurve(TerminalStyle(height: 24)))
        #expect(!drawsCurve(TerminalStyle(isLive: true)))
        #expect(!drawsCurve(TerminalStyle(height: 24, isLive: true, isQuiet: true)))
    }

    /// While nothing new was measured, the bar alone is written.
    @Test func theCurveIsWrittenOnceAnEpoch() {
        let events = Self.events(upTo: 5)
        let before = shown(Array(events.prefix(13)), Self.style())
        let after = shown(Array(events.prefix(14)), Self.style())
        let added = after.dropFirst(before.count)
        #expect(added.hasPrefix("⏎epoch") && added.hasSuffix("⎋[K⏎") && added.count < 100)
    }

    /// Ten times a second it may be drawn; a thousand epochs are drawn in a few thousandths of one,
    /// in a build that is not made for speed.
    @Test func drawingCostsNextToNothing() {
        var curve = LiveCurve()
        for epoch in 1...1000 {
            curve.note(
                EpochReport(
                    run: 1, epoch: epoch, epochs: 1000, steps: 1, seconds: 1,
                    metrics: Self.losses(epoch)))
        }
        let style = Self.style()
        let times = (0..<20).map { _ in
            ContinuousClock().measure { _ = curve.lines(elapsed: 0, style: style) }
        }
        // The least of them: other programs take their share of the rest.
        #expect(times.min() ?? .zero < .milliseconds(20), "\(times)")
    }

    @Test func gapsAreNoTrouble() {
        var curve = LiveCurve()
        for epoch in 1...4 {
            curve.note(
                EpochReport(
                    run: 1, epoch: epoch, epochs: 4, steps: 1, seconds: 1,
                    metrics: [MetricValue("loss", epoch == 2 ? .nan : .infinity)]))
        }
        #expect(curve.lines(elapsed: 0, style: Self.style()).count == 5)
    }
}

import Output
import TestSupport
import Testing

@testable import Rendering

/// Whatever stands in a block, a renderer sends nothing but text, line breaks and escapes of its own.
@Suite struct HostileBlockTests {
    @Test func everyKindIsHere() {
        #expect(HostileBlocks.all.map(HostileBlocks.place) == Array(HostileBlocks.all.indices))
    }

    /// Every text in a sample is hostile, and no field that may hold one is left out: what is added to
    /// a block must join its sample.
    @Test func everyFieldIsHostile() {
        for block in HostileBlocks.all { check(block, "\(block)".prefix(20) + "…") }
        for progress in HostileBlocks.progress { check(progress, "progress") }
        check(HostileBlocks.end, "end")
    }

    private func check(_ value: Any, _ path: String) {
        if let text = value as? String {
            #expect(text.contains(HostileText.all), "\(path) is harmless")
            return
        }
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional || mirror.displayStyle == .collection {
            #expect(!mirror.children.isEmpty, "\(path) is empty")
        }
        for child in mirror.children { check(child.value, path + "." + (child.label ?? "")) }
    }

    private static let events: [OutputEvent] =
        HostileBlocks.all.map { .block($0) } + HostileBlocks.progress.map { .progress($0) }
        + [.end(HostileBlocks.end)]

    /// In a cell of a hostile statement, and between cells.
    private static let sequences: [[OutputEvent]] = events.flatMap { event -> [[OutputEvent]] in
        let statement = HostileText.all
        var blocks: [Block] = []
        if case .block(let block) = event { blocks = [block] }
        let cell = Cell(index: 1, source: statement, line: 1, status: .error, blocks: blocks)
        return [
            [event], [event, event],
            [.cellBegan(index: 1, source: statement, line: 1), event, .cellEnded(cell)],
        ]
    }

    private static let styles: [TerminalStyle] = {
        var styles: [TerminalStyle] = []
        let colours: [TerminalStyle.Colour] = [.none, .ansi16, .ansi256, .trueColour]
        for width in [10, 40, 80, 200] {
            for colour in colours {
                for unicode in [true, false] {
                    styles.append(
                        TerminalStyle(
                            width: width, colour: colour, unicode: unicode, echoesStatements: true))
                    styles.append(
                        TerminalStyle(
                            width: width, height: 24, colour: colour, isLive: true,
                            unicode: unicode, promptWidth: 12))
                }
            }
        }
        return styles
    }()

    @Test(arguments: styles) func inATerminal(style: TerminalStyle) {
        for margins in [false, true] {
            var style = style
            style.marginsAnswers = margins
            for events in Self.sequences {
                let sent = Collected()
                let renderer = TerminalRenderer(style: style) { sent.add($0) }
                for event in events {
                    renderer.receive(event)
                    renderer.noteTyped(isEmpty: true, height: 24)
                }
                let read = TerminalBytes(
                    sent.text, allowing: style.isLive ? .renderer : .colours)
                #expect(read.findings == [], "\(style) \(events[0])")
                if style.colour == .none, !style.isLive { #expect(!sent.text.contains("\u{1B}")) }
            }
        }
    }

    @Test(arguments: [Graphics.kitty, .iTerm]) func withPictures(graphics: Graphics) {
        var style = TerminalStyle(height: 24, colour: .trueColour, isLive: true)
        style.graphics = graphics
        for events in Self.sequences {
            let sent = Collected()
            let renderer = TerminalRenderer(style: style) { sent.add($0) }
            for event in events { renderer.receive(event) }
            let read = TerminalBytes(sent.text, allowing: .rendererWithPictures)
            #expect(read.findings == [], "\(events[0])")
        }
    }

    /// A line of JSON is one line, and shown on a terminal as it is it does no harm either.
    @Test func asJSON() {
        for events in Self.sequences {
            let lines = json(events)
            #expect(TerminalBytes(lines, allowing: .json).findings == [], "\(events[0])")
            for line in lines.split(separator: "\n") {
                #expect(line.hasPrefix("{\"type\":") && line.hasSuffix("}"))
            }
        }
    }

    /// What is drawn without the renderer: the prompt, and the line that is typed.
    @Test func aPaintedPrompt() {
        let painted = TerminalStyle(colour: .ansi256).painted(HostileText.all, as: .prompt)
        #expect(TerminalBytes(painted, allowing: .colours).findings == [])
    }
}

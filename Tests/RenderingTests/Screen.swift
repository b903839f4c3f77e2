import Output
import Synchronization

@testable import Rendering

/// Collects what a renderer writes.
final class Collected: Sendable {
    private let storage = Mutex("")
    var text: String { storage.withLock { $0 } }
    func add(_ text: String) { storage.withLock { $0 += text } }
}

/// What the terminal receives for some events, escapes shown as `⎋` so that a test can be read.
func shown(_ events: [OutputEvent], _ style: TerminalStyle = TerminalStyle()) -> String {
    let collected = Collected()
    let renderer = TerminalRenderer(style: style) { collected.add($0) }
    for event in events { renderer.receive(event) }
    return collected.text.replacing("\u{1B}", with: "⎋").replacing("\r", with: "⏎")
}

func shown(_ block: Block, _ style: TerminalStyle = TerminalStyle()) -> String {
    shown([.block(block)], style)
}

/// The JSON lines for some events.
func json(_ events: [OutputEvent]) -> String {
    let collected = Collected()
    let renderer = JSONRenderer { collected.add($0) }
    for event in events { renderer.receive(event) }
    return collected.text
}

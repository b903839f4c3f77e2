import Output
import Synchronization

/// Shows a session as text in a terminal, a pipe or a file.
///
/// Everything shown is first made harmless (`Sanitizer`); the only escapes written are colours and,
/// in a live terminal, the erasing of the progress line and of what a lesson offered.
public final class TerminalRenderer: Renderer {
    private let screen: Mutex<TerminalScreen>
    private let write: @Sendable (String) -> Void

    /// - Parameter write: takes the text of one event at a time, line breaks included.
    public init(style: TerminalStyle, write: @escaping @Sendable (String) -> Void) {
        screen = Mutex(TerminalScreen(style: style))
        self.write = write
    }

    /// Lays out what comes from now on for a terminal of `width` columns and `height` rows.
    public func resize(width: Int, height: Int? = nil) {
        screen.withLock { $0.resize(width: width, height: height) }
    }

    /// Draws pictures as the terminal has said that it can, from here on.
    public func setGraphics(_ graphics: Graphics) {
        screen.withLock { $0.style.graphics = graphics }
    }

    /// Says how many columns the prompt before the next statement takes; see `TerminalStyle`.
    public func setPromptWidth(_ width: Int?) {
        screen.withLock { $0.style.promptWidth = width }
    }

    /// Sets answers of statements off by a margin from here on, as lessons do, or no longer.
    public func setMargin(_ isWanted: Bool) {
        screen.withLock { $0.style.marginsAnswers = isWanted }
    }

    public func receive(_ event: OutputEvent) {
        screen.withLock { screen in
            let text = screen.text(for: event)
            if !text.isEmpty { write(text) }
        }
    }

    /// Notes that the learner has typed a line. Where that was Enter alone, the prompt and the offer
    /// above it have served and go, in a terminal where that is possible.
    ///
    /// - Parameters:
    ///   - isEmpty: whether it was Enter alone.
    ///   - height: rows of the terminal; what has left the screen cannot be erased.
    public func noteTyped(isEmpty: Bool, height: Int) {
        screen.withLock { screen in
            let text = screen.noteTyped(isEmpty: isEmpty, height: height)
            if !text.isEmpty { write(text) }
        }
    }

    /// Rows written since a line was typed.
    public var rowsSinceTyped: Int { screen.withLock { $0.rowsSinceTyped } }

    /// Rows that these blocks would take now; nothing is written.
    public func rows(of blocks: [Block]) -> Int {
        screen.withLock { screen in
            var copy = screen
            // A picture takes the same rows whatever it is drawn with, and characters cost least.
            copy.style.graphics = .none
            return blocks.reduce(0) { $0 + copy.text(for: .block($1)).rows }
        }
    }
}

extension String {
    /// Line breaks in it.
    var rows: Int { utf8.count { $0 == UInt8(ascii: "\n") } }
}

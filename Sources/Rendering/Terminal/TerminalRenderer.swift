import Output
import Synchronization

/// Shows a session as text in a terminal, a pipe or a file.
///
/// Everything shown is first made harmless (`Sanitizer`); the only escapes written are colours and,
/// in a live terminal, the erasing of the progress line.
public final class TerminalRenderer: Renderer {
    private let screen: Mutex<Screen>

    /// - Parameter write: takes the text of one event at a time, line breaks included.
    public init(style: TerminalStyle, write: @escaping @Sendable (String) -> Void) {
        screen = Mutex(Screen(style: style, write: write))
    }

    /// Lays out what comes from now on for a terminal of `width` columns.
    public func resize(width: Int) {
        screen.withLock { $0.style.width = width }
    }

    /// Says how many columns the prompt before the next statement takes; see `TerminalStyle`.
    public func setPromptWidth(_ width: Int?) {
        screen.withLock { $0.style.promptWidth = width }
    }

    public func receive(_ event: OutputEvent) {
        screen.withLock { screen in
            let text = screen.text(for: event)
            if !text.isEmpty { screen.write(text) }
        }
    }
}

/// What stands on the screen, as far as the next output depends on it.
private struct Screen: Sendable {
    var style: TerminalStyle
    /// The statement that runs; nil between cells.
    var statement: Statement?
    /// Whether the cursor stands at the end of a progress line that the next output replaces.
    var isProgressShown = false
    let write: @Sendable (String) -> Void

    private enum Kind { case nothing, prose, other }
    /// What was written last.
    private var lastKind = Kind.nothing

    init(style: TerminalStyle, write: @escaping @Sendable (String) -> Void) {
        self.style = style
        self.write = write
    }

    /// What an event writes.
    mutating func text(for event: OutputEvent) -> String {
        switch event {
        case .cellBegan(_, let source, let line):
            statement = Statement(source: source, line: line)
            return printed(
                style.isQuiet ? [] : BlockLayout(style: style).echo(event),
                isApart: lastKind == .prose)
        case .progress(let progress):
            return redrawn(progress)
        case .block(let block):
            let lines = BlockLayout(style: style, statement: statement).lines(for: block)
            let isProse = if case .prose = block { true } else { false }
            let isCode = if case .code = block { statement == nil } else { false }
            let isApart = isProse && lastKind != .nothing || isCode && lastKind == .prose
            return printed(lines, isApart: isApart, kind: isProse ? .prose : .other)
        case .cellEnded:
            defer { statement = nil }
            return printed([])
        case .end(let report):
            return printed(BlockLayout(style: style).ending(report))
        }
    }

    /// Whole lines, in place of a progress line if one is shown.
    ///
    /// - Parameter isApart: an empty line goes before them: prose stands by itself.
    private mutating func printed(
        _ lines: [Line], isApart: Bool = false, kind: Kind = .other
    ) -> String {
        let painter = Painter(style)
        var text = isProgressShown ? "\r\u{1B}[K" : ""
        isProgressShown = false
        if !lines.isEmpty {
            if isApart { text += "\n" }
            lastKind = kind
        }
        for line in lines { text += painter.paint(line) + "\n" }
        if !lines.isEmpty { statement?.isJustTyped = false }
        return text
    }

    private mutating func redrawn(_ progress: Progress) -> String {
        guard style.isLive, !style.isQuiet else { return "" }
        isProgressShown = true
        let lines = TrainingLayout(style: style).progress(progress)
        return "\r" + Painter(style).paint(lines.first ?? Line()) + "\u{1B}[K"
    }
}

/// The statement whose answer is being shown.
struct Statement: Sendable {
    /// As typed, not yet made harmless: spans count its characters.
    var source: String
    /// The line of the script on which it begins, from 1.
    var line: Int
    /// Whether the typed line is still the last one on the screen.
    var isJustTyped = true
}

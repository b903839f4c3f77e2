import Files
import Rendering
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The terminal, or what stands in its place.
enum Terminal {
    static var isInputInteractive: Bool { isatty(STDIN_FILENO) == 1 }
    static var isOutputInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Columns of the terminal; 80 where there is none.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Lines of the terminal; 24 where there is none.
    static var height: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return 24 }
        return Int(size.ws_row)
    }

    /// Shows what a command that is no session says.
    static func renderer(
        _ process: ProcessEnvironment, _ display: DisplayOptions, isJSON: Bool = false
    ) -> any Renderer {
        isJSON
            ? JSONRenderer(write: write)
            : TerminalRenderer(
                style: style(process, display, echoesStatements: false), write: write)
    }

    /// How to draw: colour where it is wanted, redrawing only where there is a terminal that can.
    ///
    /// `NO_COLOR` asks for plain text altogether; `--color never` takes the colours alone away.
    static func style(
        _ process: ProcessEnvironment, _ display: DisplayOptions, isQuiet: Bool = false,
        echoesStatements: Bool
    ) -> TerminalStyle {
        let kind = process.terminal
        let isPlain = display.plain || kind.isDumb || kind.refusesColour && display.color == .auto
        return TerminalStyle(
            width: width, height: isOutputInteractive ? height : nil,
            colour: display.plain
                ? .none : kind.colour(wish: display.color, isTerminal: isOutputInteractive),
            background: kind.background, isLive: isOutputInteractive && !isPlain,
            unicode: process.hasUnicode || !isOutputInteractive,
            echoesStatements: echoesStatements, isQuiet: isQuiet)
    }

    /// Runs `body` while keys pressed are not shown, so that they cannot spoil what it writes; the
    /// next prompt shows them.
    static func withoutEcho<Result>(_ body: () -> Result) -> Result {
        without(ECHO | ECHOCTL, body) ?? body()
    }

    /// Runs `body` while the terminal does none of these things for what is typed (termios's local
    /// flags); nil where there is no terminal.
    static func without<Result>(_ flags: Int32, _ body: () -> Result) -> Result? {
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        var before = settings
        settings.c_lflag &= ~tcflag_t(flags)
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
        return body()
    }

    private static let failure = Atomic<Int32>(0)

    /// Why standard output takes no more; nil while it does.
    static var lostOutput: String? {
        let number = failure.load(ordering: .relaxed)
        return number == 0 ? nil : systemReason(number)
    }

    /// Writes all of `text` to standard output. What cannot be written any more is dropped, and what is
    /// running is asked to stop: nobody would see what it says.
    static func write(_ text: String) { write(text, to: STDOUT_FILENO) }
    static func writeError(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) {
        var copy = text
        copy.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                #if canImport(Glibc)
                    let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
                #else
                    let written = Darwin.write(descriptor, rest.baseAddress, rest.count)
                #endif
                if written < 0 {
                    if errno == EINTR || errno == EAGAIN { continue }
                    if descriptor == STDOUT_FILENO {
                        failure.store(errno, ordering: .relaxed)
                        Signals.interrupts.raise()
                    }
                    return
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            }
        }
    }
}

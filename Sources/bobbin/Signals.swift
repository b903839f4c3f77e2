import Files
import Notebook
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The process's one set of signal handlers. A handler cannot be given a context, so what it notes
/// lies here.
enum Signals {
    /// Ctrl-C, as the session sees it.
    static let interrupts = Interrupts()
    private static let resized = Atomic<Bool>(false)
    private static let suspended = Atomic<Bool>(false)
    /// Whether the line reader has the terminal, which it hands back itself before it is suspended.
    static let isReading = Atomic<Bool>(false)
    /// The terminal's settings as they were before the shell changed any; written once, before the
    /// handlers that read it are there.
    nonisolated(unsafe) private static var settingsBefore: termios?

    /// Installs the handlers; calls that wait return early when one has run.
    static func install() {
        _ = interrupts.isRaised
        OpenDrafts.prepare()
        for signal in [SIGTERM, SIGHUP, SIGPIPE] { handleUnlessIgnored(signal, end) }
        handle(SIGINT) { _ in Signals.interrupts.raise() }
        handle(SIGWINCH) { _ in Signals.resized.store(true, ordering: .relaxed) }
        // A file that may grow no further is an error of that file, no end of the program.
        signal(SIGXFSZ, SIG_IGN)
    }

    /// What ends a batch run from outside ends it as Ctrl-C does: after the step in hand, with its last
    /// line written.
    static func installForBatch() {
        for signal in [SIGTERM, SIGHUP] {
            handleUnlessIgnored(signal) { _ in Signals.interrupts.raise() }
        }
    }

    /// Whatever suspends the shell from outside, as what ends it, gives the terminal back as it was. Ctrl-\ does
    /// nothing, as in other shells: it lies beside keys that are typed often, and would throw everything
    /// away.
    static func installForShell() {
        var settings = termios()
        if tcgetattr(STDIN_FILENO, &settings) == 0 { settingsBefore = settings }
        signal(SIGQUIT, SIG_IGN)
        handle(SIGTSTP) { _ in
            if Signals.isReading.load(ordering: .relaxed) {
                Signals.suspended.store(true, ordering: .relaxed)
            } else {
                Signals.suspend()
            }
        }
    }

    /// Stops the process until it is called to the front again, with the terminal as it was meanwhile.
    static func suspend() {
        var now = termios()
        let isTerminal = tcgetattr(STDIN_FILENO, &now) == 0
        restoreTerminal()
        kill(getpid(), SIGSTOP)
        if isTerminal { tcsetattr(STDIN_FILENO, TCSANOW, &now) }
    }

    /// Ends the process as the signal would without a handler, once it has tidied up.
    private static let end: @convention(c) (Int32) -> Void = { number in
        Signals.restoreTerminal()
        OpenDrafts.removeAll()
        signal(number, SIG_DFL)
        raise(number)
    }

    private static func restoreTerminal() {
        guard var before = settingsBefore else { return }
        tcsetattr(STDIN_FILENO, TCSANOW, &before)
    }

    /// Whether Ctrl-Z was pressed since this was last asked.
    static func takeSuspension() -> Bool { suspended.exchange(false, ordering: .relaxed) }

    /// Whether the terminal has changed its size since this was last asked.
    static func takeResize() -> Bool { resized.exchange(false, ordering: .relaxed) }

    /// Whether it has, without forgetting it.
    static var isResized: Bool { resized.load(ordering: .relaxed) }

    /// The same, but for a signal that whoever started the program has it ignore, as `nohup` does.
    private static func handleUnlessIgnored(
        _ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
        var now = sigaction()
        sigaction(signal, nil, &now)
        #if canImport(Glibc)
            let present = now.__sigaction_handler.sa_handler
        #else
            let present = now.__sigaction_u.__sa_handler
        #endif
        let isIgnored = unsafeBitCast(present, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        if !isIgnored { handle(signal, handler) }
    }

    private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void)
    {
        var action = sigaction()
        #if canImport(Glibc)
            action.__sigaction_handler.sa_handler = handler
        #else
            action.__sigaction_u.__sa_handler = handler
        #endif
        sigaction(signal, &action, nil)
    }
}

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

    /// Installs the handlers; calls that wait return early when one has run.
    static func install() {
        _ = interrupts.isRaised
        handle(SIGINT) { _ in Signals.interrupts.raise() }
        handle(SIGWINCH) { _ in Signals.resized.store(true, ordering: .relaxed) }
    }

    /// What ends a batch run from outside ends it as Ctrl-C does: after the step in hand, with its last
    /// line written. A full quota is an error of the file, no end of the program.
    static func installForBatch() {
        for signal in [SIGTERM, SIGHUP] { handle(signal) { _ in Signals.interrupts.raise() } }
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Whether the terminal has changed its size since this was last asked.
    static func takeResize() -> Bool { resized.exchange(false, ordering: .relaxed) }

    /// Whether it has, without forgetting it.
    static var isResized: Bool { resized.load(ordering: .relaxed) }

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

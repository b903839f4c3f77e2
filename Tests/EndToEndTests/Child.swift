import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A started process.
final class Child {
    struct CannotStart: Error { var reason: String }

    let identifier: pid_t
    private var ended: Int32?

    /// Starts a process in a folder, with files as its standard streams.
    ///
    /// - Parameter first: what a shell does before, such as setting a limit.
    convenience init(
        _ path: String, _ arguments: [String], environment: [String: String], folder: String,
        first: String = ":", files: (input: String, output: String, errors: String)
    ) throws {
        try self.init(path, arguments, environment: environment, folder: folder, first: first) {
            actions, _ in
            posix_spawn_file_actions_addopen(&actions, 0, files.input, O_RDONLY, 0)
            let flags = O_WRONLY | O_CREAT | O_TRUNC
            posix_spawn_file_actions_addopen(&actions, 1, files.output, flags, 0o600)
            posix_spawn_file_actions_addopen(&actions, 2, files.errors, flags, 0o600)
        }
    }

    /// Starts a process in a session of its own, with a terminal as its standard streams.
    convenience init(
        _ path: String, _ arguments: [String], environment: [String: String], folder: String,
        terminal: String
    ) throws {
        try self.init(path, arguments, environment: environment, folder: folder) {
            actions, attributes in
            Self.setFlags(of: &attributes, adding: Self.newSession)
            // The first terminal that the head of a session opens becomes its own.
            posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        }
    }

    #if canImport(Glibc)
        /// `POSIX_SPAWN_SETSID`, which glibc shows to GNU programs alone.
        private static let newSession: Int16 = 0x80
        private typealias Actions = posix_spawn_file_actions_t
        private typealias Attributes = posix_spawnattr_t
    #else
        private static let newSession = Int16(POSIX_SPAWN_SETSID)
        private typealias Actions = posix_spawn_file_actions_t?
        private typealias Attributes = posix_spawnattr_t?
    #endif

    private init(
        _ path: String, _ arguments: [String], environment: [String: String], folder: String,
        first: String = ":",
        prepare: (inout Actions, inout Attributes) -> Void
    ) throws {
        #if canImport(Glibc)
            var actions = Actions()
            var attributes = Attributes()
        #else
            var actions: Actions = nil
            var attributes: Attributes = nil
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        Self.setFlags(of: &attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        prepare(&actions, &attributes)
        // A shell goes to the folder and becomes the program.
        let shell = ["/bin/sh", "-c", "\(first); cd \"$0\" && exec \"$@\"", folder, path]
        let argv = (shell + arguments).map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var identifier = pid_t()
        let result = posix_spawn(&identifier, shell[0], &actions, &attributes, argv, envp)
        guard result == 0 else {
            throw CannotStart(reason: "\(path): \(String(cString: strerror(result)))")
        }
        self.identifier = identifier
    }

    /// The threads that tests run on block signals; whoever they start must not inherit that.
    private static func setFlags(of attributes: inout Attributes, adding flags: Int16 = 0) {
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        for signal in [SIGKILL, SIGSTOP] { sigdelset(&all, signal) }
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | flags)
    }

    deinit { kill() }

    /// The exit status, 128 and the signal's number after a signal, nil while it runs.
    func status() -> Int32? {
        if let ended { return ended }
        var raw: Int32 = 0
        guard waitpid(identifier, &raw, WNOHANG) == identifier else { return nil }
        let signal = raw & 0x7f
        ended = signal == 0 ? (raw >> 8) & 0xff : 128 + signal
        return ended
    }

    /// Whether a signal has stopped it since this was last asked.
    func isStopped() -> Bool {
        var raw: Int32 = 0
        return waitpid(identifier, &raw, WNOHANG | WUNTRACED) == identifier && raw & 0xff == 0x7f
    }

    /// Ends it by force, and waits until it is gone.
    func kill() {
        guard status() == nil else { return }
        #if canImport(Glibc)
            _ = Glibc.kill(identifier, SIGKILL)
        #else
            _ = Darwin.kill(identifier, SIGKILL)
        #endif
        var raw: Int32 = 0
        waitpid(identifier, &raw, 0)
        ended = 128 + SIGKILL
    }
}

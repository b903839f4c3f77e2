import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where the shell's text goes: straight to the terminal, or gathered for a pager.
final class ShellOutput: Sendable {
    /// What is gathered; nil while text goes straight on.
    private let gathered = Mutex<String?>(nil)

    func write(_ text: String) {
        let isGathered = gathered.withLock { gathered in
            gathered?.append(text)
            return gathered != nil
        }
        if !isGathered { Terminal.write(text) }
    }

    /// Shows all that `body` writes at once, through a pager where it is longer than the screen.
    func paged<Result>(by pager: Pager, _ body: () -> Result) -> Result {
        gathered.withLock { $0 = "" }
        let result = body()
        let text = gathered.withLock { gathered in
            defer { gathered = nil }
            return gathered ?? ""
        }
        pager.show(text)
        return result
    }
}

/// Shows long texts a screen at a time.
struct Pager {
    /// A shell command that reads standard input: `less -R`.
    let command: String

    func show(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" }.count
        guard lines > Terminal.height, send(text) else { return Terminal.write(text) }
    }

    /// False where there is no such pager.
    private func send(_ text: String) -> Bool {
        // Whoever leaves the pager early must not end the shell.
        let before = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, before) }
        guard let pipe = popen(command, "w") else { return false }
        _ = text.withCString { fputs($0, pipe) }
        let status = pclose(pipe)
        // 127: the shell found no such program.
        return status >= 0 && (status >> 8) & 0xff != 127
    }
}

import Rendering
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

    /// What is redrawn in place (it begins with a carriage return) goes to the terminal at once, also
    /// while whole lines are gathered.
    func write(_ text: String) {
        let straight = gathered.withLock { gathered -> String in
            guard let before = gathered else { return text }
            let (redrawn, lines) = Self.parts(of: text)
            gathered = before + lines
            return redrawn
        }
        if !straight.isEmpty { Terminal.write(straight) }
    }

    /// The redrawn part of a text, and the whole lines behind it: a progress line is all of the one,
    /// its erasing (`ESC[K`) may have some of the other behind it.
    private static func parts(of text: String) -> (redrawn: String, lines: String) {
        let erasing = "\r\u{1B}[K"
        if text.hasPrefix(erasing) { return (erasing, String(text.dropFirst(erasing.count))) }
        return text.hasPrefix("\r") ? (text, "") : ("", text)
    }

    /// Writes what is gathered, and from now on goes straight to the terminal: something began that
    /// is to be watched.
    func goStraight() {
        let text = gathered.withLock { gathered in
            defer { gathered = nil }
            return gathered ?? ""
        }
        if !text.isEmpty { Terminal.write(text) }
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
    /// A shell command that reads standard input.
    private let command: String

    /// What `less` says at the bottom of the screen; to it, `:` and `.` are signs of its own. The
    /// letter behind `-P` names the prompt that is meant.
    private static let prompt = "space\\: further   b\\: back   q\\: return to the prompt"

    /// - Parameters:
    ///   - chosen: the learner's own pager, a shell command; nil for `less`.
    ///   - stays: whether what was read stays on the screen, as an answer does, so that the pager
    ///     ends where it ends; help goes away, when the learner says so.
    init(_ chosen: String?, stays: Bool) {
        // As other programs do, colours are asked for where `less` has no settings of its own. Who
        // types a statement where `less` waits must not write files or start programs by it.
        command =
            "LESSSECURE=1 LESS=\"${LESS-R}\" "
            + (chosen ?? "less -R\(stays ? " -X -E" : "") '-Ps\(Self.prompt)'")
    }

    func show(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" }.count
        // A pager shows no pictures, but what they are written with.
        guard lines > Terminal.height, !ImageText.isWithin(text), send(text) else {
            if !text.isEmpty { Terminal.write(text) }
            return
        }
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

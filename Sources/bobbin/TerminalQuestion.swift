import ArgumentParser
import Rendering

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension GraphicsWish: ExpressibleByArgument {}

/// Asks the terminal what it can show, and waits a moment for the answer.
enum TerminalQuestion {
    /// Longer than a terminal on this machine needs, too short to be noticed.
    private static let patience = Duration.milliseconds(100)

    /// What it has answered so far, and what was typed before and meanwhile.
    static func asked() -> (answers: TerminalAnswers, typed: [UInt8]) {
        // Byte by byte, and shown by nobody: an answer has no line break at its end.
        Terminal.without(ICANON | ECHO) {
            var answers = TerminalAnswers()
            var typed: [UInt8] = []
            Terminal.write(TerminalAnswers.question)
            let deadline = ContinuousClock.now + patience
            while !answers.isComplete, let bytes = received(before: deadline) {
                typed += answers.read(bytes)
            }
            return (answers, typed)
        } ?? (TerminalAnswers(), [])
    }

    /// What has come in; nil once it is too late, or nothing will come any more.
    private static func received(before deadline: ContinuousClock.Instant) -> ArraySlice<UInt8>? {
        let (seconds, attoseconds) = (deadline - .now).components
        let left = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        guard left > 0 else { return nil }
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&input, 1, Int32(left)) > 0 else { return nil }
        let bytes = available()
        return bytes.isEmpty ? nil : bytes
    }

    /// What can be read without waiting, once `poll` has said that there is something.
    static func available() -> ArraySlice<UInt8> {
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        return buffer[..<max(0, count)]
    }
}

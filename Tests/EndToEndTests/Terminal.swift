import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The program in a real pseudo-terminal, with somebody typing.
final class Terminal {
    struct Failure: Error, CustomStringConvertible { var description: String }

    private let master: Int32
    private let child: Child
    /// Everything the program wrote so far.
    private(set) var output = ""
    private var pending: [UInt8] = []
    /// How much of `output` has been waited for already.
    private var seen: String.Index

    init(
        _ arguments: [String] = ["--seed", "1"], program: String = Program.path, home: Home,
        environment: [String: String] = [:],
        rows: UInt16 = 24, columns: UInt16 = 80
    ) throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        var name = [CChar](repeating: 0, count: 1024)
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&master, &slave, &name, nil, &size) == 0 else {
            throw Failure(description: "no pseudo-terminal")
        }
        // Open until the program has it, or reading would end before it began.
        defer { close(slave) }
        self.master = master
        for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        let terminal = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        child = try Child(
            program, arguments, environment: home.environment(adding: environment),
            folder: home.path, terminal: String(decoding: terminal, as: UTF8.self))
        seen = output.startIndex
    }

    /// Ends the program by force, as a crash of the machine would.
    func kill() { child.kill() }

    deinit {
        child.kill()
        close(master)
    }

    /// Sends the program a signal.
    func send(_ signal: Int32) { _ = Foundation.kill(child.identifier, signal) }

    /// Waits until a signal has stopped the program.
    func waitForStop(seconds: Double = 10) -> Bool {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            drain()
            if child.isStopped() { return true }
            usleep(5_000)
        }
        return false
    }

    /// Whether the terminal shows keys and passes on whole lines, as it does when nobody has changed it.
    var isAsItWas: Bool {
        var settings = termios()
        tcgetattr(master, &settings)
        let both = tcflag_t(ICANON) | tcflag_t(ECHO)
        return settings.c_lflag & both == both
    }

    func resize(rows: UInt16, columns: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// Types keys.
    func type(_ keys: String) {
        var rest = Array(keys.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else { usleep(5_000) }
            drain()
        }
    }

    /// Types a line and Enter.
    func enter(_ line: String) { type(line + "\r") }

    /// Waits until the program has written `text` after what was waited for before.
    ///
    /// - Returns: what it wrote up to the end of `text`.
    @discardableResult
    func wait(for text: String, seconds: Double = 20) throws -> String {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while true {
            // What a program says last is there once it has ended, and not before.
            let isLast = ContinuousClock.now >= deadline || child.status() != nil
            drain()
            if let found = output[seen...].range(of: text) {
                let read = output[seen..<found.upperBound]
                seen = found.upperBound
                return String(read)
            }
            if isLast { break }
            usleep(5_000)
        }
        let rest = String(output[seen...]).replacing("\u{1B}", with: "⎋")
        throw Failure(description: "no “\(text)” within \(seconds) s, but: \(rest)")
    }

    /// Waits for the prompt of cell `number`, and returns what came before it.
    @discardableResult
    func prompt(_ number: Int, seconds: Double = 20) throws -> String {
        try wait(for: "bobbin [\(number)]> ", seconds: seconds)
    }

    /// Waits until nothing has been written for a while.
    func settle(milliseconds: Int = 250) {
        var quiet = 0
        for _ in 0..<400 where quiet < milliseconds {
            quiet = drain() ? 0 : quiet + 10
            usleep(10_000)
        }
    }

    /// What was written since the last `wait`, now taken as seen.
    func taken() -> String {
        drain()
        defer { seen = output.endIndex }
        return String(output[seen...])
    }

    /// The exit status, once the program has ended.
    func status(seconds: Double = 10) throws -> Int32 {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            drain()
            if let status = child.status() { return status }
            usleep(5_000)
        }
        throw Failure(description: "still running after \(seconds) s: \(output.suffix(500))")
    }

    /// Takes in what the program has written; false for nothing.
    @discardableResult
    private func drain() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var isNew = false
        while true {
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else { return isNew }
            isNew = true
            append(buffer[..<count])
        }
    }

    /// Adds whole characters; a part of one waits for the rest.
    private func append(_ bytes: ArraySlice<UInt8>) {
        pending += bytes
        var end = pending.count
        // At most three bytes of an unfinished character stand at the end.
        for back in 1...3 where back <= pending.count {
            let byte = pending[pending.count - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            if length > back { end = pending.count - back }
            break
        }
        let offset = output.utf8.distance(from: output.startIndex, to: seen)
        output += String(decoding: pending[..<end], as: UTF8.self)
        seen = output.utf8.index(output.startIndex, offsetBy: offset)
        pending.removeFirst(end)
    }
}

extension String {
    /// What is left of a terminal's text without the escapes that move and colour, nor what is drawn
    /// over the same letters again in colour, between keeping the cursor and bringing it back.
    var withoutEscapes: String {
        replacing(/\u{1B}7\r?[^\r\n]*?\u{1B}8/.matchingSemantics(.unicodeScalar), with: "")
            .replacing(/\u{1B}(\[[0-9;?]*[A-Za-z]|[78])/, with: "")
    }
}

/// Keys.
enum Key {
    static let tab = "\t"
    static let up = "\u{1B}[A"
    static let controlC = "\u{3}"
    static let controlD = "\u{4}"
    static let controlR = "\u{12}"
    /// Text as a terminal passes on what was pasted.
    static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}

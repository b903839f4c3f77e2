@preconcurrency import CReadline
import Notebook
import Output

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads lines from a terminal with GNU readline: editing, history, completion.
///
/// Readline keeps its state in globals and calls back without a context, so there is one reader and
/// it is used from the main thread alone.
enum LineReader {
    enum Outcome: Equatable {
        case line(String)
        /// Ctrl-C: the line is thrown away.
        case interrupted
        /// Ctrl-D on an empty line.
        case end
    }

    nonisolated(unsafe) private static var outcome: Outcome?
    nonisolated(unsafe) private static var candidates: [Completion.Candidate] = []
    nonisolated(unsafe) private static var nextCandidate = 0
    nonisolated(unsafe) static var complete: (String) -> [Completion.Candidate] = { _ in []
    }
    nonisolated(unsafe) private static var historyFile: String?
    private static let longestHistory: Int32 = 2000

    /// Prepares readline.
    ///
    /// - Parameter historyFile: where lines are kept from one session to the next; nil for nowhere.
    static func prepare(historyFile: String?) {
        self.historyFile = historyFile
        rl_readline_name = UnsafePointer(strdup("bobbin"))
        // Signals are handled here, between readline's own calls.
        rl_catch_signals = 0
        rl_catch_sigwinch = 0
        rl_basic_word_break_characters = UnsafePointer(strdup(" \t\n\"'(,=[?"))
        rl_attempted_completion_function = { text, _, _ in
            LineReader.matches(for: text)
        }
        rl_completion_display_matches_hook = { matches, count, longest in
            LineReader.display(matches, Int(count), longest)
        }
        using_history()
        stifle_history(longestHistory)
        if let historyFile { read_history(historyFile) }
    }

    /// Shows a prompt, which may be coloured, and waits for a line.
    ///
    /// - Parameter dropsTypedAhead: whether keys pressed before the prompt stands are thrown away, as
    ///   in a lesson, where an Enter too many would turn a page unseen.
    static func read(
        prompt: String, dropsTypedAhead: Bool = false, onResize: () -> Void
    ) -> Outcome {
        outcome = nil
        Signals.interrupts.reset()
        if dropsTypedAhead { tcflush(STDIN_FILENO, TCIFLUSH) }
        rl_callback_handler_install(marked(prompt)) { line in
            LineReader.receive(line)
        }
        while outcome == nil {
            if Signals.interrupts.isRaised { return giveUpLine() }
            if Signals.takeResize() {
                rl_resize_terminal()
                onResize()
            }
            var input = pollfd(fd: fileno(rl_instream), events: Int16(POLLIN), revents: 0)
            // A short wait, so that a signal that came just before it is seen soon.
            guard poll(&input, 1, 100) > 0 else { continue }
            // What was typed right after Ctrl-C belongs to the next line: one call reads it all.
            if Signals.interrupts.isRaised { return giveUpLine() }
            rl_callback_read_char()
        }
        return outcome ?? .end
    }

    /// A prompt with its colours between the marks by which readline knows what takes no column.
    private static func marked(_ prompt: String) -> String {
        prompt.replacing(/\u{1B}\[[0-9;]*m/) { "\u{1}\($0.output)\u{2}" }
    }

    /// Leaves an open search or edit cleanly, so that nothing of it runs later.
    private static func giveUpLine() -> Outcome {
        // A search or count in hand is ended first; the line is drawn anew, as it was before.
        rl_callback_sigcleanup()
        rl_point = rl_end
        rl_clear_visible_line()
        rl_forced_update_display()
        // Before readline lets the terminal go, which moves the cursor to the start of the line.
        rl_echo_signal_char(SIGINT)
        rl_crlf()
        rl_free_line_state()
        rl_callback_handler_remove()
        Signals.interrupts.reset()
        return .interrupted
    }

    private static func receive(_ line: UnsafeMutablePointer<CChar>?) {
        // Before readline draws the prompt again, on the line where the answer will stand.
        rl_callback_handler_remove()
        guard let line else {
            outcome = .end
            return
        }
        outcome = .line(String(cString: line))
        free(line)
    }

    /// Keeps a line, unless it is empty or the same as the one before.
    static func remember(_ line: String) {
        guard line.contains(where: { !$0.isWhitespace }) else { return }
        if let last = history_get(history_base + history_length - 1)?.pointee.line,
            String(cString: last) == line
        {
            return
        }
        add_history(line)
        guard let historyFile else { return }
        if append_history(1, historyFile) != 0 { write_history(historyFile) }
    }

    /// Shortens the history file to what is kept.
    static func close() {
        guard let historyFile else { return }
        history_truncate_file(historyFile, longestHistory)
    }

    // MARK: - Completion

    private static func matches(
        for text: UnsafePointer<CChar>?
    ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        rl_attempted_completion_over = 1
        rl_completion_append_character = 32
        guard let text, let buffer = rl_line_buffer else { return nil }
        let bytes = UnsafeBufferPointer(start: buffer, count: Int(rl_point))
        let line = String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if Completion.isFileName(line) {
            rl_filename_completion_desired = 1
            rl_completion_append_character = 34
            return rl_completion_matches(text) { rl_filename_completion_function($0, $1) }
        }
        // Names come from files too, and readline writes them as they are.
        let found = complete(line).filter {
            !$0.text.unicodeScalars.contains(where: UnsafeText.isUnsafe)
        }
        if found.contains(where: \.isOpen) { rl_completion_append_character = 0 }
        candidates = found
        nextCandidate = 0
        return rl_completion_matches(text) { _, _ in
            LineReader.next()
        }
    }

    /// More candidates than fit the screen are shown in columns, without what they mean.
    private static var mostExplained: Int { max(8, Terminal.height - 4) }

    /// Shows the candidates: on a line each with what they mean, very many in columns.
    private static func display(
        _ matches: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int,
        _ longest: Int32
    ) {
        let isExplained = candidates.contains { !$0.meaning.isEmpty }
        if count <= mostExplained, isExplained, rl_filename_completion_desired == 0 {
            let width = candidates.map(\.text.count).max() ?? 0
            var text = "\n"
            for candidate in candidates {
                let gap = String(repeating: " ", count: width - candidate.text.count + 2)
                let line = "  " + candidate.text + gap + UnsafeText.cleaned(candidate.meaning)
                let room = max(20, Terminal.width - 1)
                text += line.count <= room ? line : line.prefix(room - 1) + "…"
                text += "\n"
            }
            Terminal.write(text)
        } else {
            rl_display_match_list(matches, Int32(count), longest)
        }
        rl_forced_update_display()
    }

    /// Readline takes the candidates one by one and frees each.
    private static func next() -> UnsafeMutablePointer<CChar>? {
        guard nextCandidate < candidates.count else { return nil }
        defer { nextCandidate += 1 }
        return strdup(candidates[nextCandidate].text)
    }
}

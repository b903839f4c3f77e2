@preconcurrency import CReadline
import Files
import Notebook
import Output
import Rendering
import Wording

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
    /// Names of files, where one is typed between quotes; nil elsewhere.
    nonisolated(unsafe) static var completeFile: (String) -> [Completion.Candidate]? = { _ in nil }
    nonisolated(unsafe) private static var isCompletingFile = false
    nonisolated(unsafe) private static var historyFile: LineFile?
    /// A line in its colours; nil leaves it as readline draws it.
    nonisolated(unsafe) static var paint: ((String) -> String?)?
    /// Columns before the line that is typed; nil while there is none at the cursor.
    nonisolated(unsafe) private static var promptWidth: Int?
    /// What readline is still to read.
    nonisolated(unsafe) static var typedAhead = TypedAhead()
    private static let longestHistory = 2000

    /// Prepares readline.
    ///
    /// - Parameter historyFile: where lines are kept from one session to the next.
    /// - Returns: why the lines kept there cannot be read; nil where they can.
    static func prepare(historyFile: LineFile) -> FileFailure? {
        self.historyFile = historyFile
        rl_readline_name = UnsafePointer(strdup("bobbin"))
        // Signals are handled here, between readline's own calls.
        rl_catch_signals = 0
        rl_catch_sigwinch = 0
        // Nothing rings but where the learner's own settings ask for it.
        rl_variable_bind("bell-style", "none")
        rl_basic_word_break_characters = UnsafePointer(strdup(" \t\n\"'(,=[?"))
        // Between quotes a name with spaces is one word.
        rl_completer_quote_characters = UnsafePointer(strdup("\"'"))
        // With a drawing function of somebody else's readline would not ask for pasted text to be marked.
        rl_initialize()
        rl_redisplay_function = { LineReader.redisplay() }
        rl_attempted_completion_function = { text, _, _ in
            LineReader.matches(for: text)
        }
        rl_completion_display_matches_hook = { matches, count, longest in
            LineReader.display(matches, Int(count), longest)
        }
        using_history()
        stifle_history(Int32(longestHistory))
        do throws(FileFailure) {
            // Whatever has written them, readline shows them as they are.
            for line in try historyFile.last(longestHistory) {
                add_history(UnsafeText.cleaned(line))
            }
            return nil
        } catch {
            self.historyFile = nil
            return error
        }
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
        if dropsTypedAhead {
            tcflush(STDIN_FILENO, TCIFLUSH)
            typedAhead.drop()
        }
        promptWidth = DisplayWidth.of(prompt.replacing(colours, with: ""))
        rl_callback_handler_install(marked(prompt)) { line in
            LineReader.receive(line)
        }
        Signals.isReading.store(true, ordering: .relaxed)
        defer { Signals.isReading.store(false, ordering: .relaxed) }
        while outcome == nil {
            if Signals.interrupts.isRaised { return giveUpLine() }
            if Signals.takeSuspension() { suspend() }
            if Signals.takeResize() {
                // Readline moves its own drawing into the new width, and no other.
                rl_redisplay_function = rl_redisplay
                rl_resize_terminal()
                rl_redisplay_function = { LineReader.redisplay() }
                redisplay()
                onResize()
            }
            guard typedAhead.isKeyPressed(at: fileno(rl_instream)) else { continue }
            // What was typed right after Ctrl-C belongs to the next line: one call reads it all.
            if Signals.interrupts.isRaised { return giveUpLine() }
            typedAhead.pass { rl_stuff_char(Int32($0)) != 0 }
            rl_callback_read_char()
        }
        return outcome ?? .end
    }

    /// A prompt with its colours between the marks by which readline knows what takes no column.
    private static func marked(_ prompt: String) -> String {
        prompt.replacing(colours) { "\u{1}\($0.output)\u{2}" }
    }

    private static var colours: Regex<Substring> { /\u{1B}\[[0-9;]*m/ }

    // MARK: - Drawing

    /// Draws the line as readline does, and the same letters over it in their colours.
    ///
    /// Readline goes on believing in what it drew, which is what stands there. Where it draws anything
    /// but one line behind the prompt (a search, a long line, signs in place of control characters,
    /// text that was just pasted and is marked as such), it is left alone.
    private static func redisplay() {
        makeLineHarmless()
        guard let painted = paintedLine else { return rl_redisplay() }
        // Terminals that know how show nothing of the plain line before the coloured one.
        fputs("\u{1B}[?2026h", rl_outstream)
        rl_redisplay()
        // The cursor is kept by the terminal: it stands where readline has put it.
        fputs("\u{1B}7\r" + painted + "\u{1B}8\u{1B}[?2026l", rl_outstream)
        fflush(rl_outstream)
    }

    /// Readline shows controls of ASCII as `^[`, and everything else as it is: what was pasted is made
    /// harmless before it is drawn.
    private static func makeLineHarmless() {
        guard let buffer = rl_line_buffer, rl_end > 0 else { return }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: Int(rl_end))
        let isUnsafe = { (scalar: Unicode.Scalar) in
            scalar.value > 0x7F && UnsafeText.isUnsafe(scalar)
        }
        func harmless(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
            String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(into: "") { text, scalar in
                text +=
                    isUnsafe(scalar)
                    ? UnsafeText.visible(scalar, unicode: false) : String(Character(scalar))
            }
        }
        guard String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(where: isUnsafe) else {
            return
        }
        let point = harmless(bytes.prefix(Int(rl_point))).utf8.count
        rl_replace_line(harmless(bytes[...]), 1)
        rl_point = Int32(point)
    }

    /// Bytes beyond which no line fits on the screen; a megabyte is not measured at every key.
    private static let mostPainted: Int32 = 10_000

    /// The line in its colours; nil where there are none, or where it is not shown as it is.
    private static var paintedLine: String? {
        guard let paint, let promptWidth, let buffer = rl_line_buffer, isPlainlyShown,
            (1...Self.mostPainted).contains(rl_end)
        else { return nil }
        let line = String(cString: buffer)
        // A line that just fits is moved to the left by readline.
        guard promptWidth + DisplayWidth.of(line) < Terminal.width - 3,
            !line.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0) ~= $0.value })
        else { return nil }
        let move = promptWidth > 0 ? "\u{1B}[\(promptWidth)C" : ""
        return paint(line).map { move + $0 }
    }

    /// Whether readline shows the prompt and the line behind it, and no more keys are waiting.
    private static var isPlainlyShown: Bool {
        let others =
            UInt(RL_STATE_ISEARCH) | UInt(RL_STATE_NSEARCH) | UInt(RL_STATE_COMPLETING)
            | UInt(RL_STATE_NUMERICARG) | UInt(RL_STATE_DONE)
        guard UInt(rl_readline_state) & others == 0, rl_display_prompt == rl_prompt,
            rl_mark_active_p() == 0
        else {
            return false
        }
        var input = pollfd(fd: fileno(rl_instream), events: Int16(POLLIN), revents: 0)
        return typedAhead.isEmpty && poll(&input, 1, 0) == 0
    }

    /// Leaves an open search or edit cleanly, so that nothing of it runs later.
    private static func giveUpLine() -> Outcome {
        // A search or count in hand is ended first; the line is drawn anew, as it was before.
        rl_callback_sigcleanup()
        rl_point = rl_end
        rl_clear_visible_line()
        rl_forced_update_display()
        // What readline draws while it tidies up stands on another line.
        promptWidth = nil
        // Before readline lets the terminal go, which moves the cursor to the start of the line.
        rl_echo_signal_char(SIGINT)
        rl_crlf()
        rl_free_line_state()
        rl_callback_handler_remove()
        Signals.interrupts.reset()
        return .interrupted
    }

    /// Ctrl-Z: readline lets the terminal go, and draws its line anew when the shell is back.
    private static func suspend() {
        rl_deprep_terminal()
        Signals.suspend()
        rl_prep_terminal(1)
        rl_on_new_line()
        rl_forced_update_display()
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
    ///
    /// - Returns: why it cannot be kept for the next session, once; the lines after it are not either.
    static func remember(_ line: String) -> FileFailure? {
        guard line.contains(where: { !$0.isWhitespace }) else { return nil }
        if let last = history_get(history_base + history_length - 1)?.pointee.line,
            String(cString: last) == line
        {
            return nil
        }
        add_history(line)
        do throws(FileFailure) {
            try historyFile?.add(line)
            return nil
        } catch {
            historyFile = nil
            return error
        }
    }

    /// Shortens the history file to what is kept.
    static func close() {
        try? historyFile?.shorten(to: longestHistory)
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
        let files = completeFile(line)
        isCompletingFile = files != nil
        // Names come from files too, and readline writes them as they are.
        let found = (files ?? complete(line)).filter {
            !$0.text.unicodeScalars.contains(where: UnsafeText.isUnsafe)
        }
        if found.contains(where: \.isOpen) {
            rl_completion_append_character = 0
            // Behind a folder the name goes on.
            rl_completion_suppress_quote = 1
        }
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
        if count <= mostExplained, isExplained {
            let width = candidates.map { DisplayWidth.of($0.text) }.max() ?? 0
            var text = "\n"
            for candidate in candidates {
                let own = DisplayWidth.of(candidate.text)
                let gap = String(repeating: " ", count: width - own + 2)
                let line = "  " + candidate.text + gap + UnsafeText.cleaned(candidate.meaning)
                text += WordWrap.clip(line, to: max(20, Terminal.width - 1)) + "\n"
            }
            Terminal.write(text)
        } else if isCompletingFile {
            Terminal.write("\n" + FileColumns.text(of: candidates, width: Terminal.width))
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

import Foundation
import Testing

/// Every place from which something reaches the terminal is known, and makes it harmless first.
@Suite struct TerminalDoorTests {
    /// What writes, or hands a text to somebody who writes it as it is.
    private static let doors = [
        "Terminal.write", "Terminal.writeError", "fputs(", "puts(", "putchar(", "putc(", "fwrite(",
        "printf(", "perror(", "print(", "dump(", "popen(", "system(", "posix_spawn", "execv",
        "Glibc.write(", "Darwin.write(", "FileHandle", "STDOUT_FILENO", "STDERR_FILENO",
        "TextOutputStream", "exit(withError", "rl_outstream", "rl_message", "rl_insert_text",
        "rl_replace_line", "rl_completion_matches", "rl_filename_completion_function",
        "rl_display_match_list", "rl_callback_handler_install", "rl_stuff_char", "add_history",
        "read_history", "replace_history_entry", "write: Self.write", "write: write", "write: {",
        "(write:",
    ]

    /// Each line of the program that is one, with why nothing harmful goes through it. Whoever needs
    /// another door adds its line here, and a test that sends `HostileText` through it.
    private static let known: [String: [String: String]] = [
        "bobbin/BatchRun.swift": [
            "? JSONRenderer(write: Terminal.write)": "a renderer: HostileBlockTests",
            "write: Terminal.write)": "a renderer: HostileBlockTests",
        ],
        "bobbin/Bobbin.swift": [
            "Terminal.writeError(\"bobbin: the output could not be written: \\(reason)\\n\")":
                "the system's own reason",
            "if !answer.isEmpty { Terminal.write(answer + \"\\n\") }":
                "what was asked for: help and version, which repeat nothing",
            "if !text.isEmpty { Terminal.writeError(text + \"\\n\") }":
                "cleaned on the line before",
        ],
        "bobbin/HelpCommand.swift": [
            "guard Terminal.isOutputInteractive else { return Terminal.write(Reference.text) }":
                "the program's own text",
            "write: { screen.write($0) })": "a renderer: HostileBlockTests",
        ],
        "bobbin/LineReader.swift": [
            "add_history(UnsafeText.cleaned(line))": "cleaned",
            "rl_callback_handler_install(marked(prompt)) { line in": "painted, which cleans",
            "typedAhead.pass { rl_stuff_char(Int32($0)) != 0 }": "keys, as if typed",
            "fputs(\"\\u{1B}[?2026h\", rl_outstream)": "the program's own escape",
            "fputs(\"\\u{1B}7\\r\" + painted + \"\\u{1B}8\\u{1B}[?2026l\", rl_outstream)":
                "the line, made harmless before",
            "fflush(rl_outstream)": "says nothing",
            "rl_replace_line(harmless(bytes[...]), 1)": "harmless",
            "add_history(line)": "a line that was typed, and made harmless while it was",
            "return rl_completion_matches(text) { _, _ in": "names without anything harmful",
            "rl_display_match_list(matches, Int32(count), longest)":
                "what the one before has given",
            "Terminal.write(\"\\n\" + FileColumns.text(of: candidates, width: Terminal.width))":
                "names without anything harmful",
            "Terminal.write(text)": "names without anything harmful, meanings cleaned",
        ],
        "bobbin/Pager.swift": [
            "if !straight.isEmpty { Terminal.write(straight) }": "a renderer's",
            "if !text.isEmpty { Terminal.write(text) }": "a renderer's",
            "guard let pipe = popen(command, \"w\") else { return false }":
                "the learner's own PAGER",
            "_ = text.withCString { fputs($0, pipe) }": "a renderer's",
        ],
        "bobbin/Shell.swift": [
            "renderer = TerminalRenderer(style: style, write: { [screen] text in screen.write(text) })":
                "a renderer: HostileBlockTests",
            "Terminal.write(greeting + \"\\n\")": "the program's own text",
            "Terminal.write(\"\\n\")": "a line break",
        ],
        "bobbin/Terminal.swift": [
            "static var isOutputInteractive: Bool { isatty(STDOUT_FILENO) == 1 }": "asks",
            "guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }":
                "asks",
            "guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return 24 }":
                "asks",
            "? JSONRenderer(write: write)": "a renderer: HostileBlockTests",
            "style: style(process, display, echoesStatements: false), write: write)":
                "a renderer: HostileBlockTests",
            "static func write(_ text: String) { write(text, to: STDOUT_FILENO) }":
                "the door that the others lead to",
            "static func writeError(_ text: String) { write(text, to: STDERR_FILENO) }":
                "the door that the others lead to",
            "let written = Glibc.write(descriptor, rest.baseAddress, rest.count)": "the same",
            "let written = Darwin.write(descriptor, rest.baseAddress, rest.count)": "the same",
            "if descriptor == STDOUT_FILENO {": "compares",
        ],
        "bobbin/TerminalQuestion.swift": [
            "Terminal.write(TerminalAnswers.question)": "the program's own question"
        ],
    ]

    @Test func everyDoorIsKnown() {
        for file in SourceTree.files where file.room == "bobbin" {
            let found = Set(file.lines(holding: Self.doors, where: Self.isWhole).map(Self.trimmed))
            let known = Set((Self.known[file.path] ?? [:]).keys)
            #expect(found.subtracting(known) == [], "\(file.path): a door that nobody knows")
            #expect(known.subtracting(found) == [], "\(file.path): no door any more")
        }
    }

    /// Other rooms have no way to the terminal at all; `Files` writes to files alone.
    @Test func otherRoomsHaveNone() {
        let rooms: Set<String> = ["bobbin", "bobbin-bench", "embed-course"]
        let doors = Self.doors.filter {
            !["print(", "Glibc.write(", "Darwin.write(", "(write:"].contains($0)
                && !$0.hasPrefix("write: ")
        }
        for file in SourceTree.files where !rooms.contains(file.room) {
            let text = file.lines.joined(separator: "\n")
            guard doors.contains(where: { text.range(of: $0) != nil }) else { continue }
            #expect(file.lines(holding: doors, where: Self.isWhole) == [], "\(file.path)")
        }
    }

    /// `fputs(` holds `puts(`, and `text.dump(` is somebody's own.
    private static func isWhole(_ before: Character?) -> Bool {
        before.map { !$0.isLetter && !"_\"".contains($0) } ?? true
    }

    private static func trimmed(_ line: String) -> String {
        line.split(separator: " ").joined(separator: " ")
    }
}

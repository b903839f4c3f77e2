import Testing

@testable import Rendering

/// What terminals answer when they are asked for their graphics, as it was recorded.
@Suite struct TerminalAnswersTests {
    private static let answers: [(terminal: String, text: String, graphics: Graphics)] = [
        ("kitty 0.35", "⎋_Gi=31;OK⎋\\⎋P>|kitty(0.35.2)⎋\\⎋[?62;c", .kitty),
        ("kitty 0.48", "⎋_Gi=31;OK⎋\\⎋P>|kitty(0.48.2)⎋\\⎋[?62;52;c", .kitty),
        ("ghostty", "⎋_Gi=31;OK⎋\\⎋P>|ghostty 1.3.1⎋\\⎋[?62;22c", .kitty),
        (
            "WezTerm",
            "⎋_Gi=31;OK⎋\\⎋P>|WezTerm 20240203-110809-5046fc22⎋\\⎋[?65;4;6;18;22c", .kitty
        ),
        // Kitty's protocol is a setting there.
        ("WezTerm without it", "⎋P>|WezTerm 20240203-110809-5046fc22⎋\\⎋[?65;4;6;18;22c", .iTerm),
        ("iTerm2 3.5", "⎋P>|iTerm2 3.5.11⎋\\⎋[?62;4;6;22c", .iTerm),
        ("iTerm2 3.6", "⎋_Gi=31;OK⎋\\⎋P>|iTerm2 3.6.11⎋\\⎋[?64;1;2;4;6;17;18;21;22c", .iTerm),
        ("iTerm2 with a bell", "⎋P>|iTerm2 3.4.16\u{7}⎋[?62;4c", .iTerm),
        // Before it said its name.
        ("iTerm2 2", "⎋[?62;4c", .none),
        ("Konsole", "⎋_Gi=31;OK⎋\\⎋P>|Konsole 25.12.3⎋\\⎋[?62;1;4c", .kitty),
        ("Konsole 22", "⎋P>|Konsole 22.12.3⎋\\⎋[?62;1;4c", .none),
        ("foot", "⎋P>|foot(1.16.2)⎋\\⎋[?62;4;22c", .none),
        ("xterm", "⎋P>|XTerm(390)⎋\\⎋[?64;1;2;6;9;15;16;17;18;21;22;28c", .none),
        ("VTE", "⎋P>|VTE(7600)⎋\\⎋[?65;1;9c", .none),
        ("Terminal.app", "⎋[?1;2c", .none),
        ("xterm.js", "⎋P>|xterm.js(5.6.0)⎋\\⎋[?1;2c", .none),
        ("tmux", "⎋P>|tmux 3.4⎋\\⎋[?1;2;4c", .none),
        ("tmux in kitty", "⎋_Gi=31;OK⎋\\⎋P>|tmux 3.4⎋\\⎋[?1;2;4c", .none),
        ("screen", "⎋[?1;2c", .none), ("console", "⎋[?6c", .none),
        ("no memory", "⎋_Gi=31;ENOMEM:no room⎋\\⎋[?62;c", .none),
    ]

    private static func bytes(_ text: String) -> [UInt8] {
        Array(text.replacing("⎋", with: "\u{1B}").utf8)
    }

    @Test(arguments: answers.indices)
    func terminalsAreKnown(index: Int) {
        let (terminal, text, graphics) = Self.answers[index]
        var answers = TerminalAnswers()
        #expect(answers.read(Self.bytes(text)) == [], "\(terminal)")
        #expect(answers.isComplete && !answers.isWithin)
        #expect(answers.graphics == graphics, "\(terminal)")
        #expect(answers.read(Self.bytes("fit 5\n")) == Self.bytes("fit 5\n"))
    }

    /// Whatever is typed between the answers, and however all of it is cut into pieces.
    @Test func whatIsTypedIsKept() {
        let keys = [
            "load fashion_mnist\r", "⎋[A", "⎋[1;5C", "⎋f", "⎋⎋", "⎋OP", "한글", "\t", "⎋[200~x⎋[201~",
        ]
        for (_, text, graphics) in Self.answers where graphics != .none {
            let parts = text.replacing("⎋[?", with: "|⎋[?").replacing("⎋P", with: "|⎋P")
                .split(separator: "|⎋").map { $0.hasPrefix("⎋") ? String($0) : "⎋" + $0 }
            for key in keys {
                let all = key + parts.map { $0 + key }.joined()
                for size in [1, 2, 3, 7, 500] {
                    var answers = TerminalAnswers()
                    var typed: [UInt8] = []
                    var rest = Self.bytes(all)[...]
                    while !rest.isEmpty {
                        typed += answers.read(rest.prefix(size))
                        rest = rest.dropFirst(size)
                    }
                    typed += answers.takePending()
                    let expected = String(repeating: key, count: parts.count + 1)
                    #expect(typed == Self.bytes(expected), "\(key) \(size) \(text)")
                    #expect(answers.isComplete && answers.graphics == graphics)
                }
            }
        }
    }

    @Test func anEscapeAloneIsGivenBack() {
        var answers = TerminalAnswers()
        #expect(answers.read(Self.bytes("⎋")) == [])
        #expect(answers.isWithin)
        #expect(answers.takePending() == [0x1B])
        #expect(!answers.isWithin && !answers.isComplete)
    }

    @Test func anAnswerWithoutEndIsGivenBack() {
        var answers = TerminalAnswers()
        let text = Self.bytes("⎋P>|" + String(repeating: "x", count: 1000))
        #expect(answers.read(text) == text)
    }

    @Test func anyBytesAreTakenIn() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var answers = TerminalAnswers()
            let likely: [UInt8] = Self.bytes("⎋[?c;_GP>|\\i=31;OK\u{7}")
            let bytes = (0..<60).map { _ in likely.randomElement(using: &random) ?? 0 }
            let typed = answers.read(bytes) + answers.takePending()
            #expect(typed.count <= bytes.count)
        }
    }

    /// Nothing is asked where it would be shown as text, or answered by something in between.
    @Test(arguments: [
        (["TERM": "xterm-kitty"], true, true), (["TERM": "xterm-ghostty"], true, true),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], true, true),
        (["TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"], true, true),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], true, true),
        (["TERM": "xterm-256color", "KONSOLE_VERSION": "240202"], true, true),
        (["TERM": "xterm-256color"], false, true), (["TERM": "foot"], false, true),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], false, false),
        (["TERM": "tmux-256color", "TMUX": "/tmp/x", "TERM_PROGRAM": "tmux"], false, false),
        (["TERM": "xterm-kitty", "TMUX": "/tmp/x"], false, false),
        (["TERM": "screen", "STY": "1.pts"], false, false),
        (["TERM": "screen.xterm-kitty", "KONSOLE_VERSION": "240202"], false, false),
        (["TERM": "dumb", "TERM_PROGRAM": "iTerm.app"], false, false),
        (["TERM": "linux"], false, false), ([:], false, false),
    ])
    func whoIsAsked(variables: [String: String], auto: Bool, ask: Bool) {
        let kind = TerminalKind(variables: variables)
        #expect(kind.isWorthAsking(for: .auto) == auto)
        #expect(kind.isWorthAsking(for: .ask) == ask)
        #expect(!kind.isWorthAsking(for: .none))
    }
}

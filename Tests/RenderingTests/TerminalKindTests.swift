import Testing

@testable import Rendering

@Suite struct TerminalKindTests {
    private func kind(_ variables: [String: String]) -> TerminalKind {
        TerminalKind(variables: variables)
    }

    @Test(arguments: [
        (["TERM": "xterm-256color"], TerminalStyle.Colour.ansi256), (["TERM": "xterm"], .ansi16),
        (["TERM": "linux"], .ansi16), (["TERM": "vt100"], .none), (["TERM": "xterm-mono"], .none),
        (["TERM": "dumb", "COLORTERM": "truecolor"], .none), ([:], .none), (["TERM": ""], .none),
        (["TERM": "xterm-256color", "COLORTERM": "truecolor"], .trueColour),
        (["TERM": "tmux-256color", "COLORTERM": "24bit"], .trueColour),
        (["TERM": "xterm-256color", "COLORTERM": "yes"], .ansi256),
        (["TERM": "xterm-kitty"], .trueColour), (["TERM": "foot"], .trueColour),
        (["TERM": "xterm-direct"], .trueColour),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], .trueColour),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], .ansi256),
        (["TERM": "screen", "COLORTERM": "truecolor"], .ansi16),
        (["TERM": "screen-256color", "COLORTERM": "truecolor"], .ansi256),
        (["TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/x"], .trueColour),
    ])
    func coloursFollowFromTheName(variables: [String: String], colour: TerminalStyle.Colour) {
        #expect(kind(variables).colour == colour)
    }

    @Test func wishesAndRefusals() {
        let plain = kind(["TERM": "xterm-256color"])
        let refusing = kind(["TERM": "xterm-256color", "NO_COLOR": "1"])
        #expect(plain.colour(wish: .auto, isTerminal: true) == .ansi256)
        #expect(plain.colour(wish: .auto, isTerminal: false) == .none)
        #expect(plain.colour(wish: .never, isTerminal: true) == .none)
        #expect(plain.colour(wish: .always, isTerminal: false) == .ansi256)
        #expect(refusing.colour(wish: .auto, isTerminal: true) == .none)
        // What is said for this one run counts more than what is set for all.
        #expect(refusing.colour(wish: .always, isTerminal: true) == .ansi256)
        #expect(kind(["TERM": "dumb"]).colour(wish: .always, isTerminal: false) == .ansi16)
        // An empty NO_COLOR refuses nothing.
        #expect(!kind(["TERM": "xterm", "NO_COLOR": ""]).refusesColour)
    }

    @Test(arguments: [
        ("15;0", Background.dark), ("0;15", .light), ("12;default;8", .dark), ("0;7", .light),
        ("", .unknown), ("15;default", .unknown), ("7", .unknown), ("0;99", .unknown),
    ])
    func backgroundsAreRead(value: String, background: Background) {
        #expect(kind(["TERM": "xterm", "COLORFGBG": value]).background == background)
    }
}

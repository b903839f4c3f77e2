import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is drawn in a live terminal alone: the curve under the bar, the colours of the line that is
/// typed, pictures of pixels.
@Suite(.serialized) struct SeeingShellTests {
    private let home = Home()

    /// A shell with a compiled model, at the prompt of cell 6.
    private func prepared(
        _ arguments: [String] = ["--seed", "1"], environment: [String: String] = [:]
    ) throws -> Terminal {
        let shell = try Terminal(arguments, home: home, environment: environment)
        try shell.prompt(1)
        let lines = [
            "load fashion_sketch", "split 50000 seed=1", "scale 255",
            "model Flatten, Dense(64, relu), Dense(10, softmax)", "compile adam",
        ]
        for (number, line) in lines.enumerated() {
            shell.enter(line)
            try shell.prompt(number + 2)
        }
        return shell
    }

    private static let legend = "epochs 1 to 900"

    @Test func theCurveIsThereWhileItTrains() throws {
        let shell = try prepared()
        shell.enter("fit 900")
        try shell.wait(for: Self.legend, seconds: 40)
        try shell.wait(for: Self.legend, seconds: 10)
        shell.type(Key.controlC)
        let end = try shell.prompt(7)
        // Erased from the bar on, and nothing of it drawn again.
        let last = try #require(end.range(of: "\u{1B}[J", options: .backwards))
        #expect(!end[last.upperBound...].contains(Self.legend))
        #expect(end[last.upperBound...].contains("Stopped"))
        #expect(!end[last.upperBound...].contains("┤"))
        shell.enter("live off")
        try shell.prompt(8)
        shell.enter("fit 900")
        try shell.wait(for: "epoch  60/900", seconds: 40)
        shell.type(Key.controlC)
        #expect(try !shell.prompt(9).contains(Self.legend))
    }

    /// A terminal that becomes narrower while the curve is there.
    @Test func theCurveInANarrowerTerminal() throws {
        let shell = try prepared()
        shell.enter("fit 900")
        try shell.wait(for: Self.legend, seconds: 40)
        shell.resize(rows: 24, columns: 40)
        try shell.wait(for: "\u{1B}[J", seconds: 10)
        _ = shell.taken()
        usleep(600_000)
        let text = shell.taken().withoutEscapes
        shell.type(Key.controlC)
        try shell.prompt(7)
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n")
        for line in lines {
            // The last line drawn before may still have been as wide as the terminal was.
            for part in line.split(separator: "\r") { #expect(part.count < 80) }
        }
        #expect(lines.suffix(4).allSatisfy { $0.count < 40 })
    }

    @Test(arguments: [
        ["--plain"], ["--quiet"], ["TERM=dumb"], ["NO_COLOR=1"],
    ])
    func noCurveWhereNothingIsRedrawn(how: [String]) throws {
        let isOption = how[0].hasPrefix("-")
        let pair = how[0].split(separator: "=").map(String.init)
        let shell = try prepared(
            ["--seed", "1"] + (isOption ? how : []),
            environment: isOption ? [:] : [pair[0]: pair[1]])
        shell.enter("fit 150")
        let text = try shell.prompt(7, seconds: 60)
        #expect(!text.contains("epochs 1 to 150"))
    }

    // MARK: - The line that is typed

    /// After another width the prompt stands there once.
    @Test func anotherWidthAtThePrompt() throws {
        let shell = try Terminal(home: home)
        try shell.prompt(1)
        shell.type("fit 5")
        shell.settle()
        _ = shell.taken()
        shell.resize(rows: 24, columns: 60)
        shell.settle()
        let text = shell.taken()
        // Back to the start of the line before anything is written again.
        #expect(text.isEmpty || text.hasPrefix("\r"), "\(text.debugDescription)")
        shell.enter("")
        try shell.prompt(2)
    }

    @Test func theLineIsColoured() throws {
        let shell = try Terminal(home: home)
        try shell.prompt(1)
        shell.type("fit 5")
        shell.settle()
        let text = shell.taken()
        // As readline draws it, then over it in its colours, the cursor back behind it.
        #expect(
            text.hasSuffix(
                "\r\u{1B}[12C\u{1B}[38;5;31mfit\u{1B}[0m \u{1B}[38;5;134m5\u{1B}[0m\u{1B}8\u{1B}[?2026l"
            ))
        shell.type("\u{15}x = \"한글\" # note")
        shell.settle()
        #expect(shell.taken().contains("\u{1B}[38;5;134m\"한글\"\u{1B}[0m"))
        shell.type("\u{15}fitt 5")
        shell.settle()
        #expect(shell.taken().contains("\u{1B}[38;5;167mfitt\u{1B}[0m"))
        // A search, and a line that is longer than the screen, are left to readline.
        shell.type(Key.controlR + "f")
        shell.settle()
        #expect(!shell.taken().contains("\u{1B}[38;5;31m"))
        shell.type("\u{7}\u{15}fit ")
        shell.settle()
        _ = shell.taken()
        shell.type(String(repeating: "5", count: 90))
        shell.settle()
        #expect(!shell.taken().contains("\u{1B}[12C"))
        shell.type("\u{15}x = 4\r")
        #expect(try shell.prompt(2).contains("x = 4\r\n"))
    }

    @Test(arguments: [["--color", "never"], ["--plain"], ["NO_COLOR=1"], ["TERM=dumb"]])
    func theLineIsLeftAlone(how: [String]) throws {
        let isOption = how[0].hasPrefix("-")
        let pair = how[0].split(separator: "=").map(String.init)
        let shell = try Terminal(
            isOption ? how : [], home: home, environment: isOption ? [:] : [pair[0]: pair[1]])
        try shell.prompt(1)
        shell.type("fit 5")
        shell.settle()
        let text = shell.taken()
        #expect(!text.contains("\u{1B}[12C") && !text.contains("\u{1B}["))
    }

    // MARK: - Pictures of pixels

    private static let question = "AAAA\u{1B}\\\u{1B}[>q\u{1B}[c"
    private static let kitty = "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}P>|kitty(0.35.2)\u{1B}\\\u{1B}[?62;c"
    private static let iTerm = "\u{1B}P>|iTerm2 3.5.11\u{1B}\\\u{1B}[?64;1;2;4;6;17;18;21;22c"

    @Test(arguments: [
        ("xterm-kitty", "kitty", kitty, "\u{1B}_Ga=T,f=100,c="),
        ("xterm-256color", "iTerm.app", iTerm, "\u{1B}]1337;File=inline=1;"),
    ])
    func theTerminalIsAsked(name: String, program: String, answer: String, image: String) throws {
        let shell = try Terminal(
            ["--seed", "1"], home: home, environment: ["TERM": name, "TERM_PROGRAM": program])
        // Somebody who does not wait for the prompt.
        shell.type("x = 4\r")
        try shell.wait(for: Self.question)
        shell.type(String(answer.prefix(9)) + "")
        shell.type(String(answer.dropFirst(9)) + "y = 5\r")
        #expect(try shell.prompt(2).contains("x = 4\r\n"))
        #expect(try shell.prompt(3).contains("y = 5\r\n"))
        shell.enter("load fashion_sketch")
        try shell.prompt(4)
        shell.enter("show 2")
        let text = try shell.prompt(5)
        #expect(text.contains(image) && !text.contains("▀"))
        shell.enter("predict 0")
        #expect(try !shell.prompt(6).contains("▀"))
    }

    /// An answer that comes late is no line that somebody typed, and is an answer.
    @Test func aLateAnswer() throws {
        let shell = try Terminal(
            ["--seed", "1"], home: home, environment: ["TERM": "xterm-kitty"])
        try shell.wait(for: Self.question)
        try shell.prompt(1)
        shell.type(Self.kitty + "x = 4\r")
        let text = try shell.prompt(2)
        #expect(text.contains("x = 4\r\n") && !text.contains("Gi=31") && !text.contains("62;c"))
        shell.enter("load fashion_sketch")
        try shell.prompt(3)
        shell.enter("show 1")
        #expect(try shell.prompt(4).contains("\u{1B}_Ga=T"))
    }

    @Test(arguments: [
        (["--graphics", "none"], ["TERM": "xterm-kitty"]), (["--plain"], ["TERM": "xterm-kitty"]),
        (["--color", "never"], ["TERM": "xterm-kitty"]),
        ([], ["TERM": "xterm-kitty", "NO_COLOR": "1"]), ([], ["TERM": "xterm-256color"]),
        ([], ["TERM": "xterm-kitty", "TMUX": "/tmp/tmux"]),
        ([], ["TERM": "dumb", "TERM_PROGRAM": "iTerm.app"]),
        (["--graphics", "ask"], ["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"]),
    ])
    func othersAreNotAsked(arguments: [String], environment: [String: String]) throws {
        let shell = try Terminal(arguments, home: home, environment: environment)
        #expect(try !shell.prompt(1).contains("AAAA"))
    }

    /// Nobody is kept waiting by a terminal that says nothing.
    @Test func theShellWaitsForAMomentAlone() throws {
        let shell = try Terminal(
            ["--graphics", "ask"], home: home, environment: ["TERM": "xterm-256color"])
        try shell.wait(for: Self.question)
        let time = try ContinuousClock().measure { _ = try shell.prompt(1) }
        // A tenth of a second, and what a busy machine adds.
        #expect(time < .seconds(1))
        shell.type("x = 4" + Key.up + Key.up + "\u{15}x = 5\r")
        #expect(try shell.prompt(2).contains("x = 5\r\n"))
    }
}

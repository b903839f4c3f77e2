import Foundation
import TestSupport
import Testing

/// `bobbin help`, from outside.
@Suite struct ReferenceTests {
    private let home = Home()

    @Test func theReferenceIsPlainMarkdown() throws {
        let outcome = try Program.run(["help", "--reference"], home: home)
        #expect(outcome.status == 0 && outcome.errors == "")
        #expect(!outcome.output.unicodeScalars.contains { $0 != "\n" && $0.value < 32 })
        let headings = outcome.output.split(separator: "\n").filter { $0.hasPrefix("## ") }
        expectText(
            headings.map(String.init),
            """
            ## Statements
            ## Layers
            ## Activations
            ## Optimizers
            ## Losses
            ## Metrics
            ## Functions in expressions
            ## Expressions, blocks and the shell
            ## Lessons
            ## Commands
            ## JSON lines
            ## Exit status
            """)
    }

    @Test func commandsAndStatusesAreThoseThatThereAre() throws {
        let text = try Program.run(["help", "--reference"], home: home).output
        let help = try Program.run(["--help"], home: home).output
        let commands = help.split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS") }
            .compactMap { $0.firstMatch(of: /^  ([a-z-]+)/)?.output.1 }
        #expect(commands.count >= 8)
        for command in commands { #expect(text.contains("### bobbin \(command)\n"), "\(command)") }
        let run = try Program.run(["run", "--help"], home: home).output
        let statuses = text.matches(of: /(?m)^- `(\d+)` – (.*)$/)
        #expect(statuses.map(\.output.1) == ["0", "1", "2", "3", "4", "64", "74", "130"])
        let words = run.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for status in statuses {
            #expect(words.contains("\(status.output.1) \(status.output.2)"))
        }
    }

    @Test func helpOnACommand() throws {
        for command in [["run"], ["data", "fetch"], []] {
            let help = try Program.run(["help"] + command, home: home)
            #expect(help.status == 0)
            #expect(help.output == (try Program.run(command + ["--help"], home: home).output))
        }
        let wrong = try Program.run(["help", "chekc"], home: home)
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("There is no command chekc. Did you mean bobbin help check?"))
    }

    /// What an error repeats of an argument is made harmless first.
    @Test(arguments: [["help"], ["data", "fetch"], ["run", "--seed"], []])
    func argumentsBringNoControls(words: [String]) throws {
        let outcome = try Program.run(words + ["a\u{1B}]0;x\u{7}\u{9B}2J\u{202E}"], home: home)
        #expect(outcome.status != 0)
        #expect((outcome.errors + outcome.output).contains("0;x"))
        let shown = (outcome.errors + outcome.output).unicodeScalars
        #expect(shown.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
        #expect(shown.allSatisfy { $0.value != 0x7F && $0.value != 0x9B && $0.value != 0x202E })
    }
}

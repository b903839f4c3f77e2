import Foundation
import TestSupport
import Testing

/// One script with every statement of the language, and what it prints.
///
/// `Scripts/every-statement.txt` holds its answers; `BOBBIN_RECORD=1` writes them anew.
@Suite struct EveryStatementTests {
    private let home = Home()

    @Test func theScript() throws {
        let outcome = try Program.run(
            ["run", EveryStatementScript.name], home: home,
            folder: try EveryStatementScript.copied(to: home))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let recorded = try MeasuredTranscript.recorded(
            in: "every-statement.txt", saidNow: outcome.output)
        let lines = MeasuredTranscript(outcome.output).lines.filter(\.hasWords)
        let expected = MeasuredTranscript(recorded).lines.filter(\.hasWords)
        #expect(
            lines.map(\.words) == expected.map(\.words),
            "\(TextDifference(recorded: recorded, said: outcome.output))")
        for (line, wanted) in zip(lines, expected) where line.words == wanted.words {
            #expect(line.isNear(wanted), "\(line.text)")
        }
    }

    /// Every statement that `help` lists stands in the script.
    @Test func nothingIsLeftOut() throws {
        let help = try Program.run(input: "help", home: home).output
        let script = try String(
            contentsOf: EveryStatementScript.folder.appending(path: EveryStatementScript.name),
            encoding: .utf8)
        let tried = Set(script.split(separator: "\n").compactMap { $0.split(separator: " ").first })
        let listed = help.matches(of: /(?m)^ *• `?([a-z_]+)/).map(\.output.1)
        #expect(listed.count > 30)
        for verb in Set(listed) { #expect(tried.contains(verb), "\(verb) is not in the script") }
    }
}

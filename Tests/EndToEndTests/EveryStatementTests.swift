import Foundation
import Testing

/// One script with every statement of the language, and what it prints.
///
/// `Scripts/every-statement.txt` holds its answers; `BOBBIN_RECORD=1` writes them anew.
@Suite struct EveryStatementTests {
    private static let expected = EveryStatementScript.folder.appending(
        path: "every-statement.txt")

    private let home = Home()

    @Test func theScript() throws {
        let outcome = try Program.run(
            ["run", EveryStatementScript.name], home: home,
            folder: try EveryStatementScript.copied(to: home))
        #expect(outcome.status == 0, "\(outcome.errors)")
        if ProcessInfo.processInfo.environment["BOBBIN_RECORD"] != nil {
            try outcome.output.write(to: Self.expected, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: Self.expected, encoding: .utf8)
        let lines = Self.lines(of: outcome.output)
        let expectedLines = Self.lines(of: expected)
        #expect(lines.map(\.words) == expectedLines.map(\.words))
        for (line, wanted) in zip(lines, expectedLines) where line.words == wanted.words {
            for (number, other) in zip(line.numbers, wanted.numbers) {
                // Other processors add in another order, which training makes larger.
                #expect(
                    abs(number - other) <= 0.02 + 0.05 * abs(other), "\(line.words): \(number)")
            }
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

    private struct ShownLine {
        /// The line with every number a `#`, and any run of spaces or rules one of them.
        var words: String
        var numbers: [Double]
    }

    /// The lines without their shades of grey, their curves and their seconds, which are nobody's
    /// promise.
    private static func lines(of text: String) -> [ShownLine] {
        text.split(separator: "\n").compactMap { line -> ShownLine? in
            guard line.contains(where: { !" ░▒▓█".contains($0) }) else { return nil }
            guard line.wholeMatch(of: /[ \d.,]*[┤│][^█▏▎▍▌▋▊▉]*/) == nil else { return nil }
            let plain = String(line).replacing(/[█▁▂▃▄▅▆▇▏▎▍▌▋▊▉]+/, with: "█")
                .replacing(/\d+(\.\d+)? s\b/, with: "some s")
            let numbers = plain.matches(of: /-?\d+(\.\d+)?(e-?\d+)?/)
            var words = plain.replacing(/-?\d+(\.\d+)?(e-?\d+)?/, with: "#")
            words = words.replacing(/\ +/, with: " ").replacing(/─+/, with: "─")
            return ShownLine(words: words, numbers: numbers.compactMap { Double($0.output.0) })
        }
    }
}

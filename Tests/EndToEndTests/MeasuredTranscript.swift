import Foundation
import TestSupport

/// What a script printed, of which another moment or another processor may change the seconds, the
/// last digits and what is drawn from them.
struct MeasuredTranscript {
    struct Line {
        var text: Substring
        /// The line with every number a `#`, and any run of spaces or rules one of them; nil for a
        /// line of a drawing, whose shades and curves are nobody's promise.
        var words: String?
        var numbers: [Double] = []

        var hasWords: Bool { words?.isEmpty == false }
    }

    let lines: [Line]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.line)
    }

    /// What is recorded in a file of `Scripts`; where `BOBBIN_RECORD=1` asks for it, what the program
    /// says otherwise now is recorded first.
    static func recorded(in name: String, saidNow: String) throws -> String {
        let file = EveryStatementScript.folder.appending(path: name)
        let recorded = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        guard TranscriptRecorder.isAskedFor else { return recorded }
        let merged = MeasuredTranscript(recorded).updated(by: MeasuredTranscript(saidNow))
        if merged != recorded { try TranscriptRecorder.shared.write(merged, toFile: file.path) }
        return merged
    }

    /// This transcript with every line that another one says otherwise; those of which only what was
    /// measured differs stay.
    func updated(by other: Self) -> String {
        pairs(lines.map(\.words), other.lines.map(\.words)).compactMap {
            before, after -> Substring? in
            guard let after else { return nil }
            guard let before, lines[before].isNear(other.lines[after]) else {
                return other.lines[after].text
            }
            return lines[before].text
        }.joined(separator: "\n")
    }

    private static func line(_ text: Substring) -> Line {
        guard text.contains(where: { !" ░▒▓█".contains($0) }),
            text.wholeMatch(of: /[ \d.,]*[┤│][^█▏▎▍▌▋▊▉]*/) == nil
        else { return Line(text: text, words: text.isEmpty ? "" : nil) }
        let plain = String(text).replacing(/[█▁▂▃▄▅▆▇▏▎▍▌▋▊▉]+/, with: "█")
            .replacing(/\d+(\.\d+)? s\b/, with: "some s")
        let numbers = plain.matches(of: /-?\d+(\.\d+)?(e-?\d+)?/)
        var words = plain.replacing(/-?\d+(\.\d+)?(e-?\d+)?/, with: "#")
        words = words.replacing(/\ +/, with: " ").replacing(/─+/, with: "─")
        return Line(text: text, words: words, numbers: numbers.compactMap { Double($0.output.0) })
    }
}

extension MeasuredTranscript.Line {
    /// Whether the numbers of two lines with the same words are about the same.
    ///
    /// Other processors add in another order, which training makes larger.
    func isNear(_ other: Self) -> Bool {
        zip(numbers, other.numbers).allSatisfy { abs($0 - $1) <= 0.02 + 0.05 * abs($1) }
    }
}

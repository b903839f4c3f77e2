import Foundation
import Testing

/// A learner's questions, answered by looking at the plain text of a picture alone.
///
/// `Scripts/questions.txt` is the transcript as it came out once; `BOBBIN_RECORD=1` writes it anew.
/// Other processors train to other last digits, so what is looked for in the pictures is looked for
/// in both, and only what no training has touched must be the same to the letter.
@Suite struct QuestionTests {
    private static let transcripts: Result<[Transcript], any Error> = Result {
        let home = Home()
        let outcome = try Program.run(
            ["run", "questions.bob"], home: home,
            folder: try EveryStatementScript.copied(to: home))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let before = try MeasuredTranscript.recorded(
            in: "questions.txt", saidNow: outcome.output)
        return [Transcript(before), Transcript(outcome.output)]
    }

    /// The answers of a script by its statements, in order.
    private struct Transcript {
        private(set) var cells: [(statement: String, lines: [String])] = []

        init(_ text: String) {
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                if let start = line.firstMatch(of: /^\[\d+\] (.*)$/) {
                    cells.append((String(start.output.1), []))
                } else if !cells.isEmpty {
                    cells[cells.count - 1].lines.append(String(line))
                }
            }
        }

        func answers(to statement: String) -> [[String]] {
            cells.filter { $0.statement == statement }.map(\.lines)
        }
    }

    @Test func itIsTheSameScript() throws {
        let (before, now) = (try Self.transcripts.get()[0], try Self.transcripts.get()[1])
        #expect(before.cells.map(\.statement) == now.cells.map(\.statement))
        let untrained = ["load fashion_sketch", "histogram train_input", "scale 255"]
        for statement in untrained {
            #expect(before.answers(to: statement) == now.answers(to: statement))
        }
    }

    /// Where do the bars end: at hundreds, or at one?
    @Test func areTheInputsScaled() throws {
        for transcript in try Self.transcripts.get() {
            let ends = transcript.answers(to: "histogram train_input").map { lines in
                lines.compactMap { $0.firstMatch(of: /… *([\d.]+)│/)?.output.1 }.last
                    .flatMap { Double($0) }
            }
            let (raw, scaled) = (try #require(ends[0]), try #require(ends[1]))
            #expect(raw > 200 && raw <= 300)
            #expect(scaled >= 1 && scaled <= 1.1)
        }
    }

    /// The dashed line (b) leaves the other and turns up again; its best value lies far back.
    @Test func doesItLearnByHeart() throws {
        for transcript in try Self.transcripts.get() {
            let lines = try #require(transcript.answers(to: "plot loss").first)
            let drawing = lines.filter { $0.contains("│") || $0.contains("┤") }.map(Array.init)
            let width = try #require(drawing.map(\.count).max())
            func last(_ letter: Character) throws -> (row: Int, column: Int) {
                let places = drawing.indices.compactMap { row in
                    drawing[row].lastIndex(of: letter).map { (row, $0) }
                }
                return try #require(places.max { $0.1 < $1.1 })
            }
            let best = try last("●")
            let (training, validation) = (try last("a"), try last("b"))
            #expect(best.column < width / 2)
            #expect(validation.row + 2 < training.row)
            // Both letters stand at the right of the drawing.
            #expect(min(training.column, validation.column) > width * 2 / 3)
            #expect(drawing[training.row].last == "⠤" || training.row > drawing.count - 4)
        }
    }

    /// The only class whose square on the diagonal is not of the darkest shade.
    @Test func whichClassIsTheHardest() throws {
        for transcript in try Self.transcripts.get() {
            let lines = try #require(transcript.answers(to: "confusion test").first)
            let start = try #require(lines.firstIndex { $0.contains("rows: right answer") })
            // Labels and numbers end in the same column, a shade stands before the number.
            let heading = Array(lines[start + 1])
            let ends = heading.indices.filter { heading[$0] != " " }
            try #require(ends.count == 10)
            let diagonal = (0..<10).map { row -> String in
                let line = Array(lines[start + 2 + row])
                return String(line[(ends[row] - 3)...ends[row]])
            }
            #expect(diagonal.count { $0.contains("█") } >= 8)
            #expect(!diagonal[6].contains("█"), "\(diagonal)")
            #expect(lines.contains { $0.hasPrefix("Hardest: Shirt") })
        }
    }

    /// A layer that is dead is blank, whatever goes in; one that works has shades.
    @Test func doesEveryLayerWork() throws {
        for transcript in try Self.transcripts.get() {
            let hidden = try transcript.answers(to: "activations 0").map {
                lines -> Set<Character> in
                let end = try #require(lines.firstIndex { $0.contains("hidden") })
                return Set(lines[..<end].flatMap { $0.dropFirst(32) })
            }
            #expect(hidden.count == 2)
            #expect(!hidden[0].isDisjoint(with: "░▒▓█"))
            #expect(hidden[1].isSubset(of: "· "))
        }
    }
}

import Diagnostics
import Testing

@testable import Language

/// However long a text is, it is gone through a few times and no more.
@Suite struct StatementLengthTests {
    private static let verbs: Set<String> = ["fit"]

    private func refusal(_ text: String) -> String? {
        do throws(Diagnostic) {
            _ = try Parser.parse(text, verbs: Self.verbs)
            return nil
        } catch {
            return error.message
        }
    }

    @Test func theLongestIsReadAndALongerOneRefusedByItsLength() throws {
        let numbers = String(repeating: "1,", count: StatementLength.most / 2 - 10)
        #expect(refusal("x = [\(numbers)1]") == nil)
        let message = "This statement is 9.8 MB long, and the longest may be 1 MB."
        #expect(refusal("x = [" + String(repeating: "1, ", count: 3_270_000) + "1]") == message)
        let justOver = String(repeating: "x", count: StatementLength.most + 1)
        #expect(refusal(justOver) == "This statement is 1.1 MB long, and the longest may be 1 MB.")
        #expect(throws: Diagnostic.self) { _ = try Parser.expression(justOver) }
        #expect(LinePiece.pieces(of: justOver).isEmpty)
    }

    @Test(arguments: ["1, ", "(", "\"", "# ", "한", "\\"])
    func aLongLineIsOnePart(_ piece: String) {
        let long = String(repeating: piece, count: 2 * StatementLength.most / piece.utf8.count)
        let parts = SourceText("a = 1\n\(long)\nb = 2").parts
        #expect(parts.count == 3)
        #expect(parts.last == SourceText.Part(text: "b = 2", line: 3))
    }

    @Test func aDeepNestIsRefusedAtOnce() {
        let deep =
            String(repeating: "repeat 2\n", count: 30_000)
            + String(repeating: "end\n", count: 30_000)
        let parts = SourceText(deep).parts
        #expect(parts.count == 1)
        #expect(parts[0].depth == 30_000)
        #expect(refusal(parts[0].text) == "blocks are nested too deeply")
    }

    @Test func twentyBlocksWithinOneAnotherAreFine() {
        func nest(_ depth: Int) -> String {
            String(repeating: "repeat 2\n", count: depth) + "x = 1\n"
                + String(repeating: "end\n", count: depth)
        }
        #expect(refusal(SourceText(nest(20)).parts[0].text) == nil)
        #expect(refusal(SourceText(nest(21)).parts[0].text) == "blocks are nested too deeply")
    }

    /// Lines are found as the characters of a text say.
    @Test(arguments: [
        "", "\n", "a\n\nb", "a\r\nb\rc\n", "a\u{b}b\u{c}c", "é\u{85}ü\u{2028}한\u{2029}", "\r\n\r",
        "a\n\u{301}b", "\u{e2}\u{c2}", "x",
    ])
    func lines(_ text: String) {
        #expect(
            text[...].lines
                == text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
    }

    @Test func whatIsTypedLineByLineEndsOnceItIsTooLong() {
        var typed = StatementCollector()
        var lines = 1
        while !typed.isWhole(after: "repeat 2"), lines < 1_000_000 { lines += 1 }
        #expect(lines == StatementLength.most / 9 + 1)
    }
}

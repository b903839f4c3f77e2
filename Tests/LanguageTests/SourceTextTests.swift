import Diagnostics
import TestSupport
import Testing

@testable import Language

@Suite struct SourceTextTests {
    private func parts(_ text: String) -> [String] {
        SourceText(text).parts.map { "\($0.line): \($0.text)" }
    }

    @Test func cutsLines() {
        #expect(parts("fit 5\nevaluate\n") == ["1: fit 5", "2: evaluate"])
        #expect(parts("fit 5\r\nevaluate\r\n") == ["1: fit 5", "2: evaluate"])
        #expect(parts("fit 5\revaluate") == ["1: fit 5", "2: evaluate"])
        #expect(parts("\n\n  \nfit 5\n\t\nevaluate") == ["4: fit 5", "6: evaluate"])
        #expect(parts("") == [])
        #expect(parts("\n\n") == [])
    }

    @Test func joinsWhatGoesOn() {
        #expect(
            parts("fit 5 \\\n  validate\nevaluate") == ["1: fit 5 \\\n  validate", "3: evaluate"])
        #expect(parts("fit 5 \\  \n  validate") == ["1: fit 5 \\  \n  validate"])
        #expect(parts("fit 5 \\\r\nvalidate") == ["1: fit 5 \\\nvalidate"])
        #expect(parts("fit 5 \\") == ["1: fit 5 \\"])
        #expect(parts("a \\\nb \\\nc\nd") == ["1: a \\\nb \\\nc", "4: d"])
    }

    @Test func openBracketsGoOn() {
        #expect(
            parts("compile(sgd, # slow\n  metrics=[\n  accuracy])\nfit 5")
                == ["1: compile(sgd, # slow\n  metrics=[\n  accuracy])", "4: fit 5"])
        // A bracket in a text or in a remark is none; one too many closes nothing.
        #expect(
            parts("model \"a (\"\nfit 5 # (\nx = 2)\ny") == [
                "1: model \"a (\"", "2: fit 5 # (", "3: x = 2)", "4: y",
            ])
        // An empty line gives up; a remark between does not.
        #expect(parts("x = (1 +\n\nfit 5") == ["1: x = (1 +\n", "3: fit 5"])
        #expect(parts("x = [1,\n# two\n2]\nfit 5") == ["1: x = [1,\n# two\n2]", "4: fit 5"])
        // What a remark ends in means nothing.
        #expect(parts("# a \\\nfit 5") == ["1: # a \\", "2: fit 5"])
        #expect(!SourceText.isComplete("model.compile(optimizer='sgd',"))
        #expect(SourceText.isComplete("model.compile(optimizer='sgd',\n"))
    }

    @Test func whatGoesOnIsOneStatement() {
        #expect(reading("f(1, # one\n  [2,\n   3], # (four\n)") == reading("f(1, [2, 3])"))
        #expect(
            reading("fit 5 checkpoint(\n'a.keras'\n)") == reading("fit 5 checkpoint('a.keras')"))
        expectText(
            drawing("add Dense(100,\n    relu\n"),
            """
            add Dense(100,
                     ^ this bracket is never closed
            Close it with ). A line with a bracket left open goes on in the next.
            """)
    }

    @Test func countsFromAnyLine() {
        #expect(SourceText("a\nb", firstLine: 40).parts.map(\.line) == [40, 41])
    }

    @Test func wholeStatements() {
        #expect(SourceText.isComplete("fit 5"))
        #expect(!SourceText.isComplete("add Dense 100 \\"))
        #expect(!SourceText.isComplete("add Dense 100 \\  "))
        #expect(!SourceText.isComplete("repeat 3"))
        #expect(!SourceText.isComplete("repeat 3\n  repeat 2\n  end"))
        #expect(SourceText.isComplete("repeat 3\n  fit 1\nend"))
    }

    @Test func aBlockIsOnePart() {
        let parts = SourceText("x = 1\nrepeat 2\n  fit 1\nend\nx").parts
        #expect(parts.map(\.line) == [1, 2, 5])
        #expect(parts[1].text == "repeat 2\n  fit 1\nend")
    }

    @Test func blocksAreParsedWithTheirLines() throws {
        let block = try #require(
            try Parser.parse("repeat 2\n  fit 1\n\n  x = 3\nend", line: 4, verbs: ["fit"]))
        guard case .block(_, let body) = block.kind else {
            Issue.record("not a block")
            return
        }
        #expect(body.map(\.line) == [5, 7])
        #expect(throws: Diagnostic.self) {
            try Parser.parse("repeat 2\n  fit 1", verbs: ["fit"])
        }
    }
}

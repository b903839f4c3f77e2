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

    @Test func countsFromAnyLine() {
        #expect(SourceText("a\nb", firstLine: 40).parts.map(\.line) == [40, 41])
    }

    @Test func knowsWhatGoesOn() {
        #expect(SourceText.continues("fit 5 \\"))
        #expect(SourceText.continues("fit 5 \\ \t"))
        #expect(!SourceText.continues("fit 5"))
        #expect(!SourceText.continues(""))
        #expect(!SourceText.continues("\\ fit"))
    }
}

import TestSupport
import Testing

@testable import Rendering

@Suite struct WordWrapTests {
    @Test func wordsBreakAtSpaces() {
        expectText(
            WordWrap.lines(of: "one two three four", width: 9),
            """
            one two
            three
            four
            """)
    }

    @Test func laterLinesHang() {
        expectText(
            WordWrap.lines(of: "coach: the pixels run from 0", width: 16, indent: 7),
            """
            coach: the
                   pixels
                   run from
                   0
            """)
    }

    @Test func lineBreaksAndInnerSpacesStay() {
        expectText(
            WordWrap.lines(of: "  a  (2,)   b\n\nend", width: 20),
            """
              a  (2,)   b

            end
            """)
    }

    @Test func longWordsAreCut() {
        expectText(
            WordWrap.lines(of: "ab abcdefghij", width: 5),
            """
            ab
            abcde
            fghij
            """)
    }

    @Test func wideCharactersCountTwice() {
        expectText(
            WordWrap.lines(of: "한글 한글 한글", width: 9),
            """
            한글 한글
            한글
            """)
        // No line begins with a Japanese full stop.
        expectText(
            WordWrap.lines(of: "層を追加する。", width: 12),
            """
            層を追加す
            る。
            """)
    }

    @Test(arguments: [("  a", 2), ("coach: a", 0), ("a b", 0), ("", 0), (" : a", 1)])
    func spacesGiveTheHang(text: String, indent: Int) {
        #expect(WordWrap.hangingIndent(of: text) == indent)
    }
}

import Testing

@testable import Rendering

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("plain", 5), ("한글", 4), ("패션 MNIST 모델", 15), ("日本語、かな", 12), ("ｶﾅ", 2),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("e\u{301}", 1), ("o\u{308}\u{323}", 1), ("→·…━▀", 5),
        ("👟", 2), ("👩‍👩‍👧‍👦", 2), ("👍🏽", 2), ("🇰🇷", 2), ("🇰🇷🇯🇵", 4), ("❤️", 2), ("❤", 1), ("1️⃣", 2),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("\u{200B}\u{FEFF}", 0), ("Ａ", 2), ("\u{1B}\u{7F}\u{9B}", 0),
    ])
    func columnsAreThoseOfATerminal(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }
}

import Testing

@testable import Rendering

@Suite struct SanitizerTests {
    @Test(arguments: [
        ("plain\nlines", "plain\nlines"), ("\u{1B}[31mred", "␛[31mred"), ("bell\u{7}", "bell␇"),
        ("a\r\nb\rc", "a\nb␍c"), ("tab\tbed", "tab    bed"), ("\u{7F}", "␡"),
        ("\u{9B}2J", "\\u{9b}2J"), ("abc\u{202E}def", "abc\\u{202e}def"),
        ("\u{2066}\u{2069}\u{200F}\u{2028}", "\\u{2066}\\u{2069}\\u{200f}\\u{2028}"),
        ("패션 👩‍👧 é", "패션 👩‍👧 é"),
    ])
    func controlCharactersBecomeVisible(text: String, expected: String) {
        #expect(Sanitizer(unicode: true).clean(text) == expected)
    }

    @Test(arguments: [
        ("\u{1B}]0;x\u{7}", "\\u{1b}]0;x\\u{7}"), ("(28, 28) → (784,)", "(28, 28) -> (784,)"),
        ("784·100 + 100", "784*100 + 100"), ("Bobbin · one line", "Bobbin - one line"),
        ("0…255", "0...255"), ("한글", "한글"),
    ])
    func withoutUnicodeOurSignsAreASCII(text: String, expected: String) {
        #expect(Sanitizer(unicode: false).clean(text) == expected)
    }
}

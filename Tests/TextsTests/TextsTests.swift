import Testing

@testable import Texts

@Suite("Bobbin's own texts")
struct TextsTests {
    @Test("Every text has its English, and no language holds a place that English does not")
    func complete() {
        for key in TextKey.allCases {
            #expect(englishTexts[key]?.isEmpty == false, "\(key)")
        }
        for language in Texts.languages {
            for key in TextKey.allCases {
                let places = Texts.places(in: Texts(language: language).template(of: key))
                let english = Texts.places(in: englishTexts[key] ?? "")
                #expect(places.isSubset(of: english), "\(language) \(key)")
            }
        }
    }

    @Test("Values take their places, and a count chooses between one and several")
    func filling() {
        let texts = Texts()
        #expect(texts(.placeInLesson, ["step": "2", "steps": "9"]) == "lesson · 2/9")
        #expect(texts(.stepsInLesson, ["steps": "1"]) == "1 step")
        #expect(texts(.stepsInLesson, ["steps": "14"]) == "14 steps")
        #expect(texts(.enterRuns, ["count": "1"]) == "Enter runs it.")
        #expect(texts(.enterRuns, ["count": "3"]) == "Enter runs them.")
        // What a value holds is never read as a place.
        #expect(Texts.fill("{a} {b}", ["a": "{b}", "b": "{"]) == "{b} {")
        #expect(Texts.fill("{a} {", [:]) == "{a} {")
    }

    @Test(
        "The language that is asked for, as people and systems write it",
        arguments: [
            ("ko", "ko"), ("ko_KR.UTF-8", "ko"), ("en_US.UTF-8", "en"), ("C.UTF-8", "en"),
            ("POSIX", "en"), ("", "en"), ("../x", "en"), ("KO", "ko"),
        ])
    func languages(wish: String, code: String) {
        #expect(SpokenLanguage(wish).code == code)
    }

    @Test("A language without a table is English, and says so")
    func untranslated() {
        #expect(Texts(language: "xx").language == "en")
        #expect(Texts(language: "en").language == "en")
        #expect(SpokenLanguage("ko").name == "Korean")
        #expect(SpokenLanguage("xx").name == "xx")
        #expect(SpokenLanguage.isCode("ko") && SpokenLanguage.isCode("ko_KR"))
        #expect(
            !SpokenLanguage.isCode("korean") && !SpokenLanguage.isCode("k")
                && !SpokenLanguage.isCode(""))
    }

    @Test("Every word of a lesson's has a page, and the words for Tab are explained")
    func help() {
        for word in [
            "", "hint", "solution", "skip", "back", "again", "goto", "restart", "play", "menu",
        ] {
            #expect(TextKey.help(on: word) != nil, "\(word)")
        }
        #expect(TextKey.help(on: "fit") == nil)
        #expect(TextKey.meaning(of: "hint") == .wordHint)
        #expect(TextKey.meaning(of: "fit") == nil)
    }
}

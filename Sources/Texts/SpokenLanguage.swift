/// The language that somebody wants to be spoken to in.
public struct SpokenLanguage: Sendable, Equatable {
    /// `ko`; `en` where nothing was asked for.
    public var code: String

    /// - Parameter wish: `ko`, or as the system gives it, `ko_KR.UTF-8`; `C` and `POSIX` ask for none.
    public init(_ wish: String) {
        let code = wish.prefix { $0.isASCII && $0.isLetter }.lowercased()
        self.code = ["", "c", "posix"].contains(code) ? "en" : code
    }

    /// Whether a text could be a language's code: two or three letters, and a country perhaps.
    public static func isCode(_ text: String) -> Bool {
        let letters = text.prefix { $0.isASCII && $0.isLetter }
        let rest = text.dropFirst(letters.count)
        return (2...3).contains(letters.count)
            && (rest.isEmpty || rest.first == "_" || rest.first == "-" || rest.first == ".")
    }

    /// What English calls it: `Korean`; the code itself where it is not known here.
    public var name: String { Self.names[code] ?? code }

    private static let names = [
        "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
        "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish",
        "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
        "it": "Italian", "ja": "Japanese", "ko": "Korean", "nb": "Norwegian", "nl": "Dutch",
        "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
        "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
        "zh": "Chinese",
    ]
}

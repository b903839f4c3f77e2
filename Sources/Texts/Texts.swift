/// Bobbin's own texts in one language.
///
/// A text may hold `{name}`, which a value takes the place of, and `{count:step|steps}`, which
/// becomes the first word where `count` is 1 and the second where it is not. What a language lacks
/// comes in English.
public struct Texts: Sendable {
    /// The language that these texts are in: `en`.
    public let language: String
    private let table: [TextKey: String]

    /// - Parameter language: one of `languages`; any other gives English.
    public init(language: String = "en") {
        let table = Self.tables[language]
        self.language = table == nil ? "en" : language
        self.table = table ?? englishTexts
    }

    /// A language is added here, as a table beside `englishTexts`.
    private static let tables: [String: [TextKey: String]] = ["en": englishTexts]

    /// The languages there are tables for.
    public static var languages: [String] { tables.keys.sorted() }

    /// The text with values in their places.
    public func callAsFunction(_ key: TextKey, _ values: [String: String] = [:]) -> String {
        Self.fill(template(of: key), values)
    }

    func template(of key: TextKey) -> String { table[key] ?? englishTexts[key] ?? key.rawValue }

    static func fill(_ text: String, _ values: [String: String]) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            result += value(of: rest[rest.index(after: open)..<close], values)
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private static func value(of place: Substring, _ values: [String: String]) -> String {
        let parts = place.split(separator: ":", maxSplits: 1)
        guard let name = parts.first, let value = values[String(name)] else { return "{\(place)}" }
        guard parts.count == 2 else { return value }
        let forms = parts[1].split(separator: "|", omittingEmptySubsequences: false)
        return String((value == "1" ? forms.first : forms.last) ?? "")
    }

    /// The names of the places in a text: `{steps}` and `{count:a|b}` → `steps`, `count`.
    static func places(in text: String) -> Set<String> {
        var names: Set<String> = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let place = rest[rest.index(after: open)..<close]
            names.insert(String(place.prefix { $0 != ":" }))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }
}

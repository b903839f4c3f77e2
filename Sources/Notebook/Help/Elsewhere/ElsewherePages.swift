import Vocabulary

/// The pages of `help` on what Keras has and Bobbin has not: what it is for, and the way on.
struct ElsewherePage {
    /// As `KerasElsewhere` calls it.
    let term: String
    /// Paragraphs of Markdown.
    let text: String
    /// A line of Keras with it.
    let line: String
    /// What to do with the exported program, as the end of a sentence that begins with "there".
    let next: String

    init(_ term: String, line: String, next: String, _ text: String) {
        self.term = term
        self.text = text
        self.line = line
        self.next = next
    }

    static let all = ofPictures + ofSequences + ofModels + ofTraining + ofPractice

    private static let byTerm = Dictionary(uniqueKeysWithValues: all.map { ($0.term, $0) })

    /// The page that a name of Keras or a word of the field leads to; nil where there is none.
    static func text(for name: String) -> String? {
        guard let topic = KerasElsewhere.topic(named: name), let page = byTerm[topic.term] else {
            return nil
        }
        return """
            ## \(page.term)

            Not in Bobbin; in Keras: `\(page.line)`

            \(page.text)

            **The way on**

            `export keras "mine.py"` writes what you did here as a Keras program; there \(page.next).
            """
    }
}

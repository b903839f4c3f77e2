import Diagnostics

/// Everything that is wrong with a lesson's file, in the order of its lines.
public struct LessonProblems: Error, Equatable, Sendable {
    public var diagnostics: [Diagnostic]

    public init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

/// Turns the text of a lesson into a `Lesson`.
///
///     lesson    → header { heading | prose | fence | step | comment }
///     header    → "---" { key ":" value } "---"
///                 keys: format! id! title seed budget needs learned
///     heading   → "#"… text [ "{#" id "}" ]            begins a section
///     step      → "```bobbin" kind [ "{#" id "}" ] { line } "```"
///     fence     → any other fenced block: prose
///     comment   → a line that begins with "<!--", up to one that ends in "-->": nobody is shown it
///     id        → letters, digits, "-", "_", "."
///
///     run       → { statement }                         shown, then run on Enter
///     watch     → { statement }                         the same, worth watching
///     predict   → ask! ( choice choice… | number! within near high low ) reveal!… expect…
///     task      → say! solution!… check!… wrong… hint!…
///     quiz      → ask! choice choice…
///     break     → plant!… say! expect… hint… ( choice choice… | solution!… check!… wrong… )
///
///     line      → key ":" value | choice | space … (goes on with the line before)
///     choice    → ( "*" right | "-" wrong ) text "=>" message        exactly one is right
///     ask, say, hint, near, high, low   text
///     reveal, solution, plant           a statement, or several, each on a line of its own
///     expect, check                     expression [ "=>" what to say while it is not true ]
///     wrong                             statement { ";" statement } [ "when" expression ] "=>" message
///     number                            expression; percent(…) asks for a percentage
///     within                            0.3, or 10% of the truth (the default)
///     text      → anything; {{expression}}, {{percent(expression)}}, {{decimals(expression, 2)}}
///                 stand for measured values
///
/// `!` marks what must be there, `…` what may be there more than once. `budget` is written `60s`,
/// `2m` or `1m30s`; `needs` is ids with commas between them, `learned` what the learner can do at the
/// end, with semicolons between; without a `title` the first heading is the title.
///
/// A `wrong` way answers who typed it, in any spelling; with `when` it also answers whose own result
/// makes the expression true: `wrong: fit 1 when epochs == 1 => …` answers `fit epochs=1` too. What it
/// names is what `bobbin check` proves it with.
///
/// A step without an id is called after its section's, its kind and its place among
/// those: `loss-at-init.predict`, `loss-at-init.run-2`.
public enum LessonParser {
    /// - Throws: every problem found, not only the first.
    public static func parse(_ text: String) throws(LessonProblems) -> Lesson {
        let unfit = LessonSize.problems(in: text) + HiddenCharacters.problems(in: text)
        guard unfit.isEmpty else { throw LessonProblems(diagnostics: shown(unfit)) }
        var reader = LessonReader(text)
        let lesson = reader.lesson()
        guard let lesson, reader.problems.isEmpty else {
            throw LessonProblems(
                diagnostics: shown(
                    reader.problems.sorted {
                        ($0.span?.line ?? .max) < ($1.span?.line ?? .max)
                    }))
        }
        return lesson
    }

    /// Problems beyond these are not looked for: nobody reads a thousand.
    static let mostProblems = 40

    private static func shown(_ problems: [Diagnostic]) -> [Diagnostic] {
        guard problems.count > mostProblems else { return problems }
        return problems.prefix(mostProblems) + [Diagnostic("There are more problems than these.")]
    }
}

/// A line of the file with its number, from 1.
struct SourceLine: Sendable, Equatable {
    var text: String
    var number: Int

    /// All of it, for a diagnostic.
    var span: SourceSpan {
        let indent = text.prefix { $0.isWhitespace }.count
        return SourceSpan(line: number, column: indent + 1, length: text.trimmed.count)
    }
}

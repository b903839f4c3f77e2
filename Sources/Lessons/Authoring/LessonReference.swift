/// What a lesson's file may hold, as Markdown, from the tables that it is read by.
public enum LessonReference {
    public static var text: String {
        """
        ## Lessons

        A lesson is a Markdown file: a header between two lines of `---`, then prose, headings and \
        steps, which are blocks that begin with three backquotes and `bobbin`. `bobbin new-lesson \
        NAME` begins one, `bobbin check FILE` proves it.

        ### Header

        \(LessonHeader.keys.map(headerLine).joined(separator: "\n"))

        ### Steps

        \(StepReader.kinds.map(stepLine).joined(separator: "\n"))
        """
    }

    private static func headerLine(_ key: String) -> String {
        "- `\(key)`" + (LessonHeader.required.contains(key) ? ", which must be there" : "")
    }

    private static func stepLine(_ kind: String) -> String {
        guard let keys = StepReader.keys[kind] else {
            return "- `\(kind)`: statements, a line each"
        }
        func list(_ keys: [String]) -> String {
            keys.map { "`\($0):`" + (StepReader.repeatable.contains($0) ? "…" : "") }
                .joined(separator: " ")
        }
        let optional = keys.optional.isEmpty ? "" : "; may be there: \(list(keys.optional))"
        let choices = kind == "task" ? "" : "; choices begin with `*` (right) or `-`"
        return "- `\(kind)`: \(list(keys.required))\(optional)\(choices)"
    }
}

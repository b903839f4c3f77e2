import TestSupport
import Testing

@testable import Lessons

/// What `bobbin help --reference` says of lessons is what they are read by.
@Suite struct LessonReferenceTests {
    @Test func keysAndSteps() {
        expectText(
            LessonReference.text,
            """
            ## Lessons

            A lesson is a Markdown file: a header between two lines of `---`, then prose, headings and steps, which are blocks that begin with three backquotes and `bobbin`. `bobbin new-lesson NAME` begins one, `bobbin check FILE` proves it.

            ### Header

            - `format`, which must be there
            - `id`, which must be there
            - `title`
            - `seed`
            - `budget`
            - `needs`
            - `learned`

            ### Steps

            - `run`: statements, a line each
            - `predict`: `ask:` `reveal:`…; may be there: `number:` `within:` `near:` `high:` `low:` `expect:`…; choices begin with `*` (right) or `-`
            - `task`: `say:` `solution:`… `check:`… `hint:`…; may be there: `wrong:`…
            - `quiz`: `ask:`; choices begin with `*` (right) or `-`
            - `watch`: statements, a line each
            - `break`: `plant:`… `say:`; may be there: `expect:`… `hint:`… `solution:`… `check:`… `wrong:`…; choices begin with `*` (right) or `-`
            """)
    }
}

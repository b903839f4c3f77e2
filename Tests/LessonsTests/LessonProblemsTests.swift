import TestSupport
import Testing

@testable import Lessons

@Suite("What is wrong with a lesson")
struct LessonProblemsTests {
    private static let step = "\n```bobbin run\nx = 1\n```"

    private static let headers: [(String, Recorded)] = [
        ("", Recorded("1: A lesson begins with a header between two lines of `---`.")),
        (
            "# Hello" + step,
            Recorded("1: A lesson begins with a header between two lines of `---`.")
        ),
        (
            "---\nformat: 1\nid: a" + step,
            Recorded("1: The header is not closed: a second `---` is missing.")
        ),
        (
            "---\n---\n# T" + step,
            Recorded(
                """
                1: The header has no format.
                1: The header has no id.
                """)
        ),
        (
            "---\nformat: 2\nid: a b\ntitle:\nseed: -1\nbudget: soon\nauthor: me\nid: c\nso\n---"
                + step,
            Recorded(
                """
                2: This lesson is of format 2, and only format 1 is known.
                3: a b cannot be an id.
                4: The title is empty.
                5: The seed must be a whole number from 0 to 4294967295.
                6: soon is no duration.
                7: The header knows no author.
                8: id is given twice.
                9: A line of the header is written `key: value`.
                """)
        ),
        (
            "---\nformat: 1\nid: a\n---" + step,
            Recorded("1: The lesson has neither a title nor a heading.")
        ),
        (
            "---\nformat: 1\nid: a\ntitle: T\n---\nHello.",
            Recorded("0: The lesson has no step to do: no ```bobbin block.")
        ),
    ]

    @Test(
        "The header",
        arguments: headers)
    func header(source: String, expected: Recorded) {
        expectText(problems(source), expected)
    }

    private static let structures: [(String, Recorded)] = [
        ("```bobbin rnu\nx = 1\n```", Recorded("6: There is no kind of step called rnu.")),
        (
            "```bobbin\nx = 1\n```",
            Recorded("6: This block does not say what kind of step it is.")
        ),
        ("```bobbin run now\nx = 1\n```", Recorded("6: now does not fit here.")),
        ("```bobbin run\nx = 1", Recorded("6: This block is not closed.")),
        ("```bobbin run\n# nothing\n```", Recorded("6: There is no statement in this block.")),
        ("```bobbin run\nx = 1\nfitt 5\n```", Recorded("8: there is no statement called fitt")),
        ("```bobbin run {#a b}\nx = 1\n```", Recorded("6: {#a b} does not fit here.")),
        ("```bobbin run {#a?}\nx = 1\n```", Recorded("6: a? cannot be an id.")),
        (
            "```bobbin run {#a}\nx = 1\n```\n```bobbin run {#a}\nx = 1\n```",
            Recorded("9: The id a is taken by an earlier step.")
        ),
        (
            "# A {#a}\n# B {#a}" + step,
            Recorded("7: The id a is taken by an earlier heading.")
        ),
        ("It is {{x." + step, Recorded("6: {{ is not closed.")),
        (
            "So\nit is {{x +}}." + step,
            Recorded(
                """
                7: {{x +}} cannot be computed: the line ends where a value should stand.
                """)
        ),
        (
            "```\nopen" + "\n",
            Recorded(
                """
                0: The lesson has no step to do: no ```bobbin block.
                6: This block is not closed.
                """)
        ),
    ]

    @Test(
        "Fences, ids and texts; the first line after the header is line 6",
        arguments: structures)
    func structure(body: String, expected: Recorded) {
        expectText(problems(lesson(body)).sorted(), expected)
    }

    private static let keysOfKinds: [(String, Recorded)] = [
        (
            "task\nsay: Do.",
            Recorded(
                """
                6: This task step has no check.
                6: This task step has no hint.
                6: This task step has no solution.
                """)
        ),
        (
            "task\nsay: A\nsay: B\nsolution: x = 1\ncheck: x ==\nhint:\n* a => b\nchek: x",
            Recorded(
                """
                10: This condition cannot be read: the line ends where a value should stand.
                11: hint is empty.
                12: A task has no choices to offer.
                13: A task step knows no chek.
                8: say is given twice.
                """)
        ),
        (
            "task\nsay: A\nsolution: x = 1\ncheck: x == 1\nhint: h\nwrong: x = 2",
            Recorded("11: wrong is written `statement => what to say to it`.")
        ),
        (
            "predict\nask: A?\n- one => No.\n- two => No.\nreveal: x",
            Recorded("6: None of the choices is right.")
        ),
        (
            "predict\nask: A?\n* one => Yes.\n* two => Yes.\nreveal: x",
            Recorded("6: More than one choice is right.")
        ),
        (
            "predict\nask: A?\n* one => Yes.\n- two\n-\nreveal: x",
            Recorded(
                """
                10: - is empty.
                9: A choice is written `answer => what to say to it`.
                """)
        ),
        (
            "predict\nask: A?\n* one => Yes.\nreveal: x",
            Recorded("6: There must be two to nine choices.")
        ),
        (
            "predict\nask: A?\nnumber: x\nwithin: some\n* one => Yes.\nreveal: x",
            Recorded(
                """
                10: A guess is either a number or a choice, not both.
                9: within is a number or a percentage: 0.3 or 10%.
                """)
        ),
        (
            "predict\nask: A?\nwithin: 3\n* one => Yes.\n- two => No.\nreveal: x",
            Recorded("8: within belongs to a number, and there is none.")
        ),
        (
            "predict\nnumber: x",
            Recorded(
                """
                6: This predict step has no ask.
                6: This predict step has no reveal.
                """)
        ),
        ("quiz\n* a => b\n- c => d", Recorded("6: This quiz step has no ask.")),
        (
            "quiz\n  indented\nask: A?\nhello\n* a => b\n- c => d",
            Recorded(
                """
                7: An indented line has nothing before it to go on with.
                9: This line is neither `key: value` nor a choice.
                """)
        ),
        (
            "break\nplant: x = 0\nsay: A",
            Recorded(
                """
                6: This break step has no check, nor choices of causes.
                6: This break step has no solution, nor choices of causes.
                """)
        ),
        (
            "break\nplant: x = 0\nsay: A\n* a => b\n- c => d\ncheck: x == 1",
            Recorded("11: With causes to choose from there is no check.")
        ),
    ]

    @Test(
        "The keys of each kind",
        arguments: keysOfKinds)
    func keys(block: String, expected: Recorded) {
        expectText(problems(lesson("```bobbin \(block)\n```")).sorted(), expected)
    }

    @Test("Every problem is found, in the order of the lines")
    func all() {
        let source = lesson("```bobbin rn\n```\n{{\n```bobbin quiz\n```\n```bobbin task\n```")
        let found = problems(source)
        let lines = found.map { Int($0.prefix { $0 != ":" }) ?? 0 }
        // What is wrong with the whole has no line, and comes last.
        #expect(lines == [6, 8, 9, 9, 11, 11, 11, 11, 0])
    }
}

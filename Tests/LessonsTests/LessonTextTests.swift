import Diagnostics
import Notebook
import TestSupport
import Testing

@testable import Lessons

@Suite("Measured values in texts")
struct LessonTextTests {
    private let folder = TemporaryFolder()

    @Test(
        "Numbers are shown with the decimals that mean something",
        arguments: [
            ("{{a}}", "0.4401"), ("{{percent(b)}}", "87.7%"), ("{{ n }}", "7,850"),
            ("{{decimals(a, 2)}}", "0.44"), ("{{percent(b) - 1}}", "86.66"), ("{{n / 3}}", "2,617"),
            ("{{a / 10000}}", "4.40e-05"), ("{{-a}}", "-0.4401"), ("{{n == 7850}}", "true"),
            ("{{[1, 2]}}", "[1 2]"), ("{{a}} and {{n}}", "0.4401 and 7,850"), ("plain", "plain"),
            ("{{decimals(max(a, b), 1)}}", "0.9"), ("{{1 / 0}}", "inf"),
        ])
    func formats(source: String, expected: String) {
        let session = Session(SessionEnvironment(in: folder))
        for line in ["a = 0.44012", "b = 0.8766", "n = 7850"] { session.run(line) { _ in } }
        var problems: [Diagnostic] = []
        let text = LessonText(source, line: 1, problems: &problems)
        #expect(problems.isEmpty)
        #expect(text.filled(in: session).text == expected)
    }

    @Test("What cannot be measured is a question mark, and said")
    func unmeasured() {
        var problems: [Diagnostic] = []
        let text = LessonText("It is {{val_loss}}.", line: 3, problems: &problems)
        let filled = text.filled(in: Session(SessionEnvironment(in: folder)))
        #expect(filled.text == "It is ?.")
        #expect(filled.problems.count == 1)
        #expect(filled.problems.first?.span?.line == 3)
    }
}

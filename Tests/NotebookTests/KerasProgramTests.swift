import TestSupport
import Testing

@testable import KerasPrograms
@testable import Notebook

/// The Keras program of a session, line for line.
@Suite struct KerasProgramTests {
    @Test(arguments: KerasSession.all) func programs(session: KerasSession) {
        let bench = Bench(.empty)
        for (line, _) in Session.statements(in: session.script) {
            let cell = bench.run(line)
            #expect(cell?.status == .ok, "\(line): \(cell.map(plain) ?? "")")
        }
        expectText(bench.answer("keras"), session.program)
    }

    @Test func withoutAnythingDone() {
        expectTranscript(
            from: .empty,
            #"""
            > keras
            Nothing has been done yet, so there is no program to write.
            Begin with `load fashion_mnist`.
            """#)
    }

    @Test func whatFailedIsNotInIt() {
        let bench = Bench(.empty)
        bench.run("x = 1")
        bench.run("y = nothing")
        bench.run("help fit")
        bench.run("keras")
        expectText(
            bench.answer("keras"),
            """
            x = 1

            """)
    }

    @Test func aRestoredSessionForgetsWhatCameAfter() {
        let bench = Bench(.empty)
        bench.run("x = 1")
        let before = bench.session.snapshot
        bench.run("y = 2")
        bench.session.restore(before)
        expectText(
            bench.answer("keras"),
            """
            x = 1

            """)
    }

    @Test(arguments: [
        ("(1 + 2) * 3", "print((1 + 2) * 3)"),
        ("-(2 ^ 3)", "print(-2 ** 3)"),
        ("(-2) ^ 2", "print((-2) ** 2)"),
        ("2 ^ (3 ^ 2)", "print(2 ** 3 ** 2)"),
        ("(2 ^ 3) ^ 2", "print((2 ** 3) ** 2)"),
        ("8 - (4 - 2)", "print(8 - (4 - 2))"),
        ("not (1 < 2 and 3 < 4)", "print(np.logical_not(np.logical_and(1 < 2, 3 < 4)))"),
        ("mean([1, 2, 3])", "print(np.mean(np.array([1, 2, 3])))"),
        ("[5, 6, 7][0..1]", "print(np.array([5, 6, 7])[0:2])"),
        ("max(1, 2)", "print(np.max([1, 2], axis=0))"),
        ("mean([1, 2], [3, 4])", "print(np.mean([np.array([1, 2]), np.array([3, 4])], axis=0))"),
        ("array([[1, 2], [3, 4]])", "print(np.array([[1, 2], [3, 4]]))"),
        ("[[1, 2], [3, 4]]", "print([[1, 2], [3, 4]])"),
        ("np.array([[1, 2], [3, 4]])[:, 0]", "print(np.array([[1, 2], [3, 4]])[:, 0])"),
        ("np.mean([1, 2])", "print(np.mean([1, 2]))"),
        ("lambda = 3", "lambda_ = 3"),
        ("sigmoid(0)", "print(keras.ops.sigmoid(np.asarray(0, dtype=\"float32\")))"),
    ]) func expressions(line: String, expected: String) {
        let bench = Bench(.empty)
        bench.run(line)
        #expect(bench.answer("keras").hasSuffix(expected + "\n"))
    }

    @Test func textsInQuotesStayHarmless() {
        #expect(Python.string("\u{9B}2J\u{7F}") == "\"\\x9b2J\\x7f\"")
        #expect(Python.string("a\"b\\c\nd\u{1}") == #""a\"b\\c\nd\x01""#)
    }
}

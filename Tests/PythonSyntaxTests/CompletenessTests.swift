import Diagnostics
import PythonSyntax
import Testing

/// Whether a shell has to wait for more lines, as CPython's `codeop` decides it.
@Suite struct CompletenessTests {
    @Test(arguments: [
        "", "\n", "   ", "# only a remark", "x = 1", "x = 1\n", "x = (1,\n2)", "x = '''a\nb'''",
        "f(\n\n)", "x = 1; y = 2", "if x:\n    y\n", "if x:\n    y\n\n", "if x: y\n",
        "if x:\n    y\nz", "if x:\n    y\nz\n", "def f():\n    x\n    \n", "@a\ndef f(): pass\n",
        "class A:\n    x = 1\n", "x = 1 + \\\n    2", "for x in y:\n    z\nelse:\n    w\n",
        "match x:\n    case 1: y\n", "f\"{\nx}\"", "type X = int",
    ])
    func complete(text: String) {
        #expect(PythonParser.completeness(of: text) == .complete, "\(text)")
    }

    @Test(arguments: [
        "if x: y", "if x:\n    y", "def f(): return 1", "for x in y:\n    z\nelse:\n    w",
        "while x:\n    y\n    z", "with a: b", "class A: pass", "@a\ndef f(): pass",
        "try:\n    x\nexcept A:\n    y", "x = 1\nif x:\n    y",
    ])
    func mightGoOn(text: String) {
        #expect(PythonParser.completeness(of: text) == .incomplete(.emptyLine), "\(text)")
    }

    @Test(arguments: [
        "if x:", "if x:\n", "if x:\n\n", "if x:\n    if y:", "def f():\n    # a remark", "@a",
        "@a\n",
        "try:\n    x\n", "try:\n    x", "if x:\n    y\nelse:", "for x in y:\n    z\nelse:\n",
        "class A:", "match x:", "match x:\n    case 1:", "while True:  # for ever",
    ])
    func bodyHasToCome(text: String) {
        #expect(PythonParser.completeness(of: text) == .incomplete(.body), "\(text)")
    }

    @Test(arguments: [
        ("(", "(", 1), ("x = [1,\n2,", "[", 1), ("f(a, {\n'b': [1", "[", 2), ("f(", "(", 1),
        ("model = keras.Sequential([\n", "[", 1), ("x = (\n\n", "(", 1), ("f\"{\n", "{", 1),
        ("if (x\n    and", "(", 1), ("from a import (b,", "(", 1), ("def f(x,", "(", 1),
    ])
    func bracketIsOpen(text: String, bracket: Character, line: Int) {
        guard
            case .incomplete(.bracket(let found, let span)) = PythonParser.completeness(of: text)
        else {
            Issue.record("\(text): \(PythonParser.completeness(of: text))")
            return
        }
        #expect(found == bracket && span.line == line, "\(text)")
    }

    @Test func textIsOpen() {
        let span = SourceSpan(line: 1, column: 5, length: 3)
        #expect(PythonParser.completeness(of: "x = '''a\n\nb") == .incomplete(.text(span)))
        #expect(
            PythonParser.completeness(of: "x = f\"\"\"a{y}\n")
                == .incomplete(.text(SourceSpan(line: 1, column: 5, length: 4))))
        #expect(
            PythonParser.completeness(of: "if x:\n    '''a")
                == .incomplete(.text(SourceSpan(line: 2, column: 5, length: 3))))
    }

    @Test func backslashGoesOn() {
        #expect(PythonParser.completeness(of: "x = 1 + \\") == .incomplete(.backslash))
        #expect(PythonParser.completeness(of: "x = 1 + \\\n") == .incomplete(.backslash))
        #expect(PythonParser.completeness(of: "x = 'a\\") == .incomplete(.backslash))
    }

    @Test(arguments: [
        "x =", "x = = 1", "if x", "if x\n", "(]", ")", "x = 'a", "x = (1 2", "if x:\ny",
        "  x = 1", "else:", "return 1", "x = “a”", "print \"a\"", "if x:\n        y\n    z",
        "x = \\ 1", "f(a=1, 2", "1 = x", "for x y in z:", "@a\nx = 1", "f\"{}\"",
    ])
    func wrong(text: String) {
        guard case .wrong = PythonParser.completeness(of: text) else {
            Issue.record("\(text): \(PythonParser.completeness(of: text))")
            return
        }
    }

    /// Whatever is a whole program stays one as its lines arrive: no beginning of it is wrong.
    @Test func beginningsOfRightProgramsAreNotWrong() {
        for program in PythonFixtures.right {
            let lines = program.split(separator: "\n", omittingEmptySubsequences: false)
            for count in 1...max(1, lines.count) {
                let text = lines.prefix(count).joined(separator: "\n")
                if case .wrong(let error) = PythonParser.completeness(of: text) {
                    Issue.record("\(text): \(error.message)")
                }
            }
        }
    }
}

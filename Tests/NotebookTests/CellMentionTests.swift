import Foundation
import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

/// Values of cells in what is written for elsewhere: named, or refused where no name can stand for them.
@Suite struct CellMentionTests {
    private func bench(_ lines: [String]) -> Bench {
        let bench = Bench(SessionState(seed: 7))
        bench.run("coach off")
        for line in lines { bench.run(line) }
        return bench
    }

    /// The script that `save session` writes, run in a new session.
    private func again(_ bench: Bench) throws -> (Bench, String) {
        let answer = bench.answer("save session \"ses.bob\"")
        try #require(answer.hasPrefix("Wrote the "), "\(answer)")
        let text = try String(contentsOfFile: bench.folder.path + "/ses.bob", encoding: .utf8)
        let other = Bench(SessionState(seed: 99), folder: bench.folder)
        for statement in Session.statements(in: text) {
            let cell = other.run(statement.text)
            #expect(cell?.status != .error, "\(statement.text): \(cell.map(plain) ?? "")")
        }
        return (other, text)
    }

    @Test(arguments: [
        ("x = f\"{_}\"", "x = f\"{out_3}\""),
        ("x = f\"{_:.2f} _ {Out[3]!r}\"", "x = f\"{out_3:.2f} _ {out_3!r}\""),
        ("  x = f'{_ + len(\"_\")}'", "x = f'{out_3 + len(\"_\")}'"),
        ("x = [_ for i in range(2)]", "x = [out_3 for i in range(2)]"),
        ("x = {'_': _}['_']", "x = {'_': out_3}['_']"),
        ("if _ > 5:\n    x = f\"{_}\"\n", "if out_3 > 5:\n    x = f\"{out_3}\""),
    ])
    func named(_ statement: String, _ written: String) throws {
        let bench = bench(["1", "100", statement])
        #expect(bench.answer("type(x)") != "", "\(bench.answer("x"))")
        let (other, text) = try again(bench)
        #expect(text.contains("out_3 = 100\n\(written)\n"), "\(text)")
        #expect(bench.answer("x") == other.answer("x"))
        let program = bench.answer("keras")
        #expect(program.contains("\n\(written)"), "\(program)")
    }

    @Test(arguments: [
        ("def f(): return _", "_", "\"def f(): return _\""),
        ("def f():\n    y = 1\n    return _ + y\n", "_", "\"return _ + y\", its line 3"),
        ("f = lambda: __", "__", "\"f = lambda: __\""),
        ("def f(): return Out[2]", "Out[2]", "\"def f(): return Out[2]\""),
        ("def f(): return f\"{_}\"", "_", "\"def f(): return f\\\"{_}\\\"\""),
    ])
    func functions(_ definition: String, _ name: String, _ place: String) {
        let bench = bench(["1", "2", definition, "100", "x = f()"])
        for line in ["save session \"ses.bob\"", "keras", "export keras \"k.py\""] {
            let answer = bench.answer(line)
            #expect(answer.contains("Cell 4 reads `\(name)` in "), "\(answer)")
            #expect(answer.contains("which cell's value that is shows only when it runs"))
            #expect(answer.contains("`undo`"))
        }
        #expect(!FileManager.default.fileExists(atPath: bench.folder.path + "/ses.bob"))
        #expect(!FileManager.default.fileExists(atPath: bench.folder.path + "/k.py"))
    }

    @Test(arguments: ["y = Out[n]", "y = Out[n] + [1]", "y = f\"{_=}\"", "y = f\"{Out[n]}\""])
    func workedOut(_ statement: String) {
        let bench = bench(["[7]", "5", "n = 2", statement])
        #expect(!bench.answer("y").isEmpty)
        for line in ["save session \"ses.bob\"", "keras"] {
            let answer = bench.answer(line)
            #expect(answer.contains("Cell 5 reads `"), "\(answer)")
        }
    }

    /// What the refusal advises does away with it.
    @Test func theWayOut() throws {
        let bench = bench(["100", "def f(): return _", "x = f()"])
        #expect(bench.answer("save session \"ses.bob\"").contains("Cell 3 reads `_`"))
        for line in ["undo 2", "value = _", "def f(): return value", "x = f()"] { bench.run(line) }
        let (other, text) = try again(bench)
        #expect(text.contains("value = out_2\ndef f(): return value\n"), "\(text)")
        #expect(bench.answer("x") == "100" && other.answer("x") == "100")
        #expect(bench.answer("keras").contains("value = out_2"))
    }

    /// Numbers drawn between do not hide another value.
    @Test func aFunctionsValueIsNotAnother() {
        let bench = bench([
            "np.random.seed(1)", "np.random.normal()", "def f(): return _", "100", "x = f()",
        ])
        #expect(bench.answer("x") == "100")
        #expect(bench.answer("save session \"ses.bob\"").contains("Cell 4 reads `_`"))
    }

    /// `_` that is a name of one's own is no cell's value.
    @Test(arguments: [
        "def f(_): return _", "def f():\n    return [_ for _ in range(3)]\n", "f = lambda _: _ * 2",
        "def f():\n    a, _ = 1, 2\n    return _\n", "for _ in range(3):\n    x = _\n",
    ])
    func ownNames(_ statement: String) throws {
        let bench = bench(["100", statement])
        let (_, text) = try again(bench)
        #expect(!text.contains("out_"), "\(text)")
        #expect(!bench.answer("keras").contains("out_"))
    }
}

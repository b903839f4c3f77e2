import Diagnostics
import Output
import Synchronization
import Testing

@testable import Notebook
@testable import Vocabulary

/// Texts that were copied with their prompts and answers.
@Suite struct PastedTranscriptTests {
    private func read(_ text: String) throws -> (text: String, answers: Int)? {
        try Transcript(text).map { ($0.text, $0.answers) }
    }

    @Test(arguments: [
        ("bobbin [1]> x = 3\nx = 3", "x = 3\n", 1),
        ("    bobbin [1]> x = 3\n    x = 3\n    bobbin [2]> x", "x = 3\n\nx", 1),
        ("bobbin [12]> repeat 2\n............ x = 1\n............ end", "repeat 2\nx = 1\nend", 0),
        (
            ">>> for i in range(2):\n...     print(i)\n... \n0\n1",
            "for i in range(2):\n    print(i)\n\n\n", 2
        ),
        ("In [3]: x = 1\n   ...: y = 2\nOut[3]: 7", "x = 1\ny = 2\n", 1),
        ("In [ ]: x = 1", "x = 1", 0), ("In[2]: x = 1", "x = 1", 0),
        ("lesson 3 · 4/12> x = 1\nx = 1\nplay> x", "x = 1\n\nx", 1),
        ("lesson · 1/3> x = 1", "x = 1", 0),
        ("$ bobbin\nBobbin 0.1\nbobbin [1]> x", "\n\nx", 1),
        ("$ bobbin --seed 1\nbobbin [1]> x", "\nx", 0),
        // Dots below an answer stand for rows that NumPy leaves out.
        (">>> a\n[[0]\n ...\n [9]]\n>>> b", "a\n\n\n\nb", 3),
        (">>>\n>>> x", "\nx", 0),
        // A statement that cannot end yet takes the lines below it along, though they have no prompt.
        (
            "bobbin [1]> x = 1 \\\n           + 2\nbobbin [2]> x\n3",
            "x = 1 \\\n           + 2\nx\n", 1
        ),
        (
            "bobbin [1]> x = [1,\n  2,\n3]\nx = [1, 2, 3]\nbobbin [2]> x",
            "x = [1,\n  2,\n3]\n\nx", 1
        ),
        ("bobbin [1]> x = \"\"\"a\nb\"\"\"\n'a'", "x = \"\"\"a\nb\"\"\"\n", 1),
        ("bobbin [1]> repeat 2\n  x = 1\nend\nx = 1", "repeat 2\n  x = 1\nend\n", 1),
        (
            ">>> for i in range(2):\n        print(i)\n\n0\n1\n>>> i",
            "for i in range(2):\n        print(i)\n\n\n\ni", 2
        ),
        (
            "    >>> if a:\n            x = 1\n    else:\n            x = 2\n    >>> x\n    2",
            "if a:\n        x = 1\nelse:\n        x = 2\nx\n", 1
        ),
        // A block on one line is whole.
        (">>> for i in range(2): print(i)\n  0\n  1", "for i in range(2): print(i)\n\n", 2),
    ])
    func statementsAndAnswers(_ copied: String, _ statements: String, _ answers: Int) throws {
        let read = try #require(try read(copied))
        #expect(read.text == statements)
        #expect(read.answers == answers)
    }

    @Test(arguments: [
        "x = 3", "x = 3\ny = 4", "", "\n\n", "# >>> x", "a = [1]\na[0] > 3",
        // Python's own dots, and a doctest within a text.
        "def f():\n    ...", "...",
        "def f(x):\n    \"\"\"Doubles.\n\n    >>> f(2)\n    4\n    \"\"\"\n    return 2 * x\nf(3)",
        "bobbin = [1, 5]\nbobbin[1] > 3", "plays > 3", "lesson3 > 4", "dollars = \"$ 5\"",
    ])
    func otherTextsAreAsTheyAre(_ text: String) throws {
        #expect(try read(text) == nil)
    }

    @Test(arguments: [
        ("bobbin [1]> x = (1\nbobbin [2]> x", "Line 2 begins a statement"),
        (">>> for i in a:\n    print(i)\n\n    7\n>>> x", "Line 4 stands indented below"),
    ])
    func whatCannotBeTold(_ copied: String, _ beginning: String) throws {
        do throws(Diagnostic) {
            _ = try Transcript(copied)
            Issue.record("nothing was refused")
        } catch {
            #expect(error.message.hasPrefix(beginning), "\(error.message)")
            #expect(error.hint?.isEmpty == false)
        }
    }

    @Test func aContinuedLineCounts() {
        let bench = Bench(.empty)
        let said = Said()
        let status = ScriptRunner(bench.session, emit: { said.note($0) }).run(
            "bobbin [1]> x = 1 \\\n           + 2\nbobbin [2]> x\n3")
        #expect(status == .done)
        #expect(bench.answer("x") == "3")
        #expect(said.notes.first?.hasPrefix("1 line of answers left out") == true)
    }

    @Test func aMixtureIsRefused() throws {
        do throws(Diagnostic) {
            _ = try Transcript("x = 2\n>>> y = 3\n3")
            Issue.record("nothing was refused")
        } catch {
            #expect(
                error.message.hasPrefix("Line 2 begins with a prompt, and the first line does not"))
            #expect(error.hint?.isEmpty == false)
        }
    }

    @Test(arguments: [
        ("$ bobbin run job.bob", "Here that is: `run \"job.bob\"`."),
        (
            "$ bobbin run --quiet a.bob b.bob",
            "Here that is: `run \"a.bob\"`, then `run \"b.bob\"`."
        ),
        ("$ bobbin lesson relu", "In the shell that is: `lesson relu`."),
        ("$ pip install keras", "Leave it out, or type it there, without the `$`."),
        ("$ bobbin doctor", "Leave it out, or type it there, without the `$`."),
    ])
    func linesOfTheSystemsShell(_ line: String, _ hint: String) throws {
        do throws(Diagnostic) {
            _ = try Transcript(line + "\nanswer")
            Issue.record("nothing was refused")
        } catch {
            #expect(error.message == "Line 1 is one for the system's shell: \(line)")
            #expect(error.hint == hint)
        }
    }

    @Test func oneLineAlone() {
        let bench = Bench(.empty)
        #expect(bench.answer("bobbin [7]> x = 3") == "x = 3")
        #expect(bench.answer(">>> x + 1") == "4")
        #expect(bench.answer("In [2]: x") == "3")
        #expect(bench.answer("lesson 3 · 4/12> x") == "3")
        #expect(bench.answer("bobbin [7]> ?Dense").hasPrefix("## Dense\n"))
    }

    @Test func theNotice() throws {
        #expect(
            try Transcript("bobbin [1]> x\n1\n2")?.notice?.message.hasPrefix(
                "2 lines of answers left out") == true)
        #expect(
            try Transcript("bobbin [1]> x\n1")?.notice?.message.hasPrefix(
                "1 line of answers left out") == true)
        #expect(try Transcript("bobbin [1]> x")?.notice == nil)
    }

    /// README's own session, whatever it answers.
    @Test func aScriptOfIt() {
        let script = """
                $ bobbin
                Bobbin 0.1 · deep learning, one line at a time      lesson   help   quit
                bobbin [1]> x = linspace(0, 1, 3)
                x = [0.  0.5 1. ]
                bobbin [2]> y = 2 * x
                y = [0. 1. 2.]
                bobbin [3]> sum(y)
                3
            """
        let bench = Bench(.empty)
        let said = Said()
        let status = ScriptRunner(bench.session, emit: { said.note($0) }).run(script)
        #expect(status == .done)
        #expect(said.sources == ["x = linspace(0, 1, 3)", "y = 2 * x", "sum(y)"])
        #expect(said.lines == [3, 5, 7])
        #expect(said.notes.first?.hasPrefix("4 lines of answers left out") == true)
    }

    @Test func aScriptThatMixes() {
        let bench = Bench(.empty)
        let said = Said()
        #expect(
            ScriptRunner(bench.session, emit: { said.note($0) }).run("x = 1\nbobbin [1]> x\n1")
                == .wrong)
        #expect(said.sources.isEmpty)
    }
}

/// What a script said.
private final class Said: Sendable {
    private let state = Mutex((cells: [Cell](), notes: [String]()))

    func note(_ event: OutputEvent) {
        switch event {
        case .cellEnded(let cell): state.withLock { $0.cells.append(cell) }
        case .block(.diagnostic(let diagnostic)):
            state.withLock { $0.notes.append(diagnostic.message) }
        default: break
        }
    }

    var sources: [String] { state.withLock { $0.cells.map(\.source) } }
    var lines: [Int] { state.withLock { $0.cells.map(\.line) } }
    var notes: [String] { state.withLock { $0.notes } }
}

import TestSupport
import Testing

@testable import Engine
@testable import Notebook
@testable import Values
@testable import Workbench

/// `_`, `__`, `_3` and `Out[3]`: the values of cells.
@Suite struct CellOutputTests {
    @Test func valuesOfCells() {
        expectTranscript(
            from: .empty,
            #"""
            > _
            _
            ^ no cell has given a value yet
            An expression alone on a line gives one: 3 * 4
            > 3 * 4
            12
            > __
            __
            ^^ only one value has been given so far
            An expression alone on a line gives one: 3 * 4
            > _ + 1
            13
            > _ * 2
            26
            > __
            13
            > x = Out[2] + _5
            x = 38
            > Out[7]
            Out[7]
            ^^^^^^ cell 7 gave no value
            An expression alone on a line gives one; `cells 7` shows what cell 7 answered. Values: Out[2], Out[4], Out[5], Out[6].
            > Out[99]
            Out[99]
            ^^^^^^^ there is no cell 99 yet
            The last one was 8. Values: Out[2], Out[4], Out[5], Out[6].
            > Out[0]
            Out[0]
            ^^^^^^ there is no cell 0 yet
            The last one was 9. Values: Out[2], Out[4], Out[5], Out[6].
            > Out
            Out
            ^^^ nothing is called Out
            `Out[3]` is the value of cell 3, `_` the last one.
            > In[2]
            In[2]
            ^^ nothing is called In
            What was typed in cell 3, and its answer, is shown again by `cells 3`.
            > linspace(0, 1, 3)
            [0.  0.5 1. ]
            > Out[13][1]
            0.5
            > _ = 7
            _ = 7
            > _ + 1
            8
            """#)
    }

    @Test func inPython() {
        expectTranscript(
            from: .empty,
            #"""
            > [1, 2, 3] + [4]
            [1, 2, 3, 4]
            > _[1:]
            [2, 3, 4]
            > len(_)
            3
            > y = Out[1] + [_]
            y = [1, 2, 3, 4, 3]
            > 7 / 2
            3.5
            > f"{_:.2f}"
            '3.50'
            > _.upper()
            '3.50'
            > None

            > [Out[3], _7, __]
            [3, '3.50', '3.50']
            > print(Out[99])
            print(Out[99])
                  ^^^^^^^ there is no cell 99 yet
            The last one was 9. Values: Out[2], Out[3], Out[5], Out[6], Out[7], Out[9].
            """#)
    }

    @Test func whatWasUndone() {
        expectTranscript(
            from: .empty,
            #"""
            > a = [3, 1]
            a = [3, 1]
            > a.pop()
            1
            > _ + 1
            2
            > undo
            Took back `a.pop()`: everything is as it was after cell 1.
            > Out[2]
            Out[2]
            ^^^^^^ `undo` took cell 2 back, and its value with it
            `rerun 2` does it again, as a new cell. Values: Out[3].
            > redo
            Did `a.pop()` again: everything is as it was after cell 2.
            > Out[2]
            1
            """#)
    }

    /// Large values are not kept, and say so; all together take no more than they may.
    @Test func memory() throws {
        let bench = Bench(.empty)
        bench.run("zeros(5000, 1000)")
        expectText(
            bench.answer("Out[1][0, 0]"),
            """
            Out[1][0, 0]
            ^^^^^^ the value of cell 1 takes 20 MB and is not kept
            `rerun 1` works it out again; a name keeps it: x = …
            """)
        for _ in 1...6 { bench.run("ones(1000, 1000)") }
        // Six of 4 MB are more than 16 MB: the two oldest went.
        let kept = bench.session.snapshot.outputs.all.count { output in
            if case .value(.tensor) = output.content { true } else { false }
        }
        #expect(kept == 4)
        #expect(bench.answer("mean(Out[8])") == "1")
        #expect(bench.answer("mean(Out[3])").contains("4.0 MB and is not kept"))
        let bytes = MemoryFootprint(bench.session.snapshot).bytes
        #expect(bytes > 16_000_000 && bytes < 40_000_000, "what is kept is counted: \(bytes)")
    }

    @Test func memoryOfPython() throws {
        let bench = Bench(.empty)
        for _ in 1...3 { bench.run("np.ones((1000, 1000))") }
        #expect(bench.answer("Out[3].mean()") == "np.float64(1.0)")
        #expect(bench.answer("Out[1].mean()").contains("8.0 MB and is not kept"))
        bench.run("np.ones((3000, 1000))")
        #expect(bench.answer("_.mean()").contains("24 MB and is not kept"))
    }

    /// A value that is looked at changes nothing that `undo` counts.
    @Test func looksAreNoChanges() {
        let bench = Bench(.empty)
        bench.run("x = 1")
        let revision = bench.session.snapshot.revision
        bench.answer("x + 1", "[1, 2]", "_[0]", "Out[2]")
        #expect(bench.session.snapshot.revision == revision)
        #expect(bench.answer("undo").hasPrefix("Took back `x = 1`"))
    }
}

import Output
import Testing

@testable import Notebook
@testable import Workbench

/// `who` and `forget`.
@Suite struct NameStatementTests {
    @Test func whoAndForget() {
        expectTranscript(
            from: .empty,
            #"""
            > who
            You have given no names yet: x = 3 * 4 gives one.
            > forget
            forget needs a name.
            You have given none yet.
            > forget x
            forget x
                   ^ nothing is called x
            You have given no names yet.
            > x = linspace(0, 1, 3)
            x = [0.  0.5 1. ]
            > n = 5
            n = 5
            > variable w = 0
            w = 0
            > record cost = (w - 2) ^ 2
            cost = 4
            > 가 = [1, 2]
            가 = [1, 2]
            > import numpy as np

            > def f(a): return a

            > 1 + 1
            2
            > who
            name | kind | shape | value
            cost | recorded |  | 4
            f | function |  | <function f>
            n | number |  | 5
            np | module |  | <module 'numpy'>
            w | variable |  | 0
            x | array | (3,) | [0.  0.5 1. ]
            가 | list |  | [1, 2]
            `_` is the value of cell 11.
            > forget x n 가
            Forgot `x`, `n`, `가`. `undo` brings them back.
            > x
            x
            ^ nothing is called x
            Did you mean w?
            > undo
            Took back `forget x n 가`: everything is as it was after cell 10.
            > x
            [0.  0.5 1. ]
            > forget x, x
            forget x, x
                      ^ x stands here twice
            Once is enough.
            > forget cots
            forget cots
                   ^^^^ nothing is called cots
            Did you mean cost?
            > forget w f
            Forgot `w`, `f`. `undo` brings them back.
            > gradient cost w
            gradient cost w
                          ^ no variable is called w
            Make one: variable w = 0
            > forget 3
            forget 3
                   ^ what is forgotten must be a name
            > forget loss
            forget loss
                   ^^^^ loss is the session's own, and no name of yours
            `who` lists yours.
            """#)
    }

    @Test func whatBelongsToTheSession() {
        expectTranscript(
            from: .trained,
            #"""
            > forget train_input
            forget train_input
                   ^^^^^^^^^^^ train_input belongs to the data set, and is no name of yours
            Another `load` replaces the whole data set.
            > forget model
            forget model
                   ^^^^^ the model is no name of yours
            `model` begins a new one; `undo` goes back.
            > forget _
            forget _
                   ^ _ is the value of a cell, and is no name of yours
            Values of cells are let go by themselves.
            > forget epochs
            forget epochs
                   ^^^^^^ epochs is the session's own, and no name of yours
            `who` lists yours.
            > x_train = train_input[:3]
            x_train = an array of shape (3, 784), float64
            > forget x_train
            Forgot `x_train`. The data set itself stays: `shapes` shows it. `undo` brings it back.
            > shapes
            train | (1000, 784) (1000,)
            val | (59000, 784) (59000,)
            test | (10000, 784) (10000,)
            > who
            You have given no names yet: x = 3 * 4 gives one.
            The data, Fashion sketch: train_input, train_target, val_input, val_target, test_input, test_target.
            The model sequential: hidden, dense.
            """#)
    }

    /// Numbers are numbers for programs that read the answer.
    @Test func numbersStayNumbers() throws {
        let bench = Bench(.empty)
        bench.answer("n = 2.5", "a = [1, 2]", "k = 7 // 2")
        guard case .table(let table)? = bench.run("who")?.blocks.first else {
            Issue.record("no table")
            return
        }
        #expect(table.cells.map { $0[0].text } == ["a", "k", "n"])
        #expect(table.cells[1][3].value == .number(3))
        #expect(table.cells[2][3].value == .number(2.5))
    }
}

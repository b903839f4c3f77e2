import Testing

@testable import History
@testable import Notebook
@testable import Workbench

/// `cells`, `rerun`, `rewind`, `runs` and `compare`.
@Suite struct CellTests {
    @Test func cells() {
        expectTranscript(
            from: .empty,
            #"""
            > cells
            No cells so far: this is the first.
            > x = linspace(0, 1, 3)
            x = [0.  0.5 1. ]
            > help nothing
            help nothing
                 ^^^^^^^ there is no help on nothing
            `help search nothing` looks for the word; `help` lists what there is.
            > cells
            cell | statement | status | answer
            1 | cells | ok | No cells so far: this is the first.
            2 | x = linspace(0, 1, 3) | ok | x = [0.  0.5 1. ]
            3 | help nothing | error | there is no help on nothing
            > cells 1
            Cell 1:
            cells
            No cells so far: this is the first.
            > cells x
            cells x
                  ^ the cell must be a number
            """#)
    }

    /// `cells 3` shows cell 3 again, as it was answered; a range lists.
    @Test func aPastAnswerAgain() {
        expectTranscript(
            from: .compiled,
            #"""
            > fit 1
            run 1 epoch 1/1: 32 steps, loss accuracy
            > cells 1
            Cell 1:
            fit 1
            run 1 epoch 1/1: 32 steps, loss accuracy
            > add Dens 10
            add Dens 10
                ^^^^ there is no layer called Dens
            Did you mean Dense? Layers: Activation, BatchNormalization, Dense, Dropout, Flatten, LeakyReLU, Rescaling.   help layers
            > cells 3
            Cell 3, which failed:
            add Dens 10
            `Dens`: there is no layer called Dens
            Did you mean Dense? Layers: Activation, BatchNormalization, Dense, Dropout, Flatten, LeakyReLU, Rescaling.   help layers
            ~ cells 2..3
            cell | statement | status | answer
            # | cells # | ok | epoch #/#  loss #.####  accuracy #.####
            # | add Dens ## | error | there is no layer called Dens
            > cells 9..20
            there are no cells from 9 to 20
            So far: 1 to 5.
            > cells 3..2
            cells 3..2
                  ^^^^ this range runs backwards
            ~ cells all
            cell | statement | status | answer
            # | fit # | ok | epoch #/#  loss #.####  accuracy #.####
            # | cells # | ok | epoch #/#  loss #.####  accuracy #.####
            # | add Dens ## | error | there is no layer called Dens
            # | cells # | ok | Cell #, which failed:
            # | cells #..# | ok | a table of # rows
            # | cells #..## | error | there are no cells from # to ##
            # | cells #..# | error | this range runs backwards
            > cells 99
            cells 99
                  ^^ there is no cell 99
            So far: 1 to 8.
            """#)
    }

    @Test func rerun() {
        expectTranscript(
            from: .empty,
            #"""
            > x = 1
            x = 1
            > x = x + 1
            x = 2
            > rerun 2
            Again: `x = x + 1`
            x = 3
            > rerun(2)
            Again: `x = x + 1`
            x = 4
            > rerun 3
            Again: `x = x + 1`
            x = 5
            > rerun
            rerun needs the number of a cell.
            `cells` lists them, as in `rerun 3`.
            > rerun 99
            There is no cell 99 to run again.
            `cells` lists them.
            > rerun x
            rerun x
                  ^ the cell is written as a plain number
            For example: rerun 5
            > rerun 7
            Again: `rerun 99`
            There is no cell 99 to run again.
            `cells` lists them.
            """#)
    }

    @Test func rewinding() {
        expectTranscript(
            from: .compiled,
            #"""
            > rewind 2
            There is no finished epoch to go back to.
            `fit 5` keeps the weights of each epoch; `compile` begins anew.
            > fit 3
            run 1 epoch 1/3: 32 steps, loss accuracy
            run 1 epoch 2/3: 32 steps, loss accuracy
            run 1 epoch 3/3: 32 steps, loss accuracy
            > rewind
            rewind needs the number of an epoch.
            For example: rewind 2
            > rewind 4
            rewind 4
                   ^ `fit 3` finished 3 epochs
            For example: rewind 3
            ~ rewind 1
            The weights are those at the end of epoch # of `fit #`: loss #.####  accuracy #.####.
            `rewind #` or `undo` goes forward again.
            > epochs
            1
            > fit 1
            run 2 epoch 1/1: 32 steps, loss accuracy
            > epochs
            2
            > undo 2
            Took back `fit 1`, `rewind 1`: the weights are those of cell 2.
            > epochs
            3
            """#)
    }

    @Test func rewindingGoesToTheVeryWeights() throws {
        let bench = Bench(.compiled)
        bench.run("fit 2")
        let two = bench.session.snapshot
        bench.run("fit 3")
        bench.run("rewind 3")
        #expect(fingerprint(bench.session.snapshot).contains("\"5\""))
        bench.answer("undo", "undo", "rewind 1", "rewind 2")
        let weights = bench.session.snapshot.model?.network?.parameters.values
        #expect(weights == two.model?.network?.parameters.values)
        #expect(
            bench.session.snapshot.model?.compiled?.optimizerState?.slots.values
                == two.model?.compiled?.optimizerState?.slots.values)
    }

    @Test func runsSideBySide() {
        expectTranscript(
            from: .compiled,
            #"""
            > runs
            Nothing has been trained yet.
            Train with `fit 5`.
            > compare 1 2
            There are no runs to compare yet.
            Every `fit` is a run. Change a setting and `fit` again.
            > fit 2
            run 1 epoch 1/2: 32 steps, loss accuracy
            run 1 epoch 2/2: 32 steps, loss accuracy
            > compare 1 2
            There is only one run so far.
            Every `fit` is a run. Change a setting and `fit` again.
            > undo
            Took back `fit 2`: the weights are those of the start.
            > compile sgd
            SGD (learning_rate 0.01) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > fit 1 batch_size=100
            run 2 epoch 1/1: 10 steps, loss accuracy
            ~ runs
            run | statement | optimizer | epochs | loss | accuracy | 
            # | fit # | Adam | # | #.#### | #.#### | taken back
            # | fit # batch_size=### | SGD | # | #.#### | #.#### |
            `compare # #` shows two side by side.
            > compare 1 3
            compare 1 3
                      ^ there is no run 3
            `runs` lists 1 to 2.
            > compare 1 1
            compare 1 1
                      ^ run 1 is named twice
            > compare 1
            compare takes two to six runs.
            For example: compare 1 2
            """#)
    }

    @Test func comparing() throws {
        let bench = Bench(.compiled)
        bench.answer("fit 3", "compile adam learning_rate=0.01", "fit 2 batch_size=64")
        let cell = try #require(bench.run("compare 1 2"))
        let text = masked(plain(cell))
        #expect(text.contains("What differs\nsetting | run # | run #\n"))
        #expect(text.contains("learning_rate | #.### | #.##\nepochs | # | #\nbatch_size | ## | ##"))
        #expect(text.contains("loss, epoch by epoch\nepoch | run # | run #\n"))
        #expect(
            text.contains("figure | curve | first | last | best | in epoch\nrun # loss |  | #.####")
        )
        #expect(text.contains("\naccuracy: run # ends highest, #.####."))
        #expect(bench.answer("compare") == plain(cell))
    }

    @Test func manyEpochsAreThinnedOut() {
        #expect(RunComparison.shownEpochs(500).first == 0)
        #expect(RunComparison.shownEpochs(500).last == 499)
        #expect(RunComparison.shownEpochs(3) == [0, 1, 2])
    }
}

import Engine
import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

@Suite struct UndoTests {
    @Test func everyKindOfChange() {
        expectTranscript(
            from: .small,
            #"""
            > add Dense 10 softmax
            1  Dense softmax  (784,) → (10,)  784·10 + 10 = 7850
            > compile sgd
            SGD (learning_rate 0.01) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > x = 3
            x = 3
            > fit 1
            run 1 epoch 1/1: 32 steps, loss accuracy
            > undo
            Took back `fit 1`: the weights are those of cell 3.
            > epochs
            0
            > redo
            Did `fit 1` again: the weights are those of cell 4.
            > epochs
            1
            > undo 2
            Took back `fit 1`, `x = 3`: the weights are those of cell 2.
            > x
            x
            ^ nothing is called x
            `help` lists the statements.
            > undo
            Took back `compile sgd`: the model is not compiled.
            > undo
            Took back `add Dense 10 softmax`: there is no model.
            > undo
            There is nothing to take back.
            `undo` takes back the last statement that changed something.
            > redo 9
            Did `add Dense 10 softmax`, `compile sgd`, `x = 3` and 1 statement more again: the model has 1 layer.
            There is no more to redo.
            > scale 2
            Every input divided by 2, in train, val, test: they now run from 0 to 0.5.
            > undo
            Took back `scale 2`: the data is as it was after cell 4.
            > y = 1
            y = 1
            > redo
            There is nothing to do again.
            `redo` follows `undo`, until another statement changes something.
            > undo 0
            undo 0
                 ^ how many must be a whole number from 1 to 1,000,000
            > undo x
            undo x
                 ^ how many must be a number
            > undo 1 2
            undo 1 2
                   ^ undo has no use for this
            help undo
            """#)
    }

    @Test func whatDoesNotChangeAnythingIsNoStep() {
        let bench = Bench(.trained)
        bench.answer("x = 1", "summary", "evaluate train", "x + 1", "nonsense", "add Dens 5")
        expectText(bench.answer("undo"), "Took back `x = 1`: everything is as it was at the start.")
    }

    @Test func cellsAreCountedOn() {
        let bench = Bench(.empty)
        let numbers = ["x = 1", "x = 2", "undo", "undo", "redo", "rerun 2", "cells"].map {
            bench.run($0)?.index
        }
        #expect(numbers == [1, 2, 3, 4, 5, 6, 7])
        #expect(bench.session.nextCell == 8)
    }

    @Test func blocksRefuseIt() {
        let bench = Bench(.empty)
        let answer = bench.answer("repeat 2\nundo\nend")
        #expect(answer.hasPrefix("`undo` works on whole cells and cannot stand in a block."))
    }

    @Test func twoHundredInARow() throws {
        let bench = Bench(.compiled)
        let start = fingerprint(bench.session.snapshot)
        for number in 1...100 {
            bench.run("x\(number) = \(number)")
            bench.run("fit 1 batch_size=1000")
        }
        #expect(bench.failures == 0)
        let end = fingerprint(bench.session.snapshot)
        for _ in 1...200 { #expect(bench.run("undo")?.status == .ok) }
        #expect(bench.run("undo")?.status == .error)
        #expect(same(fingerprint(bench.session.snapshot), start))
        for _ in 1...200 { #expect(bench.run("redo")?.status == .ok) }
        #expect(same(fingerprint(bench.session.snapshot), end))
    }

    /// A `fit` is taken back by going to memory that is there already.
    @Test func anUndoAfterAFitIsQuick() throws {
        let bench = Bench(.compiled)
        bench.run("fit 2")
        let fastest = (1...9).map { _ in
            let clock = ContinuousClock.now
            bench.run("undo")
            let taken = ContinuousClock.now - clock
            bench.run("redo")
            return taken
        }.min()
        #expect(try #require(fastest) < .milliseconds(5))
    }

    @Test func restoringBeginsAnew() {
        let bench = Bench(.empty)
        bench.answer("x = 1", "x = 2", "undo")
        bench.session.restore(Bench.small)
        #expect(bench.run("undo")?.status == .error)
        #expect(bench.run("redo")?.status == .error)
    }

    /// Runs stay when their fit is taken back; all else must be the same.
    private func same(_ first: String, _ second: String) -> Bool {
        func withoutRuns(_ text: String) -> [Substring] {
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            lines.remove(at: lines.count - 3)
            return lines
        }
        return withoutRuns(first) == withoutRuns(second)
    }

    // MARK: - Any order of statements

    private static let statements = [
        "x = 1", "y = normal(3)", "x = 2", "seed 7", "add Dense 4 relu", "add Dense 10 softmax",
        "pop", "compile adam", "compile sgd", "fit 1 batch_size=500", "scale 2", "reshape 28 28",
        "reshape 784", "variable w = 1", "record c = w * 2", "gradient c w", "summary", "oops",
        "model", "rewind 1", "add Dropout 0.2",
    ]

    @Test(arguments: 1...12) func undoAndRedoAreInverse(seed: Int) throws {
        var random = RandomSource(seed: UInt64(seed))
        let bench = Bench(.small)
        var prints = [fingerprint(bench.session.snapshot)]
        for _ in 1...25 {
            let index = Int(random.next() % UInt64(Self.statements.count))
            let before = bench.session.snapshot.revision
            bench.run(Self.statements[index])
            guard bench.session.snapshot.revision != before else { continue }
            prints.append(fingerprint(bench.session.snapshot))
        }
        // Random numbers drawn by statements that changed nothing else belong to the next state.
        for place in prints.indices.dropLast().reversed() {
            #expect(bench.run("undo")?.status == .ok)
            #expect(same(fingerprint(bench.session.snapshot), prints[place]), "back at \(place)")
        }
        #expect(bench.run("undo")?.status == .error)
        for place in prints.indices.dropFirst() {
            #expect(bench.run("redo")?.status == .ok)
            #expect(same(fingerprint(bench.session.snapshot), prints[place]), "again at \(place)")
        }
    }
}

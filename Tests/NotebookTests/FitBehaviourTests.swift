import Engine
import Output
import TestSupport
import Testing

@testable import Notebook

/// What `fit` trains on, measured by its results.
@Suite struct FitBehaviourTests {
    private func weights(_ bench: Bench) throws -> [Value] {
        try ["hidden.kernel", "hidden.bias", "dense.kernel", "dense.bias"].map {
            try bench.session.evaluate($0)
        }
    }

    private func number(_ expression: String, _ bench: Bench) throws -> Double {
        guard case .number(let value) = try bench.session.evaluate(expression) else { return .nan }
        return value
    }

    /// Steps too small to move the weights, so that the figures are those of the first weights.
    @Test func validationSplitTakesTheLastShare() throws {
        let bench = Bench(.modelled)
        bench.answer("compile sgd learning_rate=1e-30", "fit 1 validation_split=0.25 shuffle=false")
        #expect(bench.failures == 0)
        let state = bench.session.snapshot
        let network = try #require(state.model?.network)
        let train = try #require(state.data?.train)
        func loss(_ rows: Range<Int32>) throws -> Double {
            let rows = Array(rows)
            let part = Examples(
                inputs: train.inputs.selecting(rows), targets: train.targets.selecting(rows))
            return try Evaluator(network).evaluate(
                part, loss: .sparseCategoricalCrossentropy, metrics: [])?.loss ?? .nan
        }
        // Batches of another size round differently in Float32.
        #expect(abs(try number("history.val_loss[0]", bench) - loss(750..<1000)) < 1e-5)
        #expect(abs(try number("history.loss[0]", bench) - loss(0..<750)) < 1e-5)
    }

    @Test func aBatchLargerThanTheDataIsOneStep() {
        expectText(
            Bench(.compiled).answer("fit 1 batch_size=5000"),
            """
            batch_size 5,000 is more than the 1,000 examples there are, so every epoch is a single step.
            run 1 epoch 1/1: 1 steps, loss accuracy
            """)
    }

    @Test func withoutShufflingNothingIsLeftToChance() throws {
        func trained(_ seed: Int, _ fit: String) throws -> [Value] {
            let bench = Bench(.compiled)
            bench.answer("seed \(seed)", fit)
            return try weights(bench)
        }
        // Bit for bit.
        #expect(try trained(7, "fit 2 shuffle=false") == trained(9, "fit 2 shuffle=false"))
        #expect(try trained(7, "fit 2") == trained(7, "fit 2"))
        #expect(try trained(7, "fit 2") != trained(9, "fit 2"))
    }

    @Test func aContinuedFitIsOneLongFit() throws {
        let (long, parts) = (Bench(.compiled), Bench(.compiled))
        long.answer("fit 3 shuffle=false")
        parts.answer("fit 1 shuffle=false", "fit 2 shuffle=false")
        // Bit for bit: Adam goes on with what it remembers.
        #expect(try weights(long) == weights(parts))
        #expect(
            try long.session.evaluate("history.loss") == parts.session.evaluate("history.loss"))
    }

    @Test func aDropoutLeavesTheOtherWeightsAlone() throws {
        let (with, without) = (Bench(.small), Bench(.small))
        with.answer("add Dense 4 name=hidden", "add Dropout 0.5", "add Dense 3 name=dense")
        without.answer("add Dense 4 name=hidden", "add Dense 3 name=dense")
        #expect(try weights(with) == weights(without))
        // Two of them do not silence in step.
        let bench = Bench(.small)
        bench.answer("add Dropout 0.5", "add Dropout 0.5")
        let seeds = bench.session.snapshot.model?.layers.compactMap { ($0 as? Dropout)?.seed } ?? []
        #expect(Set(seeds).count == 2)
    }

    @Test func aLossThatIsNoNumberStopsTraining() throws {
        let bench = Bench(.modelled)
        bench.answer("compile sgd learning_rate=1e38 momentum=0.9 loss=mean_squared_error")
        bench.answer("compile sgd learning_rate=1e38 momentum=0.9")
        let said = bench.answer("fit 20")
        #expect(said.contains("warning: Training stopped in epoch "), "\(said)")
        #expect(said.contains("the loss is no longer a number."), "\(said)")
        #expect(said.contains("A smaller learning_rate"), "\(said)")
        for name in ["hidden.kernel", "hidden.bias", "dense.kernel", "dense.bias"] {
            #expect(bench.answer("max(abs(\(name))) < 3.5e38") == "true", "\(name)")
        }
        // The session goes on: another optimizer learns from a fresh start.
        bench.answer("pop", "pop", "add Dense 10 softmax", "compile adam")
        expectText(bench.answer("fit 1"), "run 2 epoch 1/1: 32 steps, loss accuracy")
    }
}

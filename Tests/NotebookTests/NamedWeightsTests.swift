import Testing

@testable import Notebook

/// A layer's arrays, read and set by name.
@Suite struct NamedWeightsTests {
    @Test func readAndSet() {
        expectTranscript(
            from: .modelled,
            #"""
            > shape(hidden.kernel)
            (784, 16)
            > shape(hidden.bias)
            (16,)
            > max(abs(hidden.bias))
            0
            > hidden.bias = ones(16)
            hidden.bias now holds these numbers.
            > sum(hidden.bias)
            16
            > hidden.kernel = hidden.kernel * 0
            hidden.kernel now holds these numbers.
            > max(abs(hidden.kernel))
            0
            > hidden.bias = ones(4)
            hidden.bias = ones(4)
            ^^^^^^^^^^^ hidden.bias has the shape (16,), and this is (4,)
            For example: hidden.bias = zeros(16)
            > hidden.kernel = ones(16, 784)
            hidden.kernel = ones(16, 784)
            ^^^^^^^^^^^^^ hidden.kernel has the shape (784, 16), and this is (16, 784)
            For example: hidden.kernel = zeros(784, 16)
            > hidden.bias = 3
            hidden.bias = 3
            ^^^^^^^^^^^ hidden.bias has the shape (16,), and this is a single value
            For example: hidden.bias = zeros(16)
            > hidden.kernal = 3
            hidden.kernal = 3
            ^^^^^^^^^^^^^ no layer's weights are called hidden.kernal
            Did you mean hidden.kernel? There are: hidden.kernel, hidden.bias, dense.kernel, dense.bias.
            > hidden.kernal
            hidden.kernal
            ^^^^^^^^^^^^^ nothing is called hidden.kernal
            Did you mean hidden.kernel?
            > hidden.bias = "a"
            hidden.bias = "a"
            ^^^^^^^^^^^ hidden.bias has the shape (16,), and this is a single value
            For example: hidden.bias = zeros(16)
            """#)
    }

    /// With all weights zero every class is equally likely: the loss is ln 10.
    @Test func whatIsSetIsWhatPredicts() throws {
        let bench = Bench(.compiled)
        for name in ["hidden.kernel", "hidden.bias", "dense.kernel", "dense.bias"] {
            #expect(bench.run("\(name) = \(name) * 0")?.status == .ok)
        }
        guard case .number(let loss) = try bench.session.evaluate("test_loss") else { return }
        // Float32 over 10,000 examples.
        #expect(abs(loss - 2.302585) < 1e-5)
    }

    @Test func setWeightsAreNotShared() throws {
        let bench = Bench(.compiled)
        let before = bench.session.snapshot
        bench.run("hidden.bias = ones(16)")
        bench.run("fit 1")
        bench.session.restore(before)
        #expect(bench.answer("max(abs(hidden.bias))") == "0")
    }

    @Test func gradientsAreChecked() {
        #expect(Bench(.compiled).answer("gradcheck 5").contains("gradcheck has no use for this"))
        let said = Bench(.compiled).answer("gradcheck")
        #expect(said.contains("hidden.kernel | 24 of 12,544 |"), "\(said)")
        #expect(said.contains("The gradients agree"), "\(said)")
    }

    @Test func aBaselineIsMeasured() {
        let bench = Bench(.small)
        let said = bench.answer("baseline sgd loss=log_loss max_iter=2 seed=42 folds=3")
        #expect(said.contains("mean accuracy 0."), "\(said)")
        #expect(bench.answer("baseline_score > 0.1 and baseline_score <= 1") == "true")
    }
}

import Engine
import Testing

@testable import Notebook

/// Models with Rescaling and BatchNormalization in everything that a session does with models.
@Suite struct NormalizedModelTests {
    private func bench() -> Bench {
        let bench = Bench(Bench.small)
        bench.answer(
            "model Rescaling(2, offset=-1), Dense(16, use_bias=false), BatchNormalization, "
                + "Activation(relu), Dense(10, softmax)",
            "compile adam")
        return bench
    }

    /// The moving statistics, as they are now.
    private func state(_ bench: Bench) throws -> [Float] {
        try #require(bench.session.snapshot.model?.network).state.values
    }

    @Test func layersAreAddedAndShown() {
        expectTranscript(
            from: .small,
            #"""
            > add Rescaling 1/255
            1  Rescaling 1/255  (784,) → (784,)  0
            > add Dense 8 use_bias=false
            2  Dense  (784,) → (8,)  784·8 = 6272
            > add BatchNormalization momentum=0.9
            3  BatchNormalization  (8,) → (8,)  8 + 8 + 8 + 8 = 32
            > add keras.layers.BatchNormalization()
            4  BatchNormalization  (8,) → (8,)  8 + 8 + 8 + 8 = 32
            > model.add(keras.layers.Rescaling(1./255))
            5  Rescaling 1/255  (8,) → (8,)  0
            > model.add(layers.Rescaling(scale=1./127.5, offset=-1))
            6  Rescaling 0.007843  (8,) → (8,)  0
            > summary
            Model: "sequential"
            Layer (type) | Output Shape | Param #
            rescaling (Rescaling) | (None, 784) | 0
            dense (Dense) | (None, 8) | 6,272
            batch_normalization (BatchNormalization) | (None, 8) | 32
            batch_normalization_1 (BatchNormalization) | (None, 8) | 32
            rescaling_1 (Rescaling) | (None, 8) | 0
            rescaling_2 (Rescaling) | (None, 8) | 0
            Total params: 6,336 (25 kB)
            Trainable params: 6,304 (25 kB)
            Non-trainable params: 32 (128 bytes)
            """#)
    }

    @Test func signsBetweenNumbers() {
        let bench = Bench(Bench.small)
        // With space on both sides it is a minus; two numbers are two.
        #expect(bench.answer("add Rescaling 1 - 2").hasPrefix("1  Rescaling -1"))
        #expect(bench.answer("add Rescaling 1 -2").hasPrefix("2  Rescaling 1"))
    }

    @Test func mistakesAreRefused() {
        let bench = Bench(Bench.small)
        #expect(bench.answer("add Rescaling").contains("Rescaling needs a scale."))
        #expect(bench.answer("add Rescaling").contains("add Rescaling 1/255"))
        #expect(bench.answer("add BatchNormalization axis=1 momentum=2").contains("momentum"))
        let refused = bench.answer("add BatchNormalization axis=3")
        #expect(refused.contains("axis=3 is not the last dimension"))
        #expect(bench.answer("add BatchNormalization center=3").contains("true or false"))
        // A list is one value, and none that a layer takes.
        #expect(bench.answer("add Rescaling [1, 2]").contains("scale must be a number"))
        #expect(bench.answer("add Dense [3, relu]").contains("units must be a number"))
        #expect(bench.answer("add Dropout [0.1, 0.9]").contains("rate must be a number"))
        #expect(bench.answer("BatchNormalization?") == bench.answer("help BatchNormalization"))
        #expect(bench.session.snapshot.model == nil)
    }

    @Test func statisticsGoBackAndForth() throws {
        let bench = bench()
        let start = try state(bench)
        #expect(bench.answer("fit 3").contains("3/3") || bench.failures == 0)
        let trained = try state(bench)
        #expect(trained != start)
        bench.answer("undo")
        #expect(try state(bench) == start)
        bench.answer("redo")
        #expect(try state(bench) == trained)
        bench.answer("rewind 1")
        let first = try state(bench)
        #expect(first != trained && first != start)
        #expect(bench.failures == 0)
    }

    @Test(arguments: ["m.keras", "m.h5"]) func filesHoldThem(name: String) throws {
        let bench = bench()
        bench.answer("fit 1")
        let (before, loss) = (try state(bench), bench.answer("evaluate test"))
        bench.answer("save \"\(name)\"", "model Dense(3)", "load model \"\(name)\"")
        #expect(try state(bench) == before)
        #expect(bench.answer("evaluate test") == loss)
        #expect(bench.failures == 0)
    }

    @Test func aCheckpointKeepsThem() throws {
        let bench = bench()
        bench.answer(
            "fit 2 validate checkpoint(\"best.keras\")", "model", "load model \"best.keras\"")
        #expect(bench.failures == 0)
        #expect(try state(bench).contains { $0 != 0 && $0 != 1 })
    }

    @Test func theProgramSaysTheSame() {
        let bench = bench()
        let program = bench.answer("keras")
        for line in [
            "keras.layers.Rescaling(2, offset=-1),",
            "keras.layers.Dense(16, use_bias=False),", "keras.layers.BatchNormalization(),",
        ] { #expect(program.contains(line), "\(line)") }
        let other = Bench(Bench.small)
        other.answer("model Rescaling(1/255), BatchNormalization(momentum=0.9, center=false)")
        other.answer("compile sgd loss=mse")
        #expect(other.answer("keras").contains("keras.layers.Rescaling(1/255)"))
        #expect(
            other.answer("keras").contains(
                "keras.layers.BatchNormalization(momentum=0.9, center=False)"))
    }

    @Test func whatIsLookedAt() throws {
        let bench = bench()
        #expect(bench.answer("explain", "gradcheck").contains("batch_normalization"))
        #expect(bench.answer("fit 1", "explain").contains("moving means"))
        #expect(bench.answer("trace 3").contains("BatchNormalization"))
        let weights = bench.answer("weights batch_normalization")
        for array in ["gamma", "beta", "(moving_mean)", "(moving_variance)"] {
            #expect(weights.contains(array), "\(array)")
        }
        #expect(bench.answer("weights batch_normalization.gamma") == weights)
        #expect(!bench.answer("batch_normalization.moving_mean").contains("error"))
        #expect(bench.answer("activations 7").contains("batch_normalization"))
        #expect(bench.answer("export onnx \"m.onnx\"").contains("m.onnx"))
        #expect(bench.failures == 0)
    }

    @Test func explainSaysWhatIsComputed() {
        let bench = Bench(Bench.small)
        bench.answer("add BatchNormalization")
        let text = bench.answer("explain")
        #expect(text.contains("x̂ = (x - mean) / √(variance + 0.001)"))
        #expect(text.contains("moving ← 0.99 · moving + 0.01 · that of the batch"))
        #expect(text.contains("784 columns"))
        #expect(bench.answer("add Rescaling 1/255", "explain").contains("output = x · "))
    }

    /// A network that scales its pixels itself is not told to.
    @Test(arguments: ["Rescaling(1/255), ", "BatchNormalization, "])
    func theCoachSeesTheScale(first: String) {
        func remarks(_ first: String) -> String {
            let bench = Bench(Bench.loaded)
            bench.answer("coach on", "split 59000 seed=1")
            return bench.answer(
                "model Flatten, \(first)Dense(8, relu), Dense(10, softmax)", "compile adam")
        }
        #expect(remarks("").contains("pixels run from"))
        #expect(!remarks(first).contains("pixels run from"))
    }

    @Test func completionAndHelpKnowThem() {
        let bench = Bench(Bench.small)
        let page = bench.answer("help BatchNormalization")
        #expect(page.contains("add BatchNormalization [momentum=0.99] [epsilon=0.001] [name=…]"))
        #expect(page.contains("model.add(keras.layers.BatchNormalization())"))
        #expect(bench.answer("help Rescaling").contains("add Rescaling 1/255"))
        #expect(bench.answer("help layers").contains("BatchNormalization"))
    }

    @Test func movingStatisticsThatWereSetAreTakenBackAsWeights() {
        let bench = bench()
        bench.answer("batch_normalization.moving_mean = ones(16)")
        #expect(bench.answer("undo").hasSuffix("the weights are those of cell 2."))
    }
}

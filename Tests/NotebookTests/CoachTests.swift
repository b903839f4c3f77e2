import Engine
import Output
import Testing

@testable import Insight
@testable import Notebook
@testable import Workbench

/// Every rule of the coach on a session that shows the fault and on one that does not.
@Suite struct CoachTests {
    // MARK: - Data

    @Test func unscaledInputs() {
        let model = ["split 59000 seed=1", "reshape 784", "add Dense 10 softmax"]
        let said = coached(from: Bench.loaded, model + ["compile adam"])
        #expect(said.mention("the inputs run from 0 to 255 and the weights are near 0.0"))
        #expect(said.mention("`scale 255` before fitting. (`coach off` silences me.)"))
        #expect(coached(from: Bench.loaded, model + ["scale 255", "compile adam"]).isEmpty)
        // Once is enough: the fit after it has nothing to add to that.
        let later = coached(from: Bench.loaded, model + ["compile adam", "fit 1"])
        #expect(!later.mention("the inputs run"))
    }

    @Test func unscaledPicturesAtFit() {
        let lines = ["add Flatten", "add Dense 10 softmax", "compile adam", "fit 1"]
        var state = Bench.loaded
        state.data = Bench(.small).session.snapshot.data
        #expect(!coached(from: Bench.loaded, Array(lines.dropLast())).isEmpty)
        #expect(!coached(from: state, lines).mention("run from"))
    }

    @Test func scaledTwice() {
        let said = coached(from: Bench.loaded, ["scale 255", "scale 255"])
        #expect(said.mention("the inputs ran from 0 to 1 and are now at most 0.0039"))
        #expect(said.mention("for `scale 255` had scaled them before"))
        #expect(coached(from: Bench.loaded, ["scale 255"]).isEmpty)
        #expect(coached(from: Bench.loaded, ["scale 255", "scale 2"]).isEmpty)
    }

    @Test func partsScaledDifferently() throws {
        var state = Bench.trained
        #expect(!coached(from: state, ["evaluate test"]).mention("in train and"))
        let test = try #require(state.data?.test)
        state.data?.test = Examples(
            inputs: test.inputs.divided(by: 1.0 / 255), targets: test.targets)
        let said = coached(from: state, ["evaluate test"])
        #expect(said.mention("the inputs run from 0 to 1 in train and 0 to 255 in test"))
    }

    // MARK: - Outputs

    @Test func tooFewOutputs() {
        let said = coached("add Dense 7 softmax")
        #expect(said.mention("the softmax has 7 outputs, and the targets name 10 classes: 3 of"))
        #expect(coached("add Dense 10 softmax").isEmpty)
        #expect(coached("add Dense 7 relu").isEmpty)
    }

    @Test func rowsByThemselves() {
        let lines = ["scale 255", "model Dense(100, sigmoid), Dense(10, softmax)"]
        let said = coached(from: Bench.loaded, lines)
        #expect(said.mention("dense takes the 28 rows of an example one by one, (28, 28)"))
        #expect(said.mention("`reshape 784`, or begin anew: `model Flatten, Dense(100, sigmoid)"))
        #expect(
            coached(from: Bench.loaded, ["scale 255", "model Flatten, Dense(10, softmax)"]).isEmpty)
        #expect(coached("add Dense 10 softmax").isEmpty)
    }

    @Test(arguments: [
        ("linear", "sparse_categorical_crossentropy", "plain numbers (linear)"),
        ("sigmoid", "sparse_categorical_crossentropy", "a sigmoid answers yes or no"),
        ("relu", "sparse_categorical_crossentropy", "plain numbers (relu)"),
    ]) func unfitOutputs(activation: String, loss: String, expected: String) {
        let said = coached("add Dense 10 \(activation)", "compile adam loss=\(loss)")
        #expect(said.mention(expected))
        #expect(said.mention("`add Dense 10 softmax`"))
    }

    @Test func unfitOutput() {
        #expect(
            coached("add Dense 1 softmax", "compile adam loss=mse").mention(
                "over 1 unit puts out 1"))
        #expect(coached("add Dense 10 softmax", "compile adam").isEmpty)
        #expect(coached("add Dense 1 sigmoid", "compile adam loss=mse").isEmpty)
    }

    // MARK: - The curve

    @Test func startingLoss() {
        let large = coached(
            from: .modelled, "hidden.kernel = normal(784, 16) * 20", "compile adam", "fit 1")
        #expect(large.mention("Blind guessing among 10 classes costs ln(10) = 2.30"))
        #expect(coached(from: .compiled, "fit 1").isEmpty)
    }

    @Test func explodingLoss() {
        let exploded = coached(
            "add Dense 200 linear", "add Dense 1 linear",
            "compile sgd learning_rate=0.09", "fit 2")
        #expect(exploded.mention("A step that is too large"))
        #expect(exploded.mention("`compile sgd learning_rate=0.009`"))
        #expect(!coached(from: .compiled, "fit 2").mention("A step"))
    }

    @Test func learningRateTooLarge() {
        let said = coached(from: .modelled, "compile adam learning_rate=5", "fit 2")
        #expect(said.mention("learning_rate 5 is 5,000 times Adam's usual 0.001"))
        #expect(coached(from: .modelled, "compile adam learning_rate=0.002", "fit 2").isEmpty)
    }

    /// Numbers that no whole number can hold must not end the program.
    @Test func enormousNumbers() {
        for rate in ["1e17", "1e30"] {
            let said = coached(
                "add Dense 10 softmax", "compile sgd learning_rate=\(rate)", "fit 1 batch_size=500")
            #expect(said.mention("times SGD's usual 0.01"), "\(said)")
        }
        var state = Bench.small
        state.data?.mapTargets { targets in
            DataArray(
                floats: (0..<targets.count).map { $0 % 2 == 0 ? 1e20 : 0 }, itemShape: [])
        }
        #expect(coached(from: state, ["add Dense 3 softmax"]).isEmpty)
    }

    @Test func learningRateTooSmall() {
        let said = coached(from: .modelled, "compile sgd learning_rate=0.0001", "fit 2")
        #expect(said.mention("learning_rate 0.0001 is far below SGD's usual 0.01"))
        #expect(coached(from: .modelled, "compile sgd learning_rate=0.01", "fit 2").isEmpty)
    }

    @Test func flatLoss() {
        let said = coached(
            from: .modelled, "hidden.kernel = zeros(784, 16)", "dense.kernel = zeros(16, 10)",
            "compile sgd", "fit 3")
        #expect(said.mention("the loss stands still at 2.3"))
        #expect(!coached(from: .compiled, "fit 3").mention("stands still"))
    }

    // MARK: - Inside

    @Test func deadUnits() {
        let said = coached(
            from: .modelled, "hidden.bias = zeros(16) - 100", "compile adam", "fit 1")
        #expect(said.mention("16 of the 16 units of hidden put out 0 for every one of 1,000"))
        #expect(!coached(from: .compiled, "fit 1").mention("put out 0"))
    }

    @Test func saturatedUnits() {
        let deep = Array(repeating: "add Dense 16 sigmoid", count: 5)
        let said = coached(
            from: Bench.small, deep + ["add Dense 10 softmax", "compile adam", "fit 1"])
        #expect(said.mention("the gradient of dense is near"))
        let shallow = coached(
            "add Dense 16 sigmoid", "add Dense 10 softmax", "compile adam", "fit 1")
        #expect(!shallow.mention("the gradient of"))
    }

    // MARK: - Judging

    @Test func overfitting() {
        let lines = [
            "load fashion_sketch", "split 59900 seed=1", "scale 255", "reshape 784",
            "model Dense(64, relu), Dense(10, softmax)", "compile adam learning_rate=0.01",
        ]
        var state = coachedState(after: lines)
        // A small val keeps the test quick.
        if let val = state.data?.val {
            let rows = (0..<300).map { Int32($0) }
            state.data?.val = Examples(
                inputs: val.inputs.selecting(rows), targets: val.targets.selecting(rows))
        }
        let noisy = state.data.map { data in
            Examples(
                inputs: data.train.inputs,
                targets: data.train.targets.selecting((0..<100).map { Int32(99 - $0) }))
        }
        #expect(!coached(from: state, ["fit 2 validate"]).mention("by heart"))
        if let noisy { state.data?.train = noisy }
        #expect(coached(from: state, ["fit 40 validate"]).mention("by heart"))
        let stopped = "fit 40 validate early_stopping(patience=3, restore_best_weights=true)"
        #expect(!coached(from: state, [stopped]).mention("by heart"))
    }

    @Test func splitAfterTraining() {
        let kept = "kept aside, so what `evaluate val` says will be better than it is"
        let ready = ["scale 255", "reshape 784", "add Dense 10 softmax", "compile adam"]
        let fit = ["fit 1 batch_size=5000"]
        #expect(coached(from: Bench.loaded, ready + fit + ["split 0.2"]).mention(kept))
        #expect(!coached(from: Bench.loaded, ready + ["split 0.2"] + fit).mention(kept))
    }

    @Test func largestClass() {
        var state = Bench.trained
        state.model?.network = Bench.modelled.model?.network
        let stuck = [
            "dense.kernel = zeros(16, 10)", "dense.bias = one_hot(3, 10) * 9", "evaluate test",
        ]
        #expect(coached(from: state, stuck).mention("always saying that would do as well"))
        #expect(!coached(from: .trained, "evaluate test").mention("always saying"))
        // Where all classes are as large, the first is named.
        guard let test = state.data?.test else { return }
        var labels: [Float] = []
        test.targets.forEachItem { labels.append($0[0]) }
        let rows = (0..<10).reversed().flatMap { label in
            labels.indices.filter { labels[$0] == Float(label) }.prefix(3).map(Int32.init)
        }
        state.data?.test = Examples(
            inputs: test.inputs.selecting(rows), targets: test.targets.selecting(rows))
        let name = state.data?.classText(0) ?? ""
        #expect(coached(from: state, stuck).mention("0.1000 of test is \(name): always"))
    }

    @Test func evaluatingOnTraining() {
        let said = coached(from: .trained, "evaluate train")
        #expect(said.mention("these 1,000 examples are the ones it learned from"))
        #expect(coached(from: .trained, "evaluate val").isEmpty)
    }

    @Test func repeatedTesting() {
        let again = coached(from: .trained, "evaluate test", "fit 1", "evaluate test")
        #expect(again.mention("this is measurement 2 on the test part"))
        #expect(coached(from: .trained, "evaluate test", "evaluate test").isEmpty)
        #expect(coached(from: .trained, "evaluate val", "fit 1", "evaluate test").isEmpty)
    }

    private func coachedState(after lines: [String]) -> SessionState {
        let bench = Bench(.empty)
        for line in lines { bench.run(line) }
        return bench.session.snapshot
    }

    // MARK: - What training saw

    @Test func unseenClasses() throws {
        let table = CoachTable.sorted(classes: ["0", "1", "2"])
        let build = ["model Dense(8, relu), Dense(3, softmax)", "compile adam"]
        let coach = try coached(onTable: table, build[0], build[1], "fit 3 validation_split=0.3")
        #expect(coach.mention("all 18 examples to check on are of class 2"))
        #expect(coach.mention("of the 42 to learn from only 2 are."))
        #expect(coach.mention("`undo`, then `split 0.3 stratify=true` and `fit 3 validate`"))
        // The advice, followed: nothing more is said of classes.
        let mended = try coached(
            onTable: table, build[0], build[1], "fit 3 validation_split=0.3", "undo",
            "split 0.3 stratify=true", "fit 3 validate")
        #expect(!mended.mention("to check on"))
    }

    @Test func inputsChangedSinceTraining() throws {
        let trained = ["standardize", "model Dense(8, relu), Dense(1, sigmoid)", "compile adam"]
        let anew = "or begin anew on these: `model Dense(8, relu), Dense(1, sigmoid)`."
        let loaded = try coached(
            onTable: CoachTable.large, trained[0], trained[1], trained[2], "fit 2",
            "load csv \"t.csv\"")
        #expect(loaded.mention("the model learned from inputs from -1.6"))
        #expect(loaded.mention("Prepare them as those were: `standardize`, \(anew)"))
        let scaled = try coached(
            onTable: CoachTable.large, trained[0], trained[1], trained[2], "fit 2", "scale 10")
        #expect(scaled.mention("`undo`, \(anew)"))
        // Prepared as they were, or a new model: nothing to say.
        let mended = try coached(
            onTable: CoachTable.large, trained[0], trained[1], trained[2], "fit 2",
            "load csv \"t.csv\"",
            "standardize")
        #expect(!mended.mention("learned from inputs"))
        let begun = try coached(
            onTable: CoachTable.large, trained[0], trained[1], trained[2], "fit 2",
            "load csv \"t.csv\"",
            "scale 300", trained[1], trained[2], "evaluate train")
        #expect(!begun.mention("learned from inputs"))
    }

    @Test func lossWithoutValue() throws {
        let table = CoachTable.halfZero
        let lines = [
            "seed 3", "model Dense(8, relu), Dense(3, relu)",
            "compile adam loss=sparse_categorical_crossentropy",
        ]
        let before = try coached(onTable: table, lines[0], lines[1], lines[2])
        #expect(before.mention("`pop`, then `add Dense 3 softmax`."))
        let after = try coached(onTable: table, lines[0], lines[1], lines[2], "fit 5")
        #expect(after.mention("the last layer (relu) puts out 0 for every class at"))
        #expect(
            after.mention(
                "0 / 0 is no number. No learning rate mends that. `pop`, then `add Dense 3 softmax`."
            ))
        #expect(!after.mention("smaller step"))
    }
}

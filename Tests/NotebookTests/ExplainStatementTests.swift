import Testing

@testable import KerasPrograms
@testable import Notebook

/// `explain`: the last statement with its own numbers.
@Suite struct ExplainStatementTests {
    @Test func preparing() {
        expectTranscript(
            from: .loaded,
            #"""
            > scale 255
            Every input divided by 255, in train, test: they now run from 0 to 1.
            > explain
            `scale 255`, with its own numbers:
            Every input is divided by the same number; the shapes stay.
            scaled = input / 255
            picture 0, number 284:  170 / 255 = 0.6667
            0 … 255  →  0 … 1   shape (60000, 28, 28)
            > reshape 784
            Each example is now (784,) instead of (28, 28): train (60000, 784), test (10000, 784).
            > explain
            `reshape 784`, with its own numbers:
            No number changes, only how they are counted: row by row, the last size fastest.
            (60000, 28, 28) → (60000, 784)
            row 10, column 4  →  10 · 28 + 4 = 284   (there stands 0.6667, as before)
            > split 0.2 seed=42
            Kept 12,000 examples aside to check on: train (48000, 784), val (12000, 784).
            > explain
            `split 0.2 seed=42`, with its own numbers:
            The examples are put in random order; the first of that order become val.
            60,000 = 48,000 + 12,000   (val: 0.2 of all, rounded up)
            train | (48000, 784)
            val | (12000, 784)
            train_input[0] was train_input[48572] before.
            """#)
    }

    @Test func learningByHand() {
        expectTranscript(
            from: .empty,
            #"""
            > explain
            Nothing has been done yet that could be explained.
            Begin with `load fashion_mnist`.
            > x = linspace(0, 1, 5)
            x = [0.   0.25 0.5  0.75 1.  ]
            > y = 3 * x + 2
            y = [2.   2.75 3.5  4.25 5.  ]
            > explain
            `y = 3 * x + 2`, with its own numbers:
            from the inside out
            expression | shape | value
            x | (5,) | 0 0.25 0.5 0.75 …
            3 * x | (5,) | 0 0.75 1.5 2.25 …
            3 * x + 2 | (5,) | 2 2.75 3.5 4.25 …
            > variable w = 0
            w = 0
            > record cost = mean((y - w * x) ^ 2)
            cost = 13.375
            > gradient cost w
            d cost / d w = -4.25
            > explain
            `gradient cost w`, with its own numbers:
            A gradient says how fast cost grows when a variable grows:
            d cost / d w = -4.25:  w + 0.01  →  cost - about 0.0425
            > apply sgd learning_rate=0.1
            w = 0.425
            > explain
            `apply sgd learning_rate=0.1`, with its own numbers:
            w ← w - learning_rate · g
            w: 0 - 0.1 · -4.25 = 0.425
            """#)
    }

    @Test func layers() {
        let bench = Bench(.small)
        let dense = bench.answer("add Dense 8 relu", "explain")
        #expect(dense.contains("sum_j = x_1·w_1j + … + x_784·w_784j + b_j      j = 1 … 8"))
        #expect(dense.contains("output_j = max(0, sum_j)"))
        #expect(dense.contains("For train example 0 the first unit's sum over 784 products is"))
        #expect(bench.answer("add Dropout 0.25", "explain").contains("divided by 0.75"))
        #expect(
            bench.answer("add LeakyReLU", "explain").contains("x where x ≥ 0, else 0.3 · x"))
        #expect(bench.answer("add Activation tanh", "explain").contains("output = tanh(x)"))
    }

    @Test(arguments: [
        ("sgd", "w ← w - learning_rate · g"), ("sgd momentum=0.9", "w ← w + m"),
        ("sgd momentum=0.9 nesterov=true", "w ← w + momentum · m - learning_rate · g"),
        ("adam", "v ← beta_2 · v + (1 - beta_2) · g²"), ("adagrad", "a ← a + g²"),
        ("rmsprop", "w ← w - learning_rate · g / √(v + epsilon)"),
        ("rmsprop momentum=0.5 centered=true", "√(v - a² + epsilon)"),
        ("adamw", "w ← w · (1 - weight_decay · learning_rate)"), ("nadam", "one step ahead"),
    ]) func optimizers(written: String, formula: String) {
        let text = Bench(.modelled).answer("compile \(written)", "explain")
        #expect(text.contains(formula))
        #expect(text.contains("blind guessing among 10:  -ln(1/10) = 2.3026"))
    }

    @Test func trainingAndMeasuring() {
        let bench = Bench(.compiled)
        let fit = bench.answer("fit 2 batch_size=300", "explain")
        #expect(fit.contains("steps an epoch = ⌈1,000 / 300⌉ = 4"))
        #expect(fit.contains("2 epochs · 4 = 8 steps"))
        #expect(fit.contains("on the first 300 examples as the weights stood before this fit"))
        #expect(fit.contains("Now, train example 0, "))
        #expect(
            bench.answer("fit 1 validation_split=0.2", "explain").contains("⌈800 / 32⌉ = 25"))
        let measured = bench.answer("evaluate test", "explain")
        #expect(measured.contains("accuracy = right / examples = "))
        #expect(measured.contains(" / 10,000 = "))
        let predicted = bench.answer("predict test 3", "explain")
        #expect(predicted.contains("softmax: p = e^(sum - largest) / "))
        let baseline = bench.answer("baseline sgd max_iter=1 seed=1 folds=3", "explain")
        #expect(baseline.contains(") / 3 = 0."))
    }

    @Test func looksAreExplainedByTheirSummary() {
        let bench = Bench(.trained)
        #expect(bench.answer("shapes", "explain").contains("nothing beyond what it showed"))
        // `explain` looks at the statement before, however often it is asked.
        #expect(bench.answer("explain") == bench.answer("explain"))
        #expect(bench.answer("cells", "explain").contains("`shapes`"))
    }

    /// `explain` after `trace` explains the trace, with the numbers that it showed.
    @Test func traceIsExplained() {
        let bench = Bench(.trained)
        bench.run("fit 1")
        let traced = bench.answer("trace val 3")
        let text = bench.answer("explain")
        #expect(text.hasPrefix("`trace val 3`, with its own numbers:"))
        #expect(text.contains("hidden: of its 16 sums that of unit "))
        #expect(text.contains("p = e^(sum - largest) / Σ e^(sum - largest) = 1 / "))
        #expect(text.contains("w - learning_rate · gradient = "))
        let loss = traced.split(separator: "so the loss is ").last.map(String.init)
        #expect(loss.map { text.contains($0) } == true, "the same loss as the trace: \(text)")
        // Uncompiled, there is no way back.
        #expect(
            Bench(.modelled).answer("trace 1", "explain").contains(
                "`compile adam` chooses a loss; then there is a way back to explain, too."))
    }

    /// A number below 0 stands in brackets where a sign stands beside it.
    @Test func numbersBelowZero() {
        let bench = Bench(.empty)
        #expect(
            bench.answer("x = (-2) ^ 2", "explain").contains(
                "(-2) ^ 2 | number | 4"))
        #expect(
            bench.answer("mean(array([-1, 2, -3]))", "explain").contains(
                "((-1) + 2 + (-3)) / 3 = -0.6667"))
        // Worked out over two lines it is written out anew.
        #expect(bench.answer("z = (\n(-2) ^ 2)", "explain").contains("(-2) ^ 2 | number | 4"))
        bench.answer("variable w = 0", "record c = 3 - w", "gradient c w", "apply adam")
        let step = bench.answer("explain")
        #expect(step.contains("(-1)² = "), "\(step)")
    }
}

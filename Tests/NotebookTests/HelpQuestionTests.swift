import Testing

@testable import Notebook
@testable import Vocabulary
@testable import Workbench

/// `Dense?` and its like: questions as IPython has them.
@Suite struct HelpQuestionTests {
    @Test(arguments: [
        ("Dense?", "help Dense"), ("?Dense", "help Dense"), ("? Dense", "help Dense"),
        ("Dense ?", "help Dense"), ("keras.layers.Dense?", "help Dense"),
        ("tf.keras.layers.Dense?", "help Dense"), ("layers.Dense?", "help Dense"),
        ("fit?", "help fit"), ("model.fit?", "help fit"), ("relu?", "help relu"),
        ("np.mean?", "help mean"), ("?keras.layers.Dense", "help Dense"),
        ("help keras.layers.Dense", "help Dense"),
        ("Dense??", "help more Dense"), ("??Dense", "help more Dense"),
        ("?Dense?", "help more Dense"), ("keras.layers.Dense??", "help more Dense"),
    ])
    func asksTheSame(_ question: String, _ statement: String) {
        let answer = Bench(.empty).answer(question)
        #expect(answer == Bench(.empty).answer(statement))
        #expect(answer.hasPrefix("## "))
    }

    @Test(arguments: ["what?", "np.load?", "plt.plot?", "pd.head?", "nothing??"])
    func aPageOnSomethingElseIsNone(_ question: String) {
        #expect(Bench(.empty).answer(question).hasPrefix("there is no help on "))
    }

    @Test(arguments: ["2?", "x + 1?", "???", "a?b", "Dense???", "is this a question?"])
    func otherLinesAreNoQuestions(_ line: String) {
        #expect(!ShellHabit.isQuestion(line))
    }

    /// More than the page, and nothing of it left out.
    @Test(arguments: [
        "Dense", "Dropout", "BatchNormalization", "adam", "SGD", "relu", "softmax", "mse",
    ])
    func saysMore(_ topic: String) throws {
        let (page, more) = try (
            #require(HelpPages.page(for: topic)),
            #require(HelpPages.page(for: topic, saysMore: true))
        )
        #expect(more.count > page.count)
        #expect(page.split(separator: "\n\n").allSatisfy { more.contains($0) })
    }

    @Test func denseInNumbers() throws {
        let page = try #require(HelpPages.page(for: "Dense", saysMore: true))
        #expect(page.contains("    output_j = max(0, sum_j)"))
        #expect(page.contains("- `use_bias=true` add a number of its own to each sum\n"))
        #expect(page.contains("- `units=` how many numbers it puts out (must be given)\n"))
        #expect(page.contains("1 · 0.5 + 2 · 1 + 0.25 = 2.75, and relu makes it 2.75"))
        #expect(page.contains("1 · 0.5 + (-2) · 1 + 0.25 = -1.25, and relu makes it 0"))
    }

    @Test func sgdAndSigmoidInNumbers() throws {
        let sgd = try #require(HelpPages.page(for: "sgd", saysMore: true))
        // 1 - 0.01 · 0.5
        #expect(sgd.contains("0.995"))
        let sigmoid = try #require(HelpPages.page(for: "sigmoid", saysMore: true))
        #expect(sigmoid.contains("- 0 becomes 0.5\n"))
        // 1 / (1 + e^-2) = 0.88080
        #expect(sigmoid.contains("- 2 becomes 0.8808"))
        let softmax = try #require(HelpPages.page(for: "softmax", saysMore: true))
        // e^1 / (e^1 + e^2 + e^3) = 0.09003
        #expect(softmax.contains("- 1 becomes 0.09003\n"))
    }

    @Test func namesOfOnesOwn() {
        let bench = Bench(.small)
        bench.answer("x = linspace(0, 1, 5)", "n = 3", "word = \"hello\"", "yes = true")
        #expect(
            bench.answer("x?") == """
                x is an array of shape (5,): 5 numbers (float32), from 0 to 1.
                Their mean is 0.5000.
                """)
        #expect(bench.answer("n?") == "n is a number: 3")
        #expect(bench.answer("?word") == "word is a text of 5 letters: \"hello\"")
        #expect(bench.answer("yes?") == "yes is a truth value: true")
        #expect(bench.answer("train_input?").hasPrefix("train_input is an array of shape ("))
        bench.answer("loss = 2")
        // A name that is a word of the field as well.
        let loss = bench.answer("loss?")
        #expect(loss.hasPrefix("loss is a number: 2\n"))
        #expect(loss.contains("## loss\n"))
        bench.answer("d = {\"a\": 1}")
        #expect(bench.answer("d?").hasPrefix("d was made by a line of Python"))
    }

    @Test func brokenNumbersAreCounted() {
        let bench = Bench(.empty)
        bench.answer("x = log(linspace(0, 1, 4))")
        #expect(bench.answer("x?").hasSuffix("1 of them is nan or infinite, and left out of this."))
    }

    @Test func layersAndWeights() {
        let bench = Bench(.trained)
        #expect(bench.answer("hidden?").hasPrefix("hidden is layer "))
        #expect(bench.answer("hidden.kernel?").hasPrefix("hidden.kernel is an array of shape ("))
        #expect(bench.answer("history.loss?").hasPrefix("history.loss is an array of shape ("))
    }

    /// Asking changes nothing.
    @Test func asksWithoutATrace() {
        let bench = Bench(.trained)
        let before = fingerprint(bench.session.snapshot)
        bench.answer("hidden?", "Dense??", "what?")
        #expect(fingerprint(bench.session.snapshot) == before)
    }
}

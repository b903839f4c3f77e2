import Output
import TestSupport
import Testing

@testable import Insight
@testable import Notebook
@testable import Workbench

/// `confusion`: counts, recall and precision against cases made by hand.
@Suite struct ConfusionTests {
    /// A model that says the place of an input's largest number, on six examples.
    ///
    /// Right answers 0 1 1 2 0 0, said 0 0 1 2 2 1.
    static func handMade() throws -> TableBench {
        let bench = try TableBench()
        try bench.succeed(
            "coach off",
            "x = [[5, 0, 0], [5, 0, 0], [0, 5, 0], [0, 0, 5], [0, 0, 5], [0, 5, 0]]",
            "y = [0, 1, 1, 2, 0, 0]", "load arrays x y", "add Dense 3 softmax", "compile sgd",
            "dense.kernel = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]")
        return bench
    }

    @Test func everyPairIsCounted() throws {
        let bench = try Self.handMade()
        let (counts, figures) = try matrices(bench.run("confusion train"))
        #expect(counts.values == [[1, 1, 1], [1, 1, 0], [0, 0, 1]])
        #expect(counts.rows.name == "right answer")
        #expect(counts.columns.name == "said")
        #expect(counts.rows.labels == ["0", "1", "2"])
        expectText(counts.title, "train: 3 of 6 examples right (50.0%)")
        #expect(counts.shading == .shareOfRow)
        #expect(figures.columns.labels == ["recall", "precision"])
        // Three divisions of whole numbers in Float64.
        let third = 1.0 / 3
        #expect(figures.values == [[third, 0.5], [0.5, 0.5], [1, 0.5]])
    }

    @Test func theLargestAreSaidInWords() throws {
        let text = plain(try Self.handMade().run("confusion train"))
        #expect(
            text.contains(
                """
                The largest confusions:
                  class 0 was called class 1 once of 3
                  class 0 was called class 2 once of 3
                  class 1 was called class 0 once of 2
                Hardest: class 0, found once of 3.
                """))
    }

    @Test func oneHotTargetsAreTheSame() throws {
        let bench = try Self.handMade()
        let before = try matrices(bench.run("confusion train"))
        try bench.succeed("one_hot", "compile sgd")
        let after = try matrices(bench.run("confusion train"))
        #expect(before.counts == after.counts)
        #expect(before.figures.values == after.figures.values)
    }

    @Test func itAgreesWithEvaluate() throws {
        let bench = Bench(.trained)
        for part in ["train", "val", "test"] {
            let (counts, _) = try matrices(try #require(bench.run("confusion \(part)")))
            let right = counts.values.indices.reduce(0) { $0 + counts.values[$1][$1] }
            let all = counts.values.joined().reduce(0, +)
            let accuracy = try #require(bench.accuracy(on: part))
            #expect(abs(right / all - accuracy) < 1e-9, "\(part)")  // counts of whole examples
        }
        // As `evaluate` does, on val where there is one.
        #expect(bench.answer("confusion").hasPrefix("val: "))
    }

    @Test func oneSigmoidSaysYesOrNo() throws {
        let bench = try TableBench([
            "a.csv": "x,kind\n-2,no\n-1,yes\n1,yes\n2,yes\n3,no\n0,no\n"
        ])
        try bench.succeed(
            "coach off", "load csv \"a.csv\"", "add Dense 1 sigmoid", "compile sgd",
            "dense.kernel = [[1]]")
        let (counts, figures) = try matrices(bench.run("confusion train"))
        #expect(counts.rows.names == ["no", "yes"])
        // A share of just 1/2 is no yes.
        #expect(counts.values == [[2, 1], [1, 2]])
        let twoThirds = 2.0 / 3
        #expect(figures.values == [[twoThirds, twoThirds], [twoThirds, twoThirds]])
        #expect(plain(try bench.run("confusion train")).contains("no was called yes once of 3"))
    }

    @Test func outputsBeyondTheClassesAreShownWhereTheyAreSaid() throws {
        let bench = try Self.handMade()
        try bench.succeed(
            "model Dense(5, softmax)", "compile sgd",
            "dense.kernel = [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 1]]")
        let (counts, figures) = try matrices(bench.run("confusion train"))
        // Nobody says 3, and nothing is of it; 4 is said although nothing is.
        #expect(counts.rows.labels == ["0", "1", "2", "4"])
        #expect(counts.values == [[1, 1, 0, 1], [1, 1, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0]])
        #expect(figures.values[2][0] == 0)
        #expect(figures.values[2][1].isNaN)
        #expect(figures.values[3][0].isNaN)
        #expect(figures.values[3][1] == 0)
        #expect(plain(try bench.run("confusion train")).contains("Never said: class 2."))
    }

    @Test func nothingWrongIsSaid() throws {
        let bench = try TableBench()
        try bench.succeed(
            "coach off", "x = [[5, 0], [0, 5]]", "y = [0, 1]", "load arrays x y",
            "add Dense 2 softmax", "compile sgd", "dense.kernel = [[1, 0], [0, 1]]")
        let text = plain(try bench.run("confusion train"))
        #expect(text.contains("Not one of 2 examples is wrong."))
        #expect(!text.contains("Hardest"))
    }

    @Test func aHundredClassesAndMore() throws {
        let bench = try TableBench()
        try bench.succeed(
            "coach off", "x = one_hot(linspace(0, 99, 100), 100)", "y = linspace(0, 99, 100)",
            "load arrays x y", "add Dense 100 softmax", "compile sgd",
            "dense.kernel = one_hot(linspace(0, 99, 100), 100) * 9")
        let (counts, figures) = try matrices(bench.run("confusion train"))
        #expect(counts.values.count == 100)
        #expect(figures.values.count == 25)
        expectText(figures.title, "the 25 classes found least often")
    }

    @Test func hostileNamesAreShort() throws {
        let long = String(repeating: "x", count: 10_000)
        let names = ["\u{1B}[31mred", "\u{202E}left", long]
        let rows = (0..<9).map { "\($0 % 3),\(names[$0 % 3])" }
        let bench = try TableBench(["a.csv": "x,kind\n" + rows.joined(separator: "\n")])
        try bench.succeed(
            "coach off", "load csv \"a.csv\"", "add Dense 3 softmax", "compile sgd", "fit 1")
        for line in ["confusion train", "mistakes train 3", "weights dense", "activations 0"] {
            let text = plain(try bench.run(line))
            #expect(!text.contains(String(repeating: "x", count: 200)), "\(line)")
        }
    }

    @Test func itChangesNothing() throws {
        let bench = Bench(.trained)
        let before = bench.session.snapshot
        for line in ["confusion", "mistakes 3", "weights", "weights hidden", "activations 7"] {
            bench.run(line)
        }
        #expect(bench.session.snapshot.revision == before.revision)
        #expect(fingerprint(bench.session.snapshot) == fingerprint(before))
    }

    @Test func mistakesAreAnswered() {
        expectTranscript(
            from: .empty,
            #"""
            > confusion
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            > mistakes
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            """#)
        expectTranscript(
            from: .loaded,
            #"""
            > confusion
            There is no model yet.
            Begin one with `add Flatten`, then `add Dense 10 softmax`.
            """#)
        expectTranscript(
            from: .modelled,
            #"""
            > confusion
            The model has learned nothing yet: its weights are the first random ones, and its answers are guesses.
            Choose how it learns with `compile adam`, then train it with `fit 5`.
            > confusion tets
            confusion tets
                      ^^^^ there is no part called tets
            Did you mean test? There are: train, val, test.
            """#)
        expectTranscript(
            from: .compiled,
            #"""
            > mistakes 10
            The model has learned nothing yet: its weights are the first random ones, and its answers are guesses.
            Train it with `fit 5`.
            > mistakes 0
            mistakes 0
                     ^ how many must be a whole number from 1 to 1,000
            > mistakes val 5 5
            mistakes val 5 5
                           ^ mistakes has no use for this
            help mistakes
            """#)
    }

    @Test func amountsAreNotConfused() throws {
        let bench = try TableBench()
        try bench.succeed(
            "coach off", "x = linspace(0, 1, 9)", "y = 3 * x + 2", "load arrays x y", "add Dense 1",
            "compile sgd", "fit 1")
        let refused = [
            "The model says amounts, not classes: an answer is near or far, not right or wrong.",
            "`predict train 0..9` shows its outputs beside the right answers, `evaluate train` how far off they are.",
        ]
        #expect(try bench.answer("confusion train") == refused)
        #expect(try bench.answer("mistakes train") == refused)
        expectText(
            try bench.answer("confusion"),
            """
            The data has no part called test yet.
            This data set came without a test part; `split 0.2` keeps some of it aside as val.
            """)
    }

    @Test func outputsThatAreNoNumbersAreNoAnswers() throws {
        let bench = try Self.handMade()
        try bench.succeed("dense.bias = zeros(3) / 0")
        let answer = try bench.answer("confusion train")
        #expect(answer[0].contains("6 examples the model answers 6 with something that is not a"))
    }

    @Test func asScikitLearnWritesIt() throws {
        let bench = Bench(.trained)
        let direct = try #require(matrix(bench.run("confusion test")))
        bench.answer("p = model.predict(x_test, verbose=0).argmax(axis=1)")
        bench.answer("c = confusion_matrix(y_test, p)")
        #expect(bench.answer("c.shape") == "(10, 10)")
        let rows = (0..<10).map { bench.answer("print(list(int(n) for n in c[\($0)]))") }
        #expect(
            rows
                == direct.values.map { "[" + $0.map { "\(Int($0))" }.joined(separator: ", ") + "]" }
        )
        for line in [
            "ConfusionMatrixDisplay.from_predictions(y_test, p)",
            "ConfusionMatrixDisplay(c).plot()",
        ] {
            let drawn = try #require(matrix(bench.run(line)), "\(line)")
            #expect(drawn.values == direct.values && drawn.rows.labels == direct.rows.labels)
        }
        // An answer of its own is counted as it is.
        bench.run("said = np.zeros(10000)")
        #expect(
            bench.answer("print(confusion_matrix(test_target, said).sum(axis=0)[:3])")
                == "[10000     0     0]")
        #expect(bench.failures == 0)
    }

    private func matrix(_ cell: Cell?) -> Matrix? {
        for case .matrix(let matrix) in cell?.blocks ?? [] { return matrix }
        return nil
    }

    /// What scikit-learn 1.7 prints for the same answers.
    @Test func theReportOfScikitLearn() {
        let bench = Bench(.empty)
        bench.answer("y = [0, 1, 1, 2, 0, 0]", "p = [0, 0, 1, 2, 2, 1]")
        expectText(
            bench.answer(
                "print(classification_report(y, p, target_names=['shirt', 'bag', 'boot']))"),
            """
                          precision    recall  f1-score   support

                   shirt       0.50      0.33      0.40         3
                     bag       0.50      0.50      0.50         2
                    boot       0.50      1.00      0.67         1

                accuracy                           0.50         6
               macro avg       0.50      0.61      0.52         6
            weighted avg       0.50      0.50      0.48         6

            """)
    }

    @Test func explained() throws {
        let bench = try Self.handMade()
        try bench.succeed("confusion train")
        let text = plain(try bench.run("explain"))
        #expect(text.contains("accuracy = the diagonal / all = 3 / 6 = 0.5000"))
        #expect(text.contains("recall | = found / all of its row | = 1 / 3 | = 0.3333"))
        #expect(text.contains("precision | = right / all of its column | = 1 / 2 | = 0.5000"))
    }

    private func matrices(_ cell: Cell) throws -> (counts: Matrix, figures: Matrix) {
        let found = cell.blocks.compactMap { block -> Matrix? in
            if case .matrix(let matrix) = block { matrix } else { nil }
        }
        try #require(found.count == 2, "\(cell.blocks)")
        return (found[0], found[1])
    }
}

extension Bench {
    fileprivate func accuracy(on part: String) -> Double? {
        run("evaluate \(part)")?.blocks.compactMap { block -> Double? in
            guard case .evaluation(let measured) = block else { return nil }
            return measured.metrics.first { $0.name == "accuracy" }?.value
        }.first
    }
}

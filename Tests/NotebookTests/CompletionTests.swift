import Testing

@testable import Notebook
@testable import Workbench

@Suite struct CompletionTests {
    /// Candidates joined by spaces; `…` marks one after which more must follow at once.
    private func candidates(_ line: String, _ state: SessionState = Bench.empty) -> String {
        Completion.candidates(for: line, state: state, words: [.init("quit")])
            .map { $0.text + ($0.isOpen ? "…" : "") }.joined(separator: " ")
    }

    @Test(arguments: [
        ("ad", "add"), ("AD", "add"), ("  ad", "add"), ("qui", "quit"), ("su", "summary sum"),
        ("rep", "repeat"),
        ("mea", "mean"), ("x = me", "mean"), ("epo", "epochs"), ("record c = squ", ""),
        ("xyz", ""), ("add De", "Dense"), ("add de", "Dense"), ("ADD DE", "Dense"),
        ("add Conv", ""), ("load fashion_s", "fashion_sketch"), ("evaluate v", "val"),
        ("show te", "test"), ("predict tr", "train"), ("labels ", "train val test"),
    ])
    func verbsAndWords(_ line: String, _ expected: String) {
        #expect(candidates(line) == expected)
    }

    @Test(arguments: [
        ("add Dense 100 re", "relu relu6"), ("add Dense(100, re", "relu relu6"),
        ("model Dense(100, sig", "sigmoid"), ("model Flatten, Den", ""),
        ("add Dense 100 activation=so", "softplus softsign softmax"),
        ("add Dense 100 na", "name=…"), ("add Dropout ", "rate=… name=…"),
        ("add Dense 100 kernel_initializer=he", "he_uniform he_normal"),
        ("add Dense 100 use_bias=", "true false"),
    ])
    func layersAndTheirOptions(_ line: String, _ expected: String) {
        #expect(candidates(line) == expected)
    }

    @Test(arguments: [
        ("compile ad", "adagrad adam adamw"), ("compile adam be", "beta_1=… beta_2=…"),
        ("compile sgd m", "metrics=… momentum=…"), ("compile sgd(mo", "momentum=…"),
        ("compile sgd nesterov=", "true false"),
        (
            "compile adam loss=spa",
            "sparse_categorical_crossentropy"
        ),
        ("compile adam metrics=[acc", ""), ("compile adam metrics=acc", "accuracy acc"),
        ("compile optimizer=na", "nadam"),
        ("fit 5 v", "validate validation_split=…"), ("fit 5 shuffle=f", "false"),
        ("fit 5 early_stopping(pa", "patience=…"),
        ("fit 5 checkpoint(\"a\", save_b", "save_best_only=…"),
        ("fit 5 early_stopping(restore_best_weights=", "true false"),
        ("fit 5 batch", "batch_size=…"), ("split 0.2 s", "seed=… stratify=… shuffle=…"),
        ("fit 5 epochs=", ""),
        (
            "compile adam learning_rate=",
            "exponential_decay(… inverse_time_decay(… cosine_decay(…"
        ),
        ("fit 5 early_stopping(monitor=val", "val_loss val_accuracy"),
        ("fit 5 checkpoint(\"a.keras\", mode=m", "min max"), ("split 0.2 stratify=", "true false"),
        ("load csv \"a.csv\" missing=m", "mean median most_frequent"),
    ])
    func optionsAndTheirValues(_ line: String, _ expected: String) {
        #expect(candidates(line) == expected)
    }

    @Test func whatCanBeDrawn() {
        #expect(candidates("plot lo") == "log=… loss")
        #expect(candidates("plot ru") == "runs")
        #expect(candidates("plot ac", Bench.trained) == "accuracy")
        #expect(candidates("plot history.", Bench.trained) == "history.loss history.accuracy")
        #expect(candidates("histogram hid", Bench.trained) == "hidden.kernel hidden.bias")
        #expect(candidates("histogram train_", Bench.trained) == "train_input train_target")
        #expect(candidates("plot loss log=", Bench.trained) == "true false")
    }

    @Test(arguments: [
        ("help De", "describe Dense deep learning dead unit"), ("?Dens", "Dense"), ("? fi", "fit"),
        ("help opt", "optimizers optimizer"), ("help Conv2", "Conv2D"), ("??Conv2", "Conv2D"),
        ("help transfer", "transfer learning"), ("help search convol", ""),
        ("?mean", "mean_squared_error mean_absolute_error mean"),
    ])
    func helpTopics(_ line: String, _ expected: String) {
        #expect(candidates(line) == expected)
    }

    @Test func anEmptyLineOffersEveryVerb() {
        let verbs = (StatementTable.all.map(\.verb.rawValue) + ["quit", "repeat"]).sorted()
        #expect(candidates("") == verbs.joined(separator: " "))
        #expect(candidates("   ") == verbs.joined(separator: " "))
    }

    /// What can be chosen says what it is for.
    @Test(arguments: [
        "", "add ", "compile ", "fit 5 ", "evaluate ", "add Dense 10 re", "fit 5 checkpoint(",
    ])
    func candidatesAreExplained(_ line: String) {
        for candidate in Completion.candidates(for: line, state: Bench.trained) {
            let isNumberOption = ["beta", "rho", "epsilon"].contains {
                candidate.text.hasPrefix($0)
            }
            #expect(isNumberOption || !candidate.meaning.isEmpty, "\(line)\(candidate.text)")
        }
    }

    @Test func everyCandidateBeginsAsTheWordDoes() {
        let lines = StatementTable.all.flatMap {
            [$0.verb.rawValue + " ", $0.example, "help " + $0.verb.rawValue]
        }
        for line in lines {
            for end in line.indices {
                let half = String(line[..<end])
                let word =
                    half.split(omittingEmptySubsequences: false) { " (,[?=".contains($0) }
                    .last.map(String.init) ?? ""
                for candidate in Completion.candidates(for: half, state: Bench.empty) {
                    #expect(candidate.text.lowercased().hasPrefix(word.lowercased()), "\(half)")
                }
            }
        }
    }

    @Test func strangeLinesOfferNothingHarmful() {
        for line in ["=", "a=", "((((", "add [[[", "? ? ?", "\"", "\\", "add 한", "👩‍👩‍👧", "\t\t=\t"] {
            _ = candidates(line)
        }
    }
}

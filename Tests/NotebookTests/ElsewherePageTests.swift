import Testing

@testable import Notebook
@testable import Vocabulary
@testable import Workbench

/// What Keras has and Bobbin has not: pages, and every way that leads to them.
@Suite struct ElsewherePageTests {
    @Test func everyTopicHasAPageAndEveryPageATopic() {
        let topics = KerasElsewhere.all.map(\.term)
        #expect(topics.sorted() == ElsewherePage.all.map(\.term).sorted())
        #expect(Set(topics).count == topics.count)
    }

    @Test(arguments: KerasElsewhere.all.map(\.term))
    func aPageSaysWhatItIsForAndTheWayOn(_ term: String) throws {
        let page = try #require(HelpPages.page(for: term))
        #expect(page.hasPrefix("## \(term)\n\nNot in Bobbin; in Keras: `"))
        #expect(page.contains("**The way on**\n\n`export keras \"mine.py\"` writes"))
        let sentences = page.split(whereSeparator: { ".:;!".contains($0) }).count
        #expect(sentences >= 9, "\(term): \(sentences)")
        // Four spaces would be lines of code, and two breaks a line of their own.
        #expect(!page.contains("\n    "), "\(term)")
    }

    /// Every statement that a page tells to type exists.
    @Test(arguments: ElsewherePage.all.map(\.term)) func statementsOfPagesExist(_ term: String)
        throws
    {
        let page = try #require(HelpPages.page(for: term))
        for quoted in page.matches(of: /`([^`]+)`/).map({ String($0.1) }) {
            let words = quoted.split(separator: " ").map(String.init)
            guard words.count > 1, let verb = words.first, Verb.names.contains(verb),
                !quoted.contains("=") || verb != "with"
            else { continue }
            #expect(StatementSyntax.problem(inStatement: quoted) == nil, "\(term): \(quoted)")
        }
    }

    @Test func noNameIsTwoThings() {
        var seen: [String: String] = [:]
        for topic in KerasElsewhere.all {
            for name in [topic.term] + topic.others {
                let before = seen.updateValue(topic.term, forKey: name.lowercased())
                #expect(before == nil, "\(name): \(topic.term) and \(before ?? "")")
                #expect(HelpPages.page(for: name) != nil, "\(name)")
            }
        }
    }

    @Test(arguments: [
        ("Conv2D", "Conv2D"), ("conv1d", "Conv2D"), ("cnn", "Conv2D"),
        ("MaxPool2D", "MaxPooling2D"),
        ("pooling", "MaxPooling2D"), ("embeddings", "Embedding"), ("Bidirectional", "SimpleRNN"),
        ("lstm", "LSTM"), ("gru", "GRU"), ("attention", "MultiHeadAttention"),
        ("transformer", "MultiHeadAttention"), ("functional", "Functional API"),
        ("Functional API", "Functional API"), ("Concatenate", "Functional API"),
        ("data augmentation", "data augmentation"), ("fine-tuning", "transfer learning"),
        ("VGG16", "transfer learning"), ("tensorboard", "TensorBoard"), ("cuda", "GPU"),
        ("tf.data", "tf.data"), ("float16", "mixed precision"), ("Lambda", "custom layer"),
        ("train_step", "custom training loop"), ("on_epoch_end", "custom callback"),
        ("keras.layers.Conv2D", "Conv2D"), ("tf.keras.layers.LSTM", "LSTM"),
        ("keras.applications.MobileNetV2", "transfer learning"),
    ])
    func helpLeadsThere(_ name: String, _ term: String) {
        let bench = Bench(.empty)
        #expect(bench.answer("help \"\(name)\"").hasPrefix("## \(term)\n"))
        guard name.allSatisfy({ $0.isLetter || $0.isNumber || "._".contains($0) }) else { return }
        #expect(bench.answer("\(name)?").hasPrefix("## \(term)\n"))
        #expect(bench.answer("help \(name)").hasPrefix("## \(term)\n"))
    }

    @Test func words() {
        let bench = Bench(.empty)
        #expect(bench.answer("help transfer learning").hasPrefix("## transfer learning\n"))
        #expect(bench.answer("help fine-tuning").hasPrefix("## transfer learning\n"))
        // What is here comes before what is not.
        #expect(bench.answer("help add").hasPrefix("## add\n"))
        #expect(bench.answer("help data set").hasPrefix("## data set\n"))
    }

    @Test(arguments: ["convolution", "recurrent network", "attention", "GPU", "fine-tuning"])
    func searchFindsThem(_ word: String) throws {
        let page = try #require(HelpPages.found(word))
        #expect(page.contains("not in Bobbin: "))
    }

    @Test func asLayers() {
        expectTranscript(
            from: .modelled,
            """
            > add Conv2D 32
            add Conv2D 32
                ^^^^^^ there is no layer called Conv2D here: in Keras it looks for small patterns everywhere in a picture
            `help Conv2D` tells what it is for. `export keras "mine.py"` takes what you did here on to Keras, which has it.
            Layers here: Activation, BatchNormalization, Dense, Dropout, Flatten, LeakyReLU, Rescaling.   help layers
            """)
    }

    @Test(arguments: ["Conv2D", "MaxPooling2D", "Embedding", "LSTM", "GRU", "MultiHeadAttention"])
    func everyWayNamesItsPage(_ layer: String) {
        for line in [
            "add \(layer) 32", "add \(layer)(32)", "model \(layer)(32), Dense(10)",
            "model keras.layers.\(layer)(32)", "keras.layers.\(layer)(32, 3)",
            "from tensorflow.keras.layers import \(layer)", "add keras.layers.\(layer)(32)",
        ] {
            let bench = Bench(.empty)
            let cell = bench.run(line)
            let problem = cell?.diagnostics.first
            #expect(cell?.status == .error, "\(line)")
            #expect(problem?.message.contains("\(layer) here: ") == true, "\(line)")
            #expect(problem?.hint?.contains("`help \(layer)`") == true, "\(line)")
            #expect(problem?.hint?.contains("`export keras \"mine.py\"`") == true, "\(line)")
        }
    }

    @Test(arguments: [
        ("from tensorflow.keras.applications import MobileNetV2", "transfer learning"),
        ("keras.callbacks.TensorBoard(\"logs\")", "TensorBoard"),
        ("keras.callbacks.LearningRateScheduler(3)", "custom callback"),
        ("tf.data.Dataset.from_tensor_slices(3)", "tf.data"),
        ("keras.mixed_precision.set_global_policy(\"mixed_float16\")", "mixed precision"),
        ("from keras.preprocessing.sequence import pad_sequences", "SimpleRNN"),
        ("keras.layers.Concatenate()", "Functional API"),
        ("keras.layers.RandomFlip(\"horizontal\")", "data augmentation"),
        ("class Mine(keras.layers.Layer):\n    pass", "custom layer"),
    ])
    func pythonLeadsThere(_ line: String, _ term: String) {
        let hint = Bench(.empty).run(line)?.diagnostics.first?.hint
        #expect(hint?.contains("`help \(term)`") == true, "\(hint ?? "no hint")")
    }

    @Test(arguments: [
        ("add ReLU", "`add Activation relu`"), ("add Softmax", "`add Activation softmax`"),
        ("add ELU", "`add Activation elu`"), ("add Input 784", "begin with the first layer"),
        ("add Reshape 784", "`add Flatten`"), ("add Normalization", "`standardize`"),
    ])
    func layersThatAreWrittenOtherwise(_ line: String, _ way: String) {
        let problem = Bench(.empty).run(line)?.diagnostics.first
        #expect(problem?.hint?.contains(way) == true)
    }
}

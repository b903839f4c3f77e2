import Files
import Notebook

extension FuzzHouse {
    /// What the door is made for, whole and small; what is let in begins as one of these.
    public func seeds(of door: FuzzDoor) -> [[UInt8]] {
        switch door {
        case .statement: return Self.statements.map { Array($0.utf8) }
        case .python: return Self.programs.map { Array($0.utf8) }
        case .lesson: return [Array(Self.lesson.utf8)]
        case .markdown: return Self.pages.map { Array($0.utf8) }
        case .csv: return Self.tables.map { Array($0.utf8) }
        case .idx: return Self.smallDataSet.map(\.bytes)
        case .gzip: return Self.smallDataSet.map { StoredFile.gzip($0.bytes) }
        case .cache: return [(try? writtenCache()) ?? []]
        case .keras, .h5, .weights: return [modelFiles[door] ?? []]
        case .config: return [Self.configuration, Self.otherConfiguration].map { Array($0.utf8) }
        case .json: return Self.values.map { Array($0.utf8) }
        case .progress: return [Array(Self.progressText.utf8)]
        case .history: return [Array("load fashion\nfit 1\n\nx = \"둘\"\n".utf8), []]
        }
    }

    /// What the sources below become.
    private func writtenCache() throws -> [UInt8] {
        try InputFile.bytes(of: folder + "/cached/" + (try cacheName()), atMost: 1 << 20)
    }

    static let smallDataSet: [(name: String, bytes: [UInt8])] = [
        (
            "train-images-idx3-ubyte",
            [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8]
        ),
        ("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 2, 3, 9]),
    ]

    private static let statements = [
        "load fashion", "split 59000 seed=1", "x = 3 * (y + [1, 2.5e-3, -1])[0..1] @ z ^ 2",
        "repeat 3\nx = x + 1\nend", "add Dense 100 relu \\\n name=\"패션 👗\" # remark",
        "compile sgd(momentum=0.9, nesterov=true) loss=mse metrics=[accuracy, mae]",
        "fit 10 batch_size=32 early_stopping(patience=2) checkpoint(\"a.keras\")",
        "model Flatten, Dense(64, relu), Dropout(0.5), Dense(10, softmax)",
        "not a == b and c <= d or e != f", "plot loss to \"loss.svg\"", "?Dense", "undo 3",
        "hidden.kernel = zeros(2, 3)", "save \"m.keras\"", "predict test[5]", "help fit",
    ]

    private static let programs = [
        "model.fit(x, y, epochs=5, validation_data=(a, b), callbacks=[c(patience=2)])",
        "(a, b), (c, d) = keras.datasets.fashion_mnist.load_data()\nx[0:5][::2].mean()",
        "model = keras.Sequential([\n  keras.layers.Flatten(input_shape=(28, 28)),\n"
            + "  keras.layers.Dense(10, activation='softmax'),\n])",
        "import numpy as np\nprint(np.array([[1, 2], [3, 4]]).shape[0]); y += 1",
        "fig, axs = plt.subplots(1, 10, figsize=(10, 2))\nfor i in range(10):\n"
            + "    axs[i].imshow(x[i], cmap='gray_r')\nplt.show()",
        "from sklearn.model_selection import train_test_split\n"
            + "a, b, c, d = train_test_split(x, y, test_size=0.2, random_state=42)",
    ]

    private static let lesson = """
        ---
        format: 1
        id: small
        title: Small
        seed: 1
        budget: 1m30s
        needs: other
        learned: to add; to take away
        ---
        # A heading {#top}
        Text with {{epochs}} and {{percent(1 / 3)}}, `code` and *stress*.
        <!-- a note -->
        ```bobbin run {#r}
        x = 1
        ```
        ```bobbin predict
        ask: How many?
        number: x
        within: 10%
        near: Near.
        reveal: x
        expect: x == 1 => It is {{x}}.
        ```
        ```bobbin task {#t}
        say: Do it.
        solution: x = 2
        check: x == 2 => Not yet.
        wrong: x = 3 when x == 3 => Too much.
        hint: Think.
        ```
        ```bobbin quiz
        ask: Which?
        * this => Yes.
        - that => No.
        ```
        ```bobbin break
        plant: x = 5
        say: Mend it.
        expect: x == 5
        solution: x = 1
        check: x == 1
        hint: Look.
        ```
        """

    private static let pages = [
        "# A\n\n- one\n  - two\n\n1. three\n\n> said\n\n```py\nx = 1\n```\n***\n[a](http://b)\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n<b>x</b> &amp; &#27; *a **b** c* \\\n![p](q)\n[r]: /s\n",
        "    code\n\t\ttabs\n\n한국어 👗 e\u{301} \u{1B}[31m \u{202E}\n",
    ]

    private static let tables = [
        "a,b,c\n1,2.5,x\n3,,\"y, \"\"z\"\"\"\n", "1;2;3\r\n4;5;6\r\n",
        "a\tb\n1e300\t-.5\n\n\"\n\"\t1",
        "\u{FEFF}x,x,\n1,2,3\n", "a,b\n\"1,234\",yes\n2,no\n",
    ]

    private static let values = [
        #"{"a": [1, -2.5e-3, true, null, "b\u00e9\ud83d\ude00\n\\"], "c": {"d": {}}, "e": []}"#,
        "12345678901234567890", "\"\\u0000\"", "[[[[1]]], NaN, -Infinity]",
    ]

    private static let progressText = """
        bobbin-progress 1
        last\tb
        at\ta\ttop.run
        finished\ta
        step\ta\ttop.run\tpassed
        step\tb\tt\tshown
        guess\tb\tp\tnear\t3\t3.5

        """

    private static let configuration = #"""
        {"module": "keras", "class_name": "Sequential", "config": {"name": "m", "trainable": true,
        "dtype": "float32", "layers": [{"module": "keras.layers", "class_name": "InputLayer",
        "config": {"batch_shape": [null, 3], "dtype": "float32", "name": "input_layer"}},
        {"module": "keras.layers", "class_name": "Dense", "config": {"name": "a", "units": 2,
        "activation": "relu", "use_bias": true, "kernel_initializer": {"module":
        "keras.initializers", "class_name": "GlorotUniform", "config": {"seed": null}}}},
        {"class_name": "BatchNormalization", "config": {"momentum": 0.99, "epsilon": 0.001}},
        {"class_name": "Dropout", "config": {"rate": 0.5, "seed": 1}},
        {"class_name": "Dense", "config": {"name": "b", "units": 2, "activation": "softmax"}}],
        "build_input_shape": [null, 3]}, "compile_config": {"optimizer": {"class_name": "SGD",
        "config": {"learning_rate": 0.1, "momentum": 0.9, "nesterov": false}}, "loss":
        "sparse_categorical_crossentropy", "metrics": ["accuracy"]}}
        """#

    private static let otherConfiguration = #"""
        {"class_name": "Sequential", "config": [{"class_name": "Rescaling", "config": {"scale": 0.1,
        "offset": [1], "batch_input_shape": [null, 3]}}, {"class_name": "LeakyReLU", "config":
        {"alpha": 0.3}}, {"class_name": "Activation", "config": {"activation": "gelu"}},
        {"class_name": "Flatten", "config": {}}]}
        """#
}

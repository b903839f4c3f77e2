import Testing

@testable import Notebook

/// Losses of raw outputs: `loss=sparse_categorical_crossentropy(from_logits=true)`.
@Suite struct LogitsTests {
    @Test func compiling() {
        expectTranscript(
            from: .small,
            #"""
            > model Dense(16, relu), Dense(10)
            1  Dense relu  (784,) → (16,)  784·16 + 16 = 12560
            2  Dense  (16,) → (10,)  16·10 + 10 = 170
            > compile adam loss=sparse_categorical_crossentropy(from_logits=true)
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy(from_logits=true). Watching accuracy.
            > explain
            `compile adam loss=sparse_categorical_crossentropy(from_logits=true)`, with its own numbers:
            After every batch, Adam changes each weight w by its gradient g:
            m ← beta_1 · m + (1 - beta_1) · g
            v ← beta_2 · v + (1 - beta_2) · g²
            w ← w - learning_rate · m̂ / (√v̂ + epsilon)      m̂, v̂: corrected for their start at 0
            learning_rate 0.001   beta_1 0.9   beta_2 0.999   epsilon 1e-07
            What it lowers is the mean of this over the batch:
            loss = -ln(p), p = e^x / Σ e^x with the output x of the right class
            blind guessing among 10:  -ln(1/10) = 2.3026
            > compile adam loss=keras.losses.SparseCategoricalCrossentropy(from_logits=true)
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy(from_logits=true). Watching accuracy.
            > compile adam loss=sparse_categorical_crossentropy(from_logits=false)
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy. Watching accuracy.
            > compile adam loss=SparseCategoricalCrossentropy
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy. Watching accuracy.
            > keras
            import keras
            from sklearn.model_selection import train_test_split

            # fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes.
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )
            train_input, val_input, train_target, val_target = train_test_split(
                train_input, train_target, test_size=59000, random_state=1
            )
            train_scaled = train_input / 255.0
            val_scaled = val_input / 255.0
            test_scaled = test_input / 255.0
            train_scaled = train_scaled.reshape(-1, 784)
            val_scaled = val_scaled.reshape(-1, 784)
            test_scaled = test_scaled.reshape(-1, 784)

            model = keras.Sequential([
                keras.layers.Input(shape=(784,)),
                keras.layers.Dense(16, activation="relu"),
                keras.layers.Dense(10),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            """#)
    }

    @Test func mistakes() {
        expectTranscript(
            from: .small,
            #"""
            > model Dense(16, relu), Dense(5)
            1  Dense relu  (784,) → (16,)  784·16 + 16 = 12560
            2  Dense  (16,) → (5,)  16·5 + 5 = 85
            > compile adam loss=sparse_categorical_crossentropy(from_logits=true)
            compile adam loss=sparse_categorical_crossentropy(from_logits=true)
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The data has 10 classes (T-shirt/top, Trouser, Pullover, Dress, Coat, Sandal, Shirt, Sneaker, Bag, Ankle boot), and the last layer puts out 5 numbers.
            Every class needs a unit: `pop`, then `add Dense 10`.
            > compile adam loss=sparse_categorical_crossentropy(from_logits=1)
            compile adam loss=sparse_categorical_crossentropy(from_logits=1)
                                                                          ^ from_logits must be true or false
            > compile adam loss=sparse_categorical_crossentropy(true)
            compile adam loss=sparse_categorical_crossentropy(true)
                                                              ^^^^ sparse_categorical_crossentropy takes its settings by name
            For example: sparse_categorical_crossentropy(from_logits=true)
            > compile adam loss=sparse_categorical_crossentropy(logits=true)
            compile adam loss=sparse_categorical_crossentropy(logits=true)
                                                              ^^^^^^ sparse_categorical_crossentropy has no option called logits
            Did you mean from_logits? Options: from_logits.   help sparse_categorical_crossentropy
            > compile adam loss=mse(from_logits=true)
            compile adam loss=mse(from_logits=true)
                                  ^^^^^^^^^^^ mean_squared_error takes no options
            help mean_squared_error
            > compile adam loss=sparse(from_logits=true)
            compile adam loss=sparse(from_logits=true)
                              ^^^^^^ there is no loss called sparse
            Did you mean sparse_categorical_crossentropy? There are: sparse_categorical_crossentropy, categorical_crossentropy, binary_crossentropy, mean_squared_error, mean_absolute_error, huber, bce, mae, mse.
            > model Dense(1)
            1  Dense  (784,) → (1,)  784·1 + 1 = 785
            > compile adam loss=binary_crossentropy(from_logits=true)
            compile adam loss=binary_crossentropy(from_logits=true)
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This loss is for yes or no, and the targets run from 0 to 9.
            For several classes end with `add Dense 10 softmax`.
            """#)
    }

    /// A last activation that makes shares already is named, and so is what `accuracy` takes for a yes.
    @Test func coach() {
        let compile = "compile adam loss=sparse_categorical_crossentropy(from_logits=true)"
        let twice = coached("model Dense(16, relu), Dense(10, softmax)", compile)
        #expect(twice.mention("the last layer's softmax has made shares of them already"))
        #expect(coached("model Dense(16, relu), Dense(10)", compile).isEmpty)
        #expect(coached("model Dense(10, relu)", compile).mention("raw outputs of any size"))
        let binary = "compile adam loss=binary_crossentropy(from_logits=true)"
        let threshold = coached("one_hot", "model Dense(10)", binary)
        #expect(threshold.mention("accuracy takes an output above 0.5 for a yes"))
        #expect(coached("one_hot", "model Dense(10)", binary + " metrics=[]").isEmpty)
    }

    /// What is written down and read again is compiled as it was.
    @Test(arguments: ["keras", "h5"]) func files(ending: String) {
        let bench = Bench(.small)
        bench.run("model Dense(10)")
        bench.run("compile adam loss=sparse_categorical_crossentropy(from_logits=true)")
        bench.run("fit 1")
        let measured = bench.answer("test_loss")
        bench.run("save \"m.\(ending)\"")
        let other = Bench(Bench.small, folder: bench.folder)
        other.run("load model \"m.\(ending)\"")
        #expect(other.session.snapshot.model?.compiled?.plan.loss.fromLogits == true)
        #expect(other.answer("test_loss") == measured)
    }

    @Test func looking() {
        expectTranscript(
            from: .small,
            #"""
            > model Dense(16, relu), Dense(10)
            1  Dense relu  (784,) → (16,)  784·16 + 16 = 12560
            2  Dense  (16,) → (10,)  16·10 + 10 = 170
            > compile adam loss=sparse_categorical_crossentropy(from_logits=true)
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy(from_logits=true). Watching accuracy.
            > fit 2
            run 1 epoch 1/2: 32 steps, loss accuracy
            run 1 epoch 2/2: 32 steps, loss accuracy
            > evaluate test
            on test: 10000 examples, loss accuracy
            > predict test 0..2
            test | says | output | right answer |\#u{20}
            0 | 9 Ankle boot | 1.4337 | 9 Ankle boot | right
            1 | 2 Pullover | 0.7694 | 9 Ankle boot | wrong
            2 | 3 Dress | 1.5078 | 3 Dress | right
            what every output says
            test | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
            0 | -1.25 | -0.02 | 0.53 | -0.66 | 0.18 | -0.31 | 0.04 | -0.48 | 0.20 | 1.43
            1 | -0.52 | 0.07 | 0.77 | -0.68 | 0.02 | -0.11 | 0.14 | -0.27 | 0.10 | 0.69
            2 | 0.68 | 0.76 | -0.05 | 1.51 | 0.02 | -1.50 | 0.49 | -0.63 | -1.74 | -0.62
            > predict test[7]
            test | says | output | right answer |\#u{20}
            7 | 0 T-shirt/top | 0.7160 | 0 T-shirt/top | right
            what every output says
            test | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
            7 | 0.72 | 0.15 | 0.19 | 0.49 | 0.19 | -0.95 | 0.36 | 0.08 | -0.63 | -0.74
            > explain
            `predict test[7]`, with its own numbers:
            For test 7, 0 T-shirt/top:
            sum over 16 products, and the bias = 0.716
            output = sum = 0.716
            > trace test 7
            28×28 test 7, 0 T-shirt/top
            28×28 for unit 2 of dense
            28×28 against unit 2 of dense
            Beside the input: weight times pixel of unit 2 of dense, which this input stirs most, where that speaks for it and where against it.
            test 7, 0 T-shirt/top: what each layer puts out
            layer | shape | min | mean | max | zeros | gradient | first values
            input | (784,) | 0.000 | 0.0939 | 0.490 | 50% |  | 0 0 0 …
            Dense relu | (16,) | 0.000 | 0.3862 | 1.411 | 44% | 0.219 | 0.0 0.0 1.4 …
            Dense | (10,) | -0.946 | -0.0138 | 0.716 | 0% | 0.275 | 0.72 0.15 0.19 …
            gradient: how much the loss changes with these numbers, their typical size
            what this one example would change
            weights | shape | typical weight | gradient | rate · gradient | untouched
            dense.kernel | (784, 16) | 0.0527 | 0.0275 | 2.75e-05 | 72%
            dense.bias | (16,) | 0.0186 | 0.1740 | 1.74e-04 | 44%
            dense_1.kernel | (16, 10) | 0.2867 | 0.1658 | 1.66e-04 | 44%
            dense_1.bias | (10,) | 0.0233 | 0.2746 | 2.75e-04 | 0%
            rate: learning_rate 0.001
            The right answer is 0 T-shirt/top. Its output is 0.716, which among all of them is p = e^x / Σ e^x = 0.1831, so the loss is -ln(p) = 1.6980.
            > gradcheck
            weights | compared | gradient | relative error
            dense.kernel | 24 of 12,544 | 0.0435 | 8.1e-08
            dense.bias | 16 of 16 | 0.1502 | 5.2e-08
            dense_1.kernel | 24 of 160 | 0.2281 | 8.6e-08
            dense_1.bias | 10 of 10 | 0.1841 | 6.6e-08
            The gradients agree: the largest relative error is 8.6e-08, below 0.01.
            > mistakes test 3
            3,788 of 10,000 examples of test are wrong; the 3 of which it was surest:
            28×28 test 6,758
            5.255 Sneaker
            is Bag
            28×28 test 4,909
            4.939 Sneaker
            is Bag
            28×28 test 2,408
            4.935 Sneaker
            is Bag
            """#)
    }
}

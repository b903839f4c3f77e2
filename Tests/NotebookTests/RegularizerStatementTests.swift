import TestSupport
import Testing

@testable import Notebook

/// Weights whose size adds to the loss, in statements and in Python.
@Suite struct RegularizerStatementTests {
    @Test func ofDense() {
        expectTranscript(
            from: .small,
            #"""
            > model Dense(16, relu, kernel_regularizer=l2(0.01), bias_regularizer=l1), Dense(10, softmax)
            1  Dense relu  (784,) → (16,)  784·16 + 16 = 12560
            2  Dense softmax  (16,) → (10,)  16·10 + 10 = 170
            > explain
            `model Dense(16, relu, kernel_regularizer=l2(0.01), bias_regularizer=l1), Dense(10, softmax)`, with its own numbers:
            1  Dense relu  (784,) → (16,)  784·16 + 16 = 12560
            sum_j = x_1·w_1j + … + x_784·w_784j + b_j      j = 1 … 16
            output_j = max(0, sum_j)
            loss ← loss + 0.01 · Σ w² + 0.01 · Σ |b|
            Large weights cost something here: what they add to the loss pulls each of them a little towards 0 at every step.
            For train example 0 the first unit's sum over 784 products is 0.7832, and its output 0.7832.
            2  Dense softmax  (16,) → (10,)  16·10 + 10 = 170
            sum_j = x_1·w_1j + … + x_16·w_16j + b_j      j = 1 … 10
            output_j = e^sum_j / Σ e^sum_j
            For train example 0 the first unit's sum over 16 products is 0.1157, and its output 0.1145.
            > summary
            Model: "sequential"
            Layer (type) | Output Shape | Param #
            dense (Dense) | (None, 16) | 12,560
            dense_1 (Dense) | (None, 10) | 170
            Total params: 12,730 (51 kB)
            Trainable params: 12,730 (51 kB)
            Non-trainable params: 0 (0 bytes)
            Adds to the loss: dense kernel l2(0.01), dense bias l1(0.01)
            > compile adam
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > fit 1
            run 1 epoch 1/1: 32 steps, loss accuracy
            > explain
            `fit 1`, with its own numbers:
            One step for every batch, and all examples once an epoch:
            steps an epoch = ⌈1,000 / 32⌉ = 32
            1 epoch · 32 = 32 steps
            What a first step would do, on the first 32 examples as the weights stood before this fit, shown for dense_1.kernel[7, 7]:
            m ← beta_1 · m + (1 - beta_1) · g
            v ← beta_2 · v + (1 - beta_2) · g²
            w ← w - learning_rate · m̂ / (√v̂ + epsilon)      m̂, v̂: corrected for their start at 0
            mean loss of the batch 2.326 + 0.3157 for large weights   g = 0.07764
            m: 0.9 · 0 + 0.1 · 0.07764 = 0.007764
            v: 0.999 · 0 + 0.001 · 0.07764² = 6.028e-06
            m̂ = m / (1 - 0.9^1) = 0.07764   v̂ = v / (1 - 0.999^1) = 0.006028   at step 1
            w: 0.215 - 0.001 · 0.07764 / (√0.006028 + 1e-07) = 0.214
            m is the running mean of the gradients, v that of their squares.
            Before this fit, train example 0, 5 Sandal: It got p = 0.08987, so the loss is -ln(0.08987) = 2.4094.
            Now, train example 0, 5 Sandal: It got p = 0.09815, so the loss is -ln(0.09815) = 2.3212.
            > evaluate val
            on val: 59000 examples, loss accuracy
            > gradcheck
            weights | compared | gradient | relative error
            dense.kernel | 24 of 12,544 | 0.0573 | 9.0e-08
            dense.bias | 16 of 16 | 0.1800 | 4.6e-08
            dense_1.kernel | 24 of 160 | 0.1611 | 4.0e-08
            dense_1.bias | 10 of 10 | 0.2139 | 4.9e-08
            The gradients agree: the largest relative error is 9e-08, below 0.01.
            > save "m.keras"
            Saved the model in m.keras, with its 12,730 weights and how it is trained. In Keras: keras.models.load_model("m.keras")
            > load model "m.keras"
            1  Dense relu  (784,) → (16,)  784·16 + 16 = 12560
            2  Dense softmax  (16,) → (10,)  16·10 + 10 = 170
            Loaded sequential with its 12,730 weights; it is compiled as it was when it was saved. Adam (learning_rate 0.001) lowers sparse_categorical_crossentropy, going on after step 32.
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
                keras.layers.Dense(16, activation="relu", kernel_regularizer=keras.regularizers.L2(0.01), bias_regularizer=keras.regularizers.L1(0.01)),
                keras.layers.Dense(10, activation="softmax"),
            ])
            model.summary()

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=1)

            model.evaluate(val_scaled, val_target)

            # In Bobbin: gradcheck

            model.save("m.keras")
            model = keras.models.load_model("m.keras")

            """#)
    }

    @Test func otherForms() {
        expectTranscript(
            from: .small,
            #"""
            > add Dense 10 kernel_regularizer=l1_l2(l1=0.01, l2=0.02)
            1  Dense  (784,) → (10,)  784·10 + 10 = 7850
            > add BatchNormalization gamma_regularizer=l2 beta_regularizer=none
            2  BatchNormalization  (10,) → (10,)  10 + 10 + 10 + 10 = 40
            > add Dense 10 kernel_regularizer=L1L2(l2=0.5)
            3  Dense  (10,) → (10,)  10·10 + 10 = 110
            > add Dense 10 kernel_regularizer=l3
            add Dense 10 kernel_regularizer=l3
                                            ^^ there is no regularizer called l3
            Regularizers: l1(0.01), l2(0.01), l1_l2(l1=0.01, l2=0.01), or none.
            > add Dense 10 kernel_regularizer=0.01
            add Dense 10 kernel_regularizer=0.01
                                            ^^^^ kernel_regularizer takes the name of a regularizer
            Regularizers: l1(0.01), l2(0.01), l1_l2(l1=0.01, l2=0.01), or none.
            > add Dense 10 kernel_regularizer=l2(-1)
            add Dense 10 kernel_regularizer=l2(-1)
                                            ^^^^^^ l2 is -1, and must be 0 or more.
            > add Dense 10 kernel_regularizer=l2(rate=1)
            add Dense 10 kernel_regularizer=l2(rate=1)
                                               ^^^^ l2 has no option called rate
            Options: l2.   help l2
            > add Dense 10 kernel_regularizer=l2(0.1, 0.2)
            add Dense 10 kernel_regularizer=l2(0.1, 0.2)
                                                    ^^^ l2 has no use for this
            help l2
            """#)
    }

    @Test func inPython() {
        expectTranscript(
            from: .small,
            #"""
            > from keras import regularizers

            > model = keras.Sequential([keras.layers.Dense(8, kernel_regularizer='l2'), keras.layers.Dense(8, kernel_regularizer=regularizers.l2(0.001)), keras.layers.Dense(8, kernel_regularizer=keras.regularizers.L1L2(l1=0.1)), keras.layers.Dense(10, activation="softmax", bias_regularizer=regularizers.l1_l2())])
            1  Dense  (784,) → (8,)  784·8 + 8 = 6280
            2  Dense  (8,) → (8,)  8·8 + 8 = 72
            3  Dense  (8,) → (8,)  8·8 + 8 = 72
            4  Dense softmax  (8,) → (10,)  8·10 + 10 = 90
            > model.compile(loss="sparse_categorical_crossentropy")
            RMSprop (learning_rate 0.001) will lower sparse_categorical_crossentropy.
            > model.fit(train_input, train_target)
            run 1 epoch 1/1: 32 steps, loss
            > summary
            Model: "sequential"
            Layer (type) | Output Shape | Param #
            dense (Dense) | (None, 8) | 6,280
            dense_1 (Dense) | (None, 8) | 72
            dense_2 (Dense) | (None, 8) | 72
            dense_3 (Dense) | (None, 10) | 90
            Total params: 6,514 (26 kB)
            Trainable params: 6,514 (26 kB)
            Non-trainable params: 0 (0 bytes)
            Adds to the loss: dense kernel l2(0.01), dense_1 kernel l2(0.001), dense_2 kernel l1(0.1), dense_3 bias l1_l2(l1=0.01, l2=0.01)
            > keras.layers.Dense(8, kernel_regularizer="l3")
            keras.layers.Dense(8, kernel_regularizer="l3")
                                  ^^^^^^^^^^^^^^^^^^^^^^^ there is no regularizer called l3
            Regularizers: l1(0.01), l2(0.01), l1_l2(l1=0.01, l2=0.01), or none.
            """#)
    }
}

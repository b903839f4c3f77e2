import Foundation
import TestSupport
import Testing

@testable import Notebook

/// Settings of `compile` and `fit` that tutorials reach for.
@Suite struct TrainingSettingsTests {
    @Test func labelSmoothing() {
        expectTranscript(
            from: .small,
            #"""
            > one_hot
            Every target is now a row of 10 numbers, 1 at its class and 0 elsewhere: train_target (1000, 10), val_target (59000, 10), test_target (10000, 10).
            The first was 5 and is 0 0 0 0 0 1 0 0 0 0.
            > model Dense(10, softmax)
            1  Dense softmax  (784,) → (10,)  784·10 + 10 = 7850
            > compile adam loss=categorical_crossentropy(label_smoothing=0.1)
            Adam (learning_rate 0.001) will lower categorical_crossentropy(label_smoothing=0.1). Watching accuracy.
            > explain
            `compile adam loss=categorical_crossentropy(label_smoothing=0.1)`, with its own numbers:
            After every batch, Adam changes each weight w by its gradient g:
            m ← beta_1 · m + (1 - beta_1) · g
            v ← beta_2 · v + (1 - beta_2) · g²
            w ← w - learning_rate · m̂ / (√v̂ + epsilon)      m̂, v̂: corrected for their start at 0
            learning_rate 0.001   beta_1 0.9   beta_2 0.999   epsilon 1e-07
            What it lowers is the mean of this over the batch:
            loss = -Σ t·ln(p), t = (1 - 0.1) · target + 0.1 / classes
            > compile adam loss=categorical_crossentropy(label_smoothing=2)
            compile adam loss=categorical_crossentropy(label_smoothing=2)
                                                                       ^ label_smoothing must be from 0 to 1
            > compile adam loss=sparse_categorical_crossentropy(label_smoothing=0.1)
            compile adam loss=sparse_categorical_crossentropy(label_smoothing=0.1)
                                                              ^^^^^^^^^^^^^^^ sparse_categorical_crossentropy has no option called label_smoothing
            Options: from_logits.   help sparse_categorical_crossentropy
            > compile adam loss=CategoricalCrossentropy(from_logits=true, label_smoothing=0.1)
            Adam (learning_rate 0.001) will lower categorical_crossentropy(from_logits=true, label_smoothing=0.1). Watching accuracy.
            > compile adam loss=BCE
            Adam (learning_rate 0.001) will lower binary_crossentropy. Watching accuracy.
            """#)
    }

    @Test func classWeights() {
        expectTranscript(
            from: .compiled,
            #"""
            > fit 1 class_weight=[1, 5]
            fit 1 class_weight=[1, 5]
                               ^^^^^^ class_weight must be a list of 10 numbers, one for each class
            For example: class_weight=[1, 2, …], in the order of `counts`.
            > fit 1 class_weight=5
            fit 1 class_weight=5
                               ^ class_weight must be a list of 10 numbers, one for each class
            For example: class_weight=[1, 2, …], in the order of `counts`.
            > fit 1 class_weight=[1, 1, 1, 1, 1, 1, 1, 1, 1, -1]
            fit 1 class_weight=[1, 1, 1, 1, 1, 1, 1, 1, 1, -1]
                                                           ^^ a weight of class_weight must be 0 or more and less than a billion
            > fit 1 class_weight=[1, 1, 1, 1, 1, 1, 1, 1, 1, often]
            fit 1 class_weight=[1, 1, 1, 1, 1, 1, 1, 1, 1, often]
                                                           ^^^^^ a weight of class_weight must be a number
            > fit 1 class_weight=[1, 1, 1, 1, 1, 1, 1, 1, 1, 5]
            run 1 epoch 1/1: 32 steps, loss accuracy
            """#)
    }

    @Test func otherNames() {
        expectTranscript(
            from: .small,
            #"""
            > model Dense(10, swish), Dense(10, activation=Swish), Activation(swish)
            1  Dense silu  (784,) → (10,)  784·10 + 10 = 7850
            2  Dense silu  (10,) → (10,)  10·10 + 10 = 110
            3  Activation silu  (10,) → (10,)  0
            > compile adam loss=keras.losses.mse
            compile adam loss=keras.losses.mse
                              ^^^^^^^^^^^^^^^^ mean_squared_error does not fit here: it compares 10 outputs with as many targets, and there is 1.
            The model puts out (10,) an example, and a target is one number. `one_hot` makes rows of the targets; as class numbers they take loss=sparse_categorical_crossentropy.
            > add Dense 3 swisch
            add Dense 3 swisch
                        ^^^^^^ there is no activation called swisch
            There are: linear, sigmoid, tanh, relu, leaky_relu, elu, selu, gelu, softplus, softsign, silu, exponential, relu6, hard_sigmoid, softmax.
            """#)
    }

    @Test func schedules() {
        expectTranscript(
            from: .modelled,
            #"""
            > compile adam learning_rate=exponential_decay(0.01, decay_steps=100, decay_rate=0.9)
            Adam (learning_rate exponential_decay(0.01, decay_steps=100, decay_rate=0.9)) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > explain
            `compile adam learning_rate=exponential_decay(0.01, decay_steps=100, decay_rate=0.9)`, with its own numbers:
            After every batch, Adam changes each weight w by its gradient g:
            m ← beta_1 · m + (1 - beta_1) · g
            v ← beta_2 · v + (1 - beta_2) · g²
            w ← w - learning_rate · m̂ / (√v̂ + epsilon)      m̂, v̂: corrected for their start at 0
            beta_1 0.9   beta_2 0.999   epsilon 1e-07
            The learning rate changes from step to step, t counting the steps taken:
            learning_rate = 0.01 · 0.9^(t / 100)
            What it lowers is the mean of this over the batch:
            loss = -ln(p), p the share given to the right class
            blind guessing among 10:  -ln(1/10) = 2.3026
            > fit 2
            run 1 epoch 1/2: 32 steps, loss accuracy
            run 1 epoch 2/2: 32 steps, loss accuracy
            > explain
            `fit 2`, with its own numbers:
            One step for every batch, and all examples once an epoch:
            steps an epoch = ⌈1,000 / 32⌉ = 32
            2 epochs · 32 = 64 steps
            What a first step would do, on the first 32 examples as the weights stood before this fit, shown for dense.kernel[7, 7]:
            m ← beta_1 · m + (1 - beta_1) · g
            v ← beta_2 · v + (1 - beta_2) · g²
            w ← w - learning_rate · m̂ / (√v̂ + epsilon)      m̂, v̂: corrected for their start at 0
            mean loss of the batch 2.326   g = 0.07764
            m: 0.9 · 0 + 0.1 · 0.07764 = 0.007764
            v: 0.999 · 0 + 0.001 · 0.07764² = 6.028e-06
            m̂ = m / (1 - 0.9^1) = 0.07764   v̂ = v / (1 - 0.999^1) = 0.006028   at step 1
            w: 0.215 - 0.01 · 0.07764 / (√0.006028 + 1e-07) = 0.205
            m is the running mean of the gradients, v that of their squares.
            Before this fit, train example 0, 5 Sandal: It got p = 0.08987, so the loss is -ln(0.08987) = 2.4094.
            Now, train example 0, 5 Sandal: It got p = 0.753, so the loss is -ln(0.753) = 0.2836.
            > compile sgd(learning_rate=keras.optimizers.schedules.CosineDecay(0.1, 1000, alpha=0.1), momentum=0.9)
            SGD (learning_rate cosine_decay(0.1, decay_steps=1000, alpha=0.1), momentum 0.9) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > explain
            `compile sgd(learning_rate=keras.optimizers.schedules.CosineDecay(0.1, 1000, alpha=0.1), momentum=0.9)`, with its own numbers:
            After every batch, SGD changes each weight w by its gradient g:
            m ← momentum · m - learning_rate · g
            w ← w + m
            momentum 0.9
            The learning rate changes from step to step, t counting the steps taken:
            learning_rate = 0.1 · ((1 - 0.1) · (1 + cos(π · t / 1,000)) / 2 + 0.1)
            What it lowers is the mean of this over the batch:
            loss = -ln(p), p the share given to the right class
            blind guessing among 10:  -ln(1/10) = 2.3026
            > compile adam learning_rate=cosine_decay(0.1)
            cosine_decay needs decay_steps, a number of steps.
            For example: learning_rate=cosine_decay(0.01, decay_steps=1000)
            > compile adam learning_rate=cosine_decay(0.1, 100, warmup_steps=10)
            compile adam learning_rate=cosine_decay(0.1, 100, warmup_steps=10)
                                                              ^^^^^^^^^^^^ cosine_decay has no option called warmup_steps
            Options: initial_learning_rate, decay_steps, alpha.   help schedules
            > compile adam learning_rate=cosine_decay(0, 100)
            compile adam learning_rate=cosine_decay(0, 100)
                                                    ^ initial_learning_rate must be greater than 0
            > compile adam learning_rate=cosine_decay(0.1, 0.5)
            compile adam learning_rate=cosine_decay(0.1, 0.5)
                                                         ^^^ decay_steps must be a whole number from 1 on
            > compile adam learning_rate=cosine(0.1)
            compile adam learning_rate=cosine(0.1)
                                       ^^^^^^ there is no schedule called cosine
            Did you mean cosine_decay? Schedules: exponential_decay, inverse_time_decay, cosine_decay.   help schedules
            > fit 1 reduce_lr_on_plateau(monitor=loss)
            fit 1 reduce_lr_on_plateau(monitor=loss)
                  ^^^^^^^^^^^^^^^^^^^^ the learning rate follows cosine_decay(0.1, decay_steps=1000, alpha=0.1), which nothing else may change
            `compile` with a number for learning_rate, or leave this out.
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
                keras.layers.Dense(16, activation="relu", name="hidden"),
                keras.layers.Dense(10, activation="softmax"),
            ])

            schedule = keras.optimizers.schedules.ExponentialDecay(
                0.01,
                decay_steps=100,
                decay_rate=0.9,
            )
            model.compile(
                optimizer=keras.optimizers.Adam(learning_rate=schedule),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=2)

            schedule = keras.optimizers.schedules.CosineDecay(
                0.1,
                decay_steps=1000,
                alpha=0.1,
            )
            model.compile(
                optimizer=keras.optimizers.SGD(learning_rate=schedule, momentum=0.9),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            """#)
    }

    @Test func reducing() {
        expectTranscript(
            from: .compiled,
            #"""
            > fit 1 reduce_lr_on_plateau
            fit 1 reduce_lr_on_plateau
                  ^^^^^^^^^^^^^^^^^^^^ val_loss is watched, and this fit measures nothing on other examples
            Add `validate` (after `split 0.2`), or watch the training: monitor=loss
            > fit 1 reduce_lr_on_plateau(factor=2, monitor=loss)
            fit 1 reduce_lr_on_plateau(factor=2, monitor=loss)
                  ^^^^^^^^^^^^^^^^^^^^ factor is 2, and must be above 0 and below 1.
            > fit 1 reduce_lr_on_plateau(3, monitor=loss)
            fit 1 reduce_lr_on_plateau(3, monitor=loss)
                                       ^ reduce_lr_on_plateau has no use for this
            help fit
            > compile sgd learning_rate=0.5
            SGD (learning_rate 0.5) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > fit 3 reduce_lr_on_plateau(monitor=loss, factor=0.5, patience=1, min_delta=100)
            run 1 epoch 1/3: 32 steps, loss accuracy
            run 1 epoch 2/3: 32 steps, loss accuracy
            reduce_lr_on_plateau: from here on the learning rate is 0.25.
            run 1 epoch 3/3: 32 steps, loss accuracy
            reduce_lr_on_plateau: from here on the learning rate is 0.125.
            > compile sgd(learning_rate=0.5) metrics=[]
            SGD (learning_rate 0.5) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers.
            > fit 3 reduce_lr_on_plateau(monitor=loss, patience=0, min_delta=100, cooldown=1)
            run 2 epoch 1/3: 32 steps, loss
            run 2 epoch 2/3: 32 steps, loss
            reduce_lr_on_plateau: from here on the learning rate is 0.05.
            run 2 epoch 3/3: 32 steps, loss
            reduce_lr_on_plateau: from here on the learning rate is 0.005.
            > fit 1
            run 3 epoch 1/1: 32 steps, loss
            > runs
            run | statement | optimizer | epochs | loss | accuracy |\#u{20}
            1 | fit 3 reduce_lr_on_plateau(monitor=loss, factor=0.5, patienc … | SGD | 3 | 1.6834 | 0.3790 |
            2 | fit 3 reduce_lr_on_plateau(monitor=loss, patience=0, min_del … | SGD | 3 | 1.6180 |  |
            3 | fit 1 | SGD | 1 | 1.5167 |  |
            `compare 1 2` shows two side by side.
            """#)
    }

    @Test func clipping() {
        expectTranscript(
            from: .modelled,
            #"""
            > compile sgd clipnorm=0.5
            SGD (learning_rate 0.01, clipnorm 0.5) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > explain
            `compile sgd clipnorm=0.5`, with its own numbers:
            After every batch, SGD changes each weight w by its gradient g:
            w ← w - learning_rate · g
            learning_rate 0.01   momentum 0
            Before that, every gradient is cut:
            g ← g · 0.5 / max(0.5, √Σ g²)      Σ over the array of the weight
            What it lowers is the mean of this over the batch:
            loss = -ln(p), p the share given to the right class
            blind guessing among 10:  -ln(1/10) = 2.3026
            > compile adam(learning_rate=0.01, global_clipnorm=1)
            Adam (learning_rate 0.01, global_clipnorm 1) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > compile adam clipnorm=0
            compile adam clipnorm=0
                                  ^ clipnorm must be greater than 0
            > compile adam clipnorm=1 clipvalue=1
            compile adam clipnorm=1 clipvalue=1
                                    ^^^^^^^^^ only one of clipnorm, clipvalue, global_clipnorm can be given, as in Keras
            clipnorm=1 is the usual choice.
            > compile adam clipvalue=0.5
            Adam (learning_rate 0.001, clipvalue 0.5) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > fit 1
            run 1 epoch 1/1: 32 steps, loss accuracy
            > explain
            `fit 1`, with its own numbers:
            One step for every batch, and all examples once an epoch:
            steps an epoch = ⌈1,000 / 32⌉ = 32
            1 epoch · 32 = 32 steps
            What a first step would do, on the first 32 examples as the weights stood before this fit, clipvalue left out, shown for dense.kernel[7, 7]:
            m ← beta_1 · m + (1 - beta_1) · g
            v ← beta_2 · v + (1 - beta_2) · g²
            w ← w - learning_rate · m̂ / (√v̂ + epsilon)      m̂, v̂: corrected for their start at 0
            mean loss of the batch 2.326   g = 0.07764
            m: 0.9 · 0 + 0.1 · 0.07764 = 0.007764
            v: 0.999 · 0 + 0.001 · 0.07764² = 6.028e-06
            m̂ = m / (1 - 0.9^1) = 0.07764   v̂ = v / (1 - 0.999^1) = 0.006028   at step 1
            w: 0.215 - 0.001 · 0.07764 / (√0.006028 + 1e-07) = 0.214
            m is the running mean of the gradients, v that of their squares.
            Before this fit, train example 0, 5 Sandal: It got p = 0.08987, so the loss is -ln(0.08987) = 2.4094.
            Now, train example 0, 5 Sandal: It got p = 0.1008, so the loss is -ln(0.1008) = 2.2944.
            > save "m.keras"
            Saved the model in m.keras, with its 12,730 weights and how it is trained. In Keras: keras.models.load_model("m.keras")
            > load model "m.keras"
            1  Dense relu  (784,) → (16,)  784·16 + 16 = 12560
            2  Dense softmax  (16,) → (10,)  16·10 + 10 = 170
            Loaded sequential with its 12,730 weights; it is compiled as it was when it was saved. Adam (learning_rate 0.001, clipvalue 0.5) lowers sparse_categorical_crossentropy, going on after step 32.
            > apply sgd clipnorm=1
            apply sgd clipnorm=1
                      ^^^^^^^^ SGD has no option called clipnorm
            Options: learning_rate, momentum, nesterov.   help apply
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
                keras.layers.Dense(16, activation="relu", name="hidden"),
                keras.layers.Dense(10, activation="softmax"),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(clipvalue=0.5),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=1)

            model.save("m.keras")
            model = keras.models.load_model("m.keras")

            """#)
    }

    @Test func logs() {
        expectTranscript(
            from: .compiled,
            #"""
            > fit 1 csv_log
            fit 1 csv_log
                  ^^^^^^^ csv_log needs the name of a file
            For example: csv_log("log.csv")
            > fit 1 csv_log(log)
            fit 1 csv_log(log)
                          ^^^ the name stands between quotes: "log.csv"
            > fit 1 csv_log("log.keras")
            fit 1 csv_log("log.keras")
                          ^^^^^^^^^^^ a log's file ends in .csv, .tsv, .log, .txt
            For example: csv_log("log.csv")
            > fit 1 csv_log("log.csv", separator="x")
            fit 1 csv_log("log.csv", separator="x")
                                               ^^^ separator must be ",", ";", "|", a space or a tab
            > fit 2 csv_log("log.csv")
            run 1 epoch 1/2: 32 steps, loss accuracy
            run 1 epoch 2/2: 32 steps, loss accuracy
            log.csv holds the figures of 2 epochs, a line each.
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
                keras.layers.Dense(16, activation="relu", name="hidden"),
                keras.layers.Dense(10, activation="softmax"),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            csv_log = keras.callbacks.CSVLogger("log.csv")
            history = model.fit(train_scaled, train_target, epochs=2, callbacks=[csv_log])

            """#)
    }

    /// Keras's columns: the figures in alphabetical order, those of the validation where there is one.
    @Test func whatALogHolds() throws {
        let bench = Bench(.compiled)
        func lines(_ statement: String) throws -> [String] {
            let said = bench.answer(statement)
            #expect(said.contains("log.csv holds the figures of 2 epochs, a line each."), "\(said)")
            let path = bench.folder.path + "/log.csv"
            let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
            #expect(text.hasSuffix("\r\n"))
            return text.replacingOccurrences(of: "\r", with: "").split(separator: "\n").map(
                String.init)
        }
        let lost = bench.answer("fit 1 csv_log(\"nowhere/log.csv\")")
        #expect(lost.contains("nowhere/log.csv cannot be written: its folder is not there."))
        let plain = try lines("fit 2 csv_log(\"log.csv\")")
        #expect(plain[0] == "epoch,accuracy,loss,val_accuracy,val_loss")
        #expect(plain.count == 3 && plain[2].hasPrefix("1,") && plain[2].hasSuffix(",NA,NA"))
        let validated = try lines(
            "fit 2 validation_split=0.2 reduce_lr_on_plateau(patience=0, min_delta=100) csv_log(\"log.csv\", separator=\";\")"
        )
        #expect(validated[0] == "epoch;accuracy;learning_rate;loss;val_accuracy;val_loss")
        let fields = validated[2].split(separator: ";").map(String.init)
        #expect(fields.count == 6 && fields[2] == "0.001")
        let history = try bench.session.evaluate("loss")
        guard case .number(let loss) = history else { return }
        // The history is read in Float32.
        #expect(abs((Double(fields[3]) ?? .nan) - loss) < 1e-6)
    }
}

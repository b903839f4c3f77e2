import TestSupport
import Testing

@testable import Notebook

/// Tutorials prepare data array by array and give names to layers, optimizers and callbacks.
@Suite struct PythonObjectTests {
    @Test func preparingData() {
        expectTranscript(
            from: .loaded,
            #"""
            > train_scaled = train_input / 255.0
            Read as `scale 255`, which does it for every part at once; `train_scaled` and `train_input` name the same array here.
            Every input divided by 255, in train, test: they now run from 0 to 1.
            > test_scaled = test_input / 255.0
            `scale 255` has done that for every part already.
            > train_scaled = train_scaled.reshape(-1, 28*28)
            Read as `reshape 784`, which does it for every part at once; `train_scaled` and `train_input` name the same array here.
            Each example is now (784,) instead of (28, 28): train (60000, 784), test (10000, 784).
            > test_scaled = np.reshape(test_scaled, (-1, 784))
            `reshape 784` has done that for every part already.
            > train_scaled.shape
            (60000, 784)
            > x_train = train_scaled
            `x_train` and `train_input` name the same array here.
            > y_train_encoded = keras.utils.to_categorical(y_train)
            Read as `one_hot`, which does it for every part at once; `y_train_encoded` and `train_target` name the same array here.
            Every target is now a row of 10 numbers, 1 at its class and 0 elsewhere: train_target (60000, 10), test_target (10000, 10).
            The first was 8 and is 0 0 0 0 0 0 0 0 1 0.
            > y_test_encoded = keras.utils.to_categorical(y_test)
            `one_hot` has done that for every part already.
            > shape(y_test_encoded)
            (10000, 10)
            > x_train = linspace(0, 1, 3)
            x_train = [0.  0.5 1. ]
            > x_train = x_train / 255
            x_train = [0.         0.00196078 0.00392157]
            """#)
    }

    @Test func objectsWithNames() {
        expectTranscript(
            from: .small,
            #"""
            > dense1 = keras.layers.Dense(16, activation='relu', input_shape=(784,), name='hidden')
            `dense1` stands for this Dense: `add dense1` puts it into the model.
            > dense2 = Dense(10, activation='softmax')
            `dense2` stands for this Dense: `add dense2` puts it into the model.
            > model = keras.Sequential([dense1, dense2])
            The shape of the inputs is known from the data; it need not be said.
            1  Dense relu  (784,) → (16,)  784·16 + 16 = 12560
            2  Dense softmax  (16,) → (10,)  16·10 + 10 = 170
            > sgd = keras.optimizers.SGD(learning_rate=0.1)
            `sgd` stands for this SGD: `compile sgd` learns by it.
            > model.compile(optimizer=sgd, loss='sparse_categorical_crossentropy')
            SGD (learning_rate 0.1) will lower sparse_categorical_crossentropy. Watching accuracy.
            > sgd = SGD(lr=0.2, momentum=0.9)
            `sgd` stands for this SGD: `compile sgd` learns by it.
            > compile sgd
            SGD (learning_rate 0.2, momentum 0.9) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > stop = keras.callbacks.EarlyStopping(monitor='loss', patience=1, min_delta=9)
            `stop` stands for this EarlyStopping: `fit 20 validate stop` uses it.
            > history = model.fit(train_scaled, train_target, epochs=5, callbacks=[stop])
            `fit` learns from train_input and train_target as they are now; they need not be named.
            run 1 epoch 1/5: 32 steps, loss accuracy
            run 1 epoch 2/5: 32 steps, loss accuracy
            Early stopping ended the training after epoch 2.
            ~ history.history.keys()
            epoch | loss | accuracy
            # | #.#### | #.####
            # | #.#### | #.####
            figure | curve | first | last | best | in epoch
            loss |  | #.#### | #.#### | #.#### | #
            accuracy |  | #.#### | #.#### | #.#### | #
            > dense1 + 1
            dense1 + 1
            ^^^^^^ dense1 is no value to compute with
            It is used where it was made for: `add`, `compile` or `fit`.
            > undo 9
            Took back `history = model.fit(train_scaled, train_target, epochs=5, ca …`, `stop = keras.callbacks.EarlyStopping(monitor='loss', patienc …`, `compile sgd` and 6 statements more: there is no model.
            > add dense1
            add dense1
                ^^^^^^ there is no layer called dense1
            Did you mean Dense? Layers: Activation, BatchNormalization, Dense, Dropout, Flatten, LeakyReLU, Rescaling.   help layers
            > bad = keras.layers.Dense(0)
            bad = keras.layers.Dense(0)
                                     ^ units must be a whole number from 1 on
            > bad = keras.optimizers.Adam(learning_rat=0.1)
            bad = keras.optimizers.Adam(learning_rat=0.1)
                                        ^^^^^^^^^^^^ Adam has no option called learning_rat
            Did you mean learning_rate? Options: learning_rate, beta_1, beta_2, epsilon, amsgrad.   help Adam
            > bad = keras.callbacks.EarlyStopping(patient=2)
            bad = keras.callbacks.EarlyStopping(patient=2)
                                                ^^^^^^^ EarlyStopping has no option called patient
            Did you mean patience? Options: monitor, min_delta, patience, mode, baseline, restore_best_weights, start_from_epoch.   help fit
            """#)
    }

    @Test func aLineThatIsMissing() {
        expectTranscript(
            from: .loaded,
            #"""
            > model.add(keras.layers.Dense(10, activation='softmax', input_shape=(784,)))
            model.add(keras.layers.Dense(10, activation='softmax', input_shape=(784,)))
                                                                   ^^^^^^^^^^^^^^^^^^ the data holds examples of shape (28, 28)
            Lay them out with `reshape 784`, or begin the model with `add Flatten`.
            > model.add(keras.layers.Flatten(input_shape=(28, 28)))
            The shape of the inputs is known from the data; it need not be said.
            1  Flatten  (28, 28) → (784,)  0
            > reshape 784
            Each example is now (784,) instead of (28, 28): train (60000, 784), test (10000, 784).
            The model is built anew, for inputs of shape (784,).
            > load fashion_sketch
            data fashion_sketch from builtin
            The model is built anew, for inputs of shape (28, 28).
            Fashion sketch: 60,000 pictures to learn from, 10,000 to test on, ten kinds of clothing.
            train_input | (60000, 28, 28) | bytes 0…255 | train_target | (60000,)
            test_input | (10000, 28, 28) |  | test_target | (10000,)
            """#)
    }

    @Test func learningByHand() {
        expectTranscript(
            from: .empty,
            #"""
            > x_train = linspace(0, 1, 5)
            x_train = [0.   0.25 0.5  0.75 1.  ]
            > y_train = 3 * x_train + 2
            y_train = [2.   2.75 3.5  4.25 5.  ]
            > w = tf.Variable(tf.zeros(shape=(1)))
            w = [0.]
            > b = tf.Variable(0.)
            b = 0
            > optimizer = tf.optimizers.SGD(lr = 0.1)
            `optimizer` stands for this SGD: `compile optimizer` learns by it.
            > record cost = tf.reduce_mean(tf.square(y_train - tf.reshape(w * x_train + b, [-1])))
            cost = 13.375
            > grads = tape.gradient(cost, [w, b])
            d cost / d w = [-4.25]
            d cost / d b = -7
            > optimizer.apply_gradients(zip(grads, [w, b]))
            `apply` changes the variables whose gradients were asked for last.
            w = [0.425]
            b = 0.7
            > model = tf.keras.models.Sequential()
            A new model, sequential, without layers so far. Add one: `add Dense 10 softmax`.
            > model.add(tf.keras.layers.Dense(1))
            1  Dense  ?
            > model.compile(optimizer='sgd', loss='mse')
            SGD (learning_rate 0.01) will lower mean_squared_error. Watching mean_absolute_error.
            > model.fit(x_train, y_train, epochs=2)
            The model now takes inputs of shape (1,).
            5 examples: x_train is what the model sees, y_train what it should say.
            train_input | (5, 1) | train_target | (5,)
            batch_size 32 is more than the 5 examples there are, so every epoch is a single step.
            run 1 epoch 1/2: 1 steps, loss mean_absolute_error
            run 1 epoch 2/2: 1 steps, loss mean_absolute_error
            > load arrays x_train
            load arrays needs two names: the inputs and the targets.
            For example: x = linspace(0, 1, 50), then y = 3 * x + 2, then load arrays x y
            > load arrays x_tran y_train
            load arrays x_tran y_train
                        ^^^^^^ no array of yours is called x_tran
            Did you mean x_train?
            > z = linspace(0, 1, 3)
            z = [0.  0.5 1. ]
            > load arrays x_train z
            x_train has 5 rows and z has 3.
            Every row of the inputs needs its target.
            > load arrays x_train b
            load arrays x_train b
                                ^ b is no array with rows
            """#)
    }

    @Test func aClassicBaseline() {
        let bench = Bench(.small)
        let made = bench.answer("sc = SGDClassifier(loss='log_loss', max_iter=2, random_state=42)")
        expectText(
            made,
            """
            `sc` stands for this SGDClassifier: `baseline sgd` trains and measures one like it.
            """)
        bench.answer("scores = cross_validate(sc, train_scaled, train_target, n_jobs=-1, cv=3)")
        let mean = bench.answer("np.mean(scores['test_score'])")
        #expect(
            Bench(.small).answer(
                "baseline sgd loss=log_loss max_iter=2 seed=42 folds=3", "baseline_score") == mean)
        #expect(Double(mean) != nil)
    }

    @Test func otherHabits() {
        let first = Bench(.small).answer("train_target[0..9]")
        #expect(Bench(.small).answer("print([train_target[i] for i in range(10)])") == first)
        #expect(Bench(.empty).answer("np.array([1, 2]) + tf.constant([3, 4])") == "[4 6]")
    }

    /// What is named must be what is used: a line that says otherwise is refused.
    @Test func otherDataIsRefused() {
        expectTranscript(
            from: .compiled,
            #"""
            > model.fit(test_input, test_target, epochs=1)
            model.fit(test_input, test_target, epochs=1)
                      ^^^^^^^^^^ `fit` works on train_input here, and this is test_input
            The test part is for the very end: `evaluate test`.
            > model.fit(train_input[:100], train_target[:100], epochs=1)
            model.fit(train_input[:100], train_target[:100], epochs=1)
                      ^^^^^^^^^^^^^^^^^ `fit` works on train_input as it is now, and this is something else
            Change the data first, as `scale 255` and `reshape 784` do; a share of it is kept aside by `split 0.2`.
            > model.fit(nosuch, train_target)
            model.fit(nosuch, train_target)
                      ^^^^^^ nothing is called nosuch
            `fit` works on train_input, which need not be named.
            > model.fit(train_target, train_input)
            model.fit(train_target, train_input)
                      ^^^^^^^^^^^^ `fit` works on train_input here, and this is train_target
            Write `fit` alone: train is what it takes.
            > model.fit(x_train, y_train, validation_data=(x_test, y_test))
            model.fit(x_train, y_train, validation_data=(x_test, y_test))
                                                         ^^^^^^ `fit` works on val_input here, and this is test_input
            The test part is for the very end: `evaluate test`.
            > model.evaluate(test_input[:100], test_target[:100])
            model.evaluate(test_input[:100], test_target[:100])
                           ^^^^^^^^^^^^^^^^ a part of the data is measured as a whole
            For example: evaluate val
            > model.evaluate(test_target, test_input)
            model.evaluate(test_target, test_input)
                           ^^^^^^^^^^^ inputs and targets of one part belong together
            For example: evaluate test
            > model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
            model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
                                                                          ^^^^^^^^^^^^^^^^ a loss takes shares here, not the sums before a softmax
            End the model with `add Dense 10 softmax` and leave from_logits out.
            > compile adam lr=0.01
            Adam (learning_rate 0.01) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > fit 2 verbose=0 callbacks=[early_stopping(monitor=loss, min_delta=9)]
            `verbose` is not needed here.
            run 1 epoch 1/2: 32 steps, loss accuracy
            run 1 epoch 2/2: 32 steps, loss accuracy
            > np.random.normal(3)
            np.random.normal(3)
            ^^^^^^^^^^^^^^^^ np.random.normal takes its settings before the size, and normal the size alone
            For example: normal(100)
            """#)
    }

    @Test(arguments: [
        ("3 > 2 > 1", "true"), ("1 < 3 > 2", "true"), ("1 < 3 < 2", "false"),
        ("np.dot([1, 2], [3, 4])", "11"), ("np.arange(4)", "[0. 1. 2. 3.]"),
        ("[[1, 2], [3, 4]].T[0]", "[1 3]"), ("round(np.pi, 2)", "3.14"),
        ("12345678.9", "12345678.9"), ("sum([16777215, 16777215, 1])", "33554431"),
        ("n = 3\nrepeat n\nn = n * 2\nend", "n = 24"),
    ]) func valuesAsInPython(_ lines: String, _ answer: String) {
        let bench = Bench(.empty)
        var last = ""
        for (line, _) in Session.statements(in: lines) { last = bench.answer(line) }
        #expect(last == answer)
    }

    @Test func numbersMayBeComputedWhereTheyAreGiven() {
        let bench = Bench(.small)
        bench.answer("n = 4", "model Dense(n * 4, relu), Dense(n + 6, softmax)")
        #expect(bench.answer("parameters") == "12730")
        #expect(
            bench.answer("compile adam learning_rate=1/100").hasPrefix("Adam (learning_rate 0.01)"))
        #expect(bench.answer("fit 1 batch_size=2^9").hasPrefix("run 1 epoch 1/1: 2 steps"))
    }
}

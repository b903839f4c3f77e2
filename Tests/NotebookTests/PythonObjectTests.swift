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
            Every input divided by 255, in train, test: they now run from 0 to 1.
            train_scaled = an array of shape (60000, 28, 28), float64
            > test_scaled = test_input / 255.0
            test_scaled = an array of shape (10000, 28, 28), float64
            > train_scaled = train_scaled.reshape(-1, 28*28)
            Each example is now (784,) instead of (28, 28): train (60000, 784), test (10000, 784).
            train_scaled = an array of shape (60000, 784), float64
            > test_scaled = np.reshape(test_scaled, (-1, 784))
            test_scaled = an array of shape (10000, 784), float64
            > train_scaled.shape
            (60000, 784)
            > x_train = train_scaled
            x_train = an array of shape (60000, 784), float64
            > y_train_encoded = keras.utils.to_categorical(y_train)
            y_train_encoded = an array of shape (60000, 10), float64
            > y_test_encoded = keras.utils.to_categorical(y_test)
            y_test_encoded = an array of shape (10000, 10), float64
            > shape(y_test_encoded)
            (10000, 10)
            > x_train = linspace(0, 1, 3)
            x_train = [0.  0.5 1. ]
            > x_train = x_train / 255
            x_train = array([0.        , 0.00196078, 0.00392157], dtype=float32)
            """#)
    }

    @Test func objectsWithNames() {
        expectTranscript(
            from: .small,
            #"""
            > dense1 = keras.layers.Dense(16, activation='relu', input_shape=(784,), name='hidden')

            > dense2 = Dense(10, activation='softmax')

            > model = keras.Sequential([dense1, dense2])
            1  Dense relu  (784,) → (16,)  784·16 + 16 = 12560
            2  Dense softmax  (16,) → (10,)  16·10 + 10 = 170
            > sgd = keras.optimizers.SGD(learning_rate=0.1)

            > model.compile(optimizer=sgd, loss='sparse_categorical_crossentropy')
            SGD (learning_rate 0.1) will lower sparse_categorical_crossentropy.
            > sgd = SGD(lr=0.2, momentum=0.9)

            > compile sgd
            SGD (learning_rate 0.2, momentum 0.9) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > stop = keras.callbacks.EarlyStopping(monitor='loss', patience=1, min_delta=9)

            > history = model.fit(train_scaled, train_target, epochs=5, callbacks=[stop])
            run 1 epoch 1/5: 32 steps, loss accuracy
            run 1 epoch 2/5: 32 steps, loss accuracy
            Early stopping ended the training after epoch 2.
            ~ history.history.keys()
            dict_keys(['accuracy', 'loss'])
            > dense1 + 1
            dense1 + 1
            ^^^^^^^^^^ + does not go between a Dense and a whole number
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
                                        ^^^^^^^^^^^^^^^^ Adam has no option called learning_rat
            Did you mean learning_rate? Options: learning_rate, beta_1, beta_2, epsilon, amsgrad.   help Adam
            > bad = keras.callbacks.EarlyStopping(patient=2)
            bad = keras.callbacks.EarlyStopping(patient=2)
                                                ^^^^^^^^^ EarlyStopping has no option called patient
            Did you mean patience? Options: monitor, min_delta, patience, mode, baseline, restore_best_weights, start_from_epoch.   help fit
            """#)
    }

    @Test func aLineThatIsMissing() {
        expectTranscript(
            from: .loaded,
            #"""
            > model.add(keras.layers.Dense(10, activation='softmax', input_shape=(784,)))
            model.add(keras.layers.Dense(10, activation='softmax', input_shape=(784,)))
            ^^^^^ nothing is called model
            Make one first: model = keras.Sequential([keras.layers.Dense(10)])
            > model = keras.Sequential()
            A new model, sequential, without layers so far. Add one: `add Flatten`, then `add Dense 10 softmax`.
            > model.add(keras.layers.Dense(10, activation='softmax', input_shape=(784,)))
            1  Dense softmax  (784,) → (10,)  784·10 + 10 = 7850
            > model.add(keras.layers.Flatten(input_shape=(28, 28)))
            2  Flatten  (10,) → (10,)  0
            > reshape 784
            Each example is now (784,) instead of (28, 28): train (60000, 784), test (10000, 784).
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
            y_train = array([2.  , 2.75, 3.5 , 4.25, 5.  ], dtype=float32)
            > w = tf.Variable(tf.zeros(shape=(1)))

            > b = tf.Variable(0.)

            > optimizer = tf.optimizers.SGD(lr = 0.1)

            > with tf.GradientTape() as tape: cost = tf.reduce_mean(tf.square(y_train - tf.reshape(w * x_train + b, [-1])))

            > grads = tape.gradient(cost, [w, b])
            grads = [<tf.Tensor: shape=(1,), dtype=float32, numpy=array([-4.25], dtype=float32)>, <tf.Tensor: shape=(), dtype=float32, numpy=-7.0>]
            > print(float(cost), grads[0].numpy(), float(grads[1]))
            13.375 [-4.25] -7.0
            > optimizer.apply_gradients(zip(grads, [w, b]))

            > print(w.numpy(), b.numpy())
            [0.425] 0.7
            > model = tf.keras.models.Sequential()
            A new model, sequential, without layers so far. Add one: `add Dense 10 softmax`.
            > model.add(tf.keras.layers.Dense(1))
            1  Dense  ?
            > model.compile(optimizer='sgd', loss='mse')
            SGD (learning_rate 0.01) will lower mean_squared_error.
            > model.fit(x_train, y_train, epochs=2)
            batch_size 32 is more than the 5 examples there are, so every epoch is a single step.
            run 1 epoch 1/2: 1 steps, loss
            run 1 epoch 2/2: 1 steps, loss
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

    @Test func aClassicBaseline() throws {
        let bench = Bench(.small)
        bench.answer("sc = SGDClassifier(loss='log_loss', max_iter=2, random_state=42)")
        bench.answer("scores = cross_validate(sc, train_scaled, train_target, n_jobs=-1, cv=3)")
        let mean = try #require(Double(bench.answer("float(np.mean(scores['test_score']))")))
        let direct = Bench(.small).answer(
            "baseline sgd loss=log_loss max_iter=2 seed=42 folds=3", "baseline_score")
        #expect(try abs(mean - #require(Double(direct))) < 1e-6)
        #expect(bench.failures == 0)
    }

    @Test func otherHabits() {
        #expect(
            Bench(.small).answer("print([int(train_target[i]) for i in range(10)])")
                == "[5, 1, 6, 1, 3, 3, 9, 2, 2, 4]")
        // NumPy gives way to TensorFlow's tensors in a sum of both.
        #expect(
            Bench(.empty).answer("(np.array([1, 2]) + tf.constant([3, 4])).numpy().tolist()")
                == "[4, 6]")
    }

    /// What Keras 3.15 gives on TensorFlow for the same numbers, within 1e-6.
    @Test(arguments: [
        ("SparseCategoricalCrossentropy(from_logits=True)(y, z)", [0.45344076]),
        ("SparseCategoricalCrossentropy()(y, p)", [0.43375027]),
        ("CategoricalCrossentropy(True, 0.1)(o, z)", [0.5834408]),
        ("categorical_crossentropy(o, p)", [0.35667497, 0.5108256]),
        ("BinaryCrossentropy(from_logits=True)(o, z)", [0.4675649]),
        ("BinaryCrossentropy(label_smoothing=0.2)(o, p)", [0.40768677]),
        ("mean_squared_error(o, p)", [0.04666667, 0.08666667]),
        ("MeanAbsoluteError()(o, p)", [0.23333332]), ("Huber()(o, z)", [0.6583333]),
        (
            "binary_crossentropy(np.array([[1.], [0.]]), np.array([[0.8], [0.3]]))",
            [0.22314355, 0.35667494]
        ),
    ])
    func lossesByHand(_ call: String, _ wanted: [Double]) {
        let bench = Bench(.empty)
        bench.answer(
            "y = np.array([0, 1])", "o = np.eye(3)[y]",
            "z = np.array([[2., -1., .5], [.1, .2, -3.]])",
            "p = np.array([[.7, .2, .1], [.1, .6, .3]])")
        let said = bench.answer("print(np.ravel(keras.losses.\(call)).tolist())")
        let found = said.dropFirst().dropLast().split(separator: ", ").compactMap { Double($0) }
        #expect(found.count == wanted.count, "\(said)")
        for (one, other) in zip(found, wanted) { #expect(abs(one - other) < 1e-6, "\(said)") }
        // Labels beyond the outputs, and settings that a loss has not.
        #expect(
            bench.answer("keras.losses.SparseCategoricalCrossentropy()(y + 2, p)").contains(
                "does not go with"))
        #expect(bench.answer("keras.losses.Huber(delta=2)(o, z)").contains("^"))
    }

    /// What is named is what is used.
    @Test func whatIsNamedIsUsed() {
        expectTranscript(
            from: .compiled,
            #"""
            > model.fit(test_input, test_target, epochs=1)
            run 1 epoch 1/1: 313 steps, loss accuracy
            > model.fit(train_input[:100], train_target[:100], epochs=1)
            run 2 epoch 1/1: 4 steps, loss accuracy
            > model.fit(nosuch, train_target)
            model.fit(nosuch, train_target)
                      ^^^^^^ nothing is called nosuch
            Give it a value first: nosuch = …
            > model.fit(train_target, train_input)
            model.fit(train_target, train_input)
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The model expects inputs of shape (784,), and the data holds rows of shape (1,).
            Begin a model for this data: `model`, then `add …`.
            > model.fit(x_train, y_train, validation_data=(x_test, y_test))
            run 3 epoch 1/1: 32 steps, loss accuracy val_loss val_accuracy
            > model.evaluate(test_input[:100], test_target[:100])
            on these: 100 examples, loss accuracy
            [0.6347397565841675, 0.7900000214576721]
            > model.evaluate(test_target, test_input)
            model.evaluate(test_target, test_input)
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The model expects inputs of shape (784,), and the data holds rows of shape (1,).
            Begin a model for this data: `model`, then `add …`.
            > model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
            RMSprop (learning_rate 0.001) will lower sparse_categorical_crossentropy(from_logits=true).
            > compile adam lr=0.01
            Adam (learning_rate 0.01) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > fit 2 verbose=0 callbacks=[early_stopping(monitor=loss, min_delta=9)]
            run 4 epoch 1/2: 32 steps, loss accuracy
            run 4 epoch 2/2: 32 steps, loss accuracy
            > np.random.normal(3)
            1.893306908863879
            """#)
    }

    @Test(arguments: [
        ("3 > 2 > 1", "true"), ("1 < 3 > 2", "true"), ("1 < 3 < 2", "false"),
        ("np.dot([1, 2], [3, 4])", "np.int64(11)"), ("np.arange(4)", "array([0, 1, 2, 3])"),
        ("np.array([[1, 2], [3, 4]]).T[0]", "array([1, 3])"), ("round(np.pi, 2)", "3.14"),
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

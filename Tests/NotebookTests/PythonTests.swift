import Testing

@testable import Notebook

/// What people bring along from Python and from other shells.
@Suite struct PythonTests {
    @Test func kerasModels() {
        expectTranscript(
            from: .small,
            #"""
            > model = keras.Sequential()
            A new model, sequential, without layers so far. Add one: `add Dense 10 softmax`.
            > model.add(keras.Input(shape=(784,)))
            The shape of the inputs is known from the data; it need not be said.
            > model.add(keras.layers.Dense(100, activation='relu', input_shape=(784,)))
            1  Dense relu  (784,) → (100,)  784·100 + 100 = 78500
            > model.add(Dense(10, activation="softmax"))
            2  Dense softmax  (100,) → (10,)  100·10 + 10 = 1010
            > model = keras.Sequential([keras.layers.Dense(10, activation='softmax')], name='one')
            1  Dense softmax  (784,) → (10,)  784·10 + 10 = 7850
            > model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy. Watching accuracy.
            > model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss=keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
            SGD (learning_rate 0.1) will lower sparse_categorical_crossentropy. Watching accuracy.
            > history = model.fit(train_scaled, train_target, epochs=2, validation_data=(val_scaled, val_target), verbose=0)
            `fit` learns from train_input and train_target as they are now; they need not be named.
            `verbose` is not needed here.
            run 1 epoch 1/2: 32 steps, loss accuracy val_loss val_accuracy
            run 1 epoch 2/2: 32 steps, loss accuracy val_loss val_accuracy
            > model.fit(x_train, y_train, epochs=9, callbacks=[keras.callbacks.EarlyStopping(monitor='loss', patience=2, min_delta=9)])
            run 2 epoch 1/9: 32 steps, loss accuracy
            run 2 epoch 2/9: 32 steps, loss accuracy
            run 2 epoch 3/9: 32 steps, loss accuracy
            Early stopping ended the training after epoch 3.
            > model.evaluate(val_input, val_target)
            on val: 59000 examples, loss accuracy
            > loss, acc = model.evaluate(x_test, y_test, verbose=0)
            on test: 10000 examples, loss accuracy
            > model.evaluate()
            on val: 59000 examples, loss accuracy
            """#)
    }

    @Test func data() {
        expectTranscript(
            from: .loaded,
            #"""
            > import tensorflow as tf
            Nothing needs importing here: begin with `load fashion_mnist`.
            > keras.datasets.fashion_mist.load_data()
            keras.datasets.fashion_mist.load_data()
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no data set called fashion_mist
            Did you mean fashion_mnist? There are: fashion_mnist, fashion_sketch, csv, idx, arrays, model, weights.
            > train_input.shape
            (60000, 28, 28)
            > print(train_input.shape, train_target.shape)
            (60000, 28, 28) (60000,)
            > len(train_target)
            60000
            > train_target[0:3]
            A Python slice leaves its end out: `a[0:5]` is the five places `a[0..4]` here.
            [8 9 8]
            > train_target[:3]
            [8 9 8]
            > train_target[-2:]
            [5 2]
            > train_target[:-59999]
            [8]
            > np.unique(train_target)
            [0 1 2 3 4 5 6 7 8 9]
            > print(np.unique(test_target, return_counts=True))
            10,000 examples in test
            0 T-shirt/top | 1000
            1 Trouser | 1000
            2 Pullover | 1000
            3 Dress | 1000
            4 Coat | 1000
            5 Sandal | 1000
            6 Shirt | 1000
            7 Sneaker | 1000
            8 Bag | 1000
            9 Ankle boot | 1000
            Every class has as many as every other.
            > plt.imshow(train_input[0], cmap='gray_r')
            A picture stands in the figure; `plt.show()` draws it.
            > plt.show()
            28×28 8 Bag
            > show test_input[0:2]
            28×28 9 Ankle boot
            28×28 9 Ankle boot
            > train_scaled, val_scaled, train_target, val_target = train_test_split(train_scaled, train_target, test_size=0.2, random_state=42)
            Kept 12,000 pictures aside to check on: train (48000, 28, 28), val (12000, 28, 28).
            > keras.utils.set_random_seed(42)
            Random numbers now start from 42.
            """#)
    }

    @Test func expressions() {
        expectTranscript(
            from: .empty,
            #"""
            > x = np.linspace(0, 1, 5)
            x = [0.   0.25 0.5  0.75 1.  ]
            > x.mean()
            0.5
            > x.reshape(5, 1).shape
            (5, 1)
            > len(x)
            5
            > n = 1
            n = 1
            > n += 2
            n = 3
            > n *= n;
            n = 9
            > >>> n
            9
            > print("n is", n)
            n is 9
            > x[0:n]
            x[0:n]
              ^^^ a stretch of values is written with two dots
            For example: a[0..9]
            > x[0:0]
            x[0:0]
              ^^^ a stretch of values is written with two dots
            For example: a[0..9]
            > x[::2]
            x[::2]
               ^ : does not fit here
            A stretch goes step by one: `a[0..9]`.
            > x.foo()
            x.foo()
            ^^^^^ there is no function called x.foo
            `help functions` lists them.
            """#)
    }

    @Test func whatIsAnsweredWithTheLineForIt() {
        expectTranscript(
            from: .empty,
            #"""
            > exit()
            exit()
            ^^^^ there is no function called exit
            Type `quit` or press Ctrl-D to leave.
            > open("a.csv")
            open("a.csv")
            ^^^^ there is no function called open
            Files are named by the statements that read them: `load csv "iris.csv"`.
            > if x > 3:
            if x > 3:
            ^^ there is no statement called if
            There is no `if`; lines run one after another.
            > while True:
            while True:
            ^^^^^ there is no statement called while
            A loop is `repeat 10`, its lines, and `end`.
            > with tf.GradientTape() as tape:
            with tf.GradientTape() as tape:
            ^^^^ there is no statement called with
            A gradient is recorded by `record cost = …`, then `gradient cost w`.
            > class Net(keras.Model):
            class Net(keras.Model):
            ^^^^^ there is no statement called class
            There are no classes to define; `help layers` lists the layers.
            > a = {"b": 2}
            a = {"b": 2}
                ^ { does not fit here
            There are no dictionaries here; a list is `[1, 2, 3]`.
            > a = [i for i in b]
            a = [i for i in b]
                   ^^^ the list needs a ] here
            There are no functions or comprehensions; arrays are computed with as a whole.
            > a = 1; b = 2
            a = 1; b = 2
                 ^ ; does not fit here
            One line, one statement.
            > a = 1 && 2
            a = 1 && 2
                  ^ & does not fit here
            Write `and`, `or` and `not`.
            > let x = 3
            let x = 3
            ^^^ there is no statement called let
            A name needs no `let`: `x = 3`.
            > clear
            clear
            ^^^^^ nothing is called clear
            Ctrl-L clears the screen.
            > git status
            git status
            ^^^ there is no statement called git
            Bobbin has no shell commands. `help` lists what there is.
            > pip install torch
            pip install torch
            ^^^ there is no statement called pip
            Nothing needs installing here: begin with `load fashion_mnist`.
            > dense(10)
            dense(10)
            ^^^^^ there is no function called dense
            A layer is put in by `add Dense 10 softmax`.
            """#)
    }

    @Test func formsAreTheSame() {
        #expect(StatementSyntax.form(of: "model.fit(x_train, y_train, epochs=5)") == "fit epochs=5")
        #expect(StatementSyntax.form(of: "keras.utils.set_random_seed(42)") == "seed 42")
        #expect(StatementSyntax.form(of: "model.evaluate(val_input, val_target)") == "evaluate val")
        #expect(StatementSyntax.form(of: "import keras") == nil)
    }
}

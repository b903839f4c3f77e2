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

            > model.fit(x_train, y_train, epochs=9, callbacks=[keras.callbacks.EarlyStopping(monitor='loss', patience=2, min_delta=9)])
            run 2 epoch 1/9: 32 steps, loss accuracy
            run 2 epoch 2/9: 32 steps, loss accuracy
            run 2 epoch 3/9: 32 steps, loss accuracy
            Early stopping ended the training after epoch 3.
            > model.evaluate(val_input, val_target)
            on val: 59000 examples, loss accuracy
            [0.800519585609436, 0.7510339021682739]
            > loss, acc = model.evaluate(x_test, y_test, verbose=0)
            on test: 10000 examples, loss accuracy
            > model.evaluate()
            model.evaluate()
            ^^^^^^^^^^^^^^^^ evaluate needs inputs and targets
            For example: model.evaluate(x_test, y_test). Bobbin's own `evaluate val` measures a part.
            """#)
    }

    @Test func data() {
        expectTranscript(
            from: .loaded,
            #"""
            > import tensorflow as tf

            > keras.datasets.fashion_mist.load_data()
            keras.datasets.fashion_mist.load_data()
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ keras.datasets has no fashion_mist here
            fashion_mnist is there; other data come from files: `load csv "iris.csv"`, `load idx "folder"`.
            > train_input.shape
            (60000, 28, 28)
            > print(train_input.shape, train_target.shape)
            (60000, 28, 28) (60000,)
            > len(train_target)
            60000
            > train_target[0:3]
            array([8, 9, 8], dtype=uint8)
            > train_target[:3]
            array([8, 9, 8], dtype=uint8)
            > train_target[-2:]
            array([5, 2], dtype=uint8)
            > train_target[:-59999]
            array([8], dtype=uint8)
            > np.unique(train_target)
            array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], dtype=uint8)
            > print(np.unique(test_target, return_counts=True))
            (array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], dtype=uint8), array([1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000]))
            > plt.imshow(train_input[0], cmap='gray_r')
            The figure shows when plt.show() comes; plt.savefig("figure.png") writes it.
            > plt.show()
            28×28\#u{20}
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
            x = array([0.  , 0.25, 0.5 , 0.75, 1.  ])
            > x.mean()
            np.float64(0.5)
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
            array([0.  , 0.25, 0.5 , 0.75, 1.  ])
            > x[0:0]
            array([], dtype=float64)
            > x[::2]
            array([0. , 0.5, 1. ])
            > x.foo()
            x.foo()
            ^^^^^ an array has no foo here
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
            ^^ the lines that belong to if of line 1 should begin further in
            Begin them with four spaces, or write pass where nothing shall be done.
            > while True:
            while True:
            ^^^^^ the lines that belong to while of line 1 should begin further in
            Begin them with four spaces, or write pass where nothing shall be done.
            > with tf.GradientTape() as tape:
            with tf.GradientTape() as tape:
            ^^^^ the lines that belong to with of line 1 should begin further in
            Begin them with four spaces, or write pass where nothing shall be done.
            > class Net(keras.Model):
            class Net(keras.Model):
            ^^^^^ the lines that belong to class of line 1 should begin further in
            Begin them with four spaces, or write pass where nothing shall be done.
            > a = {"b": 2}
            a = {'b': 2}
            > a = [i for i in b]
            a = [i for i in b]
                            ^ nothing is called b
            Give it a value first: b = …
            > a = 1; b = 2
            a = 1
            b = 2
            > a = 1 && 2
            a = 1 && 2
                   ^ && is not Python
            Write and.
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
        func form(_ line: String) -> String? { StatementSyntax.form(of: line) }
        #expect(
            form("model.fit(x_train, y_train, epochs=5)")
                == form("model.fit( x_train,y_train,  epochs = 5 )"))
        #expect(form("model.fit(x, y, epochs=5)") != form("model.fit(x, y, epochs=6)"))
        #expect(form("for i in x:\n    print(i)") == form("for i in x:\n  print( i )"))
        #expect(
            form("for i in x:\n    print(i)\nprint(i)")
                != form("for i in x:\n  print(i)\n  print(i)"))
        #expect(form("import keras")?.isEmpty == false)
        #expect(form("import 5") == nil)
    }
}

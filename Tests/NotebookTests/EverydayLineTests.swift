import TestSupport
import Testing

@testable import Engine
@testable import Notebook
@testable import Workbench

/// Lines that people bring along from NumPy and Keras, each as it is or refused with the line to type.
@Suite struct EverydayLineTests {
    @Test func sizesThatAreLeftOpen() {
        expectTranscript(
            from: .loaded,
            #"""
            > reshape -1
            Each example is now (784,) instead of (28, 28): train (60000, 784), test (10000, 784).
            > reshape 28 -1
            Each example is now (28, 28) instead of (784,): train (60000, 28, 28), test (10000, 28, 28).
            > reshape -1 28 28
            Each example has the shape (28, 28) already.
            > reshape (-1, 784)
            Each example is now (784,) instead of (28, 28): train (60000, 784), test (10000, 784).
            > reshape -1 1 784
            Each example is now (1, 784) instead of (784,): train (60000, 1, 784), test (10000, 1, 784).
            > reshape 5 -1
            reshape 5 -1
                      ^^ the 784 numbers of an example cannot be laid out in rows of 5
            To lay each out in one row: reshape -1
            > reshape -1 -1 -1
            reshape -1 -1 -1
                          ^^ only one size can be -1, for what the others leave
            > reshape 0 -1
            reshape 0 -1
                    ^ a size must be a whole number from 1 on
            > undo
            Took back `reshape -1 1 784`: the data is as it was after cell 4.
            """#)
    }

    @Test func layersWithoutCommas() {
        expectTranscript(
            from: .small,
            #"""
            > model Dense(32, tanh) Dense(10 softmax)
            1  Dense tanh  (784,) → (32,)  784·32 + 32 = 25120
            2  Dense softmax  (32,) → (10,)  32·10 + 10 = 330
            > model Dense(8 relu name=first), Dense(10, softmax name=second)
            1  Dense relu  (784,) → (8,)  784·8 + 8 = 6280
            2  Dense softmax  (8,) → (10,)  8·10 + 10 = 90
            > compile sgd(momentum=0.9 nesterov=true)
            SGD (learning_rate 0.01, momentum 0.9, nesterov) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > fit 1 early_stopping(monitor=loss patience=2)
            run 1 epoch 1/1: 32 steps, loss accuracy
            > add Flatten, Dense 10
            add Flatten, Dense 10
                         ^^^^^ one `add` is one layer, and this is another
            Type `add Flatten`, then `add Dense 10`.
            > add Dense 32 relu, Dropout 0.3, Dense(10 softmax)
            add Dense 32 relu, Dropout 0.3, Dense(10 softmax)
                               ^^^^^^^ one `add` is one layer, and this is another
            Type `add Dense 32 relu`, then `add Dropout 0.3`, then `add Dense(10, softmax)`.
            > add Activation softmax
            3  Activation softmax  (10,) → (10,)  0
            The model has changed: `compile` it again before training.
            > print("a" "b")
            ab
            > max(3 5)
            5
            > mean([1 2])
            mean([1 2])
                    ^ a , or the ] is missing here
            Values are separated by commas.
            """#)
    }

    @Test func beforeTheFirstEpoch() throws {
        let bench = Bench(.compiled)
        let start = bench.session.snapshot.model
        bench.run("fit 2")
        expectText(
            bench.answer("rewind 0"),
            """
            The weights are those before the first epoch of `fit 2`.
            `rewind 2` or `undo` goes forward again.
            """)
        let now = bench.session.snapshot.model
        #expect(now?.network?.parameters.values == start?.network?.parameters.values)
        #expect(now?.hasLearned == false && now?.compiled?.epochs.isEmpty == true)
        #expect(now?.compiled?.optimizerState == nil)
        #expect(bench.answer("rewind 3").contains("`fit 2` finished 2 epochs"))
        // From there a fit begins as the first one did.
        bench.answer("rewind 2", "rewind 0", "undo")
        #expect(bench.answer("epochs") == "2")
    }

    @Test func namesOfNumPyAndKeras() {
        expectTranscript(
            from: .trained,
            #"""
            > pi
            pi
            ^^ nothing is called pi
            NumPy has it: np.pi. Under a name of its own: pi = np.pi
            > e
            e
            ^ nothing is called e
            NumPy has it: np.e. Its powers are exp(x).
            > np.pi
            3.141592653589793
            > x = array([[1, 2, 3], [4, 5, 6]])
            x = [[1 2 3]
             [4 5 6]]
            > x.mean
            x.mean
            ^^^^^^ mean of x is asked for with brackets
            For example: x.mean()
            > x.mean()
            np.float64(3.5)
            > x.shape
            (2, 3)
            > x.T
            array([[1, 4],
                   [2, 5],
                   [3, 6]], dtype=int32)
            > x.size
            6
            > x.exp
            x.exp
            ^^^^^ x has nothing called exp
            It is a function: exp(x)
            > x.reshape
            x.reshape
            ^^^^^^^^^ reshape of x is asked for with brackets
            For example: x.reshape(-1)
            > x.nothing
            x.nothing
            ^^^^^^^^^ x has nothing called nothing
            Of an array there are x.shape, x.T, x.mean() and the like.
            > len(x)
            2
            > variable w = 0
            w = 0
            > w.numpy
            w.numpy
            ^^^^^^^ w has nothing called numpy
            w is a single value: its name alone on a line shows it.
            > w.numpy()
            w.numpy()
            ^^^^^^^ a whole number has no numpy here
            It is a plain number already: its name alone on a line shows it.
            > model.layers
            [<Dense name=hidden>, <Dense name=dense>]
            > len(model.layers)
            2
            > model.nothing
            model.nothing
            ^^^^^^^^^^^^^ a model has no nothing here
            """#)
    }
}

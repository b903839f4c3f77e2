import Testing

@testable import Notebook

/// Statements that build a model and look at it.
@Suite struct ModelStatementTests {
    @Test func layerByLayer() {
        expectTranscript(
            from: .loaded,
            #"""
            > model "패션"
            A new model, 패션, without layers so far. Add one: `add Flatten`, then `add Dense 10 softmax`.
            > add Flatten
            1  Flatten  (28, 28) → (784,)  0
            > add Dense 100 relu name=hidden
            2  Dense relu  (784,) → (100,)  784·100 + 100 = 78500
            > add Dropout 0.3
            3  Dropout 0.3  (100,) → (100,)  0
            > add Activation tanh
            4  Activation tanh  (100,) → (100,)  0
            > add LeakyReLU
            5  LeakyReLU 0.3  (100,) → (100,)  0
            > add leakyrelu negative_slope=0.1
            6  LeakyReLU 0.1  (100,) → (100,)  0
            > pop
            Took away leaky_re_lu_1 (LeakyReLU); 5 layers left.
            > pop
            Took away leaky_re_lu (LeakyReLU); 4 layers left.
            > add Dense(10, activation="softmax")
            5  Dense softmax  (100,) → (10,)  100·10 + 10 = 1010
            > summary
            Model: "패션"
            Layer (type) | Output Shape | Param #
            flatten (Flatten) | (None, 784) | 0
            hidden (Dense) | (None, 100) | 78,500
            dropout (Dropout) | (None, 100) | 0
            activation (Activation) | (None, 100) | 0
            dense (Dense) | (None, 10) | 1,010
            Total params: 79,510 (318 kB)
            Trainable params: 79,510 (318 kB)
            Non-trainable params: 0 (0 bytes)
            """#)
    }

    @Test func atOnce() {
        expectTranscript(
            from: .small,
            #"""
            > model Dense(100, relu), Dense(10, softmax)
            1  Dense relu  (784,) → (100,)  784·100 + 100 = 78500
            2  Dense softmax  (100,) → (10,)  100·10 + 10 = 1010
            > model [Dense(8), Dense(10)] name=other
            1  Dense  (784,) → (8,)  784·8 + 8 = 6280
            2  Dense  (8,) → (10,)  8·10 + 10 = 90
            > summary
            Model: "other"
            Layer (type) | Output Shape | Param #
            dense (Dense) | (None, 8) | 6,280
            dense_1 (Dense) | (None, 10) | 90
            Total params: 6,370 (25 kB)
            Trainable params: 6,370 (25 kB)
            Non-trainable params: 0 (0 bytes)
            > add keras.layers.Dense(10, activation='softmax')
            3  Dense softmax  (10,) → (10,)  10·10 + 10 = 110
            > model
            A new model, sequential, without layers so far. Add one: `add Dense 10 softmax`. `undo` brings back the one before.
            """#)
    }

    @Test func beforeTheData() {
        expectTranscript(
            from: .empty,
            #"""
            > add Dense 100 relu
            1  Dense relu  ?
            > add Dense 10 softmax
            2  Dense softmax  ?
            > summary
            Model: "sequential"
            Layer (type) | Output Shape | Param #
            dense (Dense) | ? | ?
            dense_1 (Dense) | ? | ?
            The sizes will be known when there is data: `load fashion_mnist`.
            > compile adam
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax. Watching accuracy.
            > load fashion_sketch
            data fashion_sketch from builtin
            The model now takes inputs of shape (28, 28).
            Fashion sketch: 60,000 pictures to learn from, 10,000 to test on, ten kinds of clothing.
            train_input | (60000, 28, 28) | bytes 0…255 | train_target | (60000,)
            test_input | (10000, 28, 28) |  | test_target | (10000,)
            > reshape 784
            Each example is now (784,) instead of (28, 28): train (60000, 784), test (10000, 784).
            The model is built anew, for inputs of shape (784,).
            > compile adam
            Adam (learning_rate 0.001) will lower sparse_categorical_crossentropy, chosen because the last layer is a softmax and the targets are whole numbers. Watching accuracy.
            > summary
            Model: "sequential"
            Layer (type) | Output Shape | Param #
            dense (Dense) | (None, 100) | 78,500
            dense_1 (Dense) | (None, 10) | 1,010
            Total params: 79,510 (318 kB)
            Trainable params: 79,510 (318 kB)
            Non-trainable params: 0 (0 bytes)
            """#)
    }

    @Test func changingACompiledModel() {
        expectTranscript(
            from: .compiled,
            #"""
            > add Dense 10 softmax
            3  Dense softmax  (10,) → (10,)  10·10 + 10 = 110
            The model has changed: `compile` it again before training.
            > pop
            Took away dense_1 (Dense); 2 layers left.
            > pop
            Took away dense (Dense); 1 layer left.
            > pop
            Took away hidden (Dense); 0 layers left.
            """#)
    }
}

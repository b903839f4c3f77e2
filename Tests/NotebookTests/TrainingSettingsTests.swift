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
            > add Dense 3 swisch
            add Dense 3 swisch
                        ^^^^^^ there is no activation called swisch
            There are: linear, sigmoid, tanh, relu, leaky_relu, elu, selu, gelu, softplus, softsign, silu, exponential, relu6, hard_sigmoid, softmax.
            """#)
    }
}

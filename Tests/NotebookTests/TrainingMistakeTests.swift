import Testing

@testable import Notebook

/// What `fit`, `evaluate` and their like refuse, and how.
@Suite struct TrainingMistakeTests {
    @Test func outOfOrder() {
        expectTranscript(
            from: .empty,
            #"""
            > fit 5
            There is no model yet.
            Begin one with `add Dense 10 softmax`.
            > evaluate
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            > predict
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            > history
            There is no model yet.
            Begin one with `add Dense 10 softmax`.
            > loss
            loss
            ^^^^ loss is measured in training
            Train with `fit 5` first.
            > val_accuracy
            val_accuracy
            ^^^^^^^^^^^^ There is no model yet.
            Begin one with `add Dense 10 softmax`.
            > add Dense 10 softmax
            1  Dense softmax  ?
            > fit 5
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            """#)
    }

    @Test func notCompiled() {
        expectTranscript(
            from: .modelled,
            #"""
            > fit 1
            The model is not compiled yet.
            Choose how it learns with `compile adam`.
            > evaluate
            The model is not compiled yet.
            Choose how it learns with `compile adam`.
            > history
            The model is not compiled yet.
            Choose how it learns with `compile adam`.
            > val_loss
            val_loss
            ^^^^^^^^ The model is not compiled yet.
            Choose how it learns with `compile adam`.
            """#)
    }

    @Test func notTrained() {
        expectTranscript(
            from: .compiled,
            #"""
            > history
            Nothing has been trained since `compile`.
            Train with `fit 5`.
            > loss
            loss
            ^^^^ loss is measured in training
            Train with `fit 5` first.
            """#)
    }

    @Test func numbers() {
        expectTranscript(
            from: .compiled,
            #"""
            > fit 0
            fit 0
                ^ epochs must be a whole number from 1 on
            > fit -1
            fit -1
                ^^ epochs must be a whole number from 1 on
            > fit 1.5
            fit 1.5
                ^^^ epochs must be a whole number from 1 on
            > fit five
            fit five
                ^^^^ epochs must be a number
            > fit "5"
            fit "5"
                ^^^ epochs must be a number
            > fit 1e12
            fit 1e12
                ^^^^ epochs must be a whole number from 1 to 1,000,000,000
            > fit batch_size=0
            fit batch_size=0
                           ^ batch_size must be a whole number from 1 on
            > fit validation_split=0
            fit validation_split=0
                                 ^ validation_split must be between 0 and 1
            > fit validation_split=1
            fit validation_split=1
                                 ^ validation_split must be between 0 and 1
            > fit validation_split=x
            fit validation_split=x
                                 ^ validation_split must be a number
            > fit shuffle=5
            fit shuffle=5
                        ^ shuffle must be true or false
            """#)
    }

    @Test func arguments() {
        expectTranscript(
            from: .compiled,
            #"""
            > fit 5 6
            fit 5 6
                  ^ fit has no use for this
            help fit
            > fit 5 epochs=6
            fit 5 epochs=6
                ^ fit has no use for this
            help fit
            > fit 1 batchsize=5
            fit 1 batchsize=5
                  ^^^^^^^^^ fit has no option called batchsize
            Did you mean batch_size? Options: epochs, batch_size, validation_split, shuffle, class_weight, validate.   help fit
            > fit 1 batch_size=5 batch_size=6
            fit 1 batch_size=5 batch_size=6
                               ^^^^^^^^^^ batch_size is given twice
            > fit 1 validation
            fit 1 validation
                  ^^^^^^^^^^ fit has no use for this
            help fit
            > evaluate tset
            evaluate tset
                     ^^^^ there is no part called tset
            Did you mean test? There are: train, val, test.
            > evaluate val test
            evaluate val test
                         ^^^^ evaluate has no use for this
            help evaluate
            > evaluate part=val
            evaluate part=val
                     ^^^^ evaluate takes no options
            help evaluate
            > predict 0..100000
            predict 0..100000
                       ^^^^^^ the last place must be a whole number from 0 to 999
            > history 5
            history 5
                    ^ history has no use for this
            help history
            """#)
    }

    @Test func shapesThatDoNotFit() {
        expectTranscript(
            from: .trained,
            #"""
            > reshape 28 28
            Each example is now (28, 28) instead of (784,): train (1000, 28, 28), val (59000, 28, 28), test (10000, 28, 28).
            The model stays, and expects inputs of shape (784,).
            > fit 1
            The model expects inputs of shape (784,), and the data holds (28, 28) pictures.
            Add `add Flatten` as the first layer of a new model, or reshape the data with `reshape 784`.
            > evaluate
            The model expects inputs of shape (784,), and the data holds (28, 28) pictures.
            Add `add Flatten` as the first layer of a new model, or reshape the data with `reshape 784`.
            > predict
            The model expects inputs of shape (784,), and the data holds (28, 28) pictures.
            Add `add Flatten` as the first layer of a new model, or reshape the data with `reshape 784`.
            """#)
    }

    @Test func divergence() {
        expectTranscript(
            from: .trained,
            #"""
            > scale 1e-30
            Every input divided by 1e-30, in train, val, test: they now run from 0 to 1e+30.
            > fit 5
            warning: Training stopped in epoch 1, step 3: the loss is no longer a number.
            The weights are those at the start of the epoch. A smaller learning_rate, or inputs near 1 (`standardize`), keeps the numbers in bounds.
            > epochs
            2
            """#)
    }
}

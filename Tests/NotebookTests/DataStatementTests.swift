import Testing

@testable import Notebook

/// Statements that bring data, look at it and prepare it.
@Suite struct DataStatementTests {
    @Test func loading() {
        expectTranscript(
            from: .empty,
            #"""
            > load fashion_sketch
            data fashion_sketch from builtin
            Fashion sketch: 60,000 pictures to learn from, 10,000 to test on, ten kinds of clothing.
            train_input | (60000, 28, 28) | bytes 0…255 | train_target | (60000,)
            test_input | (10000, 28, 28) |  | test_target | (10000,)
            > LOAD "fashion_sketch"
            data fashion_sketch from builtin
            Fashion sketch: 60,000 pictures to learn from, 10,000 to test on, ten kinds of clothing.
            train_input | (60000, 28, 28) | bytes 0…255 | train_target | (60000,)
            test_input | (10000, 28, 28) |  | test_target | (10000,)
            > shapes
            train | (60000, 28, 28) (60000,)
            test | (10000, 28, 28) (10000,)
            """#)
    }

    @Test func standardizing() {
        expectTranscript(
            from: .loaded,
            #"""
            > split 0.2 seed=1
            Kept 12,000 pictures aside to check on: train (48000, 28, 28), val (12000, 28, 28).
            > standardize
            Mean 56.46 and deviation 80.19 of train's pixels, used on train, val, test: train now has mean 0 and deviation 1.
            """#)
    }

    @Test func lookingAt() {
        expectTranscript(
            from: .loaded,
            #"""
            > show 2
            The first 2 of train:
            28×28 8 Bag
            28×28 9 Ankle boot
            > show test 0..1
            28×28 9 Ankle boot
            28×28 9 Ankle boot
            > show train_input[7]
            28×28 1 Trouser
            > labels 10
            The first 10 of train:
            [8, 9, 8, 9, 9, 2, 0, 1, 5, 3]
            Bag, Ankle boot, Bag, Ankle boot, Ankle boot, Pullover, T-shirt/top, Trouser, Sandal, Dress
            > labels test 3..4
            [4, 2]
            Coat, Pullover
            > labels train_target[0..2]
            [8, 9, 8]
            Bag, Ankle boot, Bag
            > labels val
            The data has no part called val yet.
            Keep some aside to check on with `split 0.2 seed=42`.
            """#)
    }

    @Test func counting() {
        expectTranscript(
            from: .loaded,
            #"""
            > counts
            60,000 examples in train
            0 T-shirt/top | 6000
            1 Trouser | 6000
            2 Pullover | 6000
            3 Dress | 6000
            4 Coat | 6000
            5 Sandal | 6000
            6 Shirt | 6000
            7 Sneaker | 6000
            8 Bag | 6000
            9 Ankle boot | 6000
            Every class has as many as every other.
            """#)
    }

    @Test func preparing() {
        expectTranscript(
            from: .loaded,
            #"""
            > scale 255
            Every input divided by 255, in train, test: they now run from 0 to 1.
            > reshape 784
            Each example is now (784,) instead of (28, 28): train (60000, 784), test (10000, 784).
            > reshape (28, 28)
            Each example is now (28, 28) instead of (784,): train (60000, 28, 28), test (10000, 28, 28).
            > reshape (-1, 784)
            Each example is now (784,) instead of (28, 28): train (60000, 784), test (10000, 784).
            > reshape -1 28 28
            Each example is now (28, 28) instead of (784,): train (60000, 28, 28), test (10000, 28, 28).
            > split 0.2 seed=42
            Kept 12,000 pictures aside to check on: train (48000, 28, 28), val (12000, 28, 28).
            > shapes
            train | (48000, 28, 28) (48000,)
            val | (12000, 28, 28) (12000,)
            test | (10000, 28, 28) (10000,)
            > labels val 10
            The first 10 of val:
            [5, 2, 7, 6, 1, 1, 9, 5, 5, 6]
            Sandal, Pullover, Sneaker, Shirt, Trouser, Trouser, Ankle boot, Sandal, Sandal, Shirt
            > counts tset
            counts tset
                   ^^^^ there is no part called tset
            Did you mean test? There are: train, val, test.
            > load fashion_sketch
            data fashion_sketch from builtin
            Fashion sketch: 60,000 pictures to learn from, 10,000 to test on, ten kinds of clothing.
            train_input | (60000, 28, 28) | bytes 0…255 | train_target | (60000,)
            test_input | (10000, 28, 28) |  | test_target | (10000,)
            > shapes
            train | (60000, 28, 28) (60000,)
            test | (10000, 28, 28) (10000,)
            """#)
    }

    @Test func splittingByCount() {
        expectTranscript(
            from: .loaded,
            #"""
            > split 100 seed=7
            Kept 100 pictures aside to check on: train (59900, 28, 28), val (100, 28, 28).
            > shapes
            train | (59900, 28, 28) (59900,)
            val | (100, 28, 28) (100,)
            test | (10000, 28, 28) (10000,)
            """#)
    }
}

import Testing

@testable import Notebook

/// What data statements refuse, and how.
@Suite struct DataMistakeTests {
    @Test func nothingLoaded() {
        expectTranscript(
            from: .empty,
            #"""
            > shapes
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            > show
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            > labels
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            > counts
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            > scale 255
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            > reshape 784
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            > split 0.2
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            """#)
    }

    @Test func loading() {
        expectTranscript(
            from: .empty,
            #"""
            > load
            load needs the name of a data set.
            Data sets: fashion_mnist, fashion_sketch. Files: csv "FILE", idx "FOLDER", npz "FILE", pictures "FOLDER", model "FILE", weights "FILE".
            > load mnist
            load mnist
                 ^^^^^ there is no data set called mnist
            Did you mean fashion_mnist? There are: fashion_mnist, fashion_sketch, csv, idx, npz, npy, pictures, arrays, model, weights.
            > load fashion_mist
            load fashion_mist
                 ^^^^^^^^^^^^ there is no data set called fashion_mist
            Did you mean fashion_mnist? There are: fashion_mnist, fashion_sketch, csv, idx, npz, npy, pictures, arrays, model, weights.
            > load fashion_sketch now
            load fashion_sketch now
                                ^^^ load has no use for this
            help load
            > load 5
            load 5
                 ^ data set must be a name
            """#)
    }

    @Test func scaling() {
        expectTranscript(
            from: .loaded,
            #"""
            > scale
            scale needs a number to divide by.
            For example: scale 255
            > scale 0
            scale 0
                  ^ nothing can be divided by 0
            For pixels: scale 255
            > scale x
            scale x
                  ^ the divisor must be a number
            > scale 255 2
            scale 255 2
                      ^ scale has no use for this
            help scale
            > scale by=255
            scale by=255
                  ^^ scale takes no options
            help scale
            """#)
    }

    @Test func reshaping() {
        expectTranscript(
            from: .loaded,
            #"""
            > reshape
            reshape needs the new sizes.
            For example: reshape 784
            > reshape 783
            An example of shape (28, 28) holds 784 numbers, and (783,) would hold 783.
            To lay each out in one row: reshape 784
            > reshape 28 29
            An example of shape (28, 28) holds 784 numbers, and (28, 29) would hold 812.
            To lay each out in one row: reshape 784
            > reshape 0
            reshape 0
                    ^ a size must be a whole number from 1 on
            > reshape x
            reshape x
                    ^ a size must be a number
            > reshape 28.5
            reshape 28.5
                    ^^^^ a size must be a whole number from 1 on
            > reshape 1073741824 1073741824 1073741824
            An example of shape (28, 28) holds 784 numbers, and (1073741824, 1073741824, 1073741824) would hold 1237940039285380274899124224.
            To lay each out in one row: reshape 784
            """#)
    }

    @Test func splitting() {
        expectTranscript(
            from: .loaded,
            #"""
            > split 1.5
            split 1.5
                  ^^^ 1.5 is no part that can be kept aside.
            Give a fraction between 0 and 1 that leaves something on both sides, as in `split 0.2`.
            > split -0.2
            split -0.2
                  ^^^^ -0.2 is no part that can be kept aside.
            Give a fraction between 0 and 1 that leaves something on both sides, as in `split 0.2`.
            > split 60000
            split 60000
                  ^^^^^ 60,000 of 60,000 items cannot be kept aside.
            Give a number from 1 to 59,999, or a fraction as in `split 0.2`.
            > split 1e300
            split 1e300
                  ^^^^^ 1e+300 is no part that can be kept aside.
            Give a fraction between 0 and 1 that leaves something on both sides, as in `split 0.2`.
            > split x
            split x
                  ^ the part to keep aside must be a number
            > split 0.2 seed=-1
            split 0.2 seed=-1
                           ^^ seed must be a whole number from 0 on
            > split 0.2 seed=4294967296
            split 0.2 seed=4294967296
                           ^^^^^^^^^^ seed must be a whole number from 0 to 4,294,967,295
            > split 0.2 seed=x
            split 0.2 seed=x
                           ^ seed must be a number
            > split 0.2 sead=42
            split 0.2 sead=42
                      ^^^^ split has no option called sead
            Did you mean seed? Options: seed, stratify, shuffle.   help split
            > split 0.2 seed=1 seed=2
            split 0.2 seed=1 seed=2
                             ^^^^ seed is given twice
            > split 0.2 0.3
            split 0.2 0.3
                      ^^^ split has no use for this
            help split
            > split 0.2 seed=42
            Kept 12,000 pictures aside to check on: train (48000, 28, 28), val (12000, 28, 28).
            > split 0.2 seed=42
            The data is split already: val holds 12,000 examples.
            Load the data again to split it another way.
            """#)
    }

    @Test func choosing() {
        expectTranscript(
            from: .small,
            #"""
            > show 0
            show 0
                 ^ how many must be a whole number from 1 to 1,000
            The one at that place alone: train[0]
            > show 1001
            show 1001
                 ^^^^ how many must be a whole number from 1 to 1,000
            > show 5..2
            show 5..2
                 ^^^^ this range runs backwards
            > show 0..1000
            show 0..1000
                    ^^^^ the last place must be a whole number from 0 to 999
            > show tests
            show tests
                 ^^^^^ the data has no part called tests
            Did you mean test? Parts: train, val, test.
            > show train_input[1000]
            show train_input[1000]
                             ^^^^ the place must be a whole number from 0 to 999
            > show train_input[1, 2]
            show train_input[1, 2]
                 ^^^^^^^^^^^^^^^^^ one place or one range is needed here
            The first five: train_input[0..4]
            > show train_input[]
            show train_input[]
                 ^^^^^^^^^^^^^ one place or one range is needed here
            The first five: train_input[0..4]
            > show image[5]
            show image[5]
                 ^^^^^ the data has no part called image
            Parts: train, val, test.
            > show test 1 2
            show test 1 2
                        ^ show has no use for this
            help show
            > labels x
            labels x
                   ^ the data has no part called x
            Parts: train, val, test.
            > counts tset
            counts tset
                   ^^^^ there is no part called tset
            Did you mean test? There are: train, val, test.
            > counts test 5
            counts test 5
                        ^ counts has no use for this
            help counts
            """#)
    }

    @Test func noSuchPart() {
        expectTranscript(
            from: .loaded,
            #"""
            > show val
            The data has no part called val yet.
            Keep some aside to check on with `split 0.2 seed=42`.
            > val_input
            val_input
            ^^^^^^^^^ there is no val_input yet
            Keep some aside to check on with `split 0.2 seed=42`.
            > evaluate val
            There is no model yet.
            Begin one with `add Flatten`, then `add Dense 10 softmax`.
            """#)
    }
}

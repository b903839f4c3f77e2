import Testing

@testable import Notebook

/// What `model` and `add` refuse, and how.
@Suite struct ModelMistakeTests {
    @Test func noModel() {
        expectTranscript(
            from: .empty,
            #"""
            > summary
            There is no model yet.
            Begin one with `add Dense 10 softmax`.
            > pop
            There is no model yet.
            Begin one with `add Dense 10 softmax`.
            > compile adam
            There is no model yet.
            Begin one with `add Dense 10 softmax`.
            > parameters
            parameters
            ^^^^^^^^^^ There is no model yet.
            Begin one with `add Dense 10 softmax`.
            > layers
            layers
            ^^^^^^ There is no model yet.
            Begin one with `add Dense 10 softmax`.
            """#)
    }

    @Test func layers() {
        expectTranscript(
            from: .loaded,
            #"""
            > add
            add needs a layer.
            For example: add Dense 100 relu. Layers: Activation, BatchNormalization, Dense, Dropout, Flatten, LeakyReLU, Rescaling.
            > add Dens 100 relu
            add Dens 100 relu
                ^^^^ there is no layer called Dens
            Did you mean Dense? Layers: Activation, BatchNormalization, Dense, Dropout, Flatten, LeakyReLU, Rescaling.   help layers
            > add Conv2D 32
            add Conv2D 32
                ^^^^^^ there is no layer called Conv2D here: in Keras it looks for small patterns everywhere in a picture
            `help Conv2D` tells what it is for. `export keras "mine.py"` takes what you did here on to Keras, which has it.
            Layers here: Activation, BatchNormalization, Dense, Dropout, Flatten, LeakyReLU, Rescaling.   help layers
            > add 5
            add 5
                ^ a layer is needed here
            For example: model Dense(100, relu), Dense(10, softmax)
            > add "Dense"
            add "Dense"
                ^^^^^^^ a layer is needed here
            For example: model Dense(100, relu), Dense(10, softmax)
            > add name=x
            add needs a layer.
            For example: add Dense 100 relu. Layers: Activation, BatchNormalization, Dense, Dropout, Flatten, LeakyReLU, Rescaling.
            > model 5
            model 5
                  ^ a layer is needed here
            For example: model Dense(100, relu), Dense(10, softmax)
            > model Dens(10)
            model Dens(10)
                  ^^^^ there is no layer called Dens
            Did you mean Dense? Layers: Activation, BatchNormalization, Dense, Dropout, Flatten, LeakyReLU, Rescaling.   help layers
            > model x=5
            model x=5
                  ^ model has no option called x
            Options: name.   help model
            """#)
    }

    @Test func units() {
        expectTranscript(
            from: .loaded,
            #"""
            > add Dense
            Dense needs a number of units.
            For example: add Dense 100 relu
            > add Dense relu
            add Dense relu
                      ^^^^ units must be a number
            > add Dense 0
            add Dense 0
                      ^ units must be a whole number from 1 on
            > add Dense -5
            add Dense -5
                      ^^ units must be a whole number from 1 on
            > add Dense 1.5
            add Dense 1.5
                      ^^^ units must be a whole number from 1 on
            > add Dense "hundred"
            add Dense "hundred"
                      ^^^^^^^^^ units must be a number
            > add Dense 9999999999
            add Dense 9999999999
                      ^^^^^^^^^^ units must be a whole number from 1 to 16,777,216
            > add Dense 99999999999999999999
            add Dense 99999999999999999999
                      ^^^^^^^^^^^^^^^^^^^^ units must be a whole number from 1 to 2,251,799,813,685,247
            """#)
    }

    @Test func options() {
        expectTranscript(
            from: .loaded,
            #"""
            > add Dense 100 rulu
            add Dense 100 rulu
                          ^^^^ there is no activation called rulu
            Did you mean relu? There are: linear, sigmoid, tanh, relu, leaky_relu, elu, selu, gelu, softplus, softsign, silu, exponential, relu6, hard_sigmoid, softmax.
            > add Dense 100 activation=rulu
            add Dense 100 activation=rulu
                                     ^^^^ there is no activation called rulu
            Did you mean relu? There are: linear, sigmoid, tanh, relu, leaky_relu, elu, selu, gelu, softplus, softsign, silu, exponential, relu6, hard_sigmoid, softmax.
            > add Dense 100 relu tanh
            add Dense 100 relu tanh
                               ^^^^ Dense has no use for this
            help Dense
            > add Dense 100 relu activation=tanh
            add Dense 100 relu activation=tanh
                          ^^^^ Dense has no use for this
            help Dense
            > add Dense 100 unit=5
            add Dense 100 unit=5
                          ^^^^ Dense has no option called unit
            Did you mean units? Options: units, activation, use_bias, kernel_initializer, bias_initializer, kernel_regularizer, bias_regularizer, name.   help Dense
            > add Dense 100 name=a name=b
            add Dense 100 name=a name=b
                                 ^^^^ name is given twice
            > add Dense 100 use_bias=5
            add Dense 100 use_bias=5
                                   ^ use_bias must be true or false
            > add Dense 100 kernel_initializer=glorot
            add Dense 100 kernel_initializer=glorot
                                             ^^^^^^ there is no initializer called glorot
            Did you mean glorot_uniform? There are: glorot_uniform, glorot_normal, he_uniform, he_normal, zeros, ones.
            > add Flatten 5
            add Flatten 5
                        ^ Flatten has no use for this
            help Flatten
            > add Flatten units=5
            add Flatten units=5
                        ^^^^^ Flatten has no option called units
            Options: name.   help Flatten
            """#)
    }

    @Test func rates() {
        expectTranscript(
            from: .loaded,
            #"""
            > add Dropout
            Dropout needs a rate.
            For example: add Dropout 0.3
            > add Dropout 1.5
            add Dropout 1.5
                        ^^^ rate must be at least 0 and less than 1
            > add Dropout -0.1
            add Dropout -0.1
                        ^^^^ rate must be at least 0 and less than 1
            > add Dropout half
            add Dropout half
                        ^^^^ rate must be a number
            > add Activation
            Activation needs the name of one.
            For example: add Activation tanh
            > add Activation rel
            add Activation rel
                           ^^^ there is no activation called rel
            Did you mean relu? There are: linear, sigmoid, tanh, relu, leaky_relu, elu, selu, gelu, softplus, softsign, silu, exponential, relu6, hard_sigmoid, softmax.
            > add LeakyReLU negative_slope=-0.5
            add LeakyReLU negative_slope=-0.5
                                         ^^^^ negative_slope must be 0 or more
            """#)
    }

    @Test func names() {
        expectTranscript(
            from: .modelled,
            #"""
            > add Dense 10 name=hidden
            add Dense 10 name=hidden
                              ^^^^^^ A layer is called hidden already.
            Give this one another: name=hidden_2
            > model Dense(100, name=a), Dense(10, name=a)
            1  Dense  (784,) → (100,)  784·100 + 100 = 78500
            model Dense(100, name=a), Dense(10, name=a)
                                                     ^ A layer is called a already.
            Give this one another: name=a_2
            > summary 5
            summary 5
                    ^ summary has no use for this
            help summary
            > pop now
            pop now
                ^^^ pop has no use for this
            help pop
            """#)
    }
}

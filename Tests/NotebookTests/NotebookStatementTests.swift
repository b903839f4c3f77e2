import Testing

@testable import Notebook

/// The seed, help, and what people type from other tools.
@Suite struct NotebookStatementTests {
    @Test func seeds() {
        expectTranscript(
            from: .empty,
            #"""
            > seed
            The seed is 1.
            > seed 42
            Random numbers now start from 42.
            > seed abc
            seed abc
                 ^^^ the seed must be a number
            > seed -1
            seed -1
                 ^^ the seed must be a whole number from 0 on
            > seed 4294967296
            seed 4294967296
                 ^^^^^^^^^^ the seed must be a whole number from 0 to 4,294,967,295
            > seed 1.5
            seed 1.5
                 ^^^ the seed must be a whole number from 0 on
            > seed 1 2
            seed 1 2
                   ^ seed has no use for this
            help seed
            > seed 1 x=2
            seed 1 x=2
                   ^ seed takes no options
            help seed
            """#)
    }

    @Test func lateSeeds() {
        expectTranscript(
            from: .modelled,
            #"""
            > seed 42
            Random numbers now start from 42. The model's first weights were drawn before that.
            """#)
    }

    @Test func help() {
        expectTranscript(
            from: .empty,
            #"""
            > ?Dense
            ## Dense

            Every unit sums all its inputs, each times a weight, adds a bias, and applies the activation.

                add Dense UNITS [ACTIVATION] [name=…]

            Options: units, activation, use_bias, kernel_initializer, bias_initializer, kernel_regularizer, bias_regularizer, name

            Example: `add Dense 100 relu`

            In Keras: `model.add(keras.layers.Dense(100, activation="relu"))`

            **In plain words**

            The plainest layer: every unit is connected with every input. `Dense 100` on 784 inputs has 784 · 100 weights and 100 biases, which makes 78,500 numbers. Without an activation it puts out plain sums.

            See also: unit, layer, parameter, `add Dense 100 relu`.

            The course shows it: `lesson going-deep`
            > help mse
            ## mean_squared_error

            For numbers: the mean of the squared differences.

            Example: `compile adam loss=mean_squared_error`

            In Keras: `model.compile(optimizer="adam", loss="mean_squared_error")`

            **In plain words**

            The usual loss for amounts: how far each answer is off, squared, and of that the mean. Errors of 1 and 3 give (1 + 9) / 2 = 5, so large errors count most. Under it the best single answer is the mean.

            See also: mean_absolute_error, regression, cost.

            The course shows it: `lesson under-the-hood`
            > help nothing
            help nothing
                 ^^^^^^^ there is no help on nothing
            `help search nothing` looks for the word; `help` lists what there is.
            > help dens
            help dens
                 ^^^^ there is no help on dens
            Did you mean `help Dense`?
            > help 5
            help 5
                 ^ the topic must be a name
            > help fit now
            help fit now
                 ^^^ there is no help on fit now
            `help search fit` looks for the word; `help` lists what there is.
            """#)
    }

    @Test func foreignWords() {
        expectTranscript(
            from: .empty,
            #"""
            > import keras

            > print "hi"
            print "hi"
            ^^^^^ there is no statement called print
            What is shown by `print` stands in brackets, as with every function of Python.
            > print("hi")
            hi
            > exit
            exit
            ^^^^ nothing is called exit
            Type `quit` or press Ctrl-D to leave.
            > exit now
            exit now
            ^^^^ there is no statement called exit
            Type `quit` or press Ctrl-D to leave.
            > ls
            ls
            ^^ nothing is called ls
            Bobbin has no shell commands. `help` lists what there is.
            > cd /tmp
            cd /tmp
            ^^ nothing is called cd
            Bobbin has no shell commands. `help` lists what there is.
            > for i in range(10):
            for i in range(10):
            ^^^ the lines that belong to for of line 1 should begin further in
            Begin them with four spaces, or write pass where nothing shall be done.
            > def f(x):
            def f(x):
            ^^^ the lines that belong to def of line 1 should begin further in
            Begin them with four spaces, or write pass where nothing shall be done.
            > pip install keras
            pip install keras
            ^^^ there is no statement called pip
            Nothing needs installing here: begin with `load fashion_mnist`.
            > train
            train
            ^^^^^ nothing is called train
            Training is called `fit`, as in Keras: `fit 5`.
            > test
            test
            ^^^^ nothing is called test
            Measuring is called `evaluate`, as in Keras: `evaluate test`.
            > !ls
            !ls
            ^ ! does not fit here
            Bobbin has no shell or notebook commands. `help` lists what there is.
            > %matplotlib inline
            (nothing)
            """#)
    }

    @Test func misspelled() {
        expectTranscript(
            from: .empty,
            #"""
            > fitt 5
            fitt 5
            ^^^^ there is no statement called fitt
            Did you mean fit?   help fit
            > lod fashion_mnist
            lod fashion_mnist
            ^^^ there is no statement called lod
            Did you mean load?   help load
            > evalute
            evalute
            ^^^^^^^ nothing is called evalute
            Did you mean evaluate?
            > brew coffee
            brew coffee
            ^^^^ there is no statement called brew
            `help` lists what there is.
            """#)
    }

    @Test func syntaxErrors() {
        expectTranscript(
            from: .empty,
            #"""
            > fit 5 +
            fit 5 +
                  ^ + does not fit here
            > compile sgd(momentum=0.9
            compile sgd(momentum=0.9
                                    ^ the call needs a ) here
            Close it with ).
            > add Dense 100relu
            add Dense 100relu
                      ^^^^^^^ a name cannot begin with a digit
            Put a space between the number and the word, or start with a letter.
            > model "패션
            model "패션
                  ^ this text is not closed
            Put a " at its end.
            """#)
    }
}

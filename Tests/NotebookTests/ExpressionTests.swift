import Testing

@testable import Insight
@testable import Notebook

/// Lines that are an expression, or give one a name.
@Suite struct ExpressionTests {
    @Test func values() {
        expectTranscript(
            from: .empty,
            #"""
            > x = 3
            x = 3
            > y = x * 2 + 1
            y = 7
            > y
            7
            > 평균 = mean(1, 2, 3)
            평균 = 2
            > 평균
            2
            > [1, 2, x]
            [1, 2, 3]
            > [1, 2, 3][0..1]
            [1 2]
            > [1, 2, 3][-1]
            3
            > y > 3 and not false
            true
            > x == 3 or undefined
            true
            > -2 ^ 2
            -4
            > 2 ^ 0.5
            1.414214
            > 1 / 0
            inf
            > 0 / 0
            nan
            > round(2.5)
            2
            > percent(0.25)
            25
            > 123456789012
            123456789012
            > 1e20
            1e+20
            > "한글 😀"
            한글 😀
            """#)
    }

    @Test func theSession() {
        expectTranscript(
            from: .trained,
            #"""
            > parameters
            12730
            > layers
            2
            > classes
            10
            > epochs
            2
            > shape(train_input)
            (1000, 784)
            > shape(train_target)
            (1000,)
            > train_target[0..9]
            [5 1 6 1 3 3 9 2 2 4]
            > mean(train_input[0..9]) > 0 and max(train_input) <= 1
            true
            """#)
    }

    @Test func mistakes() {
        expectTranscript(
            from: .empty,
            #"""
            > x = undefined
            x = undefined
                ^^^^^^^^^ nothing is called undefined
            `help` lists the statements.
            > x = meen(1)
            x = meen(1)
                ^^^^ there is no function called meen
            Did you mean mean? `help functions` lists them.
            > x = sqrt()
            x = sqrt()
                ^^^^ sqrt takes 1 value
            sqrt([1, 2, 3])
            > x = sqrt(1, 2)
            x = sqrt(1, 2)
                ^^^^ sqrt takes 1 value
            sqrt([1, 2, 3])
            > x = sqrt(y=1)
            x = sqrt(y=1)
                     ^ sqrt has no option called y
            It takes none.
            > x = sqrt("a")
            x = sqrt("a")
                     ^^^ a number is needed here, and this is a text
            > fit = 5
            fit = 5
            > loss = 3
            loss = 3
            > mean = 3
            mean = 3
            ^^^^ mean is a word of the language already
            Choose another name.
            > "a" + 1
            "a" + 1
            ^^^^^^^ + does not go between a text and a whole number
            str(…) makes a text of any value.
            > not "a"
            False
            > 1 @ 2
            1 @ 2
            ^^^^^ @ multiplies matrices, and these are plain numbers
            Use *.
            > 1..3
            1..3
            ^^^^ a range has no value of its own
            It chooses places, as in x[0..9]; for numbers there is linspace(0, 9, 10).
            > f(1)(2)
            f(1)(2)
            ^ nothing is called f
            Give it a value first: f = …
            > 5(3)
            5(3)
            ^^^^ a whole number cannot be called
            > history.foo
            history.foo
            ^^^^^^^^^^^ the history holds no foo
            It fills while `fit` trains.
            > model.fot(5)
            model.fot(5)
            ^^^^^ nothing is called model
            Make one first: model = keras.Sequential([keras.layers.Dense(10)])
            """#)
    }

    @Test func lists() {
        expectTranscript(
            from: .empty,
            #"""
            > a = []
            a = []
            > a[0..0]
            a[0..0]
              ^^^^ Index 0 is out of range: there is nothing to index.
            > a[0]
            a[0]
              ^ there is no place 0 in a list of 0
            > b = [1, 2, 3]
            b = [1, 2, 3]
            > b[3]
            b[3]
              ^ there is no place 3 in a list of 3
            Places go from 0 to 2, or from -1 back to -3.
            > b[1.5]
            b[1.5]
              ^^^ a place is a whole number, and this is a number
            > b[0, 1]
            b[0, 1]
              ^^^^ a place is a whole number, and this is a tuple
            > b[0..5]
            b[0..5]
              ^^^^ Index 5 is out of range: they go from 0 to 2, or from the end -1 to -3.
            > b[0:2]
            [1, 2]
            > b + 1
            b + 1
            ^^^^^ + does not go between a list and a whole number
            Numbers are computed with all at once in an array: np.array([1, 2, 3]).
            > 5[0]
            5[0]
              ^ 1 index for an array of shape ().
            """#)
    }
}

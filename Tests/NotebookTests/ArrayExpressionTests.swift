import TestSupport
import Testing

@testable import KerasPrograms
@testable import Notebook
@testable import Values

/// Expressions over arrays: NumPy's rules, NumPy's looks.
@Suite struct ArrayExpressionTests {
    @Test func broadcasting() {
        expectTranscript(
            from: .empty,
            #"""
            > a = array([[1, 2, 3], [4, 5, 6]])
            a = [[1 2 3]
             [4 5 6]]
            > a + 1
            [[2 3 4]
             [5 6 7]]
            > a * array([1, 10, 100])
            [[  1  20 300]
             [  4  50 600]]
            > a + array([[10], [20]])
            [[11 12 13]
             [24 25 26]]
            > a @ transpose(a)
            [[14 32]
             [32 77]]
            > a > 3
            [[0 0 0]
             [1 1 1]]
            > -a ^ 2
            [[ -1  -4  -9]
             [-16 -25 -36]]
            > mean(a, axis=0)
            [2.5 3.5 4.5]
            > mean(a) > 3 and not mean(a) > 4
            true
            > max(3, 5, 4)
            5
            > a + array([1, 2])
            a + array([1, 2])
            ^^^^^^^^^^^^^^^^^ Shapes (2, 3) and (2,) do not fit together.
            Compared from the right, two sizes must be equal, or one of them 1.
            > 1 + (a - array([[1], [2], [3]]))
            1 + (a - array([[1], [2], [3]]))
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ Shapes (2, 3) and (3, 1) do not fit together.
            Compared from the right, two sizes must be equal, or one of them 1.
            > a @ a
            a @ a
            ^^^^^ Shapes (2, 3) and (2, 3) cannot be multiplied as matrices.
            @ takes one or two axes: the last size on its left must be the first on its right.
            > array([[1, 2], [3]])
            array([[1, 2], [3]])
                  ^^^^^^^^^^^^^ The parts of a list must have one shape, and these have (2,) and (1,).
            > [1, 2] + [3, 4]
            [1, 2, 3, 4]
            > [1, 2] * 2
            [1, 2, 1, 2]
            > sum(a, axis=2)
            sum(a, axis=2)
            ^^^^^^^^^^^^^^ There is no axis 2 in an array of shape (2, 3).
            The axes are 0 to 1, or -1 for the last.
            """#)
    }

    @Test func indices() {
        expectTranscript(
            from: .empty,
            #"""
            > a = reshape(linspace(0, 11, 12), 3, 4)
            a = [[ 0.  1.  2.  3.]
             [ 4.  5.  6.  7.]
             [ 8.  9. 10. 11.]]
            > a[1]
            [4. 5. 6. 7.]
            > a[-1, 0]
            8
            > a[0..1, 2..3]
            [[2. 3.]
             [6. 7.]]
            > a[1][-2..-1]
            [6. 7.]
            > a[0..0]
            [[0. 1. 2. 3.]]
            > a[argmax([3, 9, 4])]
            [4. 5. 6. 7.]
            > a[shape(a)[0] - 1, 3]
            11
            > a[3]
            a[3]
              ^ Index 3 is out of range: they go from 0 to 2, or from the end -1 to -3.
            > a[-4]
            a[-4]
              ^^ Index -4 is out of range: they go from 0 to 2, or from the end -1 to -3.
            > a[2..1]
            a[2..1]
              ^^^^ The range 2..1 runs backwards.
            Write 1..2.
            > a[0, 0, 0]
            a[0, 0, 0]
              ^^^^^^^ 3 indices for an array of shape (3, 4).
            > a["b"]
            a["b"]
              ^^^ an array's places are whole numbers, slices or masks, and this is a text
            > a[0..1.5]
            a[0..1.5]
                 ^^^ an index is a whole number
            > a[[0, 1]]
            array([[0., 1., 2., 3.],
                   [4., 5., 6., 7.]], dtype=float32)
            """#)
    }

    @Test func textsAreNoNumbers() {
        expectTranscript(
            from: .empty,
            #"""
            > 1 + 2 * "a"
            1 + 2 * "a"
            ^^^^^^^^^^^ + does not go between a whole number and a text
            > mean([1, 2], "a")
            mean([1, 2], "a")
                         ^^^ a number is needed here, and this is a text
            > [1, "a", 3]
            [1, 'a', 3]
            > -"a"
            -"a"
            ^^^^ - does not go before a text
            > "abc"[0]
            'a'
            > zeros("a")
            zeros("a")
                  ^^^ a number is needed here, and this is a text
            > "a" == "a" and "a" != "b"
            True
            """#)
    }

    /// One call of each function, with what NumPy and Keras print for it.
    static let calls: [(String, String)] = [
        ("mean([1, 2, 3, 6])", "3"), ("sum([[1, 2], [3, 4]], axis=0)", "[4 6]"),
        ("max([3, 9, 4])", "9"), ("min([[3, 9], [4, 1]], axis=1)", "[3 1]"),
        ("argmax([3, 9, 4])", "1"), ("exp(0)", "1"), ("log([1, 1])", "[0. 0.]"),
        ("sqrt([4, 9])", "[2. 3.]"), ("abs([-2, 3])", "[2 3]"), ("relu([-1, 2])", "[0 2]"),
        ("leaky_relu([-5, 5])", "[-1.  5.]"), ("sigmoid([0])", "[0.5]"), ("tanh([0])", "[0.]"),
        ("softmax([1, 1])", "[0.5 0.5]"), ("one_hot([0, 2])", "[[1 0 0]\n [0 0 1]]"),
        ("shape([[1, 2, 3]])", "(1, 3)"), ("reshape([1, 2, 3, 4], 2, -1)", "[[1 2]\n [3 4]]"),
        ("transpose([[1, 2]])", "[[1]\n [2]]"), ("linspace(0, 1, 3)", "[0.  0.5 1. ]"),
        ("zeros(2)", "[0. 0.]"), ("ones(1, 2)", "[[1. 1.]]"), ("shape(normal(3, 2))", "(3, 2)"),
        ("shape(uniform([4]))", "(4,)"), ("unique([3, 1, 3])", "[1 3]"),
        ("accuracy([0.9, 0.2], [1, 0])", "1"), ("percent(0.876)", "87.6"),
        ("round(0.876, 1)", "0.9"), ("array([1, 2]) * 2", "[2 4]"),
    ]

    @Test(arguments: calls) func functions(_ call: String, _ expected: String) {
        #expect(Bench(.empty).answer(call) == expected)
    }

    @Test(arguments: Functions.all.map(\.name)) func everyFunctionIsTried(_ name: String) throws {
        #expect(Self.calls.contains { $0.0.contains(name + "(") })
        // Its own example has a value as well.
        let bench = Bench(.loaded)
        let function = try #require(Functions.byName[name])
        #expect(bench.run(function.example)?.status == .ok, "\(function.example)")
        // Too few values are counted before anything else.
        #expect(bench.answer("\(name)()").contains("\(name) takes \(function.countText)"))
    }

    @Test func nothingIsTooLargeToRefuse() {
        let bench = Bench(.loaded)
        for line in [
            "zeros(1e9)", "ones(1e15)", "normal(1e8, 1e8)", "zeros(-1)", "linspace(0, 1, 1e14)",
            "linspace(0, 1, -3)", "one_hot([1e9])", "one_hot([0], 1e14)", "reshape([1], 1e15, 2)",
            "zeros(1.5)", "zeros([[2, 0.5]])", "round(1, 1e14)", "a[1e30]",
            "[1, 2][1e14]", "max([])", "one_hot([0 / 0])", "normal(2, deviation=-1)",
            "uniform(2, low=3, high=1)", "leaky_relu(1, negative_slope=[1])",
        ] {
            let cell = bench.run(line)
            #expect(cell?.status == .error || line.hasPrefix("round"), "\(line)")
        }
    }

    /// `split 0.2 seed=42` deals as scikit-learn does; its first targets are read by a range.
    @Test func theDataAreArrays() throws {
        let bench = Bench(.loaded)
        #expect(bench.answer("shape(train_input)") == "(60000, 28, 28)")
        #expect(bench.answer("shape(train_target)") == "(60000,)")
        #expect(bench.answer("shape(train_target[0..9])") == "(10,)")
        #expect(bench.answer("shape(train_input[7])") == "(28, 28)")
        #expect(bench.answer("train_target[0..9]") == bench.answer("train_target[-60000..-59991]"))
        #expect(bench.answer("max(train_input[0..99]) <= 255") == "true")
        #expect(bench.answer("unique(train_target)") == "[0 1 2 3 4 5 6 7 8 9]")
        expectText(
            bench.answer("train_target[60000]"),
            """
            train_target[60000]
                         ^^^^^ Index 60000 is out of range: they go from 0 to 59999, or from the end -1 to -60000.
            """)
        #expect(bench.answer("val_target[0]").contains("there is no val_target yet"))
        // A program may call its own by that name; the data stay.
        #expect(bench.answer("train_input = 3") == "train_input = 3")
        #expect(bench.answer("train_input") == "3")
        #expect(bench.answer("shapes").contains("(60000, 28, 28)"))
    }

    @Test func namesHoldTheirOwn() {
        let bench = Bench(.empty)
        bench.answer("a = array([1, 2])", "b = a", "a = a + 1")
        #expect(bench.answer("b") == "[1 2]")
        #expect(bench.answer("a") == "[2 3]")
        #expect(bench.answer("A").contains("nothing is called A"))
        for name in [
            "mean", "softmax", "repeat",
        ] {
            #expect(bench.answer("\(name) = 1").contains("^"), "\(name)")
        }
        #expect(bench.answer("a = a + missing").contains("nothing is called missing"))
        #expect(bench.answer("a") == "[2 3]")
        #expect(bench.answer("hidden.kernel = 3").contains("no layer's weights are called"))
    }
}

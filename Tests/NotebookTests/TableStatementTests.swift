import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

@Suite struct TableStatementTests {
    private let text = "size,colour,kind\n1,red,a\n2.5,blue,b\n4,red,c\n8,red,a\n"

    @Test func aTableAsItIs() throws {
        let bench = try TableBench(["t.csv": text])
        try bench.succeed("load csv t.csv")
        expectText(
            try bench.answer("data"),
            """
            t.csv: train 4 examples.
            column |  | holds
            size | input | numbers, 1 to 8
            colour | input | 2 texts: blue, red
            kind | target | 3 classes: a, b, c
            """)
        expectText(
            try bench.answer("head 2"),
            """
            train | size | colour | kind
            0 | 1 | red | a
            1 | 2.5 | blue | b
            """)
        expectText(
            try bench.answer("describe"),
            """
            column | count | mean | std | min | 25% | 50% | 75% | max
            size | 4 | 3.88 | 3.01 | 1 | 2.12 | 3.25 | 5 | 8
            column | count | different | commonest | times
            colour | 4 | 2 | red | 3
            kind | 4 | 3 | a | 2
            """)
        try bench.succeed("split 1 seed=3", "standardize")
        expectText(
            try bench.answer("data"),
            """
            t.csv: train 3 examples, val 1 example.
            Done to it so far: `split 1 seed=3`, `standardize`.
            column |  | holds
            size | input | numbers, -1.2247 to 1.2247
            colour | input | 2 texts: blue, red
            kind | target | 3 classes: a, b, c
            """)
        expectText(
            try bench.answer("head val"),
            """
            val | size | colour | kind
            0 | 4.49073 | red | a
            """)
        expectText(
            try bench.answer("describe val"),
            """
            column | count | mean | std | min | 25% | 50% | 75% | max
            size | 1 | 4.49 | nan | 4.49 | 4.49 | 4.49 | 4.49 | 4.49
            column | count | different | commonest | times
            colour | 1 | 1 | red | 1
            kind | 1 | 1 | a | 1
            """)
    }

    @Test func picturesAndNothing() throws {
        let bench = try TableBench()
        expectText(
            try bench.answer("data"),
            """
            There is no data yet.
            Load some with `load fashion_mnist`, or `load fashion_sketch` without a network.
            """)
        try bench.succeed("load fashion_sketch")
        expectText(
            try bench.answer("data"),
            """
            Fashion sketch: train 60,000 pictures, test 10,000 pictures.
            train_input | (60000, 28, 28) | train_target | (60000,)
            test_input | (10000, 28, 28) | test_target | (10000,)
            """)
        expectText(
            try bench.answer("head 5"),
            """
            head shows the rows of a table, and these examples are (28, 28) numbers each.
            `show 5` draws them.
            """)
        expectText(
            try bench.answer("describe"),
            """
            describe shows the rows of a table, and these examples are (28, 28) numbers each.
            `histogram train_input` shows what they hold.
            """)
    }

    /// pandas 2.3: `pd.Series([1, 2.5, 4, 8]).describe()`.
    @Test func quartersArePandass() throws {
        let bench = try TableBench(["t.csv": text])
        try bench.succeed("load csv t.csv")
        #expect(
            try bench.answer("describe")[1]
                == "size | 4 | 3.88 | 3.01 | 1 | 2.12 | 3.25 | 5 | 8")
    }

    /// A learner's own array may be called data, as it could before.
    @Test func aNameOfOnesOwn() throws {
        let bench = try TableBench(["t.csv": text])
        try bench.succeed("load csv t.csv", "data = array([1, 2, 3])")
        #expect(try bench.answer("data") == ["[1 2 3]"])
    }
}

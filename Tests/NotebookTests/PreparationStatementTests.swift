import TestSupport
import Testing

@testable import Notebook
@testable import Values

private let flowers = """
    size,colour,kind
    1,red,a
    2,blue,b
    3,red,c
    4,blue,a

    """

@Suite struct PreparationStatementTests {
    @Test func standardizeLearnsOnTrainAlone() throws {
        let bench = try TableBench(["t.csv": "a,b,y\n1,7,0\n3,7,1\n5,7,0\n7,7,1\n100,8,0\n"])
        try bench.succeed("load csv t.csv", "split 0.2 seed=5")
        let before = try #require(bench.data)
        let rows = (0..<4).map { Double(before.train.inputs.item($0)[0]) }
        let mean = rows.reduce(0, +) / 4
        let deviation = (rows.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4).squareRoot()
        let kept = Double(before.val?.inputs.item(0)[0] ?? 0)
        try bench.succeed("standardize")
        let value = try #require(bench.data?.val?.inputs.item(0)[0])
        #expect(value == Float((kept - mean) / deviation))
    }

    @Test func standardizeSaysTheFigures() throws {
        let bench = try TableBench(["t.csv": "a,b,y\n1,7,0\n3,7,1\n", "one.csv": "a,y\n1,2\n5,3\n"])
        try bench.succeed("load csv t.csv")
        expectText(
            try bench.answer("standardize"),
            """
            Every input column now has mean 0 and deviation 1 in train; the same figures were used on train.
            b holds the same number in every row of train: shifted to 0, not stretched.
            input | mean | deviation
            a | 2 | 1
            b | 7 | 0
            `split` before `standardize` keeps the rows you check on out of these figures.
            """)
        #expect(bench.data?.train.inputs.item(1) == [1, 0])
        try bench.succeed("load csv one.csv")
        expectText(
            try bench.answer("standardize").first,
            """
            Mean 3 and deviation 2 of train's a, used on train: train now has mean 0 and deviation 1.
            """)
    }

    @Test func oneHot() throws {
        let bench = try TableBench(["flowers.csv": flowers, "y.csv": "a,y\n1,2.5\n2,-1\n"])
        try bench.succeed("load csv flowers.csv")
        expectText(
            try bench.answer("one_hot"),
            """
            Every target is now a row of 3 numbers, 1 at its class and 0 elsewhere: train_target (4, 3).
            The first was 0 and is 1 0 0.
            """)
        expectText(try bench.answer("one_hot"), "The targets are one-hot already: (4, 3).")
        #expect(
            try bench.answer("labels 2")
                == ["The first 2 of train:", "[1, 0, 0]\n[0, 1, 0]", "a, b"])
        expectText(
            try bench.answer("counts"),
            """
            4 examples in train
            0 a | 2
            1 b | 1
            2 c | 1
            The largest class is 0 a with 2, the smallest 1 b with 1.
            """)
        #expect(try bench.answer("show 1").last == "0 | 1 | 0 | 1 | 0 a")
        try bench.succeed("load csv y.csv")
        expectText(
            try bench.answer("one_hot"),
            """
            one_hot needs class numbers 0, 1, 2, …, and train_target holds numbers below 0, from -1 to 2.5.
            Numbers are learned as they are: end the model with `add Dense 1`.
            """)
        expectText(
            try bench.answer("counts"),
            """
            The targets are 2 different numbers from -1 to 2.5000, so there are no classes to count: 2 examples in train. `histogram train_target` shows them.
            """)
    }
}

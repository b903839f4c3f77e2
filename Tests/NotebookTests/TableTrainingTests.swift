import Engine
import TestSupport
import Testing

@testable import Notebook
@testable import Python
@testable import Workbench

/// Tables that a test makes from a seed, for whole ways from the file to what was learned.
private enum MadeTable {
    /// Three kinds of flowers whose petals differ, as in the iris data.
    static let flowers = table(rows: 150, header: "sepal,petal,kind", seed: 3) { row, random in
        let kind = row % 3
        let petal = Double(kind) * 2 + random.normal() * 0.4
        return [5 + random.normal(), petal].map { "\($0)" } + [
            ["setosa", "versicolor", "virginica"][kind]
        ]
    }

    static let exams = table(rows: 200, header: "hours,sleep,passed", seed: 4) { _, random in
        let (hours, sleep) = (5 + random.normal() * 2, 7 + random.normal())
        return ["\(hours)", "\(sleep)", hours + sleep > 12 ? "yes" : "no"]
    }

    /// y = 3x + 2 with a little noise.
    static let line = table(rows: 200, header: "x,y", seed: 5) { _, random in
        let x = random.normal()
        return ["\(x)", "\(3 * x + 2 + random.normal() * 0.05)"]
    }

    private static func table(
        rows: Int, header: String, seed: UInt64, row: (Int, inout RandomSource) -> [String]
    ) -> String {
        var random = RandomSource(seed: seed)
        return ([header] + (0..<rows).map { row($0, &random).joined(separator: ",") })
            .joined(separator: "\n")
    }
}

extension RandomSource {
    /// About normal: the sum of twelve numbers of 0…1, less 6.
    fileprivate mutating func normal() -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + Double(below(1 << 30)) / Double(1 << 30) }
    }
}

@Suite struct TableTrainingTests {
    @Test func threeClasses() throws {
        let bench = try TableBench(["flowers.csv": MadeTable.flowers])
        try bench.succeed(
            "load csv flowers.csv target=kind", "split 0.2 seed=42", "standardize",
            "add Dense 10 relu", "add Dense 3 softmax")
        #expect(
            try bench.answer("compile adam learning_rate=0.01")[0].contains("sparse_categorical"))
        try bench.succeed(
            "fit 30 validate", "evaluate", "predict val 0..2", "predict val 3", "predict train[0]")
        #expect(try bench.value("val_accuracy") > 0.9)
        #expect(try bench.value("train_accuracy") > 0.9)
    }

    @Test func oneHotLearnsTheSame() throws {
        let bench = try TableBench(["flowers.csv": MadeTable.flowers])
        func loss(_ preparation: String) throws -> Double {
            try bench.succeed(
                "seed 7", "load csv flowers.csv", "model", preparation, "add Dense 3 softmax",
                "compile sgd learning_rate=0.1", "fit 5")
            return try bench.value("loss")
        }
        #expect(abs(try loss("shapes") - loss("one_hot")) < 1e-6)
    }

    @Test func twoClasses() throws {
        let bench = try TableBench(["exams.csv": MadeTable.exams])
        try bench.succeed(
            "load csv exams.csv", "split 0.2 seed=1", "standardize", "add Dense 1 sigmoid")
        expectText(
            try bench.answer("compile adam learning_rate=0.05"),
            """
            Adam (learning_rate 0.05) will lower binary_crossentropy, chosen because the last layer is a sigmoid and the targets are 0 or 1. Watching accuracy.
            """)
        try bench.succeed("fit 30")
        #expect(try bench.value("val_accuracy") > 0.9)
        let first = try bench.answer("predict val 0..1")
        #expect(first[0].hasPrefix("val | says | how sure | right answer"))
        #expect(first[1].contains("1 yes") || first[1].contains("0 no"))
        // One alone has a bar for each class, also for the one that has no output of its own.
        let alone = try bench.answer("predict val 1")
        #expect(alone[0].hasPrefix("val 1: says "))
        #expect(alone[1].hasPrefix("0 no | ") && alone[2].hasPrefix("1 yes | "))
        let shares = alone[1...2].compactMap {
            Double($0.split(separator: " | ")[1].prefix { $0 != " " })
        }
        #expect(abs(shares.reduce(0, +) - 1) < 1e-6)
    }

    @Test func aLine() throws {
        let bench = try TableBench(["line.csv": MadeTable.line])
        try bench.succeed("load csv line.csv", "add Dense 1")
        expectText(
            try bench.answer("compile sgd learning_rate=0.1"),
            """
            SGD (learning_rate 0.1) will lower mean_squared_error, chosen because the last layer puts out plain numbers and the targets are numbers. Watching mean_absolute_error.
            """)
        try bench.succeed("fit 50", "predict 3")
        #expect(abs(bench.weights[0] - 3) < 0.05)
        #expect(abs(bench.weights[1] - 2) < 0.05)
    }

    private static let unfitUnits: [(String, Recorded)] = [
        (
            "Dense(2, softmax)",
            Recorded(
                """
                The data has 3 classes (setosa, versicolor, virginica), and the last layer puts out 2 numbers.
                A softmax needs one unit for every class: `pop`, then `add Dense 3 softmax`.
                """)
        ),
        (
            "Dense(1, sigmoid)",
            Recorded(
                """
                A sigmoid at the end answers yes or no, and the targets run from 0 to 2.
                For several classes end with `add Dense 3 softmax`.
                """)
        ),
        (
            "Dense(3)",
            Recorded(
                """
                The last layer puts out 3 numbers without a softmax, and a target is 1 number, so no loss fits by itself.
                For classes end with `add Dense 3 softmax`, or let the loss make shares of the numbers: loss=sparse_categorical_crossentropy(from_logits=true).
                """)
        ),
    ]

    @Test(arguments: unfitUnits)
    func unitsForClasses(model: String, words: Recorded) throws {
        let bench = try TableBench(["flowers.csv": MadeTable.flowers])
        try bench.succeed("load csv flowers.csv", "model \(model)")
        expectText(try bench.answer("compile"), words)
    }

    @Test func unitsForOneHotRows() throws {
        let bench = try TableBench(["flowers.csv": MadeTable.flowers])
        try bench.succeed("load csv flowers.csv", "one_hot", "model Dense(2, softmax)")
        #expect(try bench.answer("compile")[0].hasPrefix("The data has 3 classes"))
        try bench.succeed("model Dense(1, sigmoid)")
        #expect(try bench.answer("compile")[0].hasPrefix("The data has 3 classes"))
        try bench.succeed("model Dense(3, softmax)")
        #expect(try bench.answer("compile")[0].contains("categorical_crossentropy"))
    }

    @Test func amountsAndClassesAreKeptApart() throws {
        let bench = try TableBench(["line.csv": MadeTable.line, "flowers.csv": MadeTable.flowers])
        try bench.succeed("load csv line.csv", "model Dense(2, softmax)")
        expectText(
            try bench.answer("compile")[1],
            "To predict an amount: `pop`, then `add Dense 1`.")
        try bench.succeed("load csv flowers.csv", "model Dense(1)")
        expectText(
            try bench.answer("compile").suffix(2),
            """
            The targets are 3 classes, and mean_squared_error takes their numbers for amounts.
            To tell the classes apart: `pop`, then `add Dense 3 softmax`.
            """)
        try bench.succeed("model Dense(4, softmax)")
        expectText(
            try bench.answer("compile").suffix(2),
            """
            The last layer puts out 4 numbers for 3 classes: 1 unit will learn to say nothing.
            One unit for every class: `pop`, then `add Dense 3 softmax`.
            """)
    }

    @Test func oneClassAlone() throws {
        let bench = try TableBench(["t.csv": "a,b,y\n1,2,1\n5,3,1\n"])
        #expect(
            try bench.answer("load csv t.csv").contains(
                "Every row has the same y, 1: there is nothing to learn."))
        try bench.succeed("model Dense(1, sigmoid)")
        expectText(
            try bench.answer("compile").suffix(2),
            """
            Every example of train has the same target, 1: the model can only learn to say that.
            Load data with at least two classes, or `split` another way.
            """)
    }
}

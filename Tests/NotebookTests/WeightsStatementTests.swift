import Engine
import Output
import Testing

@testable import Insight
@testable import Notebook
@testable import Statements
@testable import Workbench

/// `weights`: a list, pictures and tables.
@Suite struct WeightsStatementTests {
    private func pictures(_ cell: Cell?) -> [Picture] {
        for case .pictures(let pictures) in cell?.blocks ?? [] { return pictures }
        return []
    }

    @Test func aListOfTheLayers() throws {
        let bench = Bench(.trained)
        guard case .table(let table) = try #require(bench.run("weights")?.blocks.first) else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.map { $0[0] } == ["hidden", "", "dense", ""])
        #expect(table.rows.map { $0[1] } == ["kernel", "bias", "kernel", "bias"])
        #expect(table.rows.map { $0[2] } == ["(784, 16)", "(16,)", "(16, 10)", "(10,)"])
        let network = try #require(bench.session.snapshot.model?.network)
        let kernel = network.weights(of: network.slots[0])
        let expected = [
            Double(try #require(kernel.min())), typicalSize(kernel),
            Double(try #require(kernel.max())),
        ]
        for (text, value) in zip(table.rows[0][3...5], expected) {
            // Three figures of the smallest number in the column, so no fewer of this one.
            #expect(abs(try #require(Double(text)) - value) <= 0.005 * abs(value))
        }
        for column in 3...5 {
            let decimals = Set(table.rows.map { $0[column].split(separator: ".").last?.count })
            #expect(decimals.count == 1, "\(table.rows)")
        }
        let spread = try #require(table.columns.last?.sparklines?.first)
        #expect(spread.values.compactMap(\.self).reduce(0, +) == 784 * 16)
    }

    @Test func picturesWhereTheLayerSeesPictures() throws {
        let bench = Bench(.trained)
        let found = pictures(bench.run("weights hidden 0..3"))
        #expect(found.map(\.caption) == ["unit 0", "unit 1", "unit 2", "unit 3"])
        let network = try #require(bench.session.snapshot.model?.network)
        for (unit, picture) in found.enumerated() {
            #expect((picture.width, picture.height) == (28, 28))
            let scale = try #require(picture.scale)
            #expect(scale.kind == .diverging)
            let weights = network.weights(of: network.slots[0])
            let column = (0..<784).map { weights[$0 * 16 + unit] }
            #expect(picture.shades == scale.shades(of: column))
        }
        #expect(found.allSatisfy { $0.scale == found[0].scale })
        #expect(pictures(bench.run("weights hidden")).count == 16)
        #expect(pictures(bench.run("weights hidden 7")).map(\.caption) == ["unit 7"])
        #expect(pictures(bench.run("weights Hidden.kernel 7")).count == 1)
    }

    @Test func picturesThroughALayerThatOnlyChangesTheShape() throws {
        let bench = Bench(.loaded)
        for line in ["add Flatten", "add Dropout 0.2", "add Dense 3", "add Dense 2"] {
            bench.run(line)
        }
        #expect(pictures(bench.run("weights dense")).map(\.width) == [28, 28, 28])
        #expect(pictures(bench.run("weights dense_1")).isEmpty)
        #expect(bench.answer("weights dense").contains("the first random ones"))
    }

    @Test func longPicturesThatWereLaidOut() throws {
        let bench = try TableBench()
        try bench.succeed(
            "coach off", "x = normal(8, 6, 10)", "y = [0, 1, 0, 1, 0, 1, 0, 1]",
            "load arrays x y", "reshape 60", "add Dense 2 softmax")
        let found = pictures(try bench.run("weights dense"))
        #expect(found.map { [$0.height, $0.width] } == [[6, 10], [6, 10]])
    }

    @Test func theLastLayersUnitsAreClasses() throws {
        let bench = Bench(.small)
        bench.run("add Dense 10 softmax")
        let found = pictures(bench.run("weights dense 6..6"))
        #expect(found.map(\.caption) == ["6 Shirt"])
    }

    @Test func aTableWhereItSeesNumbers() throws {
        let bench = try TableBench(["a.csv": "long,wide,kind\n1,2,a\n3,4,b\n5,6,c\n"])
        try bench.succeed(
            "coach off", "load csv \"a.csv\"", "add Dense 3 softmax",
            "dense.kernel = [[1, 2, 3], [-4, 5, -6]]", "dense.bias = [7, 8, 9]")
        let matrix = try #require(
            try bench.run("weights dense").blocks.compactMap { block -> Matrix? in
                if case .matrix(let matrix) = block { matrix } else { nil }
            }.first)
        #expect(matrix.values == [[1, 2, 3], [-4, 5, -6], [7, 8, 9]])
        #expect(matrix.rows.labels == ["long", "wide", "bias"])
        #expect(matrix.columns.names == ["a", "b", "c"])
        #expect(matrix.shading == .diverging)
        let some = try #require(
            try bench.run("weights dense 1..2").blocks.compactMap { block -> Matrix? in
                if case .matrix(let matrix) = block { matrix } else { nil }
            }.first)
        #expect(some.values == [[2, 3], [5, -6], [8, 9]])
    }

    @Test func mistakes() {
        expectTranscript(
            from: .trained,
            #"""
            > weights 99
            weights 99
                    ^^ a layer is called by its name, and 99 is a number
            Layers: hidden, dense.
            > weights hiden
            weights hiden
                    ^^^^^ there is no layer called hiden
            Did you mean hidden? Layers: hidden, dense.
            > weights hidden 16
            weights hidden 16
                           ^^ the unit must be a whole number from 0 to 15
            > weights hidden 5..2
            weights hidden 5..2
                           ^^^^ this range runs backwards
            > weights hidden 1 2
            weights hidden 1 2
                             ^ weights has no use for this
            help weights
            """#)
        expectTranscript(
            from: .loaded,
            #"""
            > weights
            There is no model yet.
            Begin one with `add Flatten`, then `add Dense 10 softmax`.
            > add Flatten
            1  Flatten  (28, 28) → (784,)  0
            > weights flatten
            flatten (Flatten) has no weights: it learns nothing.
            """#)
    }

    @Test func aNameOfALayerIsMeantThoughANumberIsCalledSo() throws {
        let bench = Bench(.trained)
        bench.run("hidden = 3")
        bench.run("n = 2")
        #expect(pictures(bench.run("weights hidden n")).map(\.caption) == ["unit 2"])
    }

    @Test func lostWeightsAreSaid() {
        let bench = Bench(.trained)
        bench.run("hidden.kernel = hidden.kernel / 0 * 0")
        #expect(bench.answer("weights hidden").contains("None of them is a number (nan)"))
        #expect(bench.answer("weights").contains("nan"))
    }

    @Test func manyAreReadInTime() {
        let bench = Bench(.small)
        bench.run("add Dense 512 relu name=wide")
        let clock = ContinuousClock()
        let time = clock.measure { bench.run("weights wide 0..511") }
        #expect(time < .milliseconds(1000))
        #expect(clock.measure { bench.run("weights wide") } < .milliseconds(200))
    }

    @Test func explained() {
        let bench = Bench(.trained)
        bench.run("weights hidden")
        let text = bench.answer("explain")
        #expect(text.contains("sum = w₀·x₀ + … + w₇₈₃·x₇₈₃ + bias"))
        // √(2 / 800)
        #expect(text.contains("√(2 / (784 + 16)) = 0.05"))
    }
}

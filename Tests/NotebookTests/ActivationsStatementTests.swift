import Engine
import Output
import Testing

@testable import Insight
@testable import Notebook

/// `activations`: one example through the layers, and units that are dead.
@Suite struct ActivationsStatementTests {
    private func pictures(_ cell: Cell?) -> [[Picture]] {
        (cell?.blocks ?? []).compactMap { block in
            if case .pictures(let pictures) = block { pictures } else { nil }
        }
    }

    @Test func whatEachLayerPutsOut() throws {
        let bench = Bench(.trained)
        let cell = try #require(bench.run("activations test 7"))
        let found = pictures(cell)
        #expect(found.map(\.count) == [2, 1])
        let network = try #require(bench.session.snapshot.model?.network)
        let inputs = try #require(bench.session.snapshot.data?.test?.inputs)
        let trace = try LayerTrace(network, inputs: inputs, at: [7])
        let hidden = found[0][1]
        #expect((hidden.width, hidden.height) == (4, 4))
        let scale = try #require(hidden.scale)
        #expect(scale == .ink(to: Double(try #require(trace.steps[0].output.max()))))
        #expect(hidden.shades == scale.shades(of: trace.steps[0].output))
        #expect(found[1][0].scale == .ink(to: 1))
        // The answer stands as bars, once.
        let bars = cell.blocks.compactMap { block -> Bars? in
            if case .bars(let bars) = block { bars } else { nil }
        }
        #expect(bars.count == 1)
        #expect(bars[0].bars.count == 10)
    }

    @Test func aDeadLayerIsSeenAndSaid() throws {
        let bench = Bench(.trained)
        bench.run("hidden.bias = zeros(16) - 1000")
        let cell = try #require(bench.run("activations 7"))
        let found = pictures(cell)
        #expect(found[0][1].scale == .ink(to: 0))
        #expect(found[0][1].shades.allSatisfy { $0 == 0 })
        #expect(found[1][0].shades.allSatisfy { $0 == 0 })
        #expect(plain(cell).contains("hidden is dead: all of its 16 units put out 0"))
    }

    @Test func someDeadUnitsAreCounted() throws {
        let bench = Bench(.trained)
        bench.run("hidden.kernel = zeros(784, 16)")
        bench.run("hidden.bias = [1, 1, -1, 1, 1, 1, -1, 1, 1, 1, 1, 1, 1, 1, 1, 1]")
        let text = bench.answer("activations 7")
        #expect(
            text.contains(
                "2 of 16 units of hidden put out 0 for every one of 1,000 examples (2, 6)"))
        let often = try #require(pictures(bench.run("activations 7")).last?.first)
        #expect(often.shades.enumerated().allSatisfy { $1 == ([2, 6].contains($0) ? 0 : 255) })
    }

    @Test func anUnscaledInputShowsItsRange() throws {
        let bench = Bench(.loaded)
        bench.run("add Flatten")
        bench.run("add Dense 16 relu")
        let found = pictures(bench.run("activations 0"))
        let highest = try #require(found[0][0].scale?.high)
        #expect(highest > 100 && highest <= 255)
    }

    @Test func bothSidesOfZeroAreTold() throws {
        let bench = Bench(.small)
        bench.run("add Dense 7 tanh")
        bench.run("add Dense 10 softmax")
        let found = pictures(bench.run("activations 0"))
        // tanh is never silent for a range of sums.
        #expect(found.count == 1)
        #expect(found[0][1].scale?.kind == .diverging)
        #expect((found[0][1].width, found[0][1].height) == (7, 1))
    }

    @Test func unitsFillARectangle() {
        for (units, width, height) in [
            (1, 1, 1), (7, 7, 1), (10, 5, 2), (13, 13, 1), (16, 4, 4), (32, 8, 4), (100, 10, 10),
            (300, 20, 15), (512, 32, 16), (37, 7, 6),
        ] {
            let grid = UnitGrid(units: units)
            #expect((grid.width, grid.height) == (width, height), "\(units)")
        }
    }

    @Test func tablesAndAmounts() throws {
        let bench = try TableBench()
        try bench.succeed(
            "coach off", "x = linspace(0, 1, 9)", "y = 3 * x + 2", "load arrays x y",
            "add Dense 4 relu", "add Dense 1")
        let cell = try bench.run("activations 3")
        #expect(cell.status == .ok)
        #expect(pictures(cell)[0].map(\.caption) == ["dense\n4 units"])
    }

    @Test func mistakes() {
        expectTranscript(
            from: .trained,
            #"""
            > activations 1000
            activations 1000
                        ^^^^ the place must be a whole number from 0 to 999
            > activations hidden
            activations hidden
                        ^^^^^^ there is no part called hidden
            There are: train, val, test.
            """#)
        expectTranscript(
            from: .loaded,
            #"""
            > activations 7
            There is no model yet.
            Begin one with `add Flatten`, then `add Dense 10 softmax`.
            """#)
    }

    @Test func explained() {
        let bench = Bench(.trained)
        bench.run("activations test 7")
        let text = bench.answer("explain")
        #expect(text.contains("sum over 784 products, and the bias = "))
        #expect(text.contains("output = max(0, sum) = "))
    }

    @Test func helpTellsTheActivationsToo() {
        #expect(Bench(.empty).answer("help activations").contains("`leaky_relu`"))
    }
}

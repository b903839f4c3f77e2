import Engine
import Output
import TestSupport
import Testing

@testable import Notebook
@testable import Values

@Suite struct HistogramTests {
    private func bars(_ bench: Bench, _ line: String) throws -> Bars {
        let cell = try #require(bench.run(line))
        #expect(cell.status == .ok, "\(plain(cell))")
        for case .bars(let bars) in cell.blocks { return bars }
        Issue.record("no bars")
        return Bars(title: "", labelTitle: "", valueTitle: "", bars: [], description: "")
    }

    /// Every number is in just one bar: between its edges, on one in the upper.
    @Test(arguments: [
        "linspace(0, 1, 101)", "normal(5000)", "linspace(-3e-6, 5e-6, 77)", "[1, 2, 2, 3, 9]",
        "linspace(0, 255, 256)", "[5, 5, 5]", "[-1e30, 1e30]", "[0]", "exp(normal(1000) * 8)",
    ])
    func countsAreRight(values: String) throws {
        let bench = Bench(.empty)
        bench.run("a = \(values)")
        let bars = try bars(bench, "histogram a")
        let edges = try #require(bars.edges)
        guard case .tensor(let tensor)? = bench.session.snapshot.variables["a"] else { return }
        for (index, bar) in bars.bars.enumerated() {
            let isLast = index == bars.bars.count - 1
            let inside = tensor.values.map(Double.init).filter {
                $0 >= edges[index] && (isLast ? $0 <= edges[index + 1] : $0 < edges[index + 1])
            }
            #expect(bar.value == Double(inside.count), "\(values) \(edges[index])")
        }
        #expect(bars.bars.reduce(0) { $0 + $1.value } == Double(tensor.count))
        #expect(bars.total == Double(tensor.count))
        #expect(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 })
        #expect(bars.bars.count <= 24)
    }

    @Test func edgesAreRound() throws {
        let bench = Bench(.empty)
        #expect(
            try bars(bench, "histogram linspace(0, 1, 101)").edges == [
                0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
            ])
        #expect(
            try bars(bench, "histogram [1, 2, 2, 4]").bars == [
                .init("1", 1), .init("2", 2), .init("3", 0), .init("4", 1),
            ])
        // As numpy.histogram([0, 0.3, 1], bins=2) has them.
        let even = try bars(bench, "histogram [0, 0.3, 1] bins=2")
        #expect(even.edges == [0, 0.5, 1] && even.bars.map(\.value) == [2, 1])
    }

    @Test func meanAndDeviationAreNumPys() throws {
        let bars = try bars(Bench(.empty), "histogram [1, 2, 2, 7]")
        // numpy.mean → 3.0, numpy.std → 2.345207879911715
        expectText(bars.remarks, "From 1 to 7; mean 3, standard deviation 2.3452.")
        #expect(bars.description == "The most, 50.0%, are 2.")
    }

    @Test func sameNumbersAndNoNumbers() throws {
        let bench = Bench(.empty)
        let same = try bars(bench, "histogram [3, 3]")
        #expect(same.bars.map(\.value) == [2] && same.remarks == ["Every number is 3."])
        let odd = try bars(bench, "histogram ([0, 1, 0, 2, 3] / [0, 1, 0, 0, 1])")
        #expect(odd.total == 2)
        expectText(odd.remarks.last, "Left out: 2 are no numbers (nan) and 1 is infinite.")
    }

    /// The counts of bytes are those of the numbers that they stand for, on every part.
    @Test func dataIsCountedAsItIs() throws {
        let bench = Bench(.small)
        let inputs = try #require(bench.session.snapshot.data?.train.inputs)
        var values: [Float] = []
        inputs.forEachItem { values += $0 }
        let counted = Distribution(of: inputs)
        let plain = Distribution(of: DataArray(floats: values, itemShape: []))
        #expect(counted.count == values.count && plain.count == values.count)
        // Sums of a million numbers in Float64.
        #expect(abs(counted.mean - plain.mean) < 1e-7)
        #expect(abs(counted.standardDeviation - plain.standardDeviation) < 1e-7)
        let edges = [0, 0.1, 0.35, 0.36, 1]
        #expect(counted.counts(between: edges) == plain.counts(between: edges))
        let bars = try bars(bench, "histogram train_input")
        expectText(bars.title, "train_input: 784,000 numbers")
        #expect(bars.edges?.first == 0 && bars.edges?.last == 1)
        #expect(
            try self.bars(bench, "histogram train_target").bars.map(\.label)
                == (0..<10).map(String.init))
    }
}

import Datasets
import Diagnostics
import Engine
import Figures
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `histogram`: how the numbers of an array are spread.
package enum HistogramStatement {
    package static let definition = StatementDefinition.changing(
        verb: .histogram, family: .data, usage: "histogram ARRAY [bins=NUMBER]",
        summary:
            "How the numbers of an array are spread: how many lie where, their mean and their deviation.",
        example: "histogram train_input", keras: "plt.hist(train_input.ravel(), bins=20)",
        options: [
            .init(
                name: "bins",
                meaning:
                    "so many bars of one width, as NumPy makes them; without it they end on round numbers"
            )
        ],
        notes: """
            - Any array: `histogram train_input`, `histogram hidden.kernel`, `histogram x`, `histogram (y - x)`.
            - A number on the edge of two bars counts in the upper one.
            """, drawsFigures: true,
        run: run)

    /// More bars than these are not told apart.
    private static let mostBars = 200

    private static func run(
        _ command: Command, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(command.arguments, of: "histogram", options: ["bins"])
        let bins = try reader.option("bins")?.wholeNumber("bins", in: 1...mostBars)
        guard let item = reader.next() else {
            throw Diagnostic(
                "histogram needs an array.", hint: "For example: histogram train_input")
        }
        try reader.finish()
        let operand = try RowOfNumbers.array(item, &state, purpose: "a histogram")
        let distribution: Distribution
        if case .array(let array) = operand {
            distribution = Distribution(of: array)
        } else {
            let values = try operand.tracked(at: item).value.values
            guard !values.isEmpty else {
                throw Diagnostic(
                    "\(item.written.shortened) holds no numbers",
                    hint: "For example: histogram train_input", at: item.span)
            }
            distribution = Distribution(of: DataArray(floats: values, itemShape: []))
        }
        guard distribution.count > 0 else {
            throw Diagnostic(
                "no number of \(item.written.shortened) is finite, so there is nothing to draw",
                hint: "\(item.written.shortened) alone on a line shows its numbers.", at: item.span)
        }
        context.add(
            .bars(Histogram.bars(of: distribution, name: item.written.shortened, bins: bins)))
    }
}

/// Distributions as bars.
package enum Histogram {
    private static let mostRoundBars = 16

    /// - Parameters:
    ///   - name: what the numbers are of, such as `train_input`; not empty of finite numbers.
    ///   - bins: how many bars there must be; nil for edges on round numbers.
    package static func bars(
        of distribution: Distribution, name: String, bins: Int? = nil
    ) -> Bars {
        let (low, high) = (distribution.low, distribution.high)
        let edges =
            bins.map { RoundEdges.even(from: low, to: high, bars: $0) }
            ?? RoundEdges.edges(
                from: low, to: high, atMost: mostRoundBars, isWhole: distribution.isWhole)
        let counts = distribution.counts(between: edges)
        let isEach = bins == nil && distribution.isWhole && edges[0] != edges[0].rounded()
        let bars = zip(edges, counts).map { edge, count in
            // Whole numbers that have a bar each are named by it, and so is one that is alone.
            Bars.Bar(
                low == high ? MeasuredNumber.number(low) : isEach ? grouped(Int(edge + 0.5)) : "",
                Double(count))
        }
        return Bars(
            title: "\(name): \(counted(distribution.count, "number"))", labelTitle: name,
            valueTitle: "numbers", bars: bars, total: Double(distribution.count), edges: edges,
            remarks: remarks(distribution),
            description: description(bars, edges, distribution))
    }

    private static func remarks(_ distribution: Distribution) -> [String] {
        var remarks: [String] = []
        if distribution.low == distribution.high {
            remarks.append("Every number is \(MeasuredNumber.number(distribution.low)).")
        } else {
            remarks.append(
                "From \(MeasuredNumber.number(distribution.low)) to \(MeasuredNumber.number(distribution.high)); "
                    + "mean \(MeasuredNumber.number(distribution.mean)), standard deviation "
                    + "\(MeasuredNumber.number(distribution.standardDeviation)).")
        }
        let left = [
            (distribution.notNumbers, "no numbers (nan)"), (distribution.infinite, "infinite"),
        ].filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.0 == 1 ? "is" : "are") \($0.1)" }
        if !left.isEmpty { remarks.append("Left out: \(listed(left)).") }
        return remarks
    }

    /// Where most of the numbers are.
    private static func description(
        _ bars: [Bars.Bar], _ edges: [Double], _ distribution: Distribution
    ) -> String {
        guard distribution.low < distribution.high,
            let place = bars.indices.max(by: { bars[$0].value < bars[$1].value })
        else { return "" }
        let share = MeasuredNumber.percent(bars[place].value / Double(distribution.count) * 100)
        let words =
            bars[place].label.isEmpty
            ? "lie from \(MeasuredNumber.number(edges[place])) to \(MeasuredNumber.number(edges[place + 1]))"
            : "are \(bars[place].label)"
        return "The most, \(share), \(words)."
    }
}

import Diagnostics
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// The options of `plot`, under the names that matplotlib gives them.
package struct PlotOptions {
    package static let all: [StatementDefinition.Option] = [
        .init(
            name: "log", meaning: "equal steps upward are equal factors, for values of many sizes",
            values: ["true", "false"]),
        .init(name: "title", meaning: "what stands above"),
        .init(name: "xlabel", meaning: "what the level axis is called"),
        .init(name: "ylabel", meaning: "what the upright axis is called"),
        .init(name: "legend", meaning: "what the curves are called: legend=[\"train\", \"val\"]"),
    ]

    private let isLogarithmic: Bool
    private let logSpan: SourceSpan?
    private let title: String?
    private let xlabel: String?
    private let ylabel: String?
    private let legend: [String]
    private let legendSpan: SourceSpan?

    package init(_ reader: inout ArgumentReader) throws(Diagnostic) {
        let log = reader.option("log")
        isLogarithmic = try log?.boolean("log") ?? false
        logSpan = log?.span
        title = try reader.option("title")?.name("the title")
        xlabel = try reader.option("xlabel")?.name("xlabel")
        ylabel = try reader.option("ylabel")?.name("ylabel")
        let legend = reader.option("legend")
        var names: [String] = []
        if case .list(let items)? = legend?.kind {
            for item in items { names.append(try item.name("a name in the legend").shortened) }
        } else if let legend {
            names = [try legend.name("the legend").shortened]
        }
        (self.legend, legendSpan) = (names, legend?.span)
    }

    /// - Throws: where the legend names more than there is in one plot.
    package func check(_ plots: [Plot]) throws(Diagnostic) {
        guard !legend.isEmpty, plots.count != 1 || plots[0].curves.count < legend.count else {
            return
        }
        throw Diagnostic(
            plots.count > 1
                ? "a legend names the curves of one plot, and these are \(plots.count)"
                : "the legend has \(counted(legend.count, "name")) and the plot "
                    + counted(plots[0].curves.count, "curve"),
            hint: plots.count > 1 ? "Draw one at a time: plot loss" : "Leave the others out.",
            at: legendSpan)
    }

    /// - Throws: where `log=true` leaves nothing to draw.
    package func applied(to plot: Plot) throws(Diagnostic) -> Plot {
        var plot = plot
        if let title { plot.title = title.shortened }
        if let xlabel { plot.x.title = xlabel.shortened }
        if let ylabel { plot.y.title = ylabel.shortened }
        for (index, name) in legend.enumerated() { plot.curves[index].name = name }
        guard isLogarithmic else { return plot }
        plot.y.isLogarithmic = true
        let isOfEpochs = plot.curves.contains { $0.kind != .other }
        for curve in plot.curves {
            let places = curve.y.indices.filter { (curve.y[$0] ?? 1) <= 0 }
            guard !places.isEmpty else { continue }
            guard curve.y.contains(where: { $0 ?? 0 > 0 }) else {
                throw Diagnostic(
                    "\(curve.name) has no value above zero, and a log scale shows no others",
                    hint: "Leave log=true out.", at: logSpan)
            }
            let words =
                isOfEpochs
                ? "in " + Places.text(places.map { $0 + 1 }, of: "epoch")
                : "at " + Places.text(places, of: "place")
            plot.remarks.append(
                "\(curve.name) is not above zero \(words), and a log scale leaves that out.")
        }
        return plot
    }
}

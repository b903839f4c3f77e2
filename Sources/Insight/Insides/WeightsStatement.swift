import Diagnostics
import Engine
import Figures
import Language
import Output
import Statements
import Vocabulary
import Wording
import Workbench

/// `weights`: what the layers have learned, as pictures or as numbers.
package enum WeightsStatement {
    package static let definition = StatementDefinition.looking(
        verb: .weights, family: .training, usage: "weights [LAYER] [UNIT or RANGE]",
        summary:
            "A layer's weights: as pictures, one for each unit, where the layer looks at pictures, else as a table; and how they are spread. Without a layer: the layers that have some.",
        example: "weights", keras: "model.layers[0].get_weights()",
        notes: """
            - `weights hidden` draws the first \(UnitChoice.usual) units, `weights hidden 20..39` others, `weights hidden 7` one.
            - Blue speaks for the unit, orange against it; without colours, tones and strokes.
            - The numbers themselves: `hidden.kernel`, `hidden.bias`.
            """, drawsFigures: true,
        run: run)

    private static func run(
        _ command: Command, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(command.arguments, of: "weights", options: [])
        let named = reader.next()
        let place = reader.next()
        try reader.finish()
        let model = try state.requireModel()
        let network = try state.requireNetwork()
        guard let named else {
            return context.add(.table(WeightList(network).table))
        }
        let layer = try layer(named, in: network)
        guard let kernel = network.slots.first(where: { $0.layer == layer }) else {
            return context.say(silence(network.layers[layer], in: network))
        }
        guard kernel.shape.count > 1 else {
            return context.add(.table(WeightList(network, only: layer).table))
        }
        let units = try UnitChoice(place, of: kernel.shape.last ?? 1)
        let report = WeightReport(network: network, layer: layer, units: units, data: state.data)
        context.say(report.sentence + (model.hasLearned ? "" : " " + Self.untouched))
        for block in report.blocks { context.add(block) }
        for remark in report.remarks { context.say(remark) }
    }

    private static let untouched =
        "They are the first random ones: nothing was learned yet."

    /// The number of the layer that is named; `hidden.kernel` names it too.
    private static func layer(
        _ named: Expression, in network: Network
    ) throws(Diagnostic) -> Int {
        let names = network.layers.map(\.name)
        let hint = "Layers: \(TableAnswer.some(names.map(\.shortened)))."
        if case .number(let number) = named.kind {
            throw Diagnostic(
                "a layer is called by its name, and \(short(number)) is a number", hint: hint,
                at: named.span)
        }
        var name: String
        if let dotted = named.dottedName {
            name = dotted
        } else {
            name = try named.name("the layer")
        }
        let arrays = Set(network.slots.map { ".\($0.name)" })
        if !names.contains(name), let array = arrays.first(where: { name.hasSuffix($0) }) {
            name.removeLast(array.count)
        }
        let found =
            names.firstIndex(of: name)
            ?? names.firstIndex { $0.lowercased() == name.lowercased() }
        guard let found else {
            let meant = Suggestion.nearest(to: name, among: names)
            throw Diagnostic(
                "there is no layer called \(name.shortened)",
                hint: Suggestion.hint(
                    meant.map { $0.shortened }, hint), at: named.span)
        }
        return found
    }

    /// What to say of a layer without weights.
    private static func silence(_ layer: any Layer, in network: Network) -> String {
        let other = network.slots.first.map { network.layers[$0.layer].name.shortened }
        return
            "\(layer.name.shortened) (\(LayerText.title(layer))) has no weights: it learns nothing."
            + (other.map { " `weights \($0)` shows some that do." } ?? "")
    }
}

/// The layers with what they learn, its range, and how it is spread.
struct WeightList {
    private let network: Network
    /// Of one layer alone.
    private let only: Int?

    init(_ network: Network, only: Int? = nil) {
        self.network = network
        self.only = only
    }

    /// Columns of the small histograms.
    private static let bars = 12

    var table: Table {
        var rows: [[Table.Cell]] = []
        /// The lowest, typical and highest number of each row; none where nothing is learned.
        var figures: [[Double]] = []
        var spreads: [Sparkline] = []
        for (index, layer) in network.layers.enumerated() where index == only ?? index {
            let slots = network.slots(of: index)
            let name = layer.name.shortened
            if slots.isEmpty {
                rows.append([.init(name), "no weights", .shape(network.outputShapes[index])])
                figures.append([])
                spreads.append(Sparkline([]))
            }
            for (number, slot) in slots.enumerated() {
                let distribution = Distribution(
                    of: DataArray(floats: network.weights(of: slot), itemShape: []))
                let array = slot.isTrainable ? slot.name : "(\(slot.name))"
                rows.append([.init(number == 0 ? name : ""), .init(array), .shape(slot.shape)])
                figures.append(self.figures(distribution))
                spreads.append(spread(distribution))
            }
        }
        return Table(
            columns: [
                .init("layer"), .init("learns"), .init("shape"), .init("min", .right),
                .init("typical", .right), .init("max", .right),
                .init("spread", sparklines: spreads),
            ],
            cells: zip(rows, Table.Cell.columns(figures, count: 3)).map { $0 + $1 + [""] },
            footer: [
                "typical: the root of the mean square   spread: how many lie where, from min to max"
            ] + keptNote + example)
    }

    private var keptNote: [String] {
        network.state.count > 0
            ? ["in brackets: not learned but measured in training, for use outside it"] : []
    }

    private var example: [String] {
        (only == nil ? network.slots.first { $0.shape.count > 1 } : nil).map {
            ["`weights \(network.layers[$0.layer].name.shortened)` draws them."]
        } ?? []
    }

    private func figures(_ distribution: Distribution) -> [Double] {
        guard distribution.count > 0 else { return [.nan, .nan, .nan] }
        return [distribution.low, distribution.typicalSize, distribution.high]
    }

    private func spread(_ distribution: Distribution) -> Sparkline {
        guard distribution.low < distribution.high else { return Sparkline([]) }
        let edges = RoundEdges.even(
            from: distribution.low, to: distribution.high, bars: Self.bars)
        return Sparkline(distribution.counts(between: edges).map(Double.init), low: 0)
    }
}

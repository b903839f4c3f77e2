import Engine
import Output
import Statements
import Wording
import Workbench

/// What the layers of a network put out for one example, and for a sample of others.
struct ActivationReport {
    let network: Network
    /// The one example, and the sample.
    let one: LayerTrace
    let many: LayerTrace
    let data: LoadedData
    let title: String
    /// Whether what the last layer puts out is shown by itself, as the answer.
    let isAnswerShown: Bool

    var blocks: [Block] {
        var blocks: [Block] = [.pictures([inputPicture].compactMap(\.self) + outputPictures)]
        let silent = silent
        let often = oftenPictures(silent)
        if !often.isEmpty {
            blocks.append(
                .text(
                    "How often each unit puts out anything but 0, among "
                        + "\(counted(many.rows, "example")):"))
            blocks.append(.pictures(often))
        }
        blocks.append(.table(table(silent)))
        return blocks + silence(silent).map { .text($0) }
    }

    // MARK: - As pictures

    private var inputPicture: Picture? {
        guard let (height, width) = PictureSize.of(network.inputShape, data) else { return nil }
        let (low, high) = range(one.input)
        return Picture(
            width: width, height: height, values: one.input,
            scale: low < 0 ? PictureScale(holding: one.input) : .ink(to: Double(high)),
            caption: title,
            description: "\(title): the input, from \(figure(low)) to \(figure(high))")
    }

    /// The layers whose units have numbers of their own: what only changes a shape has none, nor has
    /// what rests outside training.
    private var shown: [Int] {
        network.layers.indices.dropLast(isAnswerShown ? 1 : 0).filter { index in
            !network.layers[index].isReshape && !(network.layers[index] is any RandomLayer)
                && one.steps[index].output.count > 1
        }
    }

    private var outputPictures: [Picture] {
        shown.map { index in
            let values = one.steps[index].output
            let (low, high) = range(values)
            let zeros = values.count { $0 == 0 }
            return UnitGrid(units: values.count).picture(
                values, scale: PictureScale(holding: values), caption: caption(index),
                description:
                    "\(name(index)): \(counted(values.count, "unit")), from \(figure(low)) "
                    + "to \(figure(high)), \(grouped(zeros)) at 0")
        }
    }

    /// For layers that can be silent: how often each unit speaks.
    private func oftenPictures(_ silent: [SilentLayer]) -> [Picture] {
        silent.map { index, activity in
            UnitGrid(units: activity.shares.count).picture(
                activity.shares, scale: .ink(to: 1), caption: "\(name(index))\nhow often",
                description: "\(name(index)): \(grouped(activity.dead.count)) of "
                    + "\(counted(activity.shares.count, "unit")) never put out anything but 0")
        }
    }

    /// A layer that can be silent, and how often its units speak.
    private typealias SilentLayer = (index: Int, activity: UnitActivity)

    private var silent: [SilentLayer] {
        shown.filter { network.layers[$0].activation.definition.isSilentBelowZero }.map {
            ($0, UnitActivity(many.steps[$0].output, rows: many.rows))
        }
    }

    // MARK: - As numbers

    private func table(_ silent: [SilentLayer]) -> Table {
        let dead = Dictionary(
            uniqueKeysWithValues: silent.map { ($0.index, $0.activity.dead.count) })
        let names = ["input"] + network.layers.indices.map(name)
        let shapes = [network.inputShape] + network.outputShapes
        let values = [one.input] + one.steps.prefix(network.layers.count).map(\.output)
        let silences: [Table.Cell] =
            [""] + network.layers.indices.map { dead[$0].map { .count($0) } ?? "" }
        let figures = Table.Cell.columns(values.map(figures), count: 3)
        let rows = names.indices.map { place -> [Table.Cell] in
            [.init(names[place]), .shape(shapes[place])] + figures[place]
                + [.count(values[place].count { $0 == 0 }), silences[place]]
        }
        return Table(
            columns: [
                .init("layer"), .init("shape"), .init("min", .right), .init("mean", .right),
                .init("max", .right), .init("at 0", .right), .init("always 0", .right),
            ], cells: rows)
    }

    /// The lowest, mean and highest of a layer's numbers.
    private func figures(_ values: [Float]) -> [Double] {
        let mean = values.reduce(0.0) { $0 + Double($1) } / Double(max(1, values.count))
        let (low, high) = range(values)
        return [Double(low), mean, Double(high)]
    }

    /// Units that are dead, in words.
    private func silence(_ silent: [SilentLayer]) -> [String] {
        silent.filter { !$0.activity.dead.isEmpty }.map { index, activity in
            let (dead, all) = (activity.dead, activity.shares.count)
            let examples = counted(activity.rows, "example")
            if dead.count == all {
                return
                    "\(name(index)) is dead: all of its \(grouped(all)) units put out 0 for every "
                    + "one of \(examples), whatever goes in, so nothing can be learned through it. "
                    + "`compile` and `fit` with a smaller learning_rate, on scaled inputs."
            }
            return
                "\(grouped(dead.count)) of \(counted(all, "unit")) of \(name(index)) put out 0 for "
                + "every one of \(examples) (\(TableAnswer.some(dead.map(String.init)))): they are "
                + "dead, and no gradient reaches them."
        }
    }

    private func caption(_ index: Int) -> String {
        "\(name(index))\n\(counted(one.steps[index].output.count, "unit"))"
    }

    private func name(_ index: Int) -> String { network.layers[index].name.shortened }

    private func range(_ values: [Float]) -> (Float, Float) {
        (values.min() ?? 0, values.max() ?? 0)
    }

    private func figure(_ value: Float) -> String {
        significant(Double(value), 3)
    }
}

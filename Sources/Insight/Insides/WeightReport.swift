import Engine
import Output
import Statements
import Wording
import Workbench

/// What is shown of one layer's weights.
struct WeightReport {
    private let network: Network
    private let layer: Int
    private let units: UnitChoice
    private let data: LoadedData?
    private let kernel: Network.Slot
    private let distribution: Distribution
    private let bias: [Float]?

    /// More inputs than these are no rows of a table.
    private static let mostRows = 1000

    /// - Parameter layer: the number of a layer that has weights.
    init(network: Network, layer: Int, units: UnitChoice, data: LoadedData?) {
        self.network = network
        self.layer = layer
        self.units = units
        self.data = data
        let slots = network.slots(of: layer)
        kernel = slots[0]
        distribution = Distribution(
            of: DataArray(floats: network.weights(of: kernel), itemShape: []))
        bias = slots.count > 1 ? network.weights(of: slots[1]) : nil
    }

    private var name: String { network.layers[layer].name.shortened }
    private var inputs: Int { kernel.shape[0] }
    private var isLast: Bool { layer == network.layers.count - 1 }

    /// The sides of the pictures that the layer looks at; nil where it looks at none.
    ///
    /// Layers without weights before it leave every pixel in its place.
    private var pictureSize: (height: Int, width: Int)? {
        guard !network.slots.contains(where: { $0.layer < layer }), !(data?.isTable ?? false),
            inputs == network.inputShape.reduce(1, *)
        else { return nil }
        return PictureSize.of(network.inputShape, data)
    }

    var sentence: String {
        let title = LayerText.title(network.layers[layer])
        let bias = bias == nil ? "" : ", and a bias"
        return "\(name) (\(title)): \(counted(inputs, "weight")) for each of "
            + "\(counted(units.count, "unit"))\(bias). " + rangeText
    }

    private var rangeText: String {
        guard distribution.count > 0 else {
            return "None of them is a number (nan): `undo` takes the last `fit` back."
        }
        let lost = distribution.notNumbers + distribution.infinite
        return "They run from \(figure(distribution.low)) to \(figure(distribution.high))"
            + (lost > 0 ? "; \(grouped(lost)) are not finite numbers." : ".")
    }

    var blocks: [Block] {
        let drawing: Block =
            if let (height, width) = pictureSize {
                .pictures(units.units.map { picture($0, height: height, width: width) })
            } else {
                .matrix(matrix)
            }
        guard distribution.count > 0 else { return [drawing] }
        return [drawing, .bars(Histogram.bars(of: distribution, name: "\(name).kernel"))]
    }

    var remarks: [String] {
        var texts: [String] = []
        if pictureSize != nil, limit < largest {
            texts.append(
                "The scale ends at three times their typical size, so that most of them differ; "
                    + "what lies beyond, up to \(figure(largest)), is drawn as its end.")
        }
        if let bias, let low = bias.min(), let high = bias.max() {
            texts.append(
                low == high
                    ? "\(name).bias: every one is \(figure(Double(low)))."
                    : "\(name).bias runs from \(figure(Double(low))) to \(figure(Double(high))); "
                        + "`histogram \(name).bias` shows how it is spread.")
        }
        if units.units.count < units.count {
            let next = (units.units.last ?? 0) + 1
            let last = min(units.count, next + UnitChoice.usual) - 1
            texts.append(
                "\(grouped(units.units.count)) of \(counted(units.count, "unit"))"
                    + (next < units.count
                        ? ": `weights \(name) \(next)..\(last)` shows more." : "."))
        }
        return texts
    }

    // MARK: - As pictures

    private var largest: Double { max(-distribution.low, distribution.high) }

    /// Where the colours end: a few large weights must not make all others pale.
    private var limit: Double {
        min(largest, 3 * distribution.typicalSize)
    }

    private func picture(_ unit: Int, height: Int, width: Int) -> Picture {
        let values = network.weights(of: kernel, unit: unit)
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let bias = bias.map { ", bias \(figure(Double($0[unit])))" } ?? ""
        return Picture(
            width: width, height: height, values: values, scale: .diverging(to: limit),
            caption: label(unit),
            description: "\(label(unit)) of \(name): weights from \(figure(Double(low))) to "
                + "\(figure(Double(high)))\(bias)")
    }

    /// `unit 7`, or of the last layer the class that it speaks for.
    private func label(_ unit: Int) -> String {
        guard isLast, let data, units.count == data.classNames.count else {
            return "unit \(grouped(unit))"
        }
        return data.classText(Double(unit)).shortened
    }

    // MARK: - As numbers

    private var matrix: Matrix {
        let rows = min(inputs, Self.mostRows)
        let columns = units.units.map { network.weights(of: kernel, unit: $0) }
        var values = (0..<rows).map { row in columns.map { Double($0[row]) } }
        var labels = (0..<rows).map(inputLabel)
        // A bias beneath a few rows is seen; beneath many it would be taken for one of them.
        if let bias, rows <= 20 {
            values.append(units.units.map { Double(bias[$0]) })
            labels.append("bias")
        }
        return Matrix(
            title: "\(name).kernel", rows: .init("input", labels: labels), columns: unitAxis,
            values: values, shading: .diverging,
            footer: rows < inputs ? ["the first \(grouped(rows)) of \(grouped(inputs)) inputs"] : []
        )
    }

    private var unitAxis: Matrix.Axis {
        let hasNames = isLast && units.count == data?.classNames.count
        return Matrix.Axis(
            hasNames ? "class" : "unit", labels: units.units.map(String.init),
            names: hasNames
                ? units.units.map { data?.className(of: Float($0))?.shortened ?? "" } : [])
    }

    /// What an input is called: a column of the table, or the unit before it.
    private func inputLabel(_ place: Int) -> String {
        guard let data, data.isTable, data.inputNames.count == inputs,
            !network.slots.contains(where: { $0.layer < layer })
        else { return String(place) }
        return data.inputNames[place].shortened
    }

    private func figure(_ value: Double) -> String { significant(value, 3) }
}

import Engine
import Output
import Wording
import Workbench

/// What goes into a network as a picture, and which of its pixels speak for and against an answer.
struct TracePictures {
    private let report: TraceReport

    init(_ report: TraceReport) { self.report = report }

    var pictures: [Picture] {
        guard let (height, width) = size else { return [] }
        let input = report.trace.input
        let low = min(0, input.min() ?? 0)
        var pictures = [
            picture(
                input.map { $0 - low }, height, width, caption: report.title,
                description: "the input")
        ]
        guard let (unit, name, products) = products else { return pictures }
        let sides: [(word: String, values: [Float])] = [
            ("for", products.map { max(0, $0) }), ("against", products.map { max(0, -$0) }),
        ]
        for (word, values) in sides {
            let sum = values.reduce(0, +)
            pictures.append(
                picture(
                    values, height, width, caption: "\(word) \(name)",
                    description: "weight times pixel where it speaks \(word) unit \(unit), "
                        + "\(significant(Double(sum), 3)) in all"))
        }
        return pictures
    }

    /// The unit whose pictures stand beside the input; nil where there are none.
    var loudestUnit: String? { size == nil ? nil : products?.name }

    private var size: (height: Int, width: Int)? {
        PictureSize.of(report.network.inputShape, report.data)
    }

    /// Pixel times weight for the loudest unit of the first layer with weights, where that layer
    /// sees the pixels themselves.
    private var products: (unit: Int, name: String, values: [Float])? {
        let network = report.network
        guard let kernel = network.slots.first(where: { $0.name == "kernel" }),
            network.layers[..<kernel.layer].allSatisfy({ $0.isReshape }),
            kernel.shape.count == 2, kernel.shape[0] == report.trace.input.count
        else { return nil }
        let output = report.trace.steps[kernel.layer].output
        guard let unit = output.indices.max(by: { output[$0] < output[$1] }) else { return nil }
        let weights = network.weights(of: kernel)
        let units = kernel.shape[1]
        let values = report.trace.input.enumerated().map { $1 * weights[$0 * units + unit] }
        let isLast = kernel.layer == network.layers.count - 1
        let name =
            isLast
            ? report.data.classText(Double(unit))
            : "unit \(unit) of \(network.layers[kernel.layer].name)"
        return (unit, name, values)
    }

    private func picture(
        _ values: [Float], _ height: Int, _ width: Int, caption: String, description: String
    ) -> Picture {
        Picture(
            width: width, height: height,
            shades: PictureScale.ink(to: Double(values.max() ?? 0)).shades(of: values),
            caption: caption, description: "\(caption): \(description)")
    }
}

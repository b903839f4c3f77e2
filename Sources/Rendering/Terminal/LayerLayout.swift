import Output
import Wording

/// Lays a layer out in the columns in which other layers stand above and below it:
///
///     2  Dense relu         (784,) → (100,)       784·100 + 100 = 78,500 parameters
struct LayerLayout {
    var style: TerminalStyle

    /// The column at which the shapes begin, and the columns that they take, where they find room.
    private static let start = 24
    private static let shapesWidth = 22

    func lines(for layer: LayerLine) -> [Line] {
        let start = "  \(layer.number)  \(layer.title)".filled(to: Self.start)
        return CodeWrap.lines(of: [start + known(of: layer)], width: style.width).map { Line($0) }
    }

    private func known(of layer: LayerLine) -> String {
        guard let shapes = layer.shapes else { return "shapes will be known when there is data" }
        let texts = [shapes.input, shapes.output].map(shapeText)
        let signs = style.sanitizer.clean(" → ")
        return texts.joined(separator: signs).filled(to: Self.shapesWidth) + parameters(of: layer)
    }

    /// `784·100 + 100 = 78,500 parameters`.
    private func parameters(of layer: LayerLine) -> String {
        let total = "\(grouped(layer.parameters)) parameters"
        guard !layer.arrays.isEmpty else { return total }
        let times = style.unicode ? "·" : "*"
        let terms = layer.arrays.map { $0.map(String.init).joined(separator: times) }
        let kept =
            layer.nonTrainable > 0 ? ", \(grouped(layer.nonTrainable)) of them not trained" : ""
        let penalties = layer.regularizers.map { ", \($0)" }.joined()
        return terms.joined(separator: " + ") + " = " + total + kept + penalties
    }
}

extension String {
    /// With spaces behind it up to a number of columns, two at the least.
    fileprivate func filled(to columns: Int) -> String {
        self + String(repeating: " ", count: max(2, columns - DisplayWidth.of(self)))
    }
}

import Engine
import Output
import Vocabulary

/// A layer in words and numbers.
package enum LayerText {
    package static func line(_ model: ModelState, _ index: Int) -> LayerLine {
        var line = LayerLine(number: index + 1, title: title(model.layers[index]))
        guard let network = model.network else { return line }
        line.shapes = .init(
            input: network.inputShape(of: index), output: network.outputShapes[index])
        let slots = network.slots(of: index)
        line.arrays = slots.map(\.shape)
        line.regularizers = regularizers(model.layers[index])
        line.nonTrainable = slots.filter { !$0.isTrainable || network.isFrozen($0.layer) }
            .reduce(0) { $0 + $1.size }
        return line
    }

    /// `Dense relu`, `Dropout 0.3`.
    package static func title(_ layer: any Layer) -> String {
        layer.kind + (layer.shownSetting.map { " " + SettingText.brief($0) } ?? "")
    }

    /// What its weights add to the loss: `kernel l2(0.01)`, `bias l1(0.01)`.
    package static func regularizers(_ layer: any Layer) -> [String] {
        layer.settings.compactMap { setting in
            guard case .regularizer(let rule) = setting.value else { return nil }
            return "\(setting.name.prefix { $0 != "_" }) \(rule)"
        }
    }

    /// `Dense(100, relu)`, as `model` takes it; the layer's own name is left out.
    package static func written(_ layer: any Layer) -> String {
        let descriptions = type(of: layer).settingDescriptions
        let places = Set(descriptions.filter(\.isPositional).map(\.name))
        var isByPlace = true
        let arguments = zip(layer.settings, descriptions).compactMap { setting, description in
            guard setting.value != description.defaultValue else {
                isByPlace = false
                return String?.none
            }
            let text = SettingText.plain(setting.value)
            return isByPlace && places.contains(setting.name) ? text : "\(setting.name)=\(text)"
        }
        return layer.kind + (arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))")
    }
}

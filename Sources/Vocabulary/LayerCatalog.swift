import Diagnostics
import Engine
import Language
import Wording

/// The layers as statements name them. Which there are, and with which settings, they say themselves
/// (`LayerKinds`).
package enum LayerCatalog {
    /// One kind of layer as `add` and `help` speak of it.
    package struct Entry: Sendable {
        package let type: any Layer.Type

        package init(_ type: any Layer.Type) { self.type = type }

        package var kind: String { type.kind }
        package var settings: [SettingDescription] { type.settingDescriptions }
        package var summary: String { type.summary }
        /// Every option by its name.
        package var options: [String] { settings.map(\.name) + ["name"] }

        /// What an option is for, in a few words; empty for one that it does not take.
        package func meaning(of option: String) -> String {
            option == "name"
                ? "what it is called in `summary`"
                : settings.first { $0.name == option }?.meaning ?? ""
        }

        /// `add Dense UNITS [ACTIVATION] [name=…]`: what must be given, and the numbers and functions
        /// that may be.
        package var usage: String {
            let settings = settings
            let words = settings.compactMap { setting -> String? in
                let name = setting.kind == .activation && settings.count == 1 ? "NAME" : nil
                if setting.asked != nil { return name ?? setting.name.uppercased() }
                switch (setting.kind, setting.defaultValue) {
                case (.activation, _): return "[\(setting.name.uppercased())]"
                case (.number, let value?): return "[\(setting.name)=\(SettingText.plain(value))]"
                default: return nil
                }
            }
            return (["add", kind] + words + ["[name=…]"]).joined(separator: " ")
        }

        /// `add Dense 100 relu`.
        package var example: String {
            let settings = settings
            let values = exampleLayer?.settings.filter { named in
                settings.contains { $0.name == named.name && $0.defaultValue != named.value }
            }
            return (["add", kind] + (values ?? []).map { SettingText.plain($0.value) })
                .joined(separator: " ")
        }

        /// The layer of the example.
        package var exampleLayer: (any Layer)? {
            guard let standard = try? type.standard() else { return nil }
            let names = type.exampleSettings.map(\.name)
            return try? type.make(
                standard.settings.filter { !names.contains($0.name) } + type.exampleSettings,
                name: standard.name)
        }
    }

    package static var all: [Entry] { LayerKinds.all.map(Entry.init) }
    package static var names: [String] { LayerKinds.all.map { $0.kind }.sorted() }

    package static func entry(named name: String) -> Entry? {
        LayerKinds.named(name).map(Entry.init)
    }

    package static let activations = Activation.allCases.map(\.rawValue)
    package static let initializers = Initializer.allCases.map(\.rawValue)

    /// The layer that a name and its arguments stand for.
    ///
    /// - Parameter taken: names of layers that are there already; the new one gets Keras's own
    ///   (`dense`, `dense_1`) unless `name=` is given.
    package static func layer(
        named kind: Name, arguments: [Argument], taken: LayerNames,
        random: inout RandomSource
    ) throws(Diagnostic) -> any Layer {
        guard let entry = entry(named: kind.text) else { throw unknownLayer(kind) }
        var reader = try ArgumentReader(
            arguments, of: entry.kind, options: entry.options, helpTopic: entry.kind)
        let name = try layerName(reader.option("name"), for: entry.kind, taken: taken)
        let given = try reader.settings(entry.settings, of: entry.kind, example: entry.example)
        let layer = try given.making { (values) throws(EngineError) in
            try entry.type.make(values, name: name)
        }
        try reader.finish()
        guard var drawing = layer as? any RandomLayer else { return layer }
        drawing.seed = seed(for: name, beside: random)
        return drawing
    }

    private static func layerName(
        _ given: Expression?, for kind: String, taken: LayerNames
    ) throws(Diagnostic) -> String {
        guard let given else { return taken.next(for: kind) }
        let name = try given.name("name")
        guard !name.isEmpty, !name.contains("/") else {
            throw Diagnostic(
                "a layer's name holds at least one letter and no slash",
                hint: "For example: name=hidden", at: given.span)
        }
        if taken.contains(name) {
            throw EngineError.duplicateName(name).diagnostic().placed(at: given.span)
        }
        return name
    }

    /// A seed of the layer's own, drawn beside the session's stream: with a dropout or without it
    /// the other layers start from the same weights.
    private static func seed(for name: String, beside random: RandomSource) -> UInt64 {
        var own = random
        return name.utf8.reduce(own.next()) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// What Keras calls a layer of its own and is written otherwise here.
    private static let otherWays: [String: String] = [
        "relu": "`add Activation relu` is that layer, and `add Dense 100 relu` has it within.",
        "softmax":
            "`add Activation softmax` is that layer, and `add Dense 10 softmax` has it within.",
        "elu": "`add Activation elu` is that layer, and `add Dense 100 elu` has it within.",
        "input": "The data tell the shape of the inputs: begin with the first layer behind it.",
        "inputlayer":
            "The data tell the shape of the inputs: begin with the first layer behind it.",
        "reshape": "`reshape 28 28` lays out the data anew, `add Flatten` what comes into a layer.",
        "normalization":
            "`standardize` does that to the data, `add BatchNormalization` within the model.",
    ]

    private static func unknownLayer(_ kind: Name) -> Diagnostic {
        if let elsewhere = KerasElsewhere.missingLayer(kind) { return elsewhere }
        if let way = otherWays[kind.text.lowercased()] {
            return Diagnostic(
                "there is no layer called \(kind.text) here", hint: way, at: kind.span)
        }
        let meant = Suggestion.nearest(to: kind.text, among: names)
        return Diagnostic(
            "there is no layer called \(kind.text)",
            hint: Suggestion.hint(
                meant, "Layers: \(names.joined(separator: ", ")).   help layers"),
            at: kind.span)
    }
}

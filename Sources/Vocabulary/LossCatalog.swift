import Diagnostics
import Engine
import Language

/// The losses as statements name them. Which there are, and with which settings, they say themselves.
package enum LossCatalog {
    /// Keras's names, then its short ones.
    package static var names: [String] {
        Loss.Kind.allCases.map(\.rawValue) + Loss.Kind.aliases.keys.sorted()
    }

    /// The loss that a value stands for: a name of Keras's, the name of its class, or either of them
    /// with settings in call form.
    ///
    ///     mse · MeanSquaredError · sparse_categorical_crossentropy(from_logits=true)
    package static func loss(_ value: Expression) throws(Diagnostic) -> Loss {
        guard case .call(let callee, let arguments) = value.kind, callee.dottedName != nil
        else { return Loss(try kind(named: value)) }
        let kind = try kind(named: callee)
        let descriptions = Loss.settingDescriptions(of: kind)
        var reader = try ArgumentReader(
            arguments, of: kind.rawValue, options: descriptions.map(\.name))
        if let bare = reader.next() {
            let example = descriptions.first.map { "\(kind.rawValue)(\($0.name)=true)" }
            throw Diagnostic(
                "\(kind.rawValue) takes its settings by name",
                hint: "For example: \(example ?? kind.rawValue)", at: bare.span)
        }
        let given = try reader.settings(
            descriptions, of: kind.rawValue, example: "compile adam loss=\(kind.rawValue)")
        return try given.making { (values) throws(EngineError) in try Loss.make(kind, values) }
    }

    /// - Parameter written: a name, of which the last part counts: `keras.losses.mse`.
    private static func kind(named written: Expression) throws(Diagnostic) -> Loss.Kind {
        let value = written.lastName.map { Expression(.word($0), at: written.span) } ?? written
        let classes = Loss.Kind.allCases.map(\.definition.kerasClass)
        if let kind = try Loss.Kind(named: value.name("loss")), classes.contains(value.word ?? "") {
            return kind
        }
        return Loss.Kind(named: try value.choice("loss", of: names)) ?? .meanSquaredError
    }
}

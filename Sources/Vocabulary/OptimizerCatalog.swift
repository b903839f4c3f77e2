import Diagnostics
import Engine
import Language

/// The optimizers as statements name them. Which there are, and with which settings, they say
/// themselves (`OptimizerKinds`).
package enum OptimizerCatalog {
    /// One kind of optimizer as `compile` and `help` speak of it.
    package struct Entry: Sendable {
        package let type: any Optimizer.Type

        package init(_ type: any Optimizer.Type) { self.type = type }

        package var kind: String { type.kind }
        package var settings: [SettingDescription] { type.settingDescriptions }
        package var summary: String { type.summary }
        package var options: [String] { settings.map(\.name) }

        /// What an option is for, in a few words; empty for one that it does not take.
        package func meaning(of option: String) -> String {
            settings.first { $0.name == option }?.meaning ?? ""
        }
    }

    package static var all: [Entry] { OptimizerKinds.all.map(Entry.init) }
    package static var names: [String] { OptimizerKinds.all.map { $0.kind.lowercased() } }

    /// The entry that a name stands for, in any spelling of capitals.
    package static func entry(named name: String, at span: SourceSpan) throws(Diagnostic) -> Entry {
        if let type = OptimizerKinds.named(name) { return Entry(type) }
        let kinds = OptimizerKinds.all.map { $0.kind }
        let meant = Suggestion.nearest(to: name, among: kinds)
        throw Diagnostic(
            "there is no optimizer called \(name)",
            hint: Suggestion.hint(
                meant, "Optimizers: \(kinds.joined(separator: ", ")).   help compile"),
            at: span)
    }

    /// The optimizer with the options that `reader` still holds for it.
    package static func optimizer(
        _ entry: Entry, options reader: inout ArgumentReader
    ) throws(Diagnostic) -> any Optimizer {
        let given = try reader.settings(
            entry.settings, of: entry.kind, example: "compile \(entry.kind.lowercased())")
        return try given.making { (values) throws(EngineError) in try entry.type.make(values) }
    }
}

import Diagnostics
import Engine
import Language

/// `clipnorm=`, `clipvalue=` and `global_clipnorm=`, which every optimizer takes beside its own options.
package enum ClippingOptions {
    package static let names = GradientClipping.Rule.allCases.map(\.rawValue)

    /// Takes the bound out of the arguments of an optimizer.
    package static func clipping(
        takenFrom arguments: inout [Argument]
    ) throws(Diagnostic) -> GradientClipping? {
        let found = arguments.filter { names.contains($0.name?.text ?? "") }
        arguments.removeAll { names.contains($0.name?.text ?? "") }
        if found.count > 1, let span = found.last?.name?.span {
            throw Diagnostic(
                "only one of \(names.joined(separator: ", ")) can be given, as in Keras",
                hint: "clipnorm=1 is the usual choice.", at: span)
        }
        guard let argument = found.first,
            let rule = GradientClipping.Rule(rawValue: argument.name?.text ?? "")
        else { return nil }
        let limit = try argument.value.number(rule.rawValue)
        do throws(EngineError) {
            return try GradientClipping(rule, limit)
        } catch {
            throw Diagnostic("\(rule.rawValue) must be greater than 0", at: argument.value.span)
        }
    }
}

import Diagnostics
import PythonSyntax

/// Checks of what a call gives.
extension PythonEvaluator {
    func checkEmpty(_ call: CallArguments, of name: String) throws(Diagnostic) {
        guard !call.isEmpty else { return }
        throw Diagnostic("\(name) takes nothing", at: call.span)
    }

    func only(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue {
        guard call.values.count == 1, call.named.isEmpty else {
            throw Diagnostic("\(name) takes one value", at: call.span)
        }
        return call.values[0]
    }

    func checkOptions(_ call: CallArguments, of name: String, _ known: Set<String>)
        throws(Diagnostic)
    {
        for option in call.named where !known.contains(option.name) {
            throw Diagnostic(
                "\(name) has no option called \(option.name) here",
                at: call.span(ofNamed: option.name))
        }
        if let order = call.named.first(where: { $0.name == "order" }), text(order.value) != "C" {
            throw Diagnostic(
                "arrays lie row by row here", hint: "Leave order out.",
                at: call.span(ofNamed: "order"))
        }
    }
}

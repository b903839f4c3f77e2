import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax
import Vocabulary
import Workbench

/// Models and weights in files.
extension PythonEvaluator {
    mutating func file(_ name: String, _ call: CallArguments) throws(Diagnostic) {
        var taker = ArgumentTaker(call, of: name)
        let path = try taker.need("filepath")
        let place = taker.span(of: "filepath")
        if name == "save" || name == "save_weights" {
            _ = taker.option("overwrite")
            if let format = taker.option("save_format"), let named = text(format),
                !["h5", "keras"].contains(named)
            {
                throw Diagnostic(
                    "models are saved as .keras and .h5 here", at: call.span(ofNamed: "save_format")
                )
            }
        }
        try taker.finish()
        guard let text = text(path) else {
            throw Diagnostic("a file's name is a text: \"model.keras\"", at: place)
        }
        let file = Argument(value: Expression(.text(text), at: place))
        let weights = Argument(value: Expression(.word("weights"), at: place))
        switch name {
        case "save": try perform("save", [file], at: call.span)
        case "save_weights": try perform("save", [weights, file], at: call.span)
        case "load_weights": try perform("load", [weights, file], at: call.span)
        default:
            throw Diagnostic(
                "export writes other formats than there are here", hint: "`export onnx \"m.onnx\"`",
                at: call.span)
        }
    }

    mutating func loadModel(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "load_model")
        let path = try taker.need("filepath")
        if let custom = taker.option("custom_objects"), !isNone(custom) {
            throw Diagnostic(
                "parts of your own are not read here", at: call.span(ofNamed: "custom_objects"))
        }
        let isCompiled = try flag(taker.option("compile"), otherwise: true)
        _ = taker.option("safe_mode")
        try taker.finish()
        guard let text = text(path) else {
            throw Diagnostic("a file's name is a text: \"model.keras\"", at: call.span)
        }
        putAside()
        let reference = names.heap.add(.model(PythonModel()))
        try perform(
            "load",
            [
                Argument(value: Expression(.word("model"), at: call.span)),
                Argument(value: Expression(.text(text), at: call.span(ofValue: 0))),
            ]
                + (isCompiled
                    ? []
                    : [
                        Argument(
                            name: Name("compile", at: call.span),
                            value: Expression(.boolean(false), at: call.span))
                    ]),
            at: call.span)
        names.presentModel = reference
        return .reference(reference)
    }
}

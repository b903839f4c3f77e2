import JSON
import Wording

/// Keras's configurations are trees of JSON.
extension JSONValue {
    /// - Parameter place: what the text is, for messages: `config.json`.
    /// - Throws: `damaged` with the line and column of what is wrong.
    static func read(_ json: [UInt8], place: String) throws(ModelFileProblem) -> JSONValue {
        do throws(JSONProblem) {
            return try JSONValue(json: json)
        } catch {
            let (line, column) = (grouped(error.line), grouped(error.column))
            throw .damaged(
                place: "\(place), line \(line), column \(column)", reason: error.reason)
        }
    }

    /// The class that an object of Keras's is of: `L2`; one that is not Keras's own with whose it is:
    /// `my>L2`, `mymodule.L2`.
    ///
    /// Keras's own have no name that somebody registered, or the class's or function's itself.
    /// Source: `serialize_keras_object` in Keras 3's `saving/serialization_lib.py`.
    var kind: String? {
        guard let name = self["class_name"]?.string else { return nil }
        let function = name == "function" ? self["config"]?.string : nil
        let own = [name] + (function.map { [$0] } ?? [])
        if let registered = self["registered_name"]?.string {
            let parts = registered.split(separator: ">", maxSplits: 1).map(String.init)
            let isKeras = parts.count < 2 || ["keras", "keras_core"].contains(parts[0])
            guard isKeras, own.contains(parts.last ?? "") else { return registered }
        }
        guard let module = self["module"]?.string, !Self.isKeras(module: module),
            name != "function" || module != "builtins"
        else { return name }
        return "\(module).\(function ?? name)"
    }

    /// Whether its class is somebody's own, so that what it does is not known from its name.
    var isForeign: Bool { kind != self["class_name"]?.string }

    private static func isKeras(module: String) -> Bool {
        ["keras", "keras_core", "tf_keras", "tensorflow.keras", "tensorflow.python.keras"]
            .contains { module == $0 || module.hasPrefix($0 + ".") }
    }

    /// As a message shows it: `"l2"`, `0.5`, at most so many letters.
    var shown: String {
        let text =
            switch self {
            case .object(let members):
                functionName ?? kind ?? members["config"]?.string ?? "{…}"
            default: simplified.pythonText
            }
        return text.count > 60 ? text.prefix(57) + "…" : text
    }

    /// Numbers without fraction as such, for messages.
    private var simplified: JSONValue {
        switch self {
        case .number(let number): Int(exactly: number).map { .whole($0) } ?? self
        case .array(let items): .array(items.map(\.simplified))
        default: self
        }
    }
}

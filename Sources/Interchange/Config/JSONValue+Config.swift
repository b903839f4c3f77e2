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

    /// As a message shows it: `"l2"`, `0.5`, at most so many letters.
    var shown: String {
        let text =
            switch self {
            case .object(let members):
                members["class_name"]?.string ?? members["config"]?.string ?? "{…}"
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

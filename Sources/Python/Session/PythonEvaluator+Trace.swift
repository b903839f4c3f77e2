import Datasets
import Diagnostics
import Engine
import Workbench

extension PythonEvaluator {
    /// Notes what these lines did to the session, for a program that repeats them.
    mutating func trace(from before: SessionState) {
        trace.hasTrained = session.runs.count > before.runs.count
        if let present = names.presentModel {
            let own = names.all.filter {
                if case .reference(let reference)? = names[$0] {
                    reference == present
                } else {
                    false
                }
            }
            trace.modelName = own.contains("model") ? "model" : own.first
        }
        guard let data = session.data, !data.isSame(as: before.data) else { return }
        var found: [String: String] = [:]
        for part in data.parts {
            for (own, array) in [
                ("input", part.examples.inputs), ("target", part.examples.targets),
            ] {
                let known = "\(part.name)_\(own)"
                found[known] = name(of: array) ?? writtenData[known]
            }
        }
        trace.dataNames = found
    }

    /// The text at a place of one line, where names, numbers and signs say all of it.
    func written(at span: SourceSpan) -> String? {
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let place = span.line - line
        guard lines.indices.contains(place) else { return nil }
        let text = String(lines[place].dropFirst(span.column - 1).prefix(span.length))
        // What computes or draws anew each time is not written twice.
        let calls = text.contains(/[\w\])]\s*\(/)
        return calls || text.count < span.length ? nil : text
    }

    private func name(of array: DataArray) -> String? {
        names.all.first { name in
            guard let value = names[name], case .array(let own)? = cell(value),
                case .data(let data, _) = own.content
            else { return false }
            return data.isSame(as: array)
        }
    }
}

extension LoadedData {
    fileprivate func isSame(as other: LoadedData?) -> Bool {
        guard let other, parts.count == other.parts.count else { return false }
        return zip(parts, other.parts).allSatisfy {
            $0.name == $1.name && $0.examples.isSame(as: $1.examples)
        }
    }
}

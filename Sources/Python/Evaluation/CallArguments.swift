import Diagnostics
import PythonSyntax

/// The arguments of one call, worked out, with their places.
package struct CallArguments {
    package var values: [PythonValue] = []
    package var named: [(name: String, value: PythonValue)] = []
    /// Where each stands, those without a name first.
    package var spans: [SourceSpan] = []
    /// Where the call stands.
    package var span: SourceSpan

    package init(_ values: [PythonValue] = [], at span: SourceSpan) {
        self.values = values
        self.span = span
        spans = values.map { _ in span }
    }

    package func span(ofValue place: Int) -> SourceSpan {
        spans.indices.contains(place) ? spans[place] : span
    }

    package func span(ofNamed name: String) -> SourceSpan {
        guard let place = named.firstIndex(where: { $0.name == name }),
            spans.indices.contains(values.count + place)
        else { return span }
        return spans[values.count + place]
    }

    package var isEmpty: Bool { values.isEmpty && named.isEmpty }
}

/// Hands out a call's arguments by the names and places that a function gives them.
package struct ArgumentTaker {
    private var call: CallArguments
    private let function: String
    private var taken: Set<String> = []
    private var known: [String] = []
    private var place = 0

    package init(_ call: CallArguments, of function: String) {
        self.call = call
        self.function = function
    }

    package var span: SourceSpan { call.span }

    /// The next argument by place, or the one of that name; nil where it is left out.
    package mutating func next(_ name: String) throws(Diagnostic) -> PythonValue? {
        if !known.contains(name) { known.append(name) }
        if place < call.values.count {
            defer { place += 1 }
            if call.named.contains(where: { $0.name == name }) {
                throw Diagnostic("\(function) gets \(name) twice", at: call.span(ofNamed: name))
            }
            return call.values[place]
        }
        return option(name)
    }

    /// The same; it must be there.
    package mutating func need(_ name: String) throws(Diagnostic) -> PythonValue {
        guard let value = try next(name) else {
            throw Diagnostic("\(function) needs \(name)", at: call.span)
        }
        return value
    }

    /// The argument of that name, which has no place; nil where it is left out.
    package mutating func option(_ name: String) -> PythonValue? {
        if !known.contains(name) { known.append(name) }
        guard let found = call.named.first(where: { $0.name == name }) else { return nil }
        taken.insert(name)
        return found.value
    }

    /// Where an argument stands.
    package func span(of name: String) -> SourceSpan {
        guard let place = known.firstIndex(of: name), place < call.values.count else {
            return call.span(ofNamed: name)
        }
        return call.span(ofValue: place)
    }

    /// All arguments by place that nobody took.
    package mutating func rest() -> [PythonValue] {
        defer { place = call.values.count }
        return Array(call.values.dropFirst(place))
    }

    /// All named arguments that nobody took.
    package mutating func restNamed() -> [(name: String, value: PythonValue)] {
        let rest = call.named.filter { !taken.contains($0.name) }
        taken.formUnion(rest.map(\.name))
        return rest
    }

    /// Refuses whatever nobody took.
    package func finish() throws(Diagnostic) {
        if place < call.values.count {
            let most = known.count
            throw Diagnostic(
                "\(function) takes \(most == 0 ? "nothing" : most == 1 ? "1 value" : "at most \(most) values") here",
                at: call.span(ofValue: place))
        }
        guard let other = call.named.first(where: { !taken.contains($0.name) }) else { return }
        throw Diagnostic(
            "\(function) has no option called \(other.name)",
            hint: Suggestion.hint(
                Suggestion.nearest(to: other.name, among: known),
                known.isEmpty ? "It takes none." : "It takes: \(known.joined(separator: ", "))."),
            at: call.span(ofNamed: other.name))
    }
}

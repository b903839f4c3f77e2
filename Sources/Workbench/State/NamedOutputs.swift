import Diagnostics
import Language
import Vocabulary
import Wording

/// What was done, in the form that can be done elsewhere: where statements read the values of earlier
/// cells, `_` or `Out[3]`, these have names of their own.
package struct NamedOutputs {
    /// What was done, with the names.
    package private(set) var done: [DoneStatement]
    /// Why it would give other values elsewhere: a mention that no name can stand for.
    package private(set) var refusal: Diagnostic?

    /// - Parameter done: in its order.
    package init(_ done: [DoneStatement]) {
        self.done = done
        refusal = done.lazy.compactMap(Self.unsettled).first
        let used = Set(done.flatMap(\.outputs.values))
        guard !used.isEmpty else { return }
        var names: [Int: String] = [:]
        for own in done where used.contains(own.cell) && own.isExpression {
            names[own.cell] = Self.name(of: own.cell, among: done)
        }
        for place in done.indices { rename(place, names) }
    }

    private mutating func rename(_ place: Int, _ names: [Int: String]) {
        var own = done[place]
        let mentions = own.outputs.compactMapValues { names[$0] }
        let isForeign = own.statement.kind == .foreign
        let text =
            isForeign
            ? OutputPlace.renaming(own.statement.text, own.mentions, mentions)
            : OutputMention.renaming(own.statement.text, mentions)
        let lost = own.outputs.keys.sorted().first { mentions[$0] == nil }
        if let lost, refusal == nil { refusal = Self.refusal(own, lost, at: own.mentions.first) }
        let target = names[own.cell].map { "\($0) = " } ?? ""
        guard !mentions.isEmpty || !target.isEmpty else { return }
        if isForeign {
            own.statement.text = target + text
            if let name = names[own.cell] {
                own.foreign?.showsValue = false
                own.foreign?.made.insert(name)
            }
            for name in mentions.values { own.foreign?.sessionNames.remove(name) }
        } else if let parsed = try? Parser.parse(
            target + text, line: own.statement.line, verbs: Verb.names)
        {
            own.statement = parsed
        } else if refusal == nil {
            refusal = Self.refusal(own, mentions.keys.sorted().first ?? "_", at: nil)
        }
        done[place] = own
    }

    /// What to say of a statement with a mention whose meaning is found only when it runs.
    private static func unsettled(_ done: DoneStatement) -> Diagnostic? {
        guard let place = done.mentions.first(where: { !$0.isSettled }) else { return nil }
        return refusal(done, place.name, at: place)
    }

    private static func refusal(
        _ done: DoneStatement, _ name: String, at place: OutputPlace?
    ) -> Diagnostic {
        let lines = done.statement.text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let number = place?.line ?? 0
        let line = lines.indices.contains(number) ? String(lines[number]) : done.statement.text
        return Diagnostic(
            "Cell \(done.cell) reads `\(name)` in \(line.trimmingWhitespace().asQuoted)"
                + (lines.count > 1 ? ", its line \(number + 1)" : "")
                + ": which cell's value that is shows only when it runs, and elsewhere it would be another.",
            hint:
                "`undo` cell \(done.cell) and what came after it; then give the value a name in a cell "
                + "of its own, `value = _`, and write `value` in place of `\(name)`.")
    }

    /// A name that no statement has.
    private static func name(of cell: Int, among done: [DoneStatement]) -> String {
        var name = "out_\(cell)"
        while done.contains(where: { $0.statement.text.contains(name) }) { name += "_" }
        return name
    }
}

extension DoneStatement {
    /// Its text, where it stood indented as a whole moved to the left edge.
    package var textAtLeftEdge: String {
        let text = statement.text.trimmingEnd()
        let margin = text.prefix { $0 == " " || $0 == "\t" }
        guard !margin.isEmpty else { return text }
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { $0.hasPrefix(margin) ? $0.dropFirst(margin.count) : $0[...] }
            .joined(separator: "\n")
    }

    /// Whether it is an expression alone, which has a value.
    package var isExpression: Bool {
        switch statement.kind {
        case .expression: true
        case .foreign: foreign?.showsValue ?? false
        case .command, .assignment, .block: false
        }
    }
}

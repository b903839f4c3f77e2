import Language
import Vocabulary

/// What was done, in the form that can be done elsewhere: where statements read the values of earlier
/// cells, `_` or `Out[3]`, these have names of their own.
package struct NamedOutputs {
    /// What was done, with the names.
    package private(set) var done: [DoneStatement]

    /// - Parameter done: in its order.
    package init(_ done: [DoneStatement]) {
        self.done = done
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
        let text = OutputMention.renaming(own.statement.text, mentions)
        let target = names[own.cell].map { "\($0) = " } ?? ""
        guard !mentions.isEmpty || !target.isEmpty else { return }
        if own.statement.kind == .foreign {
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
        }
        done[place] = own
    }

    /// A name that no statement has.
    private static func name(of cell: Int, among done: [DoneStatement]) -> String {
        var name = "out_\(cell)"
        while done.contains(where: { $0.statement.text.contains(name) }) { name += "_" }
        return name
    }
}

extension DoneStatement {
    /// Whether it is an expression alone, which has a value.
    package var isExpression: Bool {
        switch statement.kind {
        case .expression: true
        case .foreign: foreign?.showsValue ?? false
        case .command, .assignment, .block: false
        }
    }
}

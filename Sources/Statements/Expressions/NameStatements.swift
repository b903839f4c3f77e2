import Diagnostics
import Language
import Output
import Values
import Vocabulary
import Wording
import Workbench

/// The learner's names: which there are, and giving them up.
package enum NameStatements {
    package static let all = [who, forget]

    private static let who = StatementDefinition.looking(
        verb: .who, family: .notebook, usage: "who",
        summary: "Your names: what each stands for, its shape, a short value.",
        example: "who", keras: "%whos",
        notes: """
            - Below the table stands what the session itself has: its data, its model, the last value `_`.
            """
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "who", options: []).finish()
        let names = state.ownNames
        if names.isEmpty {
            context.say("You have given no names yet: x = 3 * 4 gives one.")
        } else {
            let rows = names.map { name -> [Table.Cell] in
                let found = state.overview(of: name, context)
                return [
                    .init(name), .init(found.kind), found.shape.map { .shape($0) } ?? "",
                    Table.Cell(found.text, found.number.map { .number($0) }),
                ]
            }
            context.add(
                .table(
                    Table(
                        columns: [
                            .init("name"), .init("kind"), .init("shape"),
                            .init("value", isPreview: true),
                        ], cells: rows)))
        }
        if let others = state.sessionsOwn { context.say(others) }
    }

    private static let forget = StatementDefinition.changing(
        verb: .forget, family: .notebook, usage: "forget NAME [NAME…]",
        summary: "Gives names of yours up, with what they stand for. `undo` brings them back.",
        example: "forget x", keras: "del x",
        notes: """
            - The data and the model are not names of yours: `load` and `model` replace them.
            - In the shell `forget 3` forgets your progress in the third lesson.
            """
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "forget", options: [])
        let written = reader.rest().flatMap { argument -> [Expression] in
            if case .list(let items) = argument.kind { items } else { [argument] }
        }
        guard !written.isEmpty else {
            let known = state.ownNames.prefix(8)
            throw Diagnostic(
                "forget needs a name.",
                hint: known.isEmpty
                    ? "You have given none yet."
                    : "Your names: \(known.joined(separator: ", ")).")
        }
        var gone: [String] = []
        for expression in written {
            let name = try expression.name("what is forgotten")
            guard state.hasOwnName(name) else {
                throw unknown(name, expression, state, isRepeated: gone.contains(name))
            }
            state.forgetOwn(name)
            gone.append(name)
        }
        let names = gone.map { "`\($0)`" }.joined(separator: ", ")
        let data = gone.contains { DataPlace($0) != nil } && state.data != nil
        context.say(
            "Forgot \(names)."
                + (data ? " The data set itself stays: `shapes` shows it." : "")
                + " `undo` brings \(gone.count == 1 ? "it" : "them") back.")
    }

    private static func unknown(
        _ name: String, _ expression: Expression, _ state: SessionState, isRepeated: Bool
    ) -> Diagnostic {
        func refusal(_ message: String, _ hint: String) -> Diagnostic {
            Diagnostic(message, hint: hint, at: expression.span)
        }
        if isRepeated { return refusal("\(name) stands here twice", "Once is enough.") }
        if DataPlace(name) != nil, state.data != nil {
            return refusal(
                "\(name) belongs to the data set, and is no name of yours",
                "Another `load` replaces the whole data set.")
        }
        if name == "model", state.model != nil {
            return refusal(
                "the model is no name of yours", "`model` begins a new one; `undo` goes back.")
        }
        if OutputName(name) != nil {
            return refusal(
                "\(name) is the value of a cell, and is no name of yours",
                "Values of cells are let go by themselves.")
        }
        if SessionNames(state).allNames.contains(name) {
            return refusal(
                "\(name) is the session's own, and no name of yours", "`who` lists yours.")
        }
        let own = state.ownNames
        let known =
            own.isEmpty
            ? "You have given no names yet."
            : "Your names: \(own.prefix(8).joined(separator: ", "))."
        return refusal(
            "nothing is called \(name)",
            Suggestion.nearest(to: name, among: own).flatMap { Suggestion.hint($0) } ?? known)
    }
}

extension SessionState {
    /// Names that lines of the learner's gave a value, in order.
    fileprivate var ownNames: [String] {
        let foreign = self.foreign?.all.filter { self.foreign?.isOwn($0) ?? false } ?? []
        let named = Set(variables.keys).union(gradientWork.names).union(
            gradientWork.recordings.keys)
        return named.union(foreign).sorted()
    }

    fileprivate func hasOwnName(_ name: String) -> Bool {
        variables[name] != nil || gradientWork.values[name] != nil
            || gradientWork.recordings[name] != nil || foreign?.isOwn(name) ?? false
    }

    fileprivate mutating func forgetOwn(_ name: String) {
        if variables[name] != nil { variables[name] = nil }
        if gradientWork.knows(name) { gradientWork.forget(name) }
        if foreign?.isOwn(name) ?? false { foreign?.forget(name) }
    }

    fileprivate func overview(of name: String, _ context: StatementContext) -> NameOverview {
        if let value = variables[name] {
            var found = value.overview
            if gradientWork.values[name] != nil { found.kind = "variable" }
            if gradientWork.recordings[name] != nil { found.kind = "recorded" }
            return found
        }
        return foreign?.overview(of: name, self, context) ?? NameOverview(kind: "", text: "")
    }

    /// What the session has beside the learner's names; nil where it has nothing.
    fileprivate var sessionsOwn: String? {
        var parts: [String] = []
        if let data {
            let names = data.parts.flatMap { ["\($0.name)_input", "\($0.name)_target"] }
            parts.append("The data, \(data.title): \(names.joined(separator: ", ")).")
        }
        if let model, !model.layers.isEmpty {
            let layers = model.layers.map(\.name).joined(separator: ", ")
            parts.append("The model \(model.name): \(layers).")
        }
        if let last = outputs.latest.first(where: { _ in true }) {
            parts.append("`_` is the value of cell \(last.cell).")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }
}

extension Value {
    fileprivate var overview: NameOverview {
        let line = description.split(whereSeparator: \.isNewline)
            .map { String($0).trimmingWhitespace() }.joined(separator: " ").shortened
        return switch self {
        case .number(let number): NameOverview(kind: "number", text: line, number: number)
        case .boolean: NameOverview(kind: "truth", text: line)
        case .text: NameOverview(kind: "text", text: line)
        case .tensor(let tensor): NameOverview(kind: "array", shape: tensor.shape, text: line)
        }
    }
}

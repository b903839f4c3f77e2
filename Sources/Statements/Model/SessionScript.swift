import Diagnostics
import Files
import Interchange
import Language
import Vocabulary
import Wording
import Workbench

/// `save session "s.bob"`: the statements that still count, as a script that gives the same session.
///
/// What was taken back, failed or only looked is not among them; a look that draws random numbers is,
/// and an expression whose value a later statement reads (`_`, `Out[3]`), under a name of its own.
struct SessionScript {
    /// The lines, with a remark where one is needed.
    let text: String
    /// How many statements it holds.
    let count: Int
    /// What running it does not bring back, in sentences.
    let remarks: [String]

    /// Every script begins with this, by which one is known that may be replaced.
    static let firstLine = "# A session of Bobbin, written by `save session`: what still counts."

    /// - Throws: where a statement reads a cell's value in a way that no script can repeat.
    init(_ state: SessionState) throws(Diagnostic) {
        let named = NamedOutputs(Self.needed(of: state.done))
        if let refusal = named.refusal { throw refusal }
        let counted = named.done
        var lines = [Self.firstLine]
        var remarks: [String] = []
        // The numbers that a session begins with, where no statement says so itself.
        if let first = counted.first, first.statement.command?.kind != .seed {
            lines.append("seed \(first.seed)")
        }
        var lastRun = 0
        for done in counted {
            for run in state.runs where run.number > lastRun && run.number <= done.run ?? 0 {
                guard let remark = Self.remark(on: run) else { continue }
                lines.append("# " + remark)
                remarks.append("\(run.statement.asQuoted): \(remark)")
            }
            lastRun = done.run ?? lastRun
            let line = Self.line(of: done)
            if line != done.statement.text.trimmingWhitespace(), done.standsIn {
                remarks.append("\(done.statement.text.asQuoted) stands there as \(line.asQuoted).")
            }
            lines.append(line)
        }
        if !state.coach.isOn { lines.append("coach off") }
        text = lines.joined(separator: "\n") + "\n"
        count = counted.count
        self.remarks = remarks
    }

    /// The statements that changed something, and those whose values they read.
    private static func needed(of done: SharedList<DoneStatement>) -> [DoneStatement] {
        var cells: Set<Int> = []
        var kept: [DoneStatement] = []
        for statement in done.reversed()
        where statement.changes || statement.isExpression && cells.contains(statement.cell) {
            kept.append(statement)
            cells.formUnion(statement.outputs.values)
        }
        return kept.reversed()
    }

    /// What a run that is done again would do otherwise; nil where it goes as it went.
    private static func remark(on run: Run) -> String? {
        guard run.end.reason == .interrupted || run.end.reason == .timeLimit else { return nil }
        return "This was stopped in epoch \(run.end.epoch); run again, it goes on to its end."
    }

    /// A statement as it stands in a script, at the left edge.
    private static func line(of done: DoneStatement) -> String {
        if done.standsIn, let name = done.dataName { return "load \(name)" }
        return done.textAtLeftEdge
    }
}

extension DoneStatement {
    /// Whether other data stood in for what a `load` asked for.
    fileprivate var standsIn: Bool {
        guard let command = statement.command, command.kind == .load,
            let asked = command.values.first?.word?.lowercased(), asked == "fashion_mnist"
        else { return false }
        return dataName.map { $0 != asked } ?? false
    }
}

/// The statement that writes it.
enum SessionFile {
    static func save(
        _ reader: inout ArgumentReader, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (name, span) = try FilePath.next(
            from: &reader, needed: "save session needs the name of a file.",
            example: "save session \"mine.bob\"")
        try reader.finish()
        guard name.hasSuffix(".bob"), name.count > 4 else {
            throw Diagnostic(
                "a script's name ends in .bob", hint: "For example: save session \"mine.bob\"",
                at: span)
        }
        let script = try SessionScript(state)
        guard script.count > 0 else {
            throw Diagnostic(
                "Nothing has been done yet that still counts.",
                hint: "Begin with `load fashion_mnist`.")
        }
        let path = try context.environment.writablePath(name)
        let isReplacing = context.environment.isFile(path)
        if isReplacing, !isOwn(path) {
            throw Diagnostic(
                "\(name) is there already, and `save session` did not write it",
                hint: "Choose another name for this session.", at: span)
        }
        try ModelFileStatements.writing { () throws(InterchangeError) in
            try WholeFile.save(script.text, to: path, permit: context.recorder.permit)
        }
        let left = state.cellCount - script.count
        context.say(
            "Wrote the \(counted(script.count, "statement")) that still "
                + "\(script.count == 1 ? "counts" : "count") to \(name)"
                + (left > 0
                    ? "; \(counted(left, "cell")) that only looked, failed or were undone "
                        + "\(left == 1 ? "is" : "are") left out." : ".")
                + " In a new session: run \"\(name)\"")
        for remark in script.remarks { context.say(remark) }
        if isReplacing { context.say("It took the place of the session that had this name.") }
    }

    /// Whether a file is a session that was written here, and may be replaced by a newer one.
    private static func isOwn(_ path: String) -> Bool {
        guard let bytes = try? InputFile.bytes(of: path, atMost: 10_000_000) else { return false }
        return bytes.starts(with: Array(SessionScript.firstLine.utf8))
    }
}

import Diagnostics
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `cells`: what was typed so far, and what was answered.
enum CellsStatement {
    static let definition = StatementDefinition.looking(
        verb: .cells, family: .notebook,
        usage: "cells  |  cells CELL  |  cells FIRST..LAST  |  cells all",
        summary:
            "The statements so far, numbered; `cells 3` shows the third again, with its answer as it was drawn.",
        example: "cells 3", keras: "%history -n",
        words: ["all"],
        notes: """
            - `cells` alone lists the last \(mostListed), each with the first line of its answer; `cells 1..5` lists the first five, `cells all` every one.
            - `rerun 3` runs the statement of a cell again; `Out[3]` is its value, where it was an expression.
            """, run: run)

    private static let mostListed = 50

    private static func run(
        _ command: Command, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(command.arguments, of: "cells", options: [])
        let isAll = reader.flag("all")
        let chosen = isAll ? nil : reader.next()
        try reader.finish()
        let notes = context.notes
        guard let chosen else {
            guard !notes.isEmpty else { return context.say("No cells so far: this is the first.") }
            return list(isAll ? notes[...] : notes.suffix(mostListed), before: !isAll, context)
        }
        if case .range(let first, let last) = chosen.kind {
            let range = try (first.wholeNumber("the first cell"), last.wholeNumber("the last cell"))
            guard range.0 <= range.1 else {
                throw Diagnostic("this range runs backwards", at: chosen.span)
            }
            let shown = notes.filter { range.0 <= $0.index && $0.index <= range.1 }
            guard !shown.isEmpty else {
                throw missing("there are no cells from \(range.0) to \(range.1)", context)
            }
            return list(shown[...], before: false, context)
        }
        let cell = try chosen.wholeNumber("the cell")
        guard let note = notes.last(where: { $0.index == cell }) else {
            throw missing("there is no cell \(cell)", context).placed(at: chosen.span)
        }
        show(note, context)
    }

    private static func missing(_ message: String, _ context: StatementContext) -> Diagnostic {
        let notes = context.notes
        guard let first = notes.first?.index, let last = notes.last?.index else {
            return Diagnostic(message + ": this one is the first")
        }
        return Diagnostic(
            message,
            hint: first == last ? "So far there is cell \(first)." : "So far: \(first) to \(last).")
    }

    // MARK: - One cell again

    private static func show(_ note: CellNote, _ context: StatementContext) {
        context.say("Cell \(note.index)" + (note.isOK ? ":" : ", which failed:"))
        context.add(.code(note.source.split(whereSeparator: \.isNewline).joined(separator: "\n")))
        guard let blocks = note.blocks else {
            let first = note.answer.isEmpty ? "" : " It began: \(note.answer)"
            return context.say(
                "Its answer is not kept any more; `rerun \(note.index)` runs it again." + first)
        }
        if blocks.isEmpty { context.say("It answered nothing.") }
        for block in blocks {
            // Which data came from where is told to programs, once.
            if case .data = block { continue }
            context.add(again(block, note))
        }
    }

    /// A piece of a past answer, in which nothing happens anew.
    private static func again(_ block: Block, _ note: CellNote) -> Block {
        switch block {
        case .diagnostic(let diagnostic) where diagnostic.severity == .error:
            let place = note.source.piece(at: diagnostic.span).map { "`\($0)`: " } ?? ""
            return .text(place + diagnostic.message + (diagnostic.hint.map { "\n" + $0 } ?? ""))
        default: return block
        }
    }

    // MARK: - A list

    private static func list(
        _ shown: ArraySlice<CellNote>, before: Bool, _ context: StatementContext
    ) {
        let rows: [[Table.Cell]] = shown.map { note in
            [
                .number(note.index), .init(note.source.asFirstLine),
                note.isOK ? "ok" : "error", .init(String(note.answer.prefix(100))),
            ]
        }
        let left = context.notes.count - shown.count
        context.add(
            .table(
                Table(
                    columns: [
                        .init("cell", .right), .init("statement"), .init("status"),
                        .init("answer", isPreview: true),
                    ], cells: rows,
                    footer: before && left > 0
                        ? ["\(counted(left, "cell")) before these: `cells all`"] : [])))
    }
}

extension String {
    /// The characters of its first line that a mark points at; nil where it points elsewhere.
    fileprivate func piece(at span: SourceSpan?) -> String? {
        guard let span else { return nil }
        let line = prefix { !$0.isNewline }
        let piece = line.dropFirst(max(0, span.column - 1)).prefix(max(0, span.length))
        return piece.isEmpty || contains(where: \.isNewline) ? nil : String(piece)
    }
}

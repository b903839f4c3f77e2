import Diagnostics
import Values
import Wording

/// Finding the value that `_` or `Out[3]` means.
extension SessionState {
    /// The cell whose value a name means; nil for a name of nothing of the kind.
    ///
    /// - Throws: where there is no such cell or value, or it does not count any more.
    package func outputCell(named name: String) throws(Diagnostic) -> CellOutputs.Output? {
        switch OutputName(name) {
        case .latest(let place)?:
            let latest = Array(outputs.latest.prefix(place + 1))
            guard latest.count > place else { throw noOutput(latest.count) }
            return latest[place]
        case .cell(let cell)?:
            guard let output = outputs.output(of: cell) else { throw noOutput(ofCell: cell) }
            guard !output.isTakenBack else {
                throw Diagnostic(
                    "`undo` took cell \(cell) back, and its value with it",
                    hint: "`rerun \(cell)` does it again, as a new cell." + others)
            }
            return output
        case nil: return nil
        }
    }

    /// The value itself, as the notebook's own expressions take it.
    package func output(named name: String) throws(Diagnostic) -> Operand? {
        guard let output = try outputCell(named: name) else { return nil }
        switch output.content {
        case .value(let value): return Operand(value)
        case .foreign:
            guard let operand = try foreign?.output(of: output.cell) else {
                throw goneWithUndo(output.cell)
            }
            return operand
        case .letGo(let bytes):
            throw Diagnostic(
                "the value of cell \(output.cell) takes \(bytesText(Double(bytes))) and is not kept",
                hint: "`rerun \(output.cell)` works it out again; a name keeps it: x = …")
        }
    }

    /// Whether a name means a value of another language's.
    package func isForeignOutput(_ name: String) -> Bool {
        guard !hasOwn(name), let output = try? outputCell(named: name) else { return false }
        if case .foreign = output.content { return true }
        return false
    }

    /// A value that lay among names which `undo` went behind.
    package func goneWithUndo(_ cell: Int) -> Diagnostic {
        Diagnostic(
            "the value of cell \(cell) went with what `undo` took back",
            hint: "`rerun \(cell)` works it out again.")
    }

    private func noOutput(_ count: Int) -> Diagnostic {
        Diagnostic(
            count == 0 ? "no cell has given a value yet" : "only one value has been given so far",
            hint: "An expression alone on a line gives one: 3 * 4", cause: .unknownName)
    }

    private func noOutput(ofCell cell: Int) -> Diagnostic {
        guard cell > 0, cell <= cellCount else {
            return Diagnostic(
                "there is no cell \(cell) yet",
                hint: (cellCount == 0 ? "This is the first." : "The last one was \(cellCount).")
                    + others, cause: .unknownName)
        }
        return Diagnostic(
            "cell \(cell) gave no value",
            hint:
                "An expression alone on a line gives one; `cells \(cell)` shows what cell \(cell) "
                + "answered." + others)
    }

    /// The values that there are.
    private var others: String {
        let cells = Array(outputs.latest.prefix(6)).map(\.cell).reversed()
        guard !cells.isEmpty else { return "" }
        return " Values: " + cells.map { "Out[\($0)]" }.joined(separator: ", ") + "."
    }
}

import Diagnostics
import Engine
import PythonSyntax
import Workbench

/// The values of cells: `_`, `__`, `_3`, `Out[3]`.
extension PythonEvaluator {
    /// Keeps what a line alone in its cell came to; `None` is no value, as in IPython.
    mutating func keepOutput(_ value: PythonValue) {
        if case .none = value { return }
        guard !context.isMuted, !context.isWithinBlock else { return }
        let cell = session.cellCount + 1
        let bytes = bytes(of: value)
        guard bytes <= CellOutputs.mostBytes else {
            return session.outputs.keep(.letGo(bytes: bytes), of: cell)
        }
        session.outputs.keep(.foreign, of: cell)
        for gone in names.keepOutput(value, of: cell, bytes: bytes) {
            session.outputs.letGo(gone.cell, bytes: gone.bytes)
        }
    }

    /// What a name of an earlier cell's value means; nil for any other name.
    mutating func output(named name: String) throws(Diagnostic) -> PythonValue? {
        guard let output = try session.outputCell(named: name) else { return nil }
        trace.outputs[name] = output.cell
        switch output.content {
        case .value(let value): return self.value(of: value)
        case .foreign:
            guard let value = names.outputs[output.cell]?.value else {
                throw session.goneWithUndo(output.cell)
            }
            return value
        case .letGo: return try session.output(named: name).map { _ in .none }
        }
    }

    /// `Out[3]`, where nothing else is called Out; nil for any other element.
    mutating func output(
        of base: PythonExpression, at index: PythonExpression
    ) throws(Diagnostic) -> PythonValue? {
        guard case .name("Out") = base.kind, scope == nil, names["Out"] == nil,
            session.variables["Out"] == nil
        else { return nil }
        guard let cell = wholeNumber(try value(of: index)) else {
            throw Diagnostic("the number of a cell stands here", hint: "For example: Out[3]")
        }
        return try output(named: "Out[\(cell)]")
    }

    /// About what a value takes in memory, with all that it leads to.
    private func bytes(of value: PythonValue) -> Int {
        var seen: Set<Reference> = []
        var waiting = [value]
        var sum = 0
        while let next = waiting.popLast() {
            sum += MemoryLayout<PythonValue>.stride
            switch next {
            case .text(let text): sum += text.utf8.count
            case .tuple(let items): waiting += items
            case .tensor(let tensor): sum += tensor.value.count * MemoryLayout<Float>.stride
            case .reference(let reference) where seen.insert(reference).inserted:
                guard let cell = names.heap[reference] else { continue }
                waiting += cell.parts
                if case .array(let array) = cell {
                    sum += array.shape.reduce(1, *) * MemoryLayout<Double>.stride
                }
            default: break
            }
        }
        return sum
    }
}

import Engine
import NumPyArrays
import Workbench

/// What the names of Python's lines hold, for the bounds on what is kept.
extension PythonNames {
    package func add(to footprint: inout MemoryFootprint) {
        for value in table.values { value.add(to: &footprint) }
        for cell in heap.cells.values { cell.add(to: &footprint) }
    }
}

extension PythonValue {
    fileprivate func add(to footprint: inout MemoryFootprint) {
        switch self {
        case .text(let text): footprint.add(text)
        case .tensor(let tensor): footprint.add(tensor.value.values)
        case .tuple(let items): Self.add(items, to: &footprint)
        default: break
        }
    }

    /// The longest list whose items are looked at; those of longer ones are counted as numbers.
    private static let mostLooked = 1_000
    /// A place in a list and the number that it leads to, as the heap rounds it up.
    private static let bytesOfItem = MemoryLayout<PythonValue>.stride + 32

    fileprivate static func add(_ items: [PythonValue], to footprint: inout MemoryFootprint) {
        let start = items.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
        footprint.add((address: start, bytes: items.count * bytesOfItem))
        guard items.count <= mostLooked else { return }
        for item in items { item.add(to: &footprint) }
    }
}

extension PythonCell {
    fileprivate func add(to footprint: inout MemoryFootprint) {
        switch self {
        case .list(let items), .iterator(let items, _): PythonValue.add(items, to: &footprint)
        case .dictionary(let entries), .set(let entries):
            PythonValue.add(entries.keys, to: &footprint)
            PythonValue.add(entries.values, to: &footprint)
        case .array(let array):
            switch array.content {
            case .numbers(let numbers): footprint.add(numbers.memory)
            case .data(let data, _): footprint.add(data)
            }
        case .scope(let scope): for value in scope.values.values { value.add(to: &footprint) }
        case .variable(let variable): footprint.add(variable.value.values)
        case .tape(let tape): for tensor in tape.tape.arrays { footprint.add(tensor.values) }
        case .model(let model): if let state = model.state { footprint.add(state) }
        case .optimizer(let optimizer): footprint.add(optimizer.state?.slots)
        case .frame(let frame):
            footprint.add(list: frame.index)
            for column in frame.columns { footprint.add(column.values.memory) }
        case .dictionaryView, .function, .layer, .history, .scaler, .classifier, .random: break
        }
    }
}

import Diagnostics
import Engine
import Output
import Wording

/// The pieces of memory that a state holds, by their addresses: states that share a piece hold the same
/// one.
///
/// Everything that grows with what is trained or computed is counted: numbers to the byte, lists by
/// their values without what these hold elsewhere.
package struct MemoryFootprint {
    private var pieces: [UInt: Int] = [:]

    package init(_ state: SessionState) {
        add(state)
        // The state that `explain` goes back to.
        if let last = state.last {
            add(last.before)
            last.blocks.withUnsafeBufferPointer { blocks in
                pieces[UInt(bitPattern: blocks.baseAddress)] = blocks.reduce(0) { $0 + $1.bytes }
            }
        }
    }

    private mutating func add(_ state: SessionState) {
        if let model = state.model { add(model) }
        add(list: state.runs)
        add(list: state.done)
        state.foreign?.add(to: &self)
        for case .tensor(let tensor) in state.variables.values { add(tensor.values) }
        add(list: state.outputs.all)
        for case .value(.tensor(let tensor)) in state.outputs.all.lazy.map(\.content) {
            add(tensor.values)
        }
        add(state.gradientWork)
        for (_, part) in state.data?.parts ?? [] {
            add(part.inputs)
            add(part.targets)
        }
    }

    package mutating func add(_ model: ModelState) {
        add(list: model.layers)
        add(list: model.network?.layers ?? [])
        add(list: model.network?.slots ?? [])
        add(list: model.compiled?.epochs)
        add(model.network?.parameters)
        add(model.network?.state)
        guard let compiled = model.compiled else { return }
        add(compiled.optimizerState?.slots)
        let snapshots = compiled.snapshots
        for moment in (snapshots?.moments ?? []) + [snapshots?.start].compactMap(\.self) {
            add(moment.network.parameters)
            add(moment.network.state)
            add(moment.optimizerState?.slots)
        }
    }

    private mutating func add(_ work: GradientWork) {
        for tensor in work.values.values { add(tensor.values) }
        for (_, tensor) in work.gradients { add(tensor.values) }
        for recording in work.recordings.values {
            for tensor in recording.tape.arrays { add(tensor.values) }
        }
        add(work.rule?.state.slots)
    }

    /// A long text; a short one takes no memory of its own.
    package mutating func add(_ text: String) {
        guard text.utf8.count > 1000 else { return }
        text.utf8.withContiguousStorageIfAvailable { bytes in
            pieces[UInt(bitPattern: bytes.baseAddress)] = bytes.count
        }
    }

    /// A piece that something holds which this room does not know.
    package mutating func add(_ piece: (address: UInt, bytes: Int)) {
        pieces[piece.address] = piece.bytes
    }

    package mutating func add<Element>(list: [Element]) {
        list.withUnsafeBufferPointer { list in
            guard let start = list.baseAddress, !list.isEmpty else { return }
            pieces[UInt(bitPattern: start)] = list.count * MemoryLayout<Element>.stride
        }
    }

    private mutating func add(list: SharedList<some Sendable>?) {
        for piece in list?.memory ?? [] { pieces[piece.address] = piece.bytes }
    }

    /// Bytes held here.
    package var bytes: Int { pieces.values.reduce(0, +) }

    /// Bytes held here and not by `other`.
    package func bytes(notIn other: MemoryFootprint) -> Int {
        pieces.reduce(0) { $0 + (other.pieces[$1.key] == nil ? $1.value : 0) }
    }

    package mutating func add(_ buffer: FloatBuffer?) {
        guard let buffer else { return }
        let address = buffer.withUnsafePointer { UInt(bitPattern: $0) }
        pieces[address] = buffer.count * MemoryLayout<Float>.stride
    }

    package mutating func add(_ values: [some BitwiseCopyable]) {
        values.withUnsafeBytes { bytes in
            guard bytes.count > 0 else { return }
            pieces[UInt(bitPattern: bytes.baseAddress)] = bytes.count
        }
    }

    package mutating func add(_ array: DataArray) {
        switch array.storage {
        case .bytes(let buffer, _): add(buffer.elements)
        case .floats(let buffer): add(buffer.elements)
        }
        if let exact = array.exactNumbers { add(exact.elements) }
        if let rows = array.rows { add(rows) }
    }

    private mutating func add(_ elements: UnsafeBufferPointer<some BitwiseCopyable>) {
        let bytes = UnsafeRawBufferPointer(elements)
        pieces[UInt(bitPattern: bytes.baseAddress)] = bytes.count
    }
}

extension Block {
    /// About what it takes in memory.
    package var bytes: Int {
        let own = MemoryLayout<Block>.stride
        switch self {
        case .text(let text), .printed(let text), .code(let text), .program(let text),
            .prose(let text):
            return own + text.utf8.count
        case .epoch(let epoch): return own + epoch.metrics.count * 48
        case .table(let table): return own + table.cells.reduce(0) { $0 + $1.count } * 100
        case .pictures(let pictures): return own + pictures.reduce(0) { $0 + $1.shades.count }
        case .plot(let plot): return own + plot.curves.reduce(0) { $0 + $1.x.count } * 24
        case .matrix(let matrix): return own + matrix.values.reduce(0) { $0 + $1.count } * 8
        case .values(let values): return own + values.count * 200
        default: return own + 200
        }
    }
}

extension SessionState {
    /// Refuses what would not fit beside everything else that is kept.
    package func checkKept(_ context: StatementContext) throws(Diagnostic) {
        var kept = self
        // What `explain` goes back to is gone with this statement.
        kept.last = nil
        let (bytes, most) = (MemoryFootprint(kept).bytes, context.environment.mostKeptBytes)
        guard Double(bytes) > most else { return }
        throw Diagnostic(
            "All that is kept would then take \(bytesText(Double(bytes))), and it may be "
                + "\(bytesText(most)).",
            hint: "Give a large array up by giving its name another value: `x = 0`.")
    }
}

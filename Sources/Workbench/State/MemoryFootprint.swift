import Engine

/// The large pieces of memory that a state holds, by their addresses: states that share a piece hold
/// the same one.
package struct MemoryFootprint {
    private var pieces: [UInt: Int] = [:]

    package init(_ state: SessionState) {
        add(state.model?.network?.parameters)
        add(state.model?.network?.state)
        if let compiled = state.model?.compiled {
            add(compiled.optimizerState?.slots)
            for moment in compiled.snapshots?.moments ?? [] {
                add(moment.network.parameters)
                add(moment.network.state)
                add(moment.optimizerState.slots)
            }
        }
        for case .tensor(let tensor) in state.variables.values { add(tensor.values) }
        for tensor in state.gradientWork.values.values { add(tensor.values) }
        for (_, part) in state.data?.parts ?? [] {
            add(part.inputs)
            add(part.targets)
        }
    }

    /// Bytes held here.
    package var bytes: Int { pieces.values.reduce(0, +) }

    /// Bytes held here and not by `other`.
    package func bytes(notIn other: MemoryFootprint) -> Int {
        pieces.reduce(0) { $0 + (other.pieces[$1.key] == nil ? $1.value : 0) }
    }

    private mutating func add(_ buffer: FloatBuffer?) {
        guard let buffer else { return }
        let address = buffer.withUnsafePointer { UInt(bitPattern: $0) }
        pieces[address] = buffer.count * MemoryLayout<Float>.stride
    }

    private mutating func add(_ values: [some BitwiseCopyable]) {
        values.withUnsafeBytes { bytes in
            guard bytes.count > 0 else { return }
            pieces[UInt(bitPattern: bytes.baseAddress)] = bytes.count
        }
    }

    private mutating func add(_ array: DataArray) {
        switch array.storage {
        case .bytes(let buffer, _): add(buffer.elements)
        case .floats(let buffer): add(buffer.elements)
        }
        if let rows = array.rows { add(rows) }
    }

    private mutating func add(_ elements: UnsafeBufferPointer<some BitwiseCopyable>) {
        let bytes = UnsafeRawBufferPointer(elements)
        pieces[UInt(bitPattern: bytes.baseAddress)] = bytes.count
    }
}

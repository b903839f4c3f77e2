/// Values in order, in pieces: of two lists that grew from one all whole pieces are the same memory.
///
/// A session that is kept for `undo` holds every epoch and every run that there was. In an array each
/// of a thousand states would have a copy of its own; here one more value copies one piece and the
/// list of the pieces.
package struct SharedList<Element: Sendable>: Sendable {
    private static var pieceSize: Int { 16 }
    /// All but the last are full.
    private var pieces: [[Element]] = []

    package init() {}
    package init(_ values: some Sequence<Element>) { append(contentsOf: values) }

    package mutating func append(_ value: Element) {
        if pieces.last?.count ?? Self.pieceSize == Self.pieceSize { pieces.append([]) }
        pieces[pieces.count - 1].append(value)
    }

    package mutating func append(contentsOf values: some Sequence<Element>) {
        for value in values { append(value) }
    }

    /// Where each piece lies, with its bytes; what its values hold elsewhere is not among them.
    package var memory: [(address: UInt, bytes: Int)] {
        pieces.map { piece in
            piece.withUnsafeBufferPointer { values in
                (
                    UInt(bitPattern: values.baseAddress),
                    values.count * MemoryLayout<Element>.stride
                )
            }
        }
    }
}

extension SharedList: RandomAccessCollection, MutableCollection, ExpressibleByArrayLiteral {
    package init(arrayLiteral values: Element...) { self.init(values) }

    package var startIndex: Int { 0 }
    package var endIndex: Int {
        pieces.isEmpty ? 0 : (pieces.count - 1) * Self.pieceSize + pieces[pieces.count - 1].count
    }

    package subscript(index: Int) -> Element {
        get { pieces[index / Self.pieceSize][index % Self.pieceSize] }
        set { pieces[index / Self.pieceSize][index % Self.pieceSize] = newValue }
    }
}

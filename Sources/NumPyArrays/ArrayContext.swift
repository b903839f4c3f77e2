import Wording

/// What operations on arrays ask of their surroundings and tell them.
///
/// The one who evaluates binds it for a statement: `ArrayContext.$current.withValue(context) { … }`.
package struct ArrayContext: Sendable {
    /// Asked about every million elements; true ends the operation with `ArrayError.interrupted`.
    package var isInterrupted: @Sendable () -> Bool
    /// Told what NumPy warns of, as it words it: `RuntimeWarning: divide by zero encountered in divide`.
    package var warn: @Sendable (String) -> Void
    /// The largest array that is made, in bytes.
    package var byteLimit: Int
    /// Whether there is memory for so many bytes.
    package var hasRoom: @Sendable (Double) -> Bool
    /// How arrays print.
    package var printOptions: PrintOptions

    package init(
        isInterrupted: @escaping @Sendable () -> Bool = { false },
        warn: @escaping @Sendable (String) -> Void = { _ in }, byteLimit: Int = 1 << 30,
        hasRoom: @escaping @Sendable (Double) -> Bool = { _ in true },
        printOptions: PrintOptions = PrintOptions()
    ) {
        self.isInterrupted = isInterrupted
        self.warn = warn
        self.byteLimit = byteLimit
        self.hasRoom = hasRoom
        self.printOptions = printOptions
    }

    @TaskLocal package static var current = ArrayContext()

    static func checkpoint() throws(ArrayError) {
        if current.isInterrupted() { throw .interrupted }
    }

    /// The number of elements of an array of this shape, if one may be made.
    ///
    /// - Throws: ValueError for a negative side, MemoryError for one beyond `byteLimit`.
    @discardableResult static func count(
        _ shape: [Int], _ type: ElementType
    ) throws(ArrayError) -> Int {
        if let negative = shape.first(where: { $0 < 0 }) {
            throw .value("an array cannot have a side of \(negative): \(shapeText(shape))")
        }
        guard shape.count <= 64 else {
            throw .value("an array has at most 64 dimensions, not \(shape.count)")
        }
        if shape.contains(0) { return 0 }
        var bytes = max(1, type.itemSize)
        for side in shape {
            let (product, isOver) = bytes.multipliedReportingOverflow(by: side)
            guard !isOver, product <= current.byteLimit else {
                throw ArrayError(
                    kind: "MemoryError",
                    "an array of shape \(shapeText(shape)) and dtype \(type.name) is larger than "
                        + "the \(grouped(current.byteLimit >> 20)) MB that one array may take here")
            }
            bytes = product
        }
        let count = shape.reduce(1, *)
        // An operation works in eight bytes an element, whatever it is kept in.
        let taken = Double(count) * Double(max(8, type.itemSize))
        guard current.hasRoom(taken) else {
            throw ArrayError(
                kind: "MemoryError",
                "an array of shape \(shapeText(shape)) takes \(grouped(Int(taken) >> 20)) MB, and this "
                    + "process may not take so much more")
        }
        return count
    }
}

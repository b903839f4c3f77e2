import Wording

/// NumPy's broadcasting: shapes are aligned at their ends, and a side of 1 is repeated.
enum Broadcasting {
    /// [2, 3] and [3] → [2, 3].
    ///
    /// - Throws: ValueError naming all shapes.
    static func shape(_ shapes: [[Int]]) throws(ArrayError) -> [Int] {
        let dimensions = shapes.map(\.count).max() ?? 0
        var result = [Int](repeating: 1, count: dimensions)
        for shape in shapes {
            for (axis, side) in shape.enumerated() {
                let place = dimensions - shape.count + axis
                if result[place] == 1 {
                    result[place] = side
                } else if side != 1, side != result[place] {
                    throw .value(
                        "operands could not be broadcast together with shapes "
                            + shapes.map(Self.text).joined(separator: " "))
                }
            }
        }
        return result
    }

    /// `(2,3)`, as NumPy's messages write shapes.
    static func text(_ shape: [Int]) -> String {
        "(" + shape.map(String.init).joined(separator: ",") + (shape.count == 1 ? ",)" : ")")
    }

    /// Where the elements of an array of one shape are found for a larger one.
    static func places(_ shape: [Int], in result: [Int]) -> Places {
        let missing = result.count - shape.count
        let steps = strides(shape)
        return Places(
            axes: result.enumerated().map { axis, side in
                let isRepeated = axis < missing || shape[axis - missing] != side
                return .steps(count: side, by: isRepeated ? 0 : steps[axis - missing])
            })
    }
}

/// An operand's elements for ranges of the broadcast result.
struct BroadcastReader {
    private let source: Source

    private enum Source {
        case whole(Storage)
        /// One value, repeated for a whole piece.
        case single(Storage)
        case spread(Storage, Places)
    }

    init(_ array: NDArray, shape: [Int]) {
        if array.count == 1 {
            let places = [Int](repeating: 0, count: pieceSize)
            var piece = Storage(emptyOf: array.elementType, capacity: pieceSize)
            piece.append(from: array.storage, at: places)
            source = .single(piece)
        } else if array.count == shape.reduce(1, *) {
            source = .whole(array.storage)
        } else {
            source = .spread(array.storage, Broadcasting.places(array.shape, in: shape))
        }
    }

    /// - Parameter range: at most `pieceSize` elements.
    func read<Number: WorkNumber>(_ range: Range<Int>, into buffer: inout [Number]) {
        switch source {
        case .whole(let storage): Number.read(storage, range, into: &buffer)
        case .single(let piece): Number.read(piece, 0..<range.count, into: &buffer)
        case .spread: Number.read(piece(range), 0..<range.count, into: &buffer)
        }
    }

    /// The elements of a range as they are.
    func piece(_ range: Range<Int>) -> Storage {
        switch source {
        case .whole(let storage):
            var piece = Storage(emptyOf: storage.type, capacity: range.count)
            piece.append(from: storage, range)
            return piece
        case .single(let piece): return piece
        case .spread(let storage, let places):
            var piece = Storage(emptyOf: storage.type, capacity: range.count)
            piece.append(from: storage, at: places.places(range))
            return piece
        }
    }
}

extension NDArray {
    /// `np.broadcast_to(a, shape)`.
    package func broadcast(to shape: [Int]) throws(ArrayError) -> NDArray {
        guard try Broadcasting.shape([self.shape, shape]) == shape else {
            throw .value(
                "an array of shape \(shapeText(self.shape)) cannot be broadcast to "
                    + shapeText(shape))
        }
        return try gathered(Broadcasting.places(self.shape, in: shape), shape: shape)
    }
}

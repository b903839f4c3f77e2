import Engine
import NumPyArrays

/// An array of NumPy's: numbers, or an array of the data set that is as it was loaded or prepared.
///
/// The data set's arrays are large, and what is done to them (`/ 255.0`, a reshape, some of the rows)
/// stays beside their bytes; their numbers are written out only where something else is asked of them.
package struct PythonArray: Sendable {
    package enum Content: Sendable {
        case numbers(NDArray)
        case data(DataArray, ElementType)
    }

    /// Where a view (`a[1:]`, `a.T`) looks: a change of either is a change of both.
    package struct Base: Sendable {
        var array: Reference
        var step: ViewStep
        /// The state of the array that `content` was read from.
        var version: Int
    }

    package enum ViewStep: Sendable {
        case elements([IndexItem])
        case reshape([Int])
        case transpose([Int])
    }

    package var content: Content
    /// Grows with every change in place.
    package var version = 0
    package var base: Base?

    package init(_ array: NDArray) { content = .numbers(array) }

    package init(_ array: DataArray, _ type: ElementType) { content = .data(array, type) }

    package var shape: [Int] {
        switch content {
        case .numbers(let array): array.shape
        case .data(let array, _): array.shape
        }
    }

    package var elementType: ElementType {
        switch content {
        case .numbers(let array): array.elementType
        case .data(_, let type): type
        }
    }

    package var count: Int { shape.reduce(1, *) }

    /// The only number of an array of one; nil for any other.
    package var only: Double? {
        guard case .numbers(let array) = content, array.count == 1 else { return nil }
        return array.scalar(0).double
    }
}

extension DataArray {
    /// All of its numbers as an array of this type.
    ///
    /// Bytes that were divided since are worked out in Float64 again, as NumPy has them.
    func numbers(_ type: ElementType) -> NDArray {
        let shape = shape
        if case .bytes(let buffer, _) = storage {
            let exact = exactValues ?? []
            let count = count * itemSize
            if type == .uint8 {
                var bytes = [UInt8]()
                bytes.reserveCapacity(count)
                forEachStoredRow { bytes += buffer.elements[$0] }
                return NDArray(bytes, shape: shape)
            }
            if type == .float64, exact.count == 256 {
                var values = [Double]()
                values.reserveCapacity(count)
                forEachStoredRow { values += buffer.elements[$0].map { exact[Int($0)] } }
                return NDArray(values, shape: shape)
            }
        }
        var floats = [Float]()
        floats.reserveCapacity(count * itemSize)
        forEachItem { floats += $0 }
        switch type {
        case .float32: return NDArray(floats, shape: shape)
        case .float64: return NDArray(floats.map(Double.init), shape: shape)
        case .uint8: return NDArray(floats.map { UInt8($0) }, shape: shape)
        default: return NDArray(floats.map { Int($0) }, shape: shape)
        }
    }

    /// Where the items lie in the storage, one after another.
    private func forEachStoredRow(_ body: (Range<Int>) -> Void) {
        let size = itemSize
        for place in 0..<count {
            let row = rows.map { Int($0[place]) } ?? place
            body(row * size..<(row + 1) * size)
        }
    }
}

import NumPyArrays

/// A table of pandas: columns of one length, each with a name.
package struct PythonFrame: Sendable {
    package struct Column: Sendable {
        var name: String
        var values: NDArray
    }

    package var columns: [Column]
    /// The number that each row had when the table was read.
    package var index: [Int]
    /// One column that was taken out of its table.
    package var isSeries = false
    /// The values of a table of numbers and texts, which NumPy would hold as objects: only parts of one
    /// kind are taken out of it.
    package var isMixedArray = false

    package var rowCount: Int { index.count }
    package var columnNames: [String] { columns.map(\.name) }
    package var shape: [Int] { isSeries ? [rowCount] : [rowCount, columns.count] }
    var parts: [PythonValue] { [] }

    /// Rows by their places.
    package func selecting(_ places: [Int]) -> PythonFrame {
        var chosen = self
        chosen.index = places.map { index[$0] }
        chosen.columns = columns.map { column in
            var part = column
            part.values = column.values.rows(places)
            return part
        }
        return chosen
    }

    package func column(_ name: String) -> Column? { columns.first { $0.name == name } }
}

extension NDArray {
    /// Elements of an array of one dimension by their places.
    func rows(_ places: [Int]) -> NDArray {
        (try? taken(NDArray(places), axis: 0))?.array ?? self
    }
}

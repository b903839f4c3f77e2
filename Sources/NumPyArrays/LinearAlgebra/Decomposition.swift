#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A square matrix as the product of a lower and an upper triangle, rows exchanged so that the largest
/// number of a column divides.
struct TriangularFactors {
    let side: Int
    /// Both triangles; the ones on the diagonal of the lower are not written.
    private var values: [Double]
    private var order: [Int]
    private var isSwappedOddly = false
    private(set) var isSingular = false

    init(_ matrix: [Double], side: Int) throws(ArrayError) {
        self.side = side
        values = matrix
        order = Array(0..<side)
        for column in 0..<side {
            if column.isMultiple(of: 32) { try ArrayContext.checkpoint() }
            eliminate(column)
        }
    }

    private mutating func eliminate(_ column: Int) {
        var pivot = column
        for row in column..<side
        where values[row * side + column].magnitude > values[pivot * side + column].magnitude {
            pivot = row
        }
        guard values[pivot * side + column] != 0 else {
            isSingular = true
            return
        }
        if pivot != column {
            for place in 0..<side { values.swapAt(pivot * side + place, column * side + place) }
            order.swapAt(pivot, column)
            isSwappedOddly.toggle()
        }
        let reciprocal = 1 / values[column * side + column]
        for row in (column + 1)..<max(side, column + 1) {
            let factor = values[row * side + column] * reciprocal
            values[row * side + column] = factor
            guard factor != 0 else { continue }
            for place in (column + 1)..<side {
                values[row * side + place] -= factor * values[column * side + place]
            }
        }
    }

    /// The product of the diagonal with its sign, by way of logarithms as NumPy works it out.
    var determinant: Double {
        guard !isSingular else { return 0 }
        var (sign, logarithm) = (isSwappedOddly ? -1.0 : 1.0, 0.0)
        for place in 0..<side {
            let value = values[place * side + place]
            if value < 0 { sign = -sign }
            logarithm += log(value.magnitude)
        }
        return sign * exp(logarithm)
    }

    /// x with matrix · x = right, column by column; the right sides lie in so many columns.
    func solution(_ right: [Double], columns: Int) -> [Double] {
        var result = order.flatMap { right[($0 * columns)..<(($0 + 1) * columns)] }
        for row in 0..<side {
            for before in 0..<row { subtract(&result, row, before, columns) }
        }
        for row in (0..<side).reversed() {
            for after in (row + 1)..<max(side, row + 1) { subtract(&result, row, after, columns) }
            for column in 0..<columns {
                result[row * columns + column] /= values[row * side + row]
            }
        }
        return result
    }

    private func subtract(_ result: inout [Double], _ row: Int, _ other: Int, _ columns: Int) {
        let factor = values[row * side + other]
        guard factor != 0 else { return }
        for column in 0..<columns {
            result[row * columns + column] -= factor * result[other * columns + column]
        }
    }
}

extension NDArray {
    /// `np.polyfit(x, y, degree)`: the polynomial nearest to the points, highest power first.
    package static func polynomialFit(
        _ x: NDArray, _ y: NDArray, degree: Int
    ) throws(ArrayError) -> NDArray {
        guard let places = x.doubles, let values = y.doubles, x.dimensions == 1,
            x.shape == y.shape, (0...100).contains(degree), x.count > degree
        else {
            throw .value(
                "np.polyfit takes as many x as y, and more of them than the degree, here \(degree)")
        }
        try ArrayContext.count([x.count, degree + 1], .float64)
        var columns = (0...degree).map { power in
            places.map { place in
                (0..<(degree - power)).reduce(1.0) { product, _ in product * place }
            }
        }
        let scales = columns.map { ($0.reduce(0) { $0 + $1 * $1 }).squareRoot() }
        for (index, scale) in scales.enumerated() where scale > 0 {
            columns[index] = columns[index].map { $0 / scale }
        }
        let solution = LeastSquares.solution(columns, values)
        return NDArray(zip(solution, scales).map { $1 > 0 ? $0 / $1 : 0 })
    }

    /// `np.polyval(p, x)`: the highest power first.
    package func polynomialValues(at x: ArrayValue) throws(ArrayError) -> ArrayValue {
        var result = ArrayValue(answer: try .zeros(x.shape, x.elementType))
        for coefficient in scalars {
            result = try result.combined(.multiply, with: x).combined(
                .add, with: .scalar(coefficient))
        }
        return result
    }
}

/// Least squares by Householder's reflections.
private enum LeastSquares {
    /// - Parameter columns: of the matrix, as long as the right side.
    static func solution(_ columns: [[Double]], _ right: [Double]) -> [Double] {
        var (columns, right) = (columns, right)
        for step in columns.indices { reflect(&columns, &right, step) }
        var result = [Double](repeating: 0, count: columns.count)
        for row in columns.indices.reversed() {
            let known = ((row + 1)..<max(columns.count, row + 1)).reduce(0.0) {
                $0 + columns[$1][row] * result[$1]
            }
            let divisor = columns[row][row]
            result[row] = divisor == 0 ? 0 : (right[row] - known) / divisor
        }
        return result
    }

    private static func reflect(_ columns: inout [[Double]], _ right: inout [Double], _ step: Int) {
        var mirror = columns[step]
        for row in 0..<step { mirror[row] = 0 }
        let length = (mirror.reduce(0) { $0 + $1 * $1 }).squareRoot()
        guard length > 0 else { return }
        mirror[step] += mirror[step] < 0 ? -length : length
        let square = mirror.reduce(0) { $0 + $1 * $1 }
        func mirrored(_ values: [Double]) -> [Double] {
            let factor = 2 * zip(mirror, values).reduce(0) { $0 + $1.0 * $1.1 } / square
            return zip(values, mirror).map { $0 - factor * $1 }
        }
        for index in step..<columns.count { columns[index] = mirrored(columns[index]) }
        right = mirrored(right)
    }
}

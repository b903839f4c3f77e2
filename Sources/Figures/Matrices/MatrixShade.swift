import Output

extension Matrix {
    /// The sum of each row, for shares.
    public var rowTotals: [Double] { values.map { $0.reduce(0) { $1.isFinite ? $0 + $1 : $0 } } }

    /// The largest distance from 0; 1 where all are 0.
    public var limit: Double {
        let largest = values.joined().reduce(0.0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
        return largest > 0 ? largest : 1
    }

    /// Whether rows and columns are the same things, so that the diagonal is where they agree.
    public var isSquare: Bool { rows.labels == columns.labels }

    /// The shares of squares that hold so many rows and columns each: of counts their sum, of weights
    /// the one that lies farthest from 0.
    public func shares(every: (rows: Int, columns: Int)) -> [[Double]] {
        let (count, width) = (values.count, columns.labels.count)
        let areCounts = shading == .shareOfRow
        let totals = rowTotals
        let limit = shading == .diverging ? limit : 1
        return stride(from: 0, to: count, by: every.rows).map { top in
            let covered = top..<min(top + every.rows, count)
            var sums = [Double](repeating: 0, count: (width + every.columns - 1) / every.columns)
            for row in covered {
                for (column, value) in values[row].enumerated() where value.isFinite {
                    let square = column / every.columns
                    if areCounts {
                        sums[square] += value
                    } else if value.magnitude > sums[square].magnitude {
                        sums[square] = value
                    }
                }
            }
            let total = max(totals[covered].reduce(0, +), .leastNormalMagnitude)
            return sums.map { $0 / (areCounts ? total : limit) }
        }
    }
}

/// What makes the numbers of a matrix dark, and how dark.
public struct MatrixShade: Sendable {
    private let shading: Matrix.Shading
    private let isSquare: Bool
    /// What the numbers of each row are parts of.
    private let wholes: [Double]

    public init(_ matrix: Matrix) {
        shading = matrix.shading
        isSquare = matrix.isSquare
        let limit = matrix.limit
        wholes =
            switch matrix.shading {
            case .diverging: matrix.values.map { _ in limit }
            case .zeroToOne: matrix.values.map { _ in 1 }
            case .shareOfRow: matrix.rowTotals.map { max($0, .leastNormalMagnitude) }
            }
    }

    /// The share of its row, 0…1, or the distance from 0 in parts of the largest, -1…1.
    public func share(of value: Double, row: Int) -> Double { value / wholes[row] }

    /// The colour behind a number with that share.
    ///
    /// - Parameter isRight: whether it lies where rows and columns agree.
    public func colour(_ share: Double, isRight: Bool) -> RGB {
        // The root makes a few in a hundred visible.
        ColourScale.colour(
            shading == .shareOfRow ? (isRight ? 1 : -1) * max(0, share).squareRoot() : share)
    }

    /// The colour behind the number at a place.
    func colour(of value: Double, row: Int, column: Int) -> RGB {
        let isRight = shading != .shareOfRow || !isSquare || row == column
        return colour(share(of: value, row: row), isRight: isRight)
    }
}

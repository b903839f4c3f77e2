import Engine

/// How the cloth catches the light: brighter to one side, in soft folds, with a texture of its own.
struct Light {
    private let folds: Relief
    private let texture: Relief
    private let lean: Point
    /// A print of light and dark flecks, of which no two pictures have the same.
    private let isPrinted: Bool

    init(_ random: inout RandomSource) {
        folds = Relief(&random, knots: 5, depth: random.between(0.05, 0.6))
        isPrinted = random.chance(0.3)
        texture =
            isPrinted
            ? Relief(&random, knots: 24, depth: random.between(1.5, 4))
            : Relief(&random, knots: 9, depth: random.between(0.1, 0.6))
        lean = Point(random.about(-0.012, 0.012), random.about(-0.01, 0.01))
    }

    func falling(on shade: Float, _ row: Int, _ column: Int) -> Float {
        let slant = lean.x * (Float(column) - 13.5) + lean.y * (Float(row) - 13.5)
        let cloth = 1 + folds[row, column] + texture[row, column] + slant
        return shade * (isPrinted ? max(0.2, min(cloth, 1.5)) : cloth)
    }
}

/// Random heights at knots, and straight slopes between them.
private struct Relief {
    private let knots: Int
    private let heights: [Float]

    /// - Parameters:
    ///   - knots: in a row and in a column, over the whole picture.
    ///   - depth: heights lie between −depth and depth, mostly near 0.
    init(_ random: inout RandomSource, knots: Int, depth: Float) {
        self.knots = knots
        heights = (0..<knots * knots).map { _ in random.about(-depth, depth) }
    }

    subscript(row: Int, column: Int) -> Float {
        let step = Float(knots - 1) / Float(Canvas.size)
        let (x, y) = (Float(column) * step, Float(row) * step)
        let (left, above) = (Int(x), Int(y))
        let (right, below) = (x - Float(left), y - Float(above))
        let index = above * knots + left
        let next = index + knots
        let upper = heights[index] + (heights[index + 1] - heights[index]) * right
        let lower = heights[next] + (heights[next + 1] - heights[next]) * right
        return upper + (lower - upper) * below
    }
}

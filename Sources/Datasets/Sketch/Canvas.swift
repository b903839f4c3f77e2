import Engine

/// A place on the paper in pixels: x to the right and y down from the middle, −14…14 each.
typealias Point = SIMD2<Float>

/// A picture of 28 × 28 pixels under the pencil: 0 is bare paper, 1 the fullest shade.
///
/// Nothing here calls the C library's mathematics, so every machine draws the same bytes.
struct Canvas {
    static let size = 28
    /// Lines drawn through each row of pixels to find how much of a pixel a shape covers.
    private static let linesPerRow = 4
    private static let lineCount = size * linesPerRow
    private static let mostCrossings = 12

    private(set) var pixels = [Float](repeating: 0, count: size * size)
    private var coverage = [Float](repeating: 0, count: size * size)
    private var crossings = [Float](repeating: 0, count: lineCount * mostCrossings)
    private var crossingCounts = [Int](repeating: 0, count: lineCount)
    /// How what is drawn is turned, stretched and moved.
    var placement = Placement()

    /// Takes a new sheet.
    mutating func clear() {
        for index in pixels.indices { pixels[index] = 0 }
        placement = Placement()
    }

    /// Fills the closed outline with paint, edges smoothed; where it crosses itself, even and odd.
    mutating func fill(_ outline: [Point], _ paint: Paint) {
        guard let last = outline.last else { return }
        var start = placement.moved(last)
        var (top, bottom) = (Self.lineCount, -1)
        for point in outline {
            let end = placement.moved(point)
            let (first, final) = cross(from: start, to: end)
            top = min(top, first)
            bottom = max(bottom, final)
            start = end
        }
        guard top <= bottom else { return }
        for line in top...bottom { cover(line) }
        apply(paint, rows: top / Self.linesPerRow...bottom / Self.linesPerRow)
    }

    /// Fills a line of the given width through the points, with flat ends.
    mutating func line(_ points: [Point], width: Float, _ paint: Paint) {
        for (start, end) in zip(points, points.dropFirst()) {
            let along = end - start
            let length = (along * along).sum().squareRoot()
            guard length > 0 else { continue }
            let side = Point(-along.y, along.x) * (width / 2 / length)
            fill([start + side, end + side, end - side, start - side], paint)
        }
    }

    /// Changes every pixel that is not bare paper.
    mutating func retouch(_ change: (_ shade: Float, _ row: Int, _ column: Int) -> Float) {
        for row in 0..<Self.size {
            for column in 0..<Self.size where pixels[row * Self.size + column] > 0 {
                let index = row * Self.size + column
                pixels[index] = change(pixels[index], row, column)
            }
        }
    }

    /// Notes where the edge crosses the lines; the first and the last that it crosses.
    private mutating func cross(from start: Point, to end: Point) -> (Int, Int) {
        let (upper, lower) = start.y < end.y ? (start, end) : (end, start)
        let lines = Float(Self.linesPerRow)
        let first = max(0, Int((upper.y * lines + 0.5).rounded(.down)))
        let final = min(Self.lineCount - 1, Int((lower.y * lines - 0.5).rounded(.up)))
        guard first <= final, lower.y > upper.y else { return (Self.lineCount, -1) }
        let slope = (lower.x - upper.x) / (lower.y - upper.y)
        for line in first...final {
            let y = (Float(line) + 0.5) / lines
            guard upper.y <= y, y < lower.y, crossingCounts[line] < Self.mostCrossings else {
                continue
            }
            crossings[line * Self.mostCrossings + crossingCounts[line]] =
                upper.x + (y - upper.y) * slope
            crossingCounts[line] += 1
        }
        return (first, final)
    }

    /// Adds what lies between each two crossings of a line to the coverage of its row.
    private mutating func cover(_ line: Int) {
        let count = crossingCounts[line]
        let start = line * Self.mostCrossings
        crossingCounts[line] = 0
        guard count > 1 else { return }
        if count == 2 {
            if crossings[start] > crossings[start + 1] { crossings.swapAt(start, start + 1) }
        } else {
            crossings[start..<start + count].sort()
        }
        let row = line / Self.linesPerRow * Self.size
        let weight = 1 / Float(Self.linesPerRow)
        for pair in stride(from: start, to: start + count - 1, by: 2) {
            let left = max(0, crossings[pair])
            let right = min(Float(Self.size), crossings[pair + 1])
            guard left < right else { continue }
            let (first, final) = (Int(left), min(Int(right), Self.size - 1))
            if first == final {
                coverage[row + first] += weight * (right - left)
                continue
            }
            coverage[row + first] += weight * (Float(first + 1) - left)
            for column in first + 1..<final { coverage[row + column] += weight }
            coverage[row + final] += weight * (right - Float(final))
        }
    }

    private mutating func apply(_ paint: Paint, rows: ClosedRange<Int>) {
        for row in rows {
            for column in 0..<Self.size {
                let index = row * Self.size + column
                let part = coverage[index]
                guard part > 0 else { continue }
                coverage[index] = 0
                let shade = paint.shade(Float(column) - 13.5, Float(row) - 13.5)
                pixels[index] += (shade - pixels[index]) * min(part, 1) * paint.opacity
            }
        }
    }
}

/// How a drawing lies on the paper: turned and stretched about its middle, then moved.
struct Placement {
    private var across = Point(1, 0)
    private var down = Point(0, 1)
    private var middle = Point(14, 14)

    init() {}

    /// - Parameters:
    ///   - turn: about the angle in radians over 2, clockwise.
    ///   - scale: of the width and of the height.
    ///   - shift: in pixels.
    init(turn: Float, scale: Point, shift: Point) {
        let whole = 1 + turn * turn
        let (cosine, sine) = ((1 - turn * turn) / whole, 2 * turn / whole)
        across = Point(cosine, sine) * scale.x
        down = Point(-sine, cosine) * scale.y
        middle = Point(14, 14) + shift
    }

    func moved(_ point: Point) -> Point { middle + across * point.x + down * point.y }
}

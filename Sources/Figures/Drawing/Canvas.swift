/// Pixels on which lines and areas are drawn with smooth edges.
struct Canvas {
    let width: Int
    let height: Int
    private var bytes: [UInt8]
    /// How much of each pixel the line covers that is being drawn: its pieces overlap, and must not
    /// darken each other.
    private var coverage: [UInt8]

    init(width: Int, height: Int, paper: RGB) {
        self.width = max(1, width)
        self.height = max(1, height)
        let count = self.width * self.height
        bytes = (0..<count * 3).map {
            $0 % 3 == 0 ? paper.red : $0 % 3 == 1 ? paper.green : paper.blue
        }
        coverage = Array(repeating: 0, count: count)
    }

    var raster: Raster? { Raster(width: width, height: height, colours: .rgb, bytes: bytes) }

    private mutating func blend(_ index: Int, _ colour: RGB, _ part: Double) {
        func mix(_ offset: Int, _ value: UInt8) {
            let old = Double(bytes[index * 3 + offset])
            bytes[index * 3 + offset] = UInt8((old + (Double(value) - old) * part).rounded())
        }
        mix(0, colour.red)
        mix(1, colour.green)
        mix(2, colour.blue)
    }

    // MARK: - Areas

    /// An upright rectangle; an edge within a pixel covers it in part.
    mutating func fill(_ area: SceneRectangle, _ colour: RGB) {
        let (right, bottom) = (area.x + area.width, area.y + area.height)
        for row in range(area.y, bottom, limit: height) {
            let down = min(bottom, Double(row + 1)) - max(area.y, Double(row))
            for column in range(area.x, right, limit: width) {
                let across = min(right, Double(column + 1)) - max(area.x, Double(column))
                blend(row * width + column, colour, max(0, across) * max(0, down))
            }
        }
    }

    mutating func fillCircle(_ centre: ScenePoint, radius: Double, _ colour: RGB) {
        for row in range(centre.y - radius - 1, centre.y + radius + 1, limit: height) {
            for column in range(centre.x - radius - 1, centre.x + radius + 1, limit: width) {
                let (x, y) = (Double(column) + 0.5 - centre.x, Double(row) + 0.5 - centre.y)
                let inside = radius + 0.5 - (x * x + y * y).squareRoot()
                if inside > 0 { blend(row * width + column, colour, min(1, inside)) }
            }
        }
    }

    /// A convex polygon, by the distance of every pixel from its sides.
    mutating func fillPolygon(_ points: [ScenePoint], _ colour: RGB) {
        guard points.count > 2, let left = points.map(\.x).min(), let right = points.map(\.x).max(),
            let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
        else { return }
        let area = zip(points, points.dropFirst() + points.prefix(1)).reduce(0) {
            $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
        }
        let turn = area < 0 ? -1.0 : 1.0
        for row in range(top - 1, bottom + 1, limit: height) {
            for column in range(left - 1, right + 1, limit: width) {
                let (x, y) = (Double(column) + 0.5, Double(row) + 0.5)
                var inside = Double.infinity
                for (from, to) in zip(points, points.dropFirst() + points.prefix(1)) {
                    let (dx, dy) = (to.x - from.x, to.y - from.y)
                    let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
                    inside = min(inside, turn * (dx * (y - from.y) - dy * (x - from.x)) / length)
                }
                if inside > -0.5 { blend(row * width + column, colour, min(1, inside + 0.5)) }
            }
        }
    }

    /// Pixels of a picture, each as large as it comes out.
    mutating func draw(_ raster: Raster, in area: SceneRectangle) {
        let channels = raster.colours.rawValue
        for row in range(area.y.rounded(), (area.y + area.height).rounded(), limit: height) {
            let y = Int((Double(row) + 0.5 - area.y) / area.height * Double(raster.height))
            for column in range(area.x.rounded(), (area.x + area.width).rounded(), limit: width) {
                let x = Int((Double(column) + 0.5 - area.x) / area.width * Double(raster.width))
                guard x >= 0, x < raster.width, y >= 0, y < raster.height else { continue }
                let source = (y * raster.width + x) * channels
                for offset in 0..<3 {
                    bytes[(row * width + column) * 3 + offset] =
                        raster.bytes[source + (channels == 3 ? offset : 0)]
                }
            }
        }
    }

    /// The pixels that a stretch touches, as far as there are any.
    private func range(_ from: Double, _ to: Double, limit: Int) -> Range<Int> {
        guard from.isFinite, to.isFinite else { return 0..<0 }
        let first = max(0, min(Double(limit), from.rounded(.down)))
        let last = max(first, min(Double(limit), to.rounded(.up)))
        return Int(first)..<Int(last)
    }

    // MARK: - Lines

    /// Lines from point to point with round ends, as one.
    mutating func stroke(_ lines: [[ScenePoint]], width: Double, _ colour: RGB) {
        var touched: [Int] = []
        for points in lines {
            if points.count == 1 { cover(points[0], points[0], width, &touched) }
            for (from, to) in zip(points, points.dropFirst()) { cover(from, to, width, &touched) }
        }
        for index in touched {
            blend(index, colour, Double(coverage[index]) / 255)
            coverage[index] = 0
        }
    }

    /// Marks the pixels that a straight piece covers, row by row or column by column, whichever makes
    /// fewer pixels a line.
    private mutating func cover(
        _ from: ScenePoint, _ to: ScenePoint, _ thickness: Double, _ touched: inout [Int]
    ) {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
        let reach = thickness / 2 + 0.5
        let isSteep = abs(dy) > abs(dx)
        let (low, high) =
            isSteep
            ? (min(from.y, to.y), max(from.y, to.y)) : (min(from.x, to.x), max(from.x, to.x))
        let slope = isSteep ? dx / dy : dx == 0 ? 0 : dy / dx
        let spread = reach * length / max(abs(isSteep ? dy : dx), 1e-9)
        for along in range(low - reach, high + reach, limit: isSteep ? height : self.width) {
            let place = Double(along) + 0.5
            let inside = min(max(place, low), high)
            let centre =
                isSteep
                ? from.x + (inside - from.y) * slope : from.y + (inside - from.x) * slope
            let span = min(spread, reach * 2 + abs(slope)) + 1
            for across in range(
                centre - span, centre + span, limit: isSteep ? self.width : height)
            {
                let (column, row) = isSteep ? (across, along) : (along, across)
                let (x, y) = (Double(column) + 0.5 - from.x, Double(row) + 0.5 - from.y)
                let share = min(1, max(0, (x * dx + y * dy) / (length * length)))
                let (left, down) = (x - share * dx, y - share * dy)
                let part = reach - (left * left + down * down).squareRoot()
                guard part > 0 else { continue }
                let index = row * self.width + column
                if coverage[index] == 0 { touched.append(index) }
                coverage[index] = max(coverage[index], UInt8(min(1, part) * 254) + 1)
            }
        }
    }
}

import Engine

// Outlines from a few points, and the dice that the garments are made with.

/// The points on the right, then their mirror images on the left, back to the first.
func mirrored(_ right: [Point]) -> [Point] { right + right.reversed().map(flipped) }

/// The same point on the other side.
func flipped(_ point: Point) -> Point { Point(-point.x, point.y) }

/// A smooth curve through the points, from the first to the last (Catmull and Rom).
func curve(_ points: [Point]) -> [Point] {
    guard points.count > 2 else { return points }
    var result = [points[0]]
    for index in 0..<points.count - 1 {
        let before = points[max(index - 1, 0)]
        let (start, end) = (points[index], points[index + 1])
        let after = points[min(index + 2, points.count - 1)]
        let (pull, push) = ((end - before) * 0.5, (after - start) * 0.5)
        for step in 1...4 {
            let t = Float(step) / 4
            let bend: Point = start * 2 + pull - end * 2 + push
            let sway: Point = end * 3 - start * 3 - pull * 2 - push
            result.append(((bend * t + sway) * t + pull) * t + start)
        }
    }
    return result
}

/// An ellipse about `middle`.
func ellipse(_ middle: Point, _ radius: Point) -> [Point] {
    let quarter = (0..<4).map { step -> Point in
        let t = Float(step) / 4
        return Point(1 - t * t, 2 * t) / (1 + t * t)
    }
    let whole =
        quarter + quarter.map { Point(-$0.y, $0.x) } + quarter.map { Point(-$0.x, -$0.y) }
        + quarter.map { Point($0.y, -$0.x) }
    return whole.map { middle + $0 * radius }
}

/// A rectangle between two corners.
func box(_ left: Float, _ top: Float, _ right: Float, _ bottom: Float) -> [Point] {
    [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)]
}

extension RandomSource {
    /// Any number of the range, all as likely.
    mutating func between(_ low: Float, _ high: Float) -> Float {
        low + (high - low) * Float(next() >> 40) * 0x1p-24
    }

    /// A number of the range, those in its middle more likely.
    mutating func about(_ low: Float, _ high: Float) -> Float {
        let bits = next()
        let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF)
        return low + (high - low) * Float(sum) * (1 / (3 * 65_536))
    }

    /// The shade of a cloth; the fullest ones are the most frequent, as in the photographs.
    mutating func tone() -> Float { min(between(0.22, 1.15), 0.98) }

    mutating func chance(_ probability: Float) -> Bool { between(0, 1) < probability }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }
}

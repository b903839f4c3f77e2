import Engine

/// A sandal from the side: a sole, flat or on a heel, and straps with air between them.
enum Sandal {
    static func draw(on canvas: inout Canvas, _ random: inout RandomSource) {
        let leather = Paint(random.tone())
        let heel = random.chance(0.5) ? random.between(0, 1.5) : random.between(2, 11)
        let ground = random.about(4.5, 7) + heel * 0.35
        let thickness = random.about(1, 2.6)
        let back = ground - heel
        let left = random.about(-14, -12.4)
        let right = random.about(12, 14)
        let footbed = curve([
            Point(left, ground - thickness), Point(-5, ground - thickness - heel * 0.08),
            Point(4, back + heel * 0.2 - thickness), Point(right, back - thickness),
        ])
        let underside = footbed.reversed().map { $0 + Point(0, thickness) }
        if heel > 2 {
            drawHeel(&canvas, &random, heel: heel, back: back, ground: ground, right, leather)
        }
        canvas.fill(footbed + underside, leather.toned(random.between(0.75, 1)))
        drawStraps(&canvas, &random, footbed, leather)
        drawAnkle(&canvas, &random, Point(right, back - thickness), leather)
    }

    private static func drawHeel(
        _ canvas: inout Canvas, _ random: inout RandomSource, heel: Float, back: Float,
        ground: Float, _ right: Float, _ leather: Paint
    ) {
        if random.chance(0.3) {
            canvas.fill(
                [
                    Point(-8, ground - 0.5), Point(4, back + heel * 0.2), Point(right, back - 0.5),
                    Point(right - 0.6, ground), Point(-8, ground),
                ], leather.toned(0.8))
        } else {
            let width = random.between(1.2, 4)
            canvas.fill(
                [
                    Point(right - width - 1.6, back - 0.5), Point(right, back - 1),
                    Point(right - 0.6, ground), Point(right - 0.6 - width * 0.7, ground),
                ], leather.toned(0.85))
        }
    }

    /// What goes over the foot: one broad band, several narrow ones, or a closed toe.
    private static func drawStraps(
        _ canvas: inout Canvas, _ random: inout RandomSource, _ footbed: [Point], _ leather: Paint
    ) {
        let paint = leather.toned(random.between(0.85, 1.1))
        let toe = random.between(2.6, 4)
        if random.chance(0.28) {
            let broad = random.between(2, 5)
            let (front, behind) = (footbed[2], footbed[6] + Point(broad - 3, 0))
            canvas.fill(
                curve([
                    front, front + Point(1.4, -toe), behind + Point(-1, -toe - 2.6), behind,
                ]), paint)
        } else if random.chance(0.25) {
            canvas.fill(
                curve([
                    footbed[0], footbed[1] + Point(-1, -toe * 0.8), footbed[3] + Point(0, -toe),
                    footbed[5],
                ]), paint)
        } else {
            let width = random.between(1, 2.2)
            let lean = random.between(0.6, 3)
            for step in 0..<2 + random.below(3) {
                let start = footbed[1 + 2 * step]
                let rise = toe + Float(step) * random.between(0.9, 1.7)
                let end = start + Point(lean + Float(step) * 0.4, -rise)
                canvas.line(
                    curve([
                        start, start + Point(lean * 0.3, -rise * 0.6), end, end + Point(1.7, 0.7),
                    ]),
                    width: width, paint)
            }
        }
        if random.chance(0.35) {
            canvas.line(
                curve([
                    footbed[2] + Point(1, -toe), footbed[5] + Point(1, -toe - 1.8),
                    footbed[9] + Point(0, -toe - 4.5),
                ]), width: random.between(0.9, 1.6), paint)
        }
    }

    /// What holds the heel: a strap around the ankle, one behind it, both, or nothing.
    private static func drawAnkle(
        _ canvas: inout Canvas, _ random: inout RandomSource, _ back: Point, _ leather: Paint
    ) {
        let height = random.between(4, 8.5)
        let width = random.between(0.9, 1.8)
        let paint = leather.toned(random.between(0.8, 1.05))
        if random.chance(0.62) {
            canvas.line(
                curve([back, back + Point(-0.6, -height * 0.6), back + Point(-1.4, -height)]),
                width: width, paint)
            canvas.line(
                curve([
                    back + Point(-1.4, -height), back + Point(-5, -height + 1.2),
                    back + Point(-8.5, -height + 1),
                ]), width: width, paint)
        }
        if random.chance(0.45) {
            canvas.line(
                [back + Point(-8.5, -height + 1), back + Point(-11, 1.5)], width: width, paint)
        }
    }
}

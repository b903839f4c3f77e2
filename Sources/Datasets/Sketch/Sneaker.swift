import Engine

/// A sneaker from the side, its toe to the left: a flat sole, a low upper, laces, a stripe.
enum Sneaker {
    static func draw(on canvas: inout Canvas, _ random: inout RandomSource) {
        let cloth = Paint(random.tone())
        let rubber = Paint(
            random.chance(0.5) ? random.between(0.15, 0.5) : random.between(0.6, 0.97))
        let ground = random.about(4, 8)
        let sole = random.about(1.2, 3)
        let height = random.chance(0.15) ? random.between(9, 15) : random.about(6.4, 11.2)
        let toe = random.about(2.6, 4.8)
        let left = random.about(-14, -12.4)
        let right = random.about(12, 14)
        let opening = ground - sole - height
        let collar = random.about(1.5, 6)
        let upper =
            curve([
                Point(left, ground - sole), Point(left + 0.8, ground - sole - toe * 0.75),
                Point(left + 4.5, ground - sole - toe), Point(-2, ground - sole - height * 0.62),
                Point(collar, opening + 0.8),
            ])
            + curve([
                Point(collar, opening + 0.8), Point((collar + right) / 2, opening + 1.9),
                Point(right - 1.6, opening + random.between(-0.6, 1)),
                Point(right - 0.7, ground - sole - height * 0.5), Point(right, ground - sole),
            ])
        canvas.fill(upper, cloth)
        canvas.fill(
            [
                Point(left - 0.2, ground - sole), Point(right + 0.2, ground - sole),
                Point(right - 0.2, ground), Point(left + 1, ground),
            ], rubber)
        let ink = Paint(cloth.tone * random.between(0.3, 0.75))
        drawLaces(&canvas, &random, from: Point(collar - 1, opening + 2), height: height, ink)
        if random.chance(0.7) {
            drawStripes(&canvas, &random, ground - sole, height, ink)
        }
        let corners = (toe: Point(left, ground - sole - toe), heel: Point(right, opening))
        drawTrim(&canvas, &random, corners, base: ground - sole, ink)
    }

    /// The seam of the toe cap and a patch at the heel.
    private static func drawTrim(
        _ canvas: inout Canvas, _ random: inout RandomSource,
        _ corners: (toe: Point, heel: Point), base: Float, _ ink: Paint
    ) {
        let (left, right) = (corners.toe.x, corners.heel.x)
        if random.chance(0.5) {
            canvas.line(
                curve([
                    Point(left + 4.8, corners.toe.y),
                    Point(left + 5.8, (corners.toe.y + base) / 2),
                    Point(left + 5, base),
                ]), width: 0.8, ink)
        }
        if random.chance(0.4) {
            canvas.fill(
                [
                    Point(right - 3, corners.heel.y + 2.4), Point(right - 1, corners.heel.y + 2),
                    Point(right - 0.4, base), Point(right - 3.4, base),
                ], ink)
        }
    }

    private static func drawLaces(
        _ canvas: inout Canvas, _ random: inout RandomSource, from start: Point, height: Float,
        _ ink: Paint
    ) {
        guard random.chance(0.8) else { return }
        for step in 0..<3 {
            let place = start + Point(-2.1, height * 0.13) * Float(step)
            canvas.line([place, place + Point(1.6, 1.9)], width: 0.8, ink)
        }
    }

    private static func drawStripes(
        _ canvas: inout Canvas, _ random: inout RandomSource, _ base: Float, _ height: Float,
        _ ink: Paint
    ) {
        let start = random.between(-2, 3)
        if random.chance(0.5) {
            for step in 0..<random.below(3) + 1 {
                let x = start + Float(step) * 2.2
                canvas.line(
                    [Point(x, base - 0.4), Point(x + 2, base - height * 0.55)], width: 1, ink)
            }
        } else {
            canvas.line(
                curve([
                    Point(-4, base - height * 0.3), Point(start, base - 1.2),
                    Point(9, base - height * 0.5),
                ]), width: 1.3, ink)
        }
    }
}

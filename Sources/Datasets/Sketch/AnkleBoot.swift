import Engine

/// An ankle boot from the side: a shaft, a sole with or without a heel, perhaps laces or a zip.
enum AnkleBoot {
    static func draw(on canvas: inout Canvas, _ random: inout RandomSource) {
        let leather = Paint(random.tone())
        let ground = random.about(10.5, 13.4)
        let heel = random.chance(0.45) ? random.between(0, 1.6) : random.between(1.6, 6.5)
        let sole = random.about(0.9, 2)
        let left = random.about(-14, -12)
        let right = random.about(11, 13.6)
        let height = random.about(12, 25)
        let mouth = ground - height
        let front = random.about(-0.5, 4.5)
        let toe = random.about(3, 5.2)
        let base = ground - sole
        let back = base - heel
        let outline =
            curve([
                Point(left, base), Point(left + 0.6, base - toe * 0.8),
                Point(left + 5, base - toe - heel * 0.15),
                Point(front - 2, base - toe - 2.4 - heel * 0.5), Point(front, base - toe - 6),
                Point(front + random.between(-0.8, 0.8), mouth),
            ])
            + curve([
                Point(right - 0.8, mouth + random.between(-1, 1)),
                Point(right - 1, (mouth + back) / 2), Point(right, back - 2),
                Point(right - 0.2, back),
            ]) + [Point(right - 6, back + heel * 0.35), Point(-4, base)]
        canvas.fill(outline, leather)
        let ink = Paint(leather.tone * random.between(0.3, 0.75))
        let under = random.chance(0.5) ? ink : leather.toned(0.85)
        let block = random.between(3, 6)
        canvas.fill(
            [
                Point(left, base), Point(-4, base), Point(right - 6, back + heel * 0.35),
                Point(right, back), Point(right - 0.3, ground), Point(right - block, ground),
                Point(right - block - 0.8, back + heel * 0.4 + sole), Point(-4, ground),
                Point(left + 0.8, ground),
            ], under)
        drawDetails(&canvas, &random, Point(front, mouth), Point(right, base - toe), ink)
    }

    private static func drawDetails(
        _ canvas: inout Canvas, _ random: inout RandomSource, _ mouth: Point, _ low: Point,
        _ ink: Paint
    ) {
        if random.chance(0.35) {
            for step in 0..<4 {
                let place = mouth + Point(0.3 - Float(step) * 0.5, 3 + Float(step) * 2.4)
                canvas.line([place, place + Point(2, 0.8)], width: 0.9, ink)
            }
        }
        if random.chance(0.35) {
            canvas.line(
                [Point((mouth.x + low.x) / 2 + 1, mouth.y + 1.5), Point(low.x - 4, low.y)],
                width: 0.8, ink)
        }
        if random.chance(0.4) {
            let y = random.between(mouth.y + 5, low.y)
            canvas.line([Point(mouth.x - 0.5, y), Point(low.x - 1, y)], width: 1.2, ink)
        }
        if random.chance(0.3) {
            canvas.line(
                [Point(mouth.x, mouth.y + 0.9), Point(low.x - 1, mouth.y + 0.9)], width: 1.6,
                Paint(min(ink.tone * 1.9, 0.97)))
        }
    }
}

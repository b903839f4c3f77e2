import Engine

/// A pair of trousers: a waistband and two legs, straight, tapered or flared.
enum Trouser {
    static func draw(on canvas: inout Canvas, _ random: inout RandomSource) {
        var cloth = Paint(random.tone())
        if random.chance(0.12) {
            cloth.pattern = random.pick([.along, .checks, .slanted])
            cloth.depth = random.between(0.15, 0.6)
            cloth.period = random.between(2, 4)
        }
        let top: Float = random.about(-14, -12.8)
        let bottom = random.about(12.4, 14.2)
        let waist = random.about(2.8, 5.4)
        let hip = waist + random.about(0.3, 1.6)
        let crotch = random.about(-6, -1)
        let outer = random.about(2.8, 7)
        let gap = random.chance(0.14) ? 0.1 : random.between(0.3, 2.4)
        let leg = curve([
            Point(waist, top), Point(hip, top + 5), Point((hip + outer) / 2, (crotch + bottom) / 2),
            Point(outer, bottom),
        ])
        let inner = min(gap, outer - 1.6)
        let half = [Point(0, top)] + leg + [Point(inner, bottom), Point(0, crotch)]
        canvas.fill(half, cloth)
        canvas.fill(half.map(flipped), cloth.toned(random.between(0.94, 1.02)))
        let seam = Paint(cloth.tone * random.between(0.35, 0.8))
        canvas.line([Point(0, top + 1), Point(0, crotch)], width: 0.7, seam)
        drawBand(&canvas, &random, top: top, waist: waist, hip: hip, seam)
        if random.chance(0.4) {
            let fade = Paint(min(cloth.tone * 1.25, 1), opacity: 0.5)
            for side: Float in [-1, 1] {
                canvas.line(
                    [
                        Point(side * hip * 0.55, crotch),
                        Point(side * (outer + inner) / 2, bottom - 4),
                    ], width: 1.2, fade)
            }
        }
    }

    /// The waistband and the pockets below it.
    private static func drawBand(
        _ canvas: inout Canvas, _ random: inout RandomSource, top: Float, waist: Float, hip: Float,
        _ seam: Paint
    ) {
        if random.chance(0.6) {
            canvas.line([Point(-waist, top + 1.4), Point(waist, top + 1.4)], width: 0.8, seam)
        }
        if random.chance(0.45) {
            for side: Float in [-1, 1] {
                canvas.line(
                    [Point(side * waist * 0.45, top + 2), Point(side * hip * 0.95, top + 4.4)],
                    width: 0.7, seam)
            }
        }
    }
}

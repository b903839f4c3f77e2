import Engine

/// A dress: straps or sleeves, a waist, and a skirt that falls straight or wide.
enum Dress {
    static func draw(on canvas: inout Canvas, _ random: inout RandomSource) {
        var cloth = Paint(random.tone())
        if random.chance(0.45) {
            cloth.pattern = random.pick([.across, .along, .checks, .print])
            cloth.depth = random.between(0.25, 0.95)
            cloth.period = random.between(2.2, 6)
            cloth.offset = random.between(0, 6)
        }
        let chest = random.about(3.4, 6.6)
        let waist = chest * random.about(0.68, 1)
        let hem = random.chance(0.5) ? chest * random.about(0.8, 1.3) : random.about(4.5, 10)
        let waistline = random.about(-4.5, 1)
        let bottom = random.about(12, 14.2)
        let top: Float = random.about(-13.8, -12.8)
        let neck = random.between(1.2, chest * 0.7)
        let depth = random.between(0.8, 4.5)
        let shoulder = chest * random.about(0.75, 1.1)
        if random.chance(0.42) {
            drawSleeves(&canvas, &random, cloth, Point(shoulder, top + 1), chest)
        }
        let side = curve([
            Point(chest, top + 6), Point(waist, waistline),
            Point((waist + hem) / 2 + random.between(-0.4, 1), (waistline + bottom) / 2),
            Point(hem, bottom),
        ])
        let neckline = curve([
            Point(0, top + depth), Point(neck * 0.75, top + depth * 0.7), Point(neck, top),
        ])
        canvas.fill(mirrored(neckline + [Point(shoulder, top + 0.8)] + side), cloth)
        let seam = Paint(cloth.tone * random.between(0.4, 0.85))
        let waistEnd = Point(waist, waistline)
        drawBeltAndFolds(&canvas, &random, waistEnd, hem: Point(hem, bottom), seam)
    }

    private static func drawBeltAndFolds(
        _ canvas: inout Canvas, _ random: inout RandomSource, _ waist: Point, hem: Point,
        _ seam: Paint
    ) {
        if random.chance(0.45) {
            canvas.line(
                [flipped(waist), waist],
                width: random.between(0.8, 2), seam)
        }
        if random.chance(0.35) {
            for fold: Float in [-0.5, 0, 0.5] {
                canvas.line(
                    [Point(fold * waist.x, waist.y + 2), Point(fold * hem.x * 1.1, hem.y)],
                    width: 0.7, Paint(seam.tone, opacity: 0.6))
            }
        }
    }

    private static func drawSleeves(
        _ canvas: inout Canvas, _ random: inout RandomSource, _ cloth: Paint,
        _ shoulder: Point, _ chest: Float
    ) {
        let length = random.chance(0.6) ? random.between(2.5, 6) : random.between(9, 17)
        let end = shoulder + Point(random.between(0.2, 0.45), 1) * length
        let cuff = random.between(1.8, 3)
        let sleeve = [
            shoulder - Point(1, 0.4), shoulder + Point(0.5, 0.6), end,
            end - Point(cuff, -0.4), Point(chest - 0.5, shoulder.y + 5.2),
        ]
        canvas.fill(sleeve, cloth.toned(0.92))
        canvas.fill(sleeve.map(flipped), cloth.toned(0.92))
    }
}

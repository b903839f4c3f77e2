import Engine

/// A bag from the front: a body with straight or slanting sides, a handle or none, a flap.
enum Bag {
    static func draw(on canvas: inout Canvas, _ random: inout RandomSource) {
        var leather = Paint(random.tone())
        if random.chance(0.2) {
            leather.pattern = random.pick([.checks, .slanted, .along, .across])
            leather.depth = random.between(0.2, 0.6)
            leather.period = random.between(2, 5)
        }
        let isClutch = random.chance(0.16)
        let width = random.about(9.5, 14.2)
        let height = isClutch ? random.between(9, 14) : random.about(12, 20)
        let bottom = isClutch ? height / 2 : random.about(10.5, 13.8)
        let top = bottom - height
        let taper = random.about(0.72, 1.12)
        let ink = Paint(leather.tone * random.between(0.3, 0.75))
        if !isClutch { drawHandles(&canvas, &random, top: top, width: width * taper, leather) }
        let corner = random.between(0.3, 2.4)
        let side = curve([
            Point(width * taper - corner, top), Point(width * taper, top + corner),
            Point(width, bottom - corner), Point(width - corner, bottom),
        ])
        canvas.fill(mirrored(side), leather)
        drawFront(&canvas, &random, top: top, bottom: bottom, width: width, taper: taper, ink)
    }

    /// A flap or a zip, a clasp, a pocket.
    private static func drawFront(
        _ canvas: inout Canvas, _ random: inout RandomSource, top: Float, bottom: Float,
        width: Float, taper: Float, _ ink: Paint
    ) {
        let height = bottom - top
        if random.chance(0.5) {
            let flap = top + height * random.between(0.25, 0.6)
            let half = width * taper
            canvas.line(
                curve([
                    Point(-half, flap - random.between(0, 3)), Point(0, flap),
                    Point(half, flap - random.between(0, 3)),
                ]), width: 0.9, ink)
        } else if random.chance(0.5) {
            canvas.line(
                [Point(-width * taper, top + 1.6), Point(width * taper, top + 1.6)], width: 0.8, ink
            )
        }
        if random.chance(0.5) {
            let clasp = Point(random.between(-1, 1), top + height * random.between(0.2, 0.55))
            canvas.fill(
                ellipse(clasp, Point(1.3, 1.1)),
                random.chance(0.5) ? ink : Paint(random.between(0.85, 1)))
        }
        if random.chance(0.25) {
            let pocket = height * 0.6 + top
            canvas.line(
                [
                    Point(-width * 0.55, bottom - 1.5), Point(-width * 0.55, pocket),
                    Point(width * 0.55, pocket), Point(width * 0.55, bottom - 1.5),
                ], width: 0.7, ink)
        }
    }

    private static func drawHandles(
        _ canvas: inout Canvas, _ random: inout RandomSource, top: Float, width: Float,
        _ leather: Paint
    ) {
        let reach = random.between(3, max(3.5, width - 1))
        let rise = min(random.between(3, 12), top + 14)
        let thickness = random.between(0.9, 1.9)
        let paint = leather.plain.toned(random.between(0.7, 1))
        canvas.line(
            curve([
                Point(-reach, top + 0.5), Point(-reach * 0.8, top - rise * 0.75),
                Point(0, top - rise + 0.8), Point(reach * 0.8, top - rise * 0.75),
                Point(reach, top + 0.5),
            ]), width: thickness, paint)
    }
}

/// What is worn on the upper body: a trunk, sleeves, a neckline, and what is sewn on.
///
/// Lengths are in pixels, widths from the middle to one side.
struct UpperGarment {
    enum Neckline {
        case round, pointed, boat
        /// Rises above the shoulders.
        case roll
    }

    enum Front {
        case closed
        /// A row of buttons on a strip of cloth.
        case buttoned
        /// A dark line from the neck to the hem.
        case open
        /// A short opening below the collar.
        case half
    }

    var paint: Paint
    var top: Float = -12.5
    var bottom: Float = 12.5
    var neck: Float = 3
    var neckDepth: Float = 2
    var neckline = Neckline.round
    var shoulder: Float = 7
    var slope: Float = 1.5
    var armhole: Float = 5
    var chest: Float = 7
    var waist: Float = 6.8
    var hem: Float = 7
    /// Along the outer edge; 0 for none.
    var sleeve: Float = 6
    /// How far a sleeve goes out for each pixel down.
    var spread: Float = 0.5
    var cuff: Float = 3.5
    var front = Front.closed
    /// The height of the collar; 0 for none.
    var collar: Float = 0
    /// Ribs at the hem and the cuffs.
    var hasRibs = false
    var hasBelt = false
    var hasPockets = false
    /// How much darker seams, openings and gaps are than the cloth, 0…1.
    var seam: Float = 0.4
}

extension UpperGarment {
    private var shoulderPoint: Point { Point(shoulder, top + slope) }
    private var armpit: Point { Point(chest, top + slope + armhole) }
    private var ink: Paint { Paint(paint.tone * (1 - seam)) }

    func draw(on canvas: inout Canvas) {
        if neckline == .roll { drawRoll(&canvas) }
        if sleeve > 0 { drawSleeves(&canvas) }
        canvas.fill(trunk(), paint)
        if sleeve > 9 { drawGaps(&canvas) }
        drawFront(&canvas)
        if collar > 0 { drawCollar(&canvas) }
        if hasRibs { drawRibs(&canvas) }
        if hasBelt {
            let y = top + (bottom - top) * 0.55
            canvas.fill(box(-waist, y - 0.8, waist, y + 0.8), ink)
        }
        if hasPockets {
            let y = top + (bottom - top) * 0.68
            for side: Float in [-1, 1] {
                canvas.line(
                    [Point(side * 2, y), Point(side * waist * 0.8, y - 0.6)], width: 0.8, ink)
            }
        }
    }

    private func trunk() -> [Point] {
        let side = curve([
            armpit, Point(waist, top + (bottom - top) * 0.6), Point(hem, bottom),
        ])
        let neckEnd = Point(neck, top)
        let opening: [Point] =
            switch neckline {
            case .round:
                curve([
                    Point(0, top + neckDepth), Point(neck * 0.7, top + neckDepth * 0.7), neckEnd,
                ])
            case .pointed: [Point(0, top + neckDepth), neckEnd]
            case .boat, .roll: [Point(0, top + 0.5), neckEnd]
            }
        return mirrored(opening + [shoulderPoint] + side)
    }

    private func drawSleeves(_ canvas: inout Canvas) {
        let length = (1 + spread * spread).squareRoot()
        let down = Point(spread, 1) / length
        let inward = Point(-1, spread) / length
        let end = shoulderPoint + down * sleeve
        let start = Point(shoulder - 1.5, top + slope * 0.7)
        let inner = Point(chest - 0.5, armpit.y)
        let outline =
            curve([start, shoulderPoint + down * min(sleeve * 0.3, 3) + Point(0.3, 0), end])
            + [end + inward * cuff, inner]
        canvas.fill(outline, paint.toned(0.94))
        canvas.fill(outline.map(flipped), paint.toned(0.94))
        guard hasRibs, sleeve > 9 else { return }
        let rib = [end, end + inward * cuff].map { $0 - down }
        canvas.line(rib, width: 1, ink)
        canvas.line(rib.map(flipped), width: 1, ink)
    }

    /// The shadow between a hanging sleeve and the trunk.
    private func drawGaps(_ canvas: inout Canvas) {
        let gap = Paint(paint.tone * (1 - seam), opacity: 0.8)
        let edge = [armpit, Point(waist, top + (bottom - top) * 0.6), Point(hem, bottom)]
        canvas.line(edge, width: 0.8, gap)
        canvas.line(edge.map(flipped), width: 0.8, gap)
    }

    private func drawFront(_ canvas: inout Canvas) {
        let start = top + neckDepth
        switch front {
        case .closed: break
        case .open:
            canvas.line([Point(0, start), Point(0.3, bottom)], width: 1, ink)
        case .half:
            canvas.line([Point(0, start), Point(0, start + 5)], width: 1, ink)
        case .buttoned:
            canvas.line(
                [Point(0.4, start), Point(0.4, bottom)], width: 1.9,
                Paint(min(paint.tone * 1.15, 1), opacity: 0.6))
            for y in stride(from: start + 1, to: bottom - 1, by: 3) {
                canvas.fill(box(-0.2, y, 0.9, y + 1.1), ink)
            }
        }
    }

    /// Two flaps that fall from the neck.
    private func drawCollar(_ canvas: inout Canvas) {
        let flap = [
            Point(0.3, top + neckDepth), Point(neck * 0.6, top - 0.6), Point(neck + 0.4, top),
            Point(neck + 0.2, top + collar), Point(neck * 0.45, top + collar + neckDepth * 0.6),
        ]
        for side in [flap, flap.map(flipped)] {
            canvas.fill(side, Paint(min(paint.tone * 1.12 + 0.03, 1)))
            canvas.line([side[0], side[4], side[3]], width: 0.6, ink)
        }
    }

    private func drawRoll(_ canvas: inout Canvas) {
        canvas.fill(box(-neck, top - 1.8, neck, top + 1.5), paint.toned(0.85))
    }

    private func drawRibs(_ canvas: inout Canvas) {
        let band = [Point(-hem, bottom - 1.6), Point(hem, bottom - 1.6)]
        canvas.line(band, width: 0.8, ink)
    }
}

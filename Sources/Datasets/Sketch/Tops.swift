import Engine

// What is pulled on or buttoned over the upper body. The four kinds share their cut and differ in
// sleeves, openings and collars, so that some of them are as easily mistaken as in real pictures.

extension UpperGarment {
    /// A cloth of any shade and pattern, and a body of any build.
    private init(_ random: inout RandomSource, patterned: Float) {
        paint = Paint(random.tone())
        if random.chance(patterned) {
            paint.pattern = random.pick([.across, .along, .checks, .slanted, .print, .across])
            paint.depth = random.between(0.25, 0.95)
            paint.period = random.between(2.2, 6)
            paint.offset = random.between(0, 6)
        }
        top = random.about(-13.5, -12)
        bottom = random.about(11, 14)
        neck = random.about(2.2, 4.2)
        neckDepth = random.about(0.8, 3.6)
        neckline = random.pick([.round, .round, .round, .pointed, .boat])
        shoulder = random.about(6.4, 9)
        slope = random.about(0.8, 2.6)
        armhole = random.about(4, 6.2)
        chest = random.about(6.4, 8.6)
        waist = chest * random.about(0.84, 1.04)
        hem = chest * random.about(0.9, 1.12)
        seam = random.about(0.3, 0.85)
    }

    private mutating func giveLongSleeves(_ random: inout RandomSource) {
        sleeve = random.about(18, 25)
        spread = random.about(0.1, 0.3)
        cuff = random.about(3, 4.8)
        chest -= 0.6
        waist -= 0.6
    }

    private mutating func giveShortSleeves(_ random: inout RandomSource) {
        sleeve = random.about(4, 10)
        spread = random.about(0.35, 1)
        cuff = random.about(3, 5)
    }

    static func tShirt(_ random: inout RandomSource) -> UpperGarment {
        var shirt = UpperGarment(&random, patterned: 0.5)
        if random.chance(0.88) {
            shirt.giveShortSleeves(&random)
        } else if random.chance(0.5) {
            shirt.sleeve = 0
            shirt.shoulder = random.between(4.5, 6)
        } else {
            shirt.giveLongSleeves(&random)
        }
        if random.chance(0.12) { shirt.front = .half }
        if random.chance(0.08) { shirt.collar = random.between(1.2, 2.2) }
        return shirt
    }

    static func pullover(_ random: inout RandomSource) -> UpperGarment {
        var pullover = UpperGarment(&random, patterned: 0.4)
        pullover.giveLongSleeves(&random)
        pullover.hasRibs = random.chance(0.65)
        pullover.neckDepth = random.about(0.6, 2.6)
        if random.chance(0.2) { pullover.neckline = .roll }
        if random.chance(0.08) { pullover.front = .half }
        if random.chance(0.1) { pullover.collar = random.between(1.4, 3) }
        return pullover
    }

    static func coat(_ random: inout RandomSource) -> UpperGarment {
        var coat = UpperGarment(&random, patterned: 0.18)
        coat.giveLongSleeves(&random)
        coat.bottom = random.about(12, 14.2)
        coat.hem *= random.about(0.98, 1.2)
        coat.neckline = random.pick([.pointed, .pointed, .round])
        coat.neckDepth = random.about(1.5, 7)
        coat.front = random.chance(0.88) ? .open : random.pick([.buttoned, .closed])
        if random.chance(0.65) { coat.collar = random.between(1.8, 4.2) }
        coat.hasBelt = random.chance(0.14)
        coat.hasPockets = random.chance(0.35)
        return coat
    }

    static func shirt(_ random: inout RandomSource) -> UpperGarment {
        var shirt = UpperGarment(&random, patterned: 0.5)
        if random.chance(0.58) {
            shirt.giveLongSleeves(&random)
        } else if random.chance(0.85) {
            shirt.giveShortSleeves(&random)
        } else {
            shirt.sleeve = 0
        }
        shirt.neckline = random.pick([.pointed, .pointed, .round])
        shirt.neckDepth = random.about(1, 5)
        shirt.front = random.chance(0.8) ? .buttoned : random.pick([.half, .closed, .open])
        if random.chance(0.85) { shirt.collar = random.between(1.3, 3) }
        return shirt
    }
}

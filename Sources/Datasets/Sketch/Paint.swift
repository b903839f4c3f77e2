/// What a shape is filled with: a shade, perhaps with a pattern woven into it.
struct Paint {
    enum Pattern {
        case plain
        /// Stripes from side to side or from top to bottom.
        case across, along
        case checks
        case slanted
        /// Something printed on the chest.
        case print
    }

    /// 0 bare paper … 1 fullest.
    var tone: Float
    /// 1 hides what lies below.
    var opacity: Float = 1
    var pattern = Pattern.plain
    /// How much of the shade the pattern takes away, 0…1.
    var depth: Float = 0
    /// Pixels from one stripe to the next.
    var period: Float = 4
    var offset: Float = 0

    init(_ tone: Float, opacity: Float = 1) {
        self.tone = tone
        self.opacity = opacity
    }

    /// The same with another shade, of the same pattern.
    func toned(_ factor: Float) -> Paint {
        var copy = self
        copy.tone *= factor
        return copy
    }

    /// The same without its pattern.
    var plain: Paint { Paint(tone, opacity: opacity) }

    /// The shade at a place, in pixels from the middle.
    @inline(__always)
    func shade(_ x: Float, _ y: Float) -> Float {
        switch pattern {
        case .plain: return tone
        case .across: return tone * (1 - depth * wave(y))
        case .along: return tone * (1 - depth * wave(x))
        case .slanted: return tone * (1 - depth * wave(x + y))
        case .checks: return tone * (1 - depth * 0.5 * (wave(x) + wave(y)))
        case .print:
            let (right, below) = (x - offset * 0.3, y + 3)
            let distance = right * right + below * below * 0.8
            return distance < period * period ? tone * (1 - depth * wave(x * 1.7 + y)) : tone
        }
    }

    /// 0…1 and back over one period, in straight lines.
    private func wave(_ place: Float) -> Float {
        let turns = (place + offset) / period
        let part = turns - turns.rounded(.down)
        return part < 0.5 ? 2 * part : 2 - 2 * part
    }
}

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `np.random.default_rng(seed)`: NumPy's newer numbers.
///
/// Sources: O'Neill, "PCG" (2014), PCG64 XSL-RR; Marsaglia and Tsang, "The Ziggurat Method" (2000);
/// Lemire, "Fast Random Integer Generation in an Interval" (2019).
package struct RandomGenerator: RandomBits {
    private var state: UInt128
    private let increment: UInt128
    /// The upper half of 64 bits, of which the lower has been used.
    private var spare: UInt32?

    private static let multiplier: UInt128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645

    package init(seed: UInt64) {
        let words = SeedSequence(seed).words(4)
        let start = UInt128(words[0]) << 64 | UInt128(words[1])
        increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
        state = (increment &+ start) &* Self.multiplier &+ increment
    }

    private mutating func next() -> UInt64 {
        state = state &* Self.multiplier &+ increment
        let mixed = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
        let turn = UInt64(truncatingIfNeeded: state >> 122)
        return mixed >> turn | mixed << ((64 - turn) & 63)
    }

    private mutating func nextHalf() -> UInt32 {
        if let spare {
            self.spare = nil
            return spare
        }
        let bits = next()
        spare = UInt32(bits >> 32)
        return UInt32(truncatingIfNeeded: bits)
    }

    package mutating func uniform() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    package mutating func integer(upTo maximum: UInt64) -> UInt64 {
        guard maximum > 0 else { return 0 }
        guard let narrow = UInt32(exactly: maximum) else { return wideInteger(upTo: maximum) }
        guard narrow < .max else { return UInt64(nextHalf()) }
        let count = narrow + 1
        var product = UInt64(nextHalf()) * UInt64(count)
        if UInt32(truncatingIfNeeded: product) < count {
            let threshold = (UInt32.max - narrow) % count
            while UInt32(truncatingIfNeeded: product) < threshold {
                product = UInt64(nextHalf()) * UInt64(count)
            }
        }
        return product >> 32
    }

    /// By masking and drawing again.
    package mutating func place(upTo maximum: Int) -> Int {
        let mask = UInt32.max >> UInt32(UInt32(truncatingIfNeeded: maximum).leadingZeroBitCount)
        while true {
            let value = Int(nextHalf() & mask)
            if value <= maximum { return value }
        }
    }

    private mutating func wideInteger(upTo maximum: UInt64) -> UInt64 {
        guard maximum < .max else { return next() }
        let count = maximum + 1
        var product = next().multipliedFullWidth(by: count)
        if product.low < count {
            let threshold = (UInt64.max - maximum) % count
            while product.low < threshold { product = next().multipliedFullWidth(by: count) }
        }
        return product.high
    }

    package mutating func normal() -> Double {
        while true {
            var bits = next()
            let layer = Int(bits & 0xFF)
            bits >>= 8
            let isNegative = bits & 1 == 1
            let size = (bits >> 1) & 0x000F_FFFF_FFFF_FFFF
            let value = Double(size) * (Ziggurat.edges[layer] / 4_503_599_627_370_496)
            let signed = isNegative ? -value : value
            if size < Ziggurat.limits[layer] { return signed }
            if layer == 0 { return tail(isNegative: (size >> 8) & 1 == 1) }
            let (low, high) = (Ziggurat.heights[layer], Ziggurat.heights[layer - 1])
            if (high - low) * uniform() + low < exp(-0.5 * value * value) { return signed }
        }
    }

    private mutating func tail(isNegative: Bool) -> Double {
        while true {
            let beyond = -Ziggurat.inverseEnd * log1p(-uniform())
            let height = -log1p(-uniform())
            if height + height > beyond * beyond {
                return isNegative ? -(Ziggurat.end + beyond) : Ziggurat.end + beyond
            }
        }
    }

    /// Of many a part is shuffled at the end; of few each is drawn and looked up (Floyd).
    package mutating func chosen(_ size: Int, of count: Int) -> [Int] {
        if count > 10_000, size > count / 50 {
            var places = Array(0..<count)
            shuffle(&places, from: count - size)
            return Array(places.suffix(size))
        }
        var (found, chosen) = (Set<Int>(), [Int]())
        for last in (count - size)..<max(count, count - size) {
            let drawn = Int(integer(upTo: UInt64(last)))
            let place = found.contains(drawn) ? last : drawn
            found.insert(place)
            chosen.append(place)
        }
        shuffle(&chosen, from: 1)
        return chosen
    }

    private mutating func shuffle(_ places: inout [Int], from first: Int) {
        guard places.count > first else { return }
        for last in (max(1, first)..<places.count).reversed() {
            places.swapAt(last, Int(integer(upTo: UInt64(last))))
        }
    }
}

/// The layers under the bell curve. The heights and limits follow from the edges.
private enum Ziggurat {
    static let end = 3.6541528853610088
    static let inverseEnd = 1 / end
    static let edges = ZigguratEdges.all
    static let heights: [Double] = edges.indices.map {
        $0 == 0 ? 1 : exp(-0.5 * edges[$0] * edges[$0])
    }
    static let limits: [UInt64] = edges.indices.map {
        switch $0 {
        case 0: UInt64(end / edges[0] * 4_503_599_627_370_496)
        case 1: 0
        default: UInt64(edges[$0 - 1] / edges[$0] * 4_503_599_627_370_496)
        }
    }
}

/// `np.random.SeedSequence`: what is made of a seed, so that near seeds give far numbers.
private struct SeedSequence {
    private var pool: [UInt32] = []

    init(_ seed: UInt64) {
        let entropy = [UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32), 0, 0]
        var hash: UInt32 = 0x43B0_D7E5
        func mixed(_ value: UInt32) -> UInt32 {
            var value = value ^ hash
            hash = hash &* 0x931E_8875
            value = value &* hash
            return value ^ value >> 16
        }
        pool = entropy.map(mixed)
        for source in 0..<4 {
            for target in 0..<4 where source != target {
                let value =
                    0xCA01_F9DD &* pool[target] &- 0x4973_F715 &* mixed(pool[source])
                pool[target] = value ^ value >> 16
            }
        }
    }

    func words(_ count: Int) -> [UInt64] {
        var (hash, halves): (UInt32, [UInt64]) = (0x8B51_F9DD, [])
        for index in 0..<(2 * count) {
            var value = pool[index % 4] ^ hash
            hash = hash &* 0x58F3_8DED
            value = value &* hash
            halves.append(UInt64(value ^ value >> 16))
        }
        return (0..<count).map { halves[2 * $0] | halves[2 * $0 + 1] << 32 }
    }
}

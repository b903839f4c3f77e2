/// NumPy's legacy generator, `numpy.random.RandomState`: MT19937, number for number.
///
/// Used wherever NumPy's or scikit-learn's numbers are promised (`split`, the baseline).
/// Source: Matsumoto and Nishimura, "Mersenne Twister" (1998); NumPy `random/mtrand.pyx`.
public struct MersenneTwister: Sendable {
    private static let size = 624
    private static let middle = 397
    private var words: [UInt32]
    private var position = size
    private var spareNormal: Double?

    /// As `RandomState(seed)` does.
    public init(seed: UInt32) {
        words = [seed]
        words.reserveCapacity(Self.size)
        for index in 1..<Self.size {
            let last = words[index - 1]
            words.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
        }
    }

    /// The next 32 random bits.
    public mutating func nextWord() -> UInt32 {
        if position == Self.size { refill() }
        var word = words[position]
        position += 1
        word ^= word >> 11
        word ^= (word << 7) & 0x9D2C_5680
        word ^= (word << 15) & 0xEFC6_0000
        return word ^ (word >> 18)
    }

    /// A number in [0, 1) with 53 random bits: `random_sample`.
    public mutating func uniform() -> Double {
        let high = Double(nextWord() >> 5)
        let low = Double(nextWord() >> 6)
        return (high * 67_108_864 + low) / 9_007_199_254_740_992
    }

    /// A number from the standard normal distribution: `standard_normal`.
    public mutating func normal() -> Double {
        if let spare = spareNormal {
            spareNormal = nil
            return spare
        }
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square < 1, square != 0 {
                let factor = (-2 * logarithm(square) / square).squareRoot()
                spareNormal = factor * x
                return factor * y
            }
        }
    }

    /// A whole number in 0…maximum, by masking and drawing again.
    public mutating func integer(upTo maximum: UInt32) -> UInt32 {
        guard maximum > 0 else { return 0 }
        let mask = UInt32.max >> UInt32(maximum.leadingZeroBitCount)
        while true {
            let value = nextWord() & mask
            if value <= maximum { return value }
        }
    }

    /// The numbers 0..<count in random order: `permutation(count)`.
    public mutating func permutation(_ count: Int) -> [Int32] {
        var order = (0..<Int32(count)).map { $0 }
        guard count > 1 else { return order }
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, Int(integer(upTo: UInt32(last))))
        }
        return order
    }

    private mutating func refill() {
        for index in 0..<Self.size {
            let next = words[(index + 1) % Self.size]
            let joined = (words[index] & 0x8000_0000) | (next & 0x7FFF_FFFF)
            let twisted = (joined >> 1) ^ (joined & 1 == 0 ? 0 : 0x9908_B0DF)
            words[index] = words[(index + Self.middle) % Self.size] ^ twisted
        }
        position = 0
    }
}

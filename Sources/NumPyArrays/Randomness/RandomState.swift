import Engine

/// `np.random.seed(…)` and all of `np.random` after it: NumPy's older numbers.
package struct RandomState: RandomBits {
    private var twister: MersenneTwister

    package init(seed: UInt32) { twister = MersenneTwister(seed: seed) }

    /// - Throws: ValueError for what is no seed.
    package init(seed: Int) throws(ArrayError) {
        guard let seed = UInt32(exactly: seed) else {
            throw .value("Seed must be between 0 and 2**32 - 1")
        }
        self.init(seed: seed)
    }

    package mutating func uniform() -> Double { twister.uniform() }
    package mutating func normal() -> Double { twister.normal() }

    package mutating func integer(upTo maximum: UInt64) -> UInt64 {
        if let narrow = UInt32(exactly: maximum) { return UInt64(twister.integer(upTo: narrow)) }
        let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
        while true {
            let high = UInt64(twister.nextWord()) << 32
            let value = (high | UInt64(twister.nextWord())) & mask
            if value <= maximum { return value }
        }
    }

    package mutating func place(upTo maximum: Int) -> Int {
        Int(integer(upTo: UInt64(maximum)))
    }

    package mutating func chosen(_ size: Int, of count: Int) -> [Int] {
        Array(shuffledPlaces(count).prefix(size))
    }
}

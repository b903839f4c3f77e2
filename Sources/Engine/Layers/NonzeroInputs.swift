import CKernels

/// A bit for each number of a matrix, set unless the number is 0.
struct NonzeroBits {
    /// Bit `i % 64` of word `i / 64` of a row belongs to its number `i`.
    var words: UnsafePointer<UInt64>
    var wordsPerRow: Int
}

/// Which inputs of a batch are not 0, found once a step for each part of the first product.
///
/// Half the pixels of a picture of clothes are 0, and add nothing to any sum: a product that knows them
/// leaves them out, on the way forward and in the gradients. The numbers stay what they are.
final class NonzeroInputs {
    private let split: SplitProduct
    /// A part's words for an item, and an input's words for the batch.
    private let partWords: Int
    private let batchWords: Int
    /// For each part the items' words, then for each input the batch's.
    private let memory: UnsafeMutablePointer<UInt64>
    private let rows: Int
    /// Of each part: 0 where enough of its numbers are 0, else the steps until they are looked at
    /// again. Each in a cache line of its own, since the members of a team write them at the same time.
    private let rests: UnsafeMutablePointer<Int>
    private static let line = 64 / MemoryLayout<Int>.stride
    /// Steps without a look after one that was in vain: standardized numbers are never 0.
    private static let rest = 32

    /// The share of numbers up to which looking at each pays: the more the larger the batch is, since the
    /// end of a row of bits is one that the processor does not foresee.
    private var largestShare: Double { rows < Self.bits ? 0.55 : 0.7 }
    private static let bits = UInt64.bitWidth

    /// Nil where the processor gains nothing by leaving out products of so many units.
    init?(for split: SplitProduct, rows: Int) {
        guard bobbin_skips_zeros(BLAS.instructions, split.units) != 0 else { return nil }
        self.split = split
        self.rows = rows
        let widest = (0..<split.parts).map { split.columns(of: $0..<$0 + 1).count }.max() ?? 0
        partWords = Self.words(widest)
        batchWords = Self.words(rows)
        let count = split.parts * partWords * rows + split.inputs * batchWords
        memory = .allocate(capacity: count)
        memory.initialize(repeating: 0, count: count)
        rests = .allocate(capacity: split.parts * Self.line)
        rests.initialize(repeating: 1, count: split.parts * Self.line)
    }

    deinit {
        memory.deallocate()
        rests.deallocate()
    }

    private static func words(_ count: Int) -> Int { (count + bits - 1) / bits }

    /// Looks at one part of `rows` items of `split.inputs` numbers each.
    func find(in input: UnsafePointer<Float>, rows: Int, part: Int) {
        let rest = part * Self.line
        guard rests[rest] < 2 else {
            rests[rest] -= 1
            return
        }
        let columns = split.columns(of: part..<part + 1)
        let found = bobbin_find_nonzero(
            items(part), partWords, input + columns.lowerBound, split.inputs, rows, columns.count)
        guard Double(found) <= largestShare * Double(rows * columns.count) else {
            rests[rest] = Self.rest
            return
        }
        rests[rest] = 0
        bobbin_turn_bits(
            inputs(from: columns.lowerBound), batchWords, items(part), partWords, rows,
            columns.count)
    }

    private func isSparse(_ part: Int) -> Bool { rests[part * Self.line] == 0 }

    /// A row of bits for each item; nil where too few numbers are 0.
    func ofItems(part: Int) -> NonzeroBits? {
        isSparse(part) ? NonzeroBits(words: items(part), wordsPerRow: partWords) : nil
    }

    /// A row of bits for each input of a part from `first` on; nil where too few numbers are 0.
    func ofInputs(from first: Int, part: Int) -> NonzeroBits? {
        isSparse(part)
            ? NonzeroBits(words: inputs(from: first), wordsPerRow: batchWords) : nil
    }

    private func items(_ part: Int) -> UnsafeMutablePointer<UInt64> {
        memory + part * partWords * rows
    }

    private func inputs(from first: Int) -> UnsafeMutablePointer<UInt64> {
        memory + split.parts * partWords * rows + first * batchWords
    }
}

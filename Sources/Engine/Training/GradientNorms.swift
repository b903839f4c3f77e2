/// All gradients of a step at once, for a bound on their lengths: no update may begin before they are
/// all there.
///
/// The squares are added up block by block and the blocks in their order, so that the lengths do not
/// depend on the number of threads.
final class GradientNorms {
    private let clipping: GradientClipping
    /// As long as the network's parameters, and laid out as they are.
    let gradients: UnsafeMutablePointer<Float>
    /// Where each learned array lies.
    private let arrays: [Range<Int>]
    private let blockCount: Int
    /// The sum of the squares of each array within each block.
    private let squares: UnsafeMutablePointer<Double>
    /// What each member multiplies the gradients of each array with.
    private let factors: UnsafeMutablePointer<Float>

    init(_ clipping: GradientClipping, network: Network, blocks: Int, members: Int) {
        self.clipping = clipping
        arrays = network.trainableSlots.map { $0.offset..<$0.offset + $0.size }
        blockCount = blocks
        let count = max(1, network.trainableCount)
        gradients = .allocate(capacity: count + 16)
        gradients.initialize(repeating: 0, count: count + 16)
        squares = .allocate(capacity: max(1, arrays.count * blocks))
        squares.initialize(repeating: 0, count: max(1, arrays.count * blocks))
        factors = .allocate(capacity: max(1, arrays.count * members))
        factors.initialize(repeating: 1, count: max(1, arrays.count * members))
    }

    deinit {
        gradients.deallocate()
        squares.deallocate()
        factors.deallocate()
    }

    /// Adds up the squares of a block's gradients, which are there.
    func measure(_ block: ParameterBlocks.Block) {
        let range = block.offset..<block.offset + block.count
        for (number, array) in arrays.enumerated() where array.overlaps(range) {
            var sum = 0.0
            for place in array.clamped(to: range) {
                sum += Double(gradients[place]) * Double(gradients[place])
            }
            squares[number * blockCount + block.number] = sum
        }
    }

    /// Works out the factors for a member, when all blocks are measured.
    func findFactors(for member: Int) {
        let factors = factors + member * arrays.count
        var whole = 0.0
        for number in arrays.indices {
            var sum = 0.0
            for block in 0..<blockCount { sum += squares[number * blockCount + block] }
            whole += sum
            factors[number] = clipping.factor(squares: sum)
        }
        guard clipping.rule == .globalNorm else { return }
        for number in arrays.indices { factors[number] = clipping.factor(squares: whole) }
    }

    /// Shortens the gradients of a block.
    func shorten(_ block: ParameterBlocks.Block, for member: Int) {
        let range = block.offset..<block.offset + block.count
        for (number, array) in arrays.enumerated() where array.overlaps(range) {
            let factor = factors[member * arrays.count + number]
            guard factor != 1 else { continue }
            for place in array.clamped(to: range) { gradients[place] *= factor }
        }
    }
}

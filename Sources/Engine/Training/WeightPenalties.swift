/// What regularized weights add to the loss and to the gradients of a step, block by block.
///
/// The sums of the blocks are added up in their order, so that the loss does not depend on the number
/// of threads.
final class WeightPenalties {
    /// The part of a regularized array that lies within a block.
    private struct Piece {
        var start: Int
        var count: Int
        var regularizer: Regularizer
    }

    /// By the blocks' numbers.
    private let pieces: [[Piece]]
    private let sums: UnsafeMutablePointer<Double>

    /// Nil where no weights are regularized.
    init?(for network: Network, blocks: [ParameterBlocks.Block]) {
        let arrays = network.regularized
        guard !arrays.isEmpty else { return nil }
        pieces = blocks.map { block in
            let range = block.offset..<block.offset + block.count
            return arrays.compactMap { slot in
                let part = (slot.offset..<slot.offset + slot.size).clamped(to: range)
                guard slot.layer == block.layer, !part.isEmpty, let rule = slot.regularizer else {
                    return nil
                }
                return Piece(start: part.lowerBound, count: part.count, regularizer: rule)
            }
        }
        sums = .allocate(capacity: max(1, blocks.count))
        sums.initialize(repeating: 0, count: max(1, blocks.count))
    }

    deinit { sums.deallocate() }

    /// Notes what a block's weights add to the loss of this step.
    func measure(_ block: ParameterBlocks.Block, _ parameters: UnsafePointer<Float>) {
        var sum = 0.0
        for piece in pieces[block.number] {
            sum += piece.regularizer.penalty(parameters + piece.start, count: piece.count)
        }
        sums[block.number] = sum
    }

    /// Adds to a block's gradients those of the penalty.
    func addGradients(
        _ block: ParameterBlocks.Block, _ parameters: UnsafePointer<Float>,
        to gradients: UnsafeMutablePointer<Float>
    ) {
        for piece in pieces[block.number] {
            piece.regularizer.addGradient(
                of: parameters + piece.start, to: gradients + piece.start - block.offset,
                count: piece.count)
        }
    }

    /// All of it, when every block is measured.
    var total: Double { (0..<pieces.count).reduce(0) { $0 + sums[$1] } }
}

/// The parameters of a network cut into blocks that are learned one after another: the gradients of a
/// block and its update follow each other while its weights are in the nearest cache.
///
/// The blocks do not depend on the number of threads, and each member of a team has the same ones at
/// every step, so that their weights stay in its cache.
struct LearningPlan {
    struct Block {
        var layer: Int
        var rows: Range<Int>
        /// Where its parameters begin in the network's buffer.
        var offset: Int
        var count: Int
    }

    let blocks: [Block]
    /// Numbers in the largest block.
    let largest: Int

    init(for network: Network) {
        var blocks: [Block] = []
        let offsets = network.offsets
        for (index, layer) in network.layers.enumerated() {
            let rows = layer.parameterRows(for: network.inputShape(of: index))
            for start in stride(from: 0, to: rows.count, by: rows.portion) {
                let range = start..<min(start + rows.portion, rows.count)
                blocks.append(
                    Block(
                        layer: index, rows: range, offset: offsets[index] + start * rows.width,
                        count: range.count * rows.width))
            }
        }
        self.blocks = blocks
        largest = blocks.map(\.count).max() ?? 0
    }

    /// The blocks of each of `members`, who get about as many parameters each.
    func shares(members: Int) -> [[Block]] {
        let total = max(1, blocks.reduce(0) { $0 + $1.count })
        var shares = [[Block]](repeating: [], count: members)
        var done = 0
        for block in blocks {
            // Whose share the middle of the block falls into.
            shares[min(members - 1, (done + block.count / 2) * members / total)].append(block)
            done += block.count
        }
        return shares
    }
}

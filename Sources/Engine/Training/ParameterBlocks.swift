/// The parameters of a network cut into blocks that are learned one after another: the gradients of a
/// block and its update follow each other while its weights are in the nearest cache.
///
/// The blocks do not depend on the number of threads, and each member of a team has the same ones at
/// every step, so that their weights stay in its cache.
struct ParameterBlocks {
    struct Block {
        /// Its place among all blocks.
        var number: Int
        var layer: Int
        var rows: Range<Int>
        /// Where its parameters begin in the network's buffer.
        var offset: Int
        var count: Int
        /// The part of the first product that its rows belong to.
        var part: Int?
    }

    let blocks: [Block]
    /// Numbers in the largest block.
    let largest: Int
    private let split: SplitProduct?

    init(for network: Network, split: SplitProduct?) {
        self.split = split
        var blocks: [Block] = []
        let offsets = network.offsets
        for (index, layer) in network.layers.enumerated() where !network.isFrozen(index) {
            let rows = layer.parameterRows(for: network.inputShape(of: index))
            func add(_ range: Range<Int>, part: Int?) {
                for start in stride(from: range.lowerBound, to: range.upperBound, by: rows.portion)
                {
                    let range = start..<min(start + rows.portion, range.upperBound)
                    blocks.append(
                        Block(
                            number: blocks.count, layer: index, rows: range,
                            offset: offsets[index] + start * rows.width,
                            count: range.count * rows.width, part: part))
                }
            }
            if let split, split.layer == index {
                for part in 0..<split.parts { add(split.columns(of: part..<part + 1), part: part) }
                add(split.inputs..<rows.count, part: nil)
            } else {
                add(0..<rows.count, part: nil)
            }
        }
        self.blocks = blocks
        largest = blocks.map(\.count).max() ?? 0
    }

    /// The blocks of each of `members`.
    ///
    /// Rows of the first product belong to whoever multiplies them, all others to the one who then has
    /// least; without such a product each has a run of about as many parameters.
    func shares(members: Int) -> [[Block]] {
        var shares = [[Block]](repeating: [], count: members)
        guard let split else {
            let total = max(1, blocks.reduce(0) { $0 + $1.count })
            var done = 0
            for block in blocks {
                // Whose share the middle of the block falls into.
                shares[min(members - 1, (done + block.count / 2) * members / total)].append(block)
                done += block.count
            }
            return shares
        }
        var loads = [Int](repeating: 0, count: members)
        for block in blocks {
            let owner =
                block.part.flatMap { part in
                    (0..<members).first { part < split.parts * ($0 + 1) / members }
                } ?? loads.indices.min { loads[$0] < loads[$1] } ?? 0
            shares[owner].append(block)
            loads[owner] += block.count
        }
        return shares
    }
}

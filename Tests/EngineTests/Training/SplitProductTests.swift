import Testing

@testable import Engine

/// The first product, shared by its inner dimension.
struct SplitProductTests {
    private func network(_ inputShape: [Int], _ layers: [any Layer]) throws -> Network {
        var random = RandomSource(seed: 2)
        var network = Network(inputShape: inputShape)
        for layer in layers { try network.append(layer, random: &random) }
        return network
    }

    @Test func partsCoverTheInputs() throws {
        let network = try network([28, 28], [Flatten(), Dense(units: 100, name: "a")])
        let split = try #require(SplitProduct(for: network, rows: 32))
        #expect(split.layer == 1)
        #expect(split.parts == 4)
        #expect(
            (0..<4).map { split.columns(of: $0..<$0 + 1) } == [
                0..<192, 192..<384, 384..<576, 576..<784,
            ])
        #expect(split.columns(of: 0..<4) == 0..<784)
    }

    /// Few inputs, a batch so large that its sums are more than what stays at home, another layer first.
    @Test func notWhereItDoesNotPay() throws {
        let small = try network([100], [Dense(units: 10, name: "a")])
        #expect(SplitProduct(for: small, rows: 8) == nil)
        let wide = try network([800], [Dense(units: 700, name: "a")])
        #expect(SplitProduct(for: wide, rows: 32) != nil)
        #expect(SplitProduct(for: wide, rows: 512) == nil)
        let dropped = try network(
            [800], [Dropout(rate: 0.5, seed: 1), Dense(units: 20, name: "a")])
        #expect(SplitProduct(for: dropped, rows: 8) == nil)
        let rows = try network([4, 800], [Dense(units: 20, name: "a")])
        #expect(SplitProduct(for: rows, rows: 8) == nil)
    }

    /// Neighbours first, each pair once, whoever adds them.
    @Test func theOrderOfSums() throws {
        let network = try network([784], [Dense(units: 100, name: "a")])
        let split = try #require(SplitProduct(for: network, rows: 32))
        func sums(in range: Range<Int>) -> [[Int]] {
            var found: [[Int]] = []
            for part in range {
                split.forEachSum(endingWith: part, in: range) { found.append([$0, $1]) }
            }
            return found
        }
        #expect(sums(in: 0..<4) == [[0, 1], [2, 3], [0, 2]])
        #expect(sums(in: 2..<4) == [[2, 3]])
        #expect(sums(in: 1..<2) == [])
    }

    /// Every block of parameters has one owner, and no member much more than another.
    @Test(arguments: [1, 2, 3, 4]) func shares(members: Int) throws {
        let network = try network(
            [784],
            [Dense(units: 100, name: "a"), Dense(units: 10, activation: .softmax, name: "b")])
        let split = SplitProduct(for: network, rows: 32)
        let plan = ParameterBlocks(for: network, split: split)
        let shares = plan.shares(members: members)
        let owned = shares.joined().map(\.offset).sorted()
        #expect(owned == plan.blocks.map(\.offset).sorted())
        #expect(plan.blocks.reduce(0) { $0 + $1.count } == network.parameterCount)
        guard members != 3 else { return }
        let loads = shares.map { $0.reduce(0) { $0 + $1.count } }
        // Half a panel of 16 units is 8% of 100; a part's edge is a whole cache line.
        #expect(Double(loads.max()! - loads.min()!) < 0.08 * Double(network.parameterCount))
    }

    /// The same numbers, bit for bit, for any number of threads, with all that comes before and after:
    /// whole and last batches, bias or none, activations that need their input.
    @Test(arguments: [7, 32]) func threads(batchSize: Int) throws {
        for (activation, bias) in [(Activation.relu, true), (.gelu, true), (.gelu, false)] {
            let network = try network(
                [20, 20],
                [
                    Flatten(),
                    Dense(units: 37, activation: activation, usesBias: bias, name: "a"),
                    Dropout(rate: 0.2, seed: 3),
                    Dense(units: 3, activation: .softmax, name: "b"),
                ])
            #expect(SplitProduct(for: network, rows: batchSize) != nil)
            let alone = try trained(network, batchSize, threads: 1)
            #expect(alone.allSatisfy { $0.isFinite })
            for threads in [2, 3, 4, 5] {
                #expect(try trained(network, batchSize, threads: threads) == alone)
            }
        }
    }

    private func trained(
        _ network: Network, _ batchSize: Int, threads: Int
    ) throws -> [Float] {
        var random = RandomSource(seed: 11)
        let count = 3 * batchSize + 5
        let bytes = (0..<count * 400).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let examples = Examples(
            inputs: DataArray(bytes: SharedBuffer(bytes), itemShape: [20, 20]).divided(by: 255),
            targets: DataArray(
                floats: (0..<count).map { _ in Float(random.below(3)) }, itemShape: []))
        let trainer = try Trainer(
            network, plan: TrainingPlan(optimizer: Adam(), loss: .sparseCategoricalCrossentropy),
            examples: examples, options: FitOptions(epochs: 3, batchSize: batchSize),
            threads: threads, random: &random)
        _ = try trainer.run(random: &random) { _ in .goOn }
        return trainer.trained.parameters.values
    }
}

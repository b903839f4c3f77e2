import CAllocations
import Testing

@testable import Engine

/// A training step asks for no memory. Other tests run beside this one and ask for plenty, so the
/// fewest requests of many steps are looked at.
@Suite(.enabled(if: allocations_are_counted() != 0, "allocations cannot be counted here"))
struct AllocationTests {
    /// The fewest requests for memory from one step to the next.
    private func fewest(
        _ network: Network, _ optimizer: any Optimizer, threads: Int,
        observe: () -> Void = {}
    ) throws -> Int {
        var random = RandomSource(seed: 1)
        let count = 3000
        let size = network.inputShape.reduce(1, *)
        let inputs = DataArray(
            bytes: SharedBuffer((0..<count * size).map { UInt8(truncatingIfNeeded: $0 &* 7) }),
            itemShape: network.inputShape
        ).divided(by: 255)
        let targets = DataArray(
            bytes: SharedBuffer((0..<count).map { UInt8($0 % 4) }), itemShape: [])
        let trainer = try Trainer(
            network,
            plan: TrainingPlan(
                optimizer: optimizer, loss: .sparseCategoricalCrossentropy, metrics: [.accuracy]),
            examples: Examples(inputs: inputs, targets: targets),
            options: FitOptions(epochs: 2, batchSize: 16), threads: threads, random: &random)
        var (fewest, last) = (Int.max, -1)
        _ = try trainer.run(random: &random) { event in
            guard case .step = event else {
                last = -1
                return .goOn
            }
            observe()
            let now = allocation_count()
            if last >= 0 { fewest = min(fewest, now - last) }
            last = now
            return .goOn
        }
        return fewest
    }

    private func network(_ layers: [any Layer]) throws -> Network {
        var random = RandomSource(seed: 2)
        var network = Network(inputShape: [5, 5])
        for layer in layers { try network.append(layer, random: &random) }
        return network
    }

    private func layers() throws -> [any Layer] {
        [
            Flatten(), try Dense(units: 24, activation: .gelu, name: "a"),
            try Dropout(rate: 0.3, seed: 5), try LeakyReLU(),
            try Dense(units: 12, name: "b"), ActivationLayer(.tanh),
            try Dense(units: 4, activation: .softmax, name: "c"),
        ]
    }

    @Test(arguments: [1, 2, 3]) func aStepAsksForNone(threads: Int) throws {
        let optimizers: [any Optimizer] = [
            try SGD(momentum: 0.9), try Adagrad(), try RMSprop(), try Adam(), try AdamW(),
            try Nadam(),
        ]
        for optimizer in optimizers {
            let found = try fewest(network(layers()), optimizer, threads: threads)
            #expect(found == 0, "\(optimizer.kind)")
        }
    }

    /// The control: one small request a step, and one large one, are seen.
    @Test(arguments: [1, 1 << 20]) func oneRequestIsSeen(bytes: Int) throws {
        let found = try fewest(network(layers()), Adam(), threads: 2) {
            UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64).deallocate()
        }
        #expect(found >= 1)
    }
}

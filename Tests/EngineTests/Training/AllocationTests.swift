import CAllocations
import Testing

@testable import Engine

/// A training step asks for no memory.
///
/// The calling thread's own requests are counted, over every step: it is a member of the team and
/// does what the others do, while requests of other tests, which run beside this one, do not count.
@Suite(.enabled(if: allocations_are_counted() != 0, "allocations cannot be counted here"))
struct AllocationTests {
    /// The most requests for memory by the calling thread from one step to the next.
    private func most(
        _ network: Network, _ optimizer: any Optimizer, threads: Int,
        clipping: GradientClipping? = nil, schedule: (any LearningRateSchedule)? = nil,
        loss: Loss = .sparseCategoricalCrossentropy, classWeights: [Double]? = nil,
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
                optimizer: optimizer, loss: loss, metrics: [.accuracy], schedule: schedule,
                clipping: clipping),
            examples: Examples(inputs: inputs, targets: targets),
            options: FitOptions(epochs: 2, batchSize: 16, classWeights: classWeights),
            threads: threads, random: &random)
        var (most, last) = (0, -1)
        _ = try trainer.run(random: &random) { event in
            guard case .step = event else {
                last = -1
                return .goOn
            }
            observe()
            let now = own_allocation_count()
            if last >= 0 { most = max(most, now - last) }
            last = now
            return .goOn
        }
        return most
    }

    private func network(_ layers: [any Layer]) throws -> Network {
        var random = RandomSource(seed: 2)
        var network = Network(inputShape: [5, 5])
        for layer in layers { try network.append(layer, random: &random) }
        return network
    }

    private func layers(isRegularized: Bool = false) throws -> [any Layer] {
        [
            Flatten(),
            try Dense(
                units: 24, activation: .gelu,
                kernelRegularizer: isRegularized ? try Regularizer(l1: 0.01, l2: 0.01) : nil,
                name: "a"),
            try Dropout(rate: 0.3, seed: 5), try LeakyReLU(),
            try Dense(units: 12, name: "b"), try BatchNormalization(), ActivationLayer(.tanh),
            try Rescaling(scale: 0.5),
            try Dense(units: 4, activation: .softmax, name: "c"),
        ]
    }

    @Test(arguments: [1, 2, 3]) func aStepAsksForNone(threads: Int) throws {
        let optimizers: [any Optimizer] = [
            try SGD(momentum: 0.9), try Adagrad(), try RMSprop(), try Adam(), try AdamW(),
            try Nadam(),
        ]
        for optimizer in optimizers {
            let found = try most(network(layers()), optimizer, threads: threads)
            #expect(found == 0, "\(optimizer.kind)")
        }
    }

    /// Nor does one with settings beside the optimizer's own.
    @Test(arguments: GradientClipping.Rule.allCases, [1, 2, 3])
    func aStepWithSettingsAsksForNone(rule: GradientClipping.Rule, threads: Int) throws {
        let loss = try Loss.make(
            .sparseCategoricalCrossentropy, [NamedSetting("from_logits", .flag(true))])
        let found = try most(
            network(layers(isRegularized: true)), Adam(), threads: threads,
            clipping: GradientClipping(rule, 0.01),
            schedule: ExponentialDecay(initialLearningRate: 0.01, decaySteps: 9, decayRate: 0.9),
            loss: loss, classWeights: [1, 2, 3, 4])
        #expect(found == 0)
        let regularized = try most(
            network(layers(isRegularized: true)), Adam(), threads: threads)
        #expect(regularized == 0)
    }

    /// The control: one small request a step, and one large one, are seen.
    @Test(arguments: [1, 1 << 20]) func oneRequestIsSeen(bytes: Int) throws {
        let found = try most(network(layers()), Adam(), threads: 2) {
            UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64).deallocate()
        }
        #expect(found >= 1)
    }
}

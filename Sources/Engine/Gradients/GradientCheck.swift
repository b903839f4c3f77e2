/// Compares the gradients that training uses with differences of the loss itself.
public struct GradientCheck: Sendable {
    /// One learned array's comparison.
    public struct Row: Sendable, Equatable {
        public var slot: Network.Slot
        /// How many of its numbers were compared.
        public var compared: Int
        /// |analytic - numerical| over |analytic| + |numerical|, as lengths of vectors.
        public var relativeError: Double
        /// The length of the analytic gradient over what was compared.
        public var size: Double
    }

    public var rows: [Row]
    public var worst: Double { rows.map(\.relativeError).max() ?? 0 }

    /// Numbers compared in each array at most; which ones is drawn at random.
    private static let sampleSize = 24
    /// A gradient that is a smaller share of the largest one is nothing but rounding.
    private static let smallestShare = 1e-6
    /// Half the distance of the two losses; in Float64 small enough to step over few corners.
    private static let step = 1e-6

    /// Measures on the first `rows` examples, dropout off.
    ///
    /// The analytic gradients are those of the layers, in Float32; the numerical ones are central
    /// differences of a separate computation in Float64.
    public static func run(
        _ network: Network, loss: Loss, examples: Examples, rows: Int = 16,
        random: inout RandomSource
    ) throws(EngineError) -> GradientCheck {
        let rows = min(rows, examples.count)
        let analytic = try gradients(network, loss: loss, examples: examples, rows: rows)
        let reference = try ReferenceNetwork(network, loss: loss)
        let inputs = (0..<rows).flatMap { examples.inputs.item($0).map(Double.init) }
        let targets = (0..<rows).flatMap { examples.targets.item($0).map(Double.init) }
        var parameters = network.parameters.values.map(Double.init)
        var result: [Row] = []
        /// Each row's analytic and numerical length together, for one number.
        var sizes: [Double] = []
        for slot in network.trainableSlots {
            var places = Array(0..<slot.size)
            if slot.size > sampleSize {
                places = (0..<sampleSize).map { _ in random.below(slot.size) }
            }
            var difference = 0.0
            var analyticSize = 0.0
            var numericalSize = 0.0
            for place in places.map({ $0 + slot.offset }) {
                let kept = parameters[place]
                parameters[place] = kept + step
                let above = reference.loss(
                    parameters: parameters, inputs: inputs, targets: targets, rows: rows)
                parameters[place] = kept - step
                let below = reference.loss(
                    parameters: parameters, inputs: inputs, targets: targets, rows: rows)
                parameters[place] = kept
                let numerical = (above - below) / (2 * step)
                let found = Double(analytic[place])
                difference += (found - numerical) * (found - numerical)
                analyticSize += found * found
                numericalSize += numerical * numerical
            }
            let whole = analyticSize.squareRoot() + numericalSize.squareRoot()
            sizes.append(whole / Double(places.count).squareRoot())
            result.append(
                Row(
                    slot: slot, compared: places.count,
                    relativeError: whole < 1e-9 ? 0 : difference.squareRoot() / whole,
                    size: analyticSize.squareRoot()))
        }
        // Two gradients that are both nothing agree, such as those of a bias whose mean the next layer
        // takes away: beside the largest they are what Float32 rounds.
        let nothing = (sizes.max() ?? 0) * smallestShare
        for index in result.indices where sizes[index] < nothing {
            result[index].relativeError = 0
        }
        return GradientCheck(rows: result)
    }

    /// The gradients of the mean loss by every parameter, as a training step computes them.
    static func gradients(
        _ network: Network, loss: Loss, examples: Examples, rows: Int
    ) throws(EngineError) -> [Float] {
        var random = RandomSource(seed: 0)
        let trainer = try Trainer(
            try network.withoutRandomness(),
            plan: TrainingPlan(optimizer: GradientReader(), loss: loss),
            examples: examples.prefix(rows),
            options: FitOptions(batchSize: rows, shuffles: false), random: &random)
        _ = try trainer.run(random: &random) { _ in .goOn }
        return trainer.trained.parameters.values
    }
}

/// Puts the gradients where the parameters were, so that one step shows what they are.
private struct GradientReader: Optimizer {
    static let kind = "gradients"
    static let summary = "Puts the gradients where the parameters were."
    static let settings: [Setting<GradientReader>] = []
    static func standard() -> GradientReader { GradientReader() }
    let learningRate = 1.0
    let slotCount = 0

    func update(_ step: UpdateStep) {
        step.parameters.update(from: step.gradients, count: step.count)
    }
}

extension Network {
    /// The same network with everything random switched off.
    fileprivate func withoutRandomness() throws(EngineError) -> Network {
        try replacingLayers { layer throws(EngineError) in
            guard let random = layer as? any RandomLayer else { return layer }
            return try random.withoutRandomness()
        }
    }
}

import CKernels

/// Gives every column of a batch the mean 0 and the variance 1, then a learned scale and shift.
///
///     output = gamma · (x - mean) / √(variance + epsilon) + beta
///
/// In training mean and variance are those of the batch, over all items and leading dimensions; after
/// the step the moving ones come nearer to them: moving ← moving · momentum + batch · (1 - momentum).
/// Outside training the moving ones are used. With g the gradient by the output, m numbers in a
/// column and x̂ the normalized input:
///
///     gradient by x = gamma / √(variance + epsilon) · (g - Σg / m - x̂ · Σ(g · x̂) / m)
///
/// A member of the team measures its own columns over the whole batch, in the order of the items, and
/// all meet: so the sums do not depend on how many they are.
///
/// Source: Keras 3 `layers/normalization/batch_normalization.py`; Ioffe and Szegedy (2015).
public struct BatchNormalization: Layer {
    public static let kind = "BatchNormalization"
    public var name: String
    /// -1, or the same dimension counted from the front, the batch's being 0.
    public internal(set) var axis: Int
    public internal(set) var momentum: Double
    public internal(set) var epsilon: Double
    public internal(set) var centers: Bool
    public internal(set) var scales: Bool
    public internal(set) var betaInitializer: Initializer
    public internal(set) var gammaInitializer: Initializer
    public internal(set) var movingMeanInitializer: Initializer
    public internal(set) var movingVarianceInitializer: Initializer
    public internal(set) var betaRegularizer: Regularizer?
    public internal(set) var gammaRegularizer: Regularizer?

    /// - Throws: `outOfRange` unless 0 ≤ `momentum` ≤ 1 and `epsilon` > 0.
    public init(
        axis: Int = -1, momentum: Double = 0.99, epsilon: Double = 0.001, centers: Bool = true,
        scales: Bool = true, betaInitializer: Initializer = .zeros,
        gammaInitializer: Initializer = .ones, movingMeanInitializer: Initializer = .zeros,
        movingVarianceInitializer: Initializer = .ones, betaRegularizer: Regularizer? = nil,
        gammaRegularizer: Regularizer? = nil, name: String = "batch_normalization"
    ) throws(EngineError) {
        self.axis = axis
        self.momentum = momentum
        self.epsilon = epsilon
        self.centers = centers
        self.scales = scales
        self.betaInitializer = betaInitializer
        self.gammaInitializer = gammaInitializer
        self.movingMeanInitializer = movingMeanInitializer
        self.movingVarianceInitializer = movingVarianceInitializer
        self.betaRegularizer = betaRegularizer
        self.gammaRegularizer = gammaRegularizer
        self.name = name
        try checkSettings()
    }

    public static let summary =
        "Gives each input the mean 0 and the variance 1 within every batch, then a learned scale and shift."
    public static let settings: [Setting<BatchNormalization>] = [
        .whole(
            "axis", \.axis, -1...64, allowed: "-1, which is the last dimension",
            "the dimension that keeps its numbers apart (-1)"),
        .number("momentum", \.momentum, .zeroToOne, "how slowly the moving means forget (0.99)"),
        .number("epsilon", \.epsilon, .aboveZero, "keeps the division from zero (0.001)"),
        .flag("center", \.centers, "add a learned beta (true)"),
        .flag("scale", \.scales, "multiply by a learned gamma (true)"),
        .initializer("beta_initializer", \.betaInitializer, "what beta begins with"),
        .initializer("gamma_initializer", \.gammaInitializer, "what gamma begins with"),
        .initializer(
            "moving_mean_initializer", \.movingMeanInitializer, "what the moving mean begins with"),
        .initializer(
            "moving_variance_initializer", \.movingVarianceInitializer,
            "what the moving variance begins with"),
        .regularizer(
            "beta_regularizer", \.betaRegularizer, "what a large beta adds to the loss"),
        .regularizer(
            "gamma_regularizer", \.gammaRegularizer, "what a large gamma adds to the loss"),
    ]
    public static func standard() throws(EngineError) -> BatchNormalization {
        try BatchNormalization()
    }

    public func outputShape(from input: [Int]) throws(EngineError) -> [Int] {
        guard !input.isEmpty, axis == -1 || axis == input.count else {
            throw .unfitInput(
                layer: kind, shape: input,
                reason: input.isEmpty
                    ? "it needs at least one number an item"
                    : "axis=\(axis) is not the last dimension, and only that is normalized here; "
                        + "axis=-1 is")
        }
        return input
    }

    public func parameters(for input: [Int]) -> [ParameterDescription] {
        (scales ? [array("gamma", input, gammaInitializer, gammaRegularizer)] : [])
            + (centers ? [array("beta", input, betaInitializer, betaRegularizer)] : [])
    }

    public func state(for input: [Int]) -> [ParameterDescription] {
        [
            array("moving_mean", input, movingMeanInitializer),
            array("moving_variance", input, movingVarianceInitializer),
        ]
    }

    private func array(
        _ name: String, _ input: [Int], _ initializer: Initializer,
        _ regularizer: Regularizer? = nil
    ) -> ParameterDescription {
        let width = input.last ?? 0
        return ParameterDescription(
            name: name, shape: [width], initializer: initializer, fanIn: width, fanOut: width,
            regularizer: regularizer)
    }

    public func parameterRows(for input: [Int]) -> ParameterRows {
        let count = (scales ? 1 : 0) + (centers ? 1 : 0)
        return ParameterRows(count: count, width: input.last ?? 0, portion: max(1, count))
    }

    /// Mean, variance, Σ(g · x̂) and Σg of every column.
    public func sharedSize(for input: [Int]) -> Int { 4 * (input.last ?? 0) }

    public func forward(_ pass: ForwardPass) {
        let (width, perItem) = (pass.sizes.width, pass.sizes.input)
        var statistics = pass.state
        if pass.training != nil {
            let part = pass.part
            part.member.wait()
            let columns = part.member.share(of: width, portion: Self.portion)
            bobbin_moments(
                pass.shared, pass.shared + width, pass.input - part.first * perItem,
                part.wholeRows * perItem / width, width, columns.lowerBound, columns.upperBound)
            part.member.wait()
            statistics = UnsafePointer(pass.shared)
        }
        var rule = rule(statistics, pass.parameters, width)
        bobbin_normalize(pass.output, pass.input, pass.part.rows * perItem / width, width, &rule)
    }

    public func backward(_ pass: BackwardPass) {
        let (width, perItem) = (pass.sizes.width, pass.sizes.input)
        let part = pass.part
        let isTraining = pass.training != nil
        let (products, sums) = (pass.shared + 2 * width, pass.shared + 3 * width)
        var rule = rule(
            isTraining ? UnsafePointer(pass.shared) : pass.state, pass.parameters, width)
        part.member.wait()
        let columns = part.member.share(of: width, portion: Self.portion)
        bobbin_normalization_sums(
            products, sums, pass.outputGradient - part.first * perItem,
            pass.input - part.first * perItem, part.wholeRows * perItem / width, width,
            columns.lowerBound, columns.upperBound, &rule)
        guard let inputGradient = pass.inputGradient else { return }
        part.member.wait()
        bobbin_normalize_backward(
            inputGradient, pass.outputGradient, pass.input, isTraining ? products : nil,
            isTraining ? sums : nil, part.wholeRows * perItem / width,
            part.rows * perItem / width, width, &rule)
    }

    /// The sums of the way back are the gradients: of gamma's row, then of beta's.
    public func parameterGradients(_ pass: GradientPass) {
        let width = pass.sizes.width
        let first = scales ? 2 : 3
        for (place, row) in pass.parameterRows.enumerated() {
            (pass.gradients + place * width).update(
                from: pass.shared + (first + row) * width, count: width)
        }
    }

    public func updateState(_ pass: StatePass) {
        let (old, new) = (Float(momentum), Float(1 - momentum))
        for i in 0..<2 * pass.sizes.width {
            pass.state[i] = pass.state[i] * old + pass.shared[i] * new
        }
    }

    /// Whole cache lines, which no two members write to.
    private static let portion = 16

    private func rule(
        _ statistics: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>, _ width: Int
    ) -> bobbin_normalization {
        bobbin_normalization(
            mean: statistics, variance: statistics + width, gamma: scales ? parameters : nil,
            beta: centers ? parameters + (scales ? width : 0) : nil, epsilon: Float(epsilon))
    }
}

extension BatchNormalization: LayerInKeras, ExplainedLayer, ReferenceLayer {
    public static let fixedSettings =
        ["beta_constraint", "gamma_constraint"].map { NamedSetting($0, .nothing) } + [
            NamedSetting("synchronized", .flag(false))
        ]
    public static let laterSettings = [
        NamedSetting("renorm", .flag(false)), NamedSetting("renorm_clipping", .nothing),
        NamedSetting("renorm_momentum", .number(0.99)),
    ]

    public func explanation(for input: [Int]) -> LayerExplanation {
        let penalties = [
            ("gamma", scales ? gammaRegularizer : nil), ("beta", centers ? betaRegularizer : nil),
        ]
        .compactMap { name, rule -> FormulaText? in
            rule.map { "loss ← loss + " + $0.formula(of: name) }
        }
        let scaled = scales ? "gamma · x̂" : "x̂"
        return LayerExplanation(
            formulas: [
                "x̂ = (x - mean) / √(variance + \(exactly: epsilon))",
                "output = \(scaled)\(centers ? " + beta" : "")",
                "moving ← \(exactly: momentum) · moving + \(1 - momentum) · that of the batch",
            ] + penalties,
            sentences: [
                "In training mean and variance are those of the batch, for each of the "
                    + "\(count: input.last ?? 0) columns by itself; after every step moving_mean and "
                    + "moving_variance come a little nearer to them. Measuring and predicting use "
                    + "these moving ones."
            ])
    }

    public func reference(
        _ values: [Double], parameters: ArraySlice<Double>, input: [Int]
    ) -> [Double] {
        let width = input.last ?? 1
        let start = parameters.startIndex
        var result = values
        for column in 0..<width {
            let places = stride(from: column, to: values.count, by: width)
            let count = Double(values.count / width)
            let mean = places.reduce(0) { $0 + values[$1] } / count
            let variance =
                places.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) } / count
            let gamma = scales ? parameters[start + column] : 1
            let beta = centers ? parameters[start + (scales ? width : 0) + column] : 0
            for place in places {
                result[place] =
                    gamma * (values[place] - mean) / (variance + epsilon).squareRoot() + beta
            }
        }
        return result
    }
}

extension BatchNormalization: ScalingLayer {
    /// Most of what has the mean 0 and the variance 1.
    public func outputRange(of input: ClosedRange<Float>) -> ClosedRange<Float> { -3...3 }
}

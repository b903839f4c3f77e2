import CKernels

/// A rule that turns gradients into changes of the parameters.
///
/// An optimizer is its settings, checked when it is made; what it remembers between steps lies in
/// an `OptimizerState`.
public protocol Optimizer: SelfDescribing {
    var learningRate: Double { get }
    /// Numbers remembered for each parameter: 2 for Adam.
    var slotCount: Int { get }
    /// What the slots hold before the first step.
    var initialSlotValue: Float { get }
    /// What step `number` (from 1) needs of its number; worked out once for all parameters.
    ///
    /// - Parameters:
    ///   - learningRate: that of this step, which a schedule may have changed.
    ///   - last: the factors of the step before, where that is known.
    func factors(
        for number: Int, learningRate: Double, after last: StepFactors?
    ) -> StepFactors
    /// Changes a run of the parameters once.
    func update(_ step: UpdateStep)
    /// The same update for a product's kernel to do by the way; nil where it cannot.
    func carried(_ step: UpdateStep) -> CarriedUpdate?
}

extension Optimizer {
    public var initialSlotValue: Float { 0 }
    public func carried(_ step: UpdateStep) -> CarriedUpdate? { nil }
    public func factors(
        for number: Int, learningRate: Double, after last: StepFactors?
    ) -> StepFactors {
        StepFactors(number: number, learningRate: learningRate, rate: learningRate)
    }

    /// The factors of a step that goes as far as the settings say.
    func factors(for number: Int, after last: StepFactors?) -> StepFactors {
        factors(for: number, learningRate: learningRate, after: last)
    }

    /// The same with another learning rate.
    ///
    /// - Throws: `outOfRange` unless it is above 0.
    public func replacingLearningRate(_ rate: Double) throws(EngineError) -> any Optimizer {
        try Self.make(
            settings.map { $0.name == "learning_rate" ? NamedSetting($0.name, .number(rate)) : $0 })
    }
}

/// What an update takes from the number of its step; rules that do not depend on it read the rate.
public struct StepFactors: Sendable {
    /// Counts from 1.
    var number: Int
    /// How far this step goes.
    var learningRate: Double
    /// The same with what a rule corrects by the number of the step.
    var rate: Double
    /// Nadam's weights of its two means, the correction of its squares, and Uₜ.
    var meanScale = 1.0
    var gradientScale = 1.0
    var squareScale = 1.0
    var momentumProduct = 1.0
}

/// What an optimizer has remembered so far.
public struct OptimizerState: Sendable {
    /// Steps taken.
    public var step = 0
    /// `slotCount` buffers of the parameters' size, one after another.
    public var slots: FloatBuffer

    public init(for optimizer: any Optimizer, parameterCount: Int) {
        slots = FloatBuffer(
            repeating: optimizer.initialSlotValue, count: optimizer.slotCount * parameterCount)
    }
}

/// The memory of one update: a run of `count` parameters with their gradients and slots.
public struct UpdateStep {
    var parameters: UnsafeMutablePointer<Float>
    var gradients: UnsafePointer<Float>
    /// The first slot; the others follow, `slotStride` numbers apart.
    var slots: UnsafeMutablePointer<Float>
    var slotStride: Int
    var count: Int
    var factors: StepFactors

    func slot(_ index: Int) -> UnsafeMutablePointer<Float> { slots + index * slotStride }
}

/// An update that the kernel of a product carries along: its roots and quotients then cost next to
/// nothing, since they take a unit of the processor that products leave idle.
public struct CarriedUpdate {
    var run: bobbin_adam_run
}

extension Optimizer {
    /// One step over numbers that stand on their own, outside any network.
    public func applied(
        to parameters: [Float], gradients: [Float], _ state: inout OptimizerState
    ) -> [Float] {
        precondition(parameters.count == gradients.count, "a gradient for every number")
        var changed = parameters
        state.step += 1
        let factors = factors(for: state.step, after: nil)
        state.slots.withUnsafeMutablePointer { slots in
            changed.withUnsafeMutableBufferPointer { changed in
                gradients.withUnsafeBufferPointer { gradients in
                    guard let start = changed.baseAddress, let first = gradients.baseAddress else {
                        return
                    }
                    update(
                        UpdateStep(
                            parameters: start, gradients: first, slots: slots,
                            slotStride: changed.count, count: changed.count, factors: factors))
                }
            }
        }
        return changed
    }
}

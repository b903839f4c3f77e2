/// The value of an expression, and its place on a tape when it depends on a watched variable.
public struct TrackedTensor: Sendable {
    public let value: Tensor
    fileprivate let place: Int?

    /// A constant: no gradient flows into it.
    public init(_ value: Tensor) { self.init(value, at: nil) }

    fileprivate init(_ value: Tensor, at place: Int?) {
        self.value = value
        self.place = place
    }

    /// Does the value depend on a watched variable?
    public var isTracked: Bool { place != nil }
}

/// What was computed from the variables, in order: reverse-mode differentiation plays it backwards.
///
///     var tape = GradientTape()
///     let w = tape.watch(Tensor(3))
///     let cost = try tape.apply(.arithmetic(.multiply), to: [w, w])   // w²
///     try tape.gradients(of: cost, withRespectTo: [w])                // [6]
///
/// Only what depends on a watched variable is recorded: without one, a tape just computes. Values of
/// one tape mean nothing to another.
public struct GradientTape: Sendable {
    private struct Step: Sendable {
        /// Nil for a watched variable.
        let operation: TensorOperation?
        let inputs: [TrackedTensor]
        let result: Tensor
    }

    private var steps: [Step] = []
    /// Asked within what may take long; once it is true, `apply` throws `cancelled`.
    public var isCancelled: (@Sendable () -> Bool)?

    public init() {}

    /// How many variables and results are recorded.
    public var count: Int { steps.count }

    /// Every array that it holds, some of them more than once.
    public var arrays: [Tensor] {
        steps.flatMap { step in step.inputs.map(\.value) + [step.result] }
    }

    /// Starts to follow a variable.
    public mutating func watch(_ variable: Tensor) -> TrackedTensor {
        record(Step(operation: nil, inputs: [], result: variable))
    }

    /// The value of an operation, recorded when one of its inputs is tracked and a gradient can flow.
    public mutating func apply(
        _ operation: TensorOperation, to inputs: [TrackedTensor]
    ) throws(TensorError) -> TrackedTensor {
        let result = try operation.value(of: inputs.map(\.value), isCancelled: isCancelled)
        guard operation.isDifferentiable, inputs.contains(where: \.isTracked) else {
            return TrackedTensor(result)
        }
        return record(Step(operation: operation, inputs: inputs, result: result))
    }

    private mutating func record(_ step: Step) -> TrackedTensor {
        steps.append(step)
        return TrackedTensor(step.result, at: steps.count - 1)
    }

    /// How much `target` grows with each element of each source.
    ///
    /// - Returns: a gradient of each source's shape; nil where the target does not depend on it.
    /// - Parameter target: if it holds more than one number, their sum is differentiated, as in
    ///   TensorFlow.
    public func gradients(
        of target: TrackedTensor, withRespectTo sources: [TrackedTensor]
    ) throws(TensorError) -> [Tensor?] {
        guard let last = target.place, steps.indices.contains(last) else {
            return sources.map { _ in nil }
        }
        let wanted = Set(sources.compactMap(\.place))
        let leads = stepsThatLead(from: wanted, upTo: last)
        var gradients = [Tensor?](repeating: nil, count: last + 1)
        gradients[last] = Tensor.filled(target.value.shape, with: 1)
        for place in stride(from: last, through: 0, by: -1) where leads[place] {
            let step = steps[place]
            guard let upstream = gradients[place], let operation = step.operation else { continue }
            if !wanted.contains(place) { gradients[place] = nil }
            let needed = step.inputs.map { $0.place.map { leads[$0] } ?? false }
            let parts = try operation.gradients(
                of: step.inputs.map(\.value), result: step.result, upstream: upstream,
                needed: needed)
            for (input, part) in zip(step.inputs, parts) {
                guard let part, let to = input.place, leads[to] else { continue }
                gradients[to] = try gradients[to]?.combined(with: part) { $0 + $1 } ?? part
            }
        }
        return sources.map { source in
            guard let place = source.place, place <= last else { return nil }
            return gradients[place]
        }
    }

    /// Which of the steps up to `last` depend on the wanted ones; the others need no gradient.
    private func stepsThatLead(from wanted: Set<Int>, upTo last: Int) -> [Bool] {
        var leads = [Bool](repeating: false, count: last + 1)
        for place in 0...last {
            leads[place] =
                wanted.contains(place)
                || steps[place].inputs.contains { $0.place.map { leads[$0] } ?? false }
        }
        return leads
    }
}

import Engine
import Wording

/// One step of an optimizer on one weight, with all that the optimizer remembered of it.
struct OptimizerStep {
    let optimizer: any Optimizer
    let weight: Float
    let gradient: Float
    private let before: OptimizerState
    private let after: OptimizerState
    private let stepped: Float

    /// - Parameters:
    ///   - state: the optimizer's memory of all `count` parameters before the step; nil for none yet.
    ///   - index: the weight's place among them.
    init(
        _ optimizer: any Optimizer, weight: Float, gradient: Float, state: OptimizerState?,
        at index: Int, of count: Int
    ) {
        var own = OptimizerState(for: optimizer, parameterCount: 1)
        if let state, state.slots.count == optimizer.slotCount * count {
            own.step = state.step
            own.slots = FloatBuffer(
                (0..<optimizer.slotCount).map { state.slots.values[$0 * count + index] })
        }
        before = own
        stepped = optimizer.applied(to: [weight], gradients: [gradient], &own)[0]
        after = own
        self.optimizer = optimizer
        self.weight = weight
        self.gradient = gradient
    }

    /// The rule line by line with its own numbers, in the order in which it is worked out.
    var lines: [String] {
        let (w, new, g) = (figure(weight), figure(stepped), figure(gradient))
        let rate = short(optimizer.learningRate)
        switch optimizer {
        case let sgd as SGD where sgd.momentum == 0: return ["w: \(w) - \(rate) · \(g) = \(new)"]
        case let sgd as SGD:
            let momentum = short(sgd.momentum)
            let m = figure(slot(0, after))
            return [
                "m: \(momentum) · \(figure(slot(0, before))) - \(rate) · \(g) = \(m)",
                sgd.nesterov
                    ? "w: \(w) + \(momentum) · \(m) - \(rate) · \(g) = \(new)"
                    : "w: \(w) + \(m) = \(new)",
            ]
        case let adagrad as Adagrad:
            let a = figure(slot(0, after))
            return [
                "a: \(figure(slot(0, before))) + \(g)² = \(a)",
                "w: \(w) - \(rate) · \(g) / √(\(a) + \(short(adagrad.epsilon))) = \(new)",
            ]
        case let rmsprop as RMSprop: return lines(of: rmsprop, rate: rate, w, new, g)
        case let adam as Adam: return lines(of: adam, decayed: w, rate: rate, new)
        case let adamW as AdamW:
            let adam = Adam.like(adamW)
            let decayed = "\(w) · (1 - \(short(adamW.weightDecay)) · \(rate))"
            return adam.map { lines(of: $0, decayed: decayed, rate: rate, new) } ?? plain
        default: return plain
        }
    }

    /// What the letters of the rule stand for; nil where there are none.
    var legend: String? {
        switch optimizer {
        case let sgd as SGD:
            sgd.momentum > 0 ? "m is the way the weight is rolling; a part of it stays." : nil
        case is Adagrad: "a is the sum of all squared gradients so far: the rate shrinks with it."
        case is RMSprop: "v is the running mean of the squared gradients."
        default: "m is the running mean of the gradients, v that of their squares."
        }
    }

    private func lines(
        of rmsprop: RMSprop, rate: String, _ w: String, _ new: String, _ g: String
    ) -> [String] {
        let (rho, rest) = (short(rmsprop.rho), figure(1 - rmsprop.rho))
        let v = figure(slot(0, after))
        let mean = "v: \(rho) · \(figure(slot(0, before))) + \(rest) · \(g)² = \(v)"
        guard rmsprop.momentum == 0, !rmsprop.centered else {
            return [mean, "w: \(w) → \(new)"]
        }
        return [mean, "w: \(w) - \(rate) · \(g) / √(\(v) + \(short(rmsprop.epsilon))) = \(new)"]
    }

    private func lines(
        of adam: Adam, decayed w: String, rate: String, _ new: String
    ) -> [String] {
        let (m, v) = (slot(0, after), slot(1, after))
        let step = after.step
        let shares = (adam.beta1, adam.beta2)
        let corrected = (
            Double(m) / (1 - raised(shares.0, step)), Double(v) / (1 - raised(shares.1, step))
        )
        return [
            "m: \(short(shares.0)) · \(figure(slot(0, before))) + \(figure(1 - shares.0)) · "
                + "\(figure(gradient)) = \(figure(m))",
            "v: \(short(shares.1)) · \(figure(slot(1, before))) + \(figure(1 - shares.1)) · "
                + "\(figure(gradient))² = \(figure(v))",
            "m̂ = m / (1 - \(short(shares.0))^\(step)) = \(figure(corrected.0))   "
                + "v̂ = v / (1 - \(short(shares.1))^\(step)) = \(figure(corrected.1))   "
                + "at step \(grouped(step))",
            adam.amsgrad
                ? "w: \(w) → \(new)   (with the largest v̂ so far)"
                : "w: \(w) - \(rate) · \(figure(corrected.0)) / (√\(figure(corrected.1)) + "
                    + "\(short(adam.epsilon))) = \(new)",
        ]
    }

    private var plain: [String] {
        let slots = (0..<optimizer.slotCount).map { index in
            "\(index == 0 ? "m" : "v"): \(figure(slot(index, before))) → \(figure(slot(index, after)))"
        }
        return slots + ["w: \(figure(weight)) → \(figure(stepped))"]
    }

    private func slot(_ index: Int, _ state: OptimizerState) -> Float { state.slots.values[index] }

    private func raised(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= factor }
            factor *= factor
            rest >>= 1
        }
        return result
    }

    private func figure(_ value: Double) -> String { significant(value, 4) }
    private func figure(_ value: Float) -> String { figure(Double(value)) }
}

extension Adam {
    /// The part of AdamW that is Adam.
    fileprivate static func like(_ adamW: AdamW) -> Adam? {
        func number(_ name: String) -> Double? {
            let found = adamW.settings.first { $0.name == name }?.value
            return if case .number(let value)? = found { value } else { nil }
        }
        return try? Adam(
            learningRate: adamW.learningRate, beta1: number("beta_1") ?? 0.9,
            beta2: number("beta_2") ?? 0.999, epsilon: number("epsilon") ?? 1e-7,
            amsgrad: adamW.settings.contains { $0.name == "amsgrad" && $0.value == .flag(true) })
    }
}

import Foundation

/// The rules by which weights follow their gradients, as their papers and Keras 3 have them, one
/// weight at a time in Float64.
struct PlainOptimizer {
    enum Rule {
        case sgd(momentum: Double, nesterov: Bool)
        case adam(beta1: Double, beta2: Double, amsgrad: Bool, decay: Double)
        case nadam(beta1: Double, beta2: Double)
        case rmsprop(rho: Double, momentum: Double, centered: Bool)
        case adagrad(start: Double)
    }

    let rule: Rule
    let rate: Double
    let epsilon: Double
    private var step = 0
    /// Three numbers for each weight.
    private var memory: [[Double]] = []

    init(_ rule: Rule, rate: Double, epsilon: Double) {
        (self.rule, self.rate, self.epsilon) = (rule, rate, epsilon)
    }

    mutating func change(_ weights: inout [Double], by gradient: [Double]) {
        step += 1
        if memory.isEmpty {
            var start = 0.0
            if case .adagrad(let value) = rule { start = value }
            memory = Array(repeating: [start, 0, 0], count: weights.count)
        }
        for place in weights.indices { change(&weights[place], gradient[place], &memory[place]) }
    }

    private func change(_ w: inout Double, _ g: Double, _ memory: inout [Double]) {
        let t = Double(step)
        switch rule {
        case .sgd(let momentum, let nesterov):
            memory[0] = momentum * memory[0] - rate * g
            w += nesterov ? momentum * memory[0] - rate * g : memory[0]
        case .adam(let beta1, let beta2, let amsgrad, let decay):
            w -= w * decay * rate
            memory[0] = beta1 * memory[0] + (1 - beta1) * g
            memory[1] = beta2 * memory[1] + (1 - beta2) * g * g
            memory[2] = max(memory[2], memory[1])
            let spread = (amsgrad ? memory[2] : memory[1]).squareRoot()
            w -=
                rate * (1 - pow(beta2, t)).squareRoot() / (1 - pow(beta1, t)) * memory[0]
                / (spread + epsilon)
        case .nadam(let beta1, let beta2):
            func u(_ t: Double) -> Double { beta1 * (1 - 0.5 * pow(0.96, t)) }
            let product = (1...step).reduce(1.0) { $0 * u(Double($1)) }
            memory[0] = beta1 * memory[0] + (1 - beta1) * g
            memory[1] = beta2 * memory[1] + (1 - beta2) * g * g
            let mean =
                u(t + 1) * memory[0] / (1 - product * u(t + 1)) + (1 - u(t)) * g / (1 - product)
            w -= rate * mean / ((memory[1] / (1 - pow(beta2, t))).squareRoot() + epsilon)
        case .rmsprop(let rho, let momentum, let centered):
            memory[0] = rho * memory[0] + (1 - rho) * g * g
            memory[1] = rho * memory[1] + (1 - rho) * g
            let spread = memory[0] - (centered ? memory[1] * memory[1] : 0) + epsilon
            memory[2] = momentum * memory[2] + rate * g / spread.squareRoot()
            w -= memory[2]
        case .adagrad:
            memory[0] += g * g
            w -= rate * g / (memory[0] + epsilon).squareRoot()
        }
    }
}

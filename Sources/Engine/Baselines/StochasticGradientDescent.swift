/// The state of stochastic gradient descent on α/2·‖w‖² + loss(w·x + b).
///
/// The weights are `scale · stored`, so that the pull of the penalty on all of them is one product.
/// Source: Bottou, "Stochastic gradient descent tricks" (2012), and scikit-learn's `WeightVector`.
struct StochasticGradientDescent {
    private let loss: ClassificationLoss
    private let alpha: Double
    private let watchesObjective: Bool
    private(set) var stored: [Double]
    private var scale = 1.0
    private var intercept = 0.0
    /// ‖stored‖², kept up step by step where the objective is watched.
    private var squaredNorm = 0.0
    /// t₀ of the learning rate 1 / (α·(t₀ + t − 1)), and t, which counts from 1.
    private let start: Double
    private var time = 1.0
    /// The sum of the objective over the items of this epoch.
    private(set) var objective = 0.0

    private static let largestDerivative = 1e12
    private static let smallestScale = 1e-9

    init(_ settings: SGDClassifier, features: Int, watchesObjective: Bool) {
        loss = settings.loss
        alpha = settings.alpha
        self.watchesObjective = watchesObjective
        stored = [Double](repeating: 0, count: features)
        // Bottou's t₀: the first steps are about as long as the weights that are to be expected.
        let typicalWeight = (1 / alpha.squareRoot()).squareRoot()
        let firstRate =
            typicalWeight / max(1, loss.derivative(target: 1, prediction: -typicalWeight))
        start = 1 / (firstRate * alpha)
    }

    /// Are the weights still numbers?
    var isFinite: Bool { intercept.isFinite && stored.allSatisfy(\.isFinite) }

    /// Starts to sum the objective afresh, and takes the norm anew so that no rounding gathers in it.
    mutating func beginEpoch() {
        objective = 0
        if watchesObjective { squaredNorm = stored.reduce(0) { $0 + $1 * $1 } }
    }

    /// Learns from one sample.
    ///
    /// - Parameters:
    ///   - product: Σ stored[i] · x[i].
    ///   - squaredLength: ‖x‖², read only where the objective is watched.
    mutating func learn(
        _ reader: borrowing RowReader, _ sample: OneVersusRest.Sample, product: Double,
        squaredLength: Double
    ) {
        let target = sample.isPositive ? 1 : loss.negativeTarget
        let projection = product * scale
        let prediction = projection + intercept
        if watchesObjective {
            objective += loss.value(target: target, prediction: prediction)
            objective += alpha * 0.5 * squaredNorm * scale * scale
        }
        let rate = 1 / (alpha * (start + time - 1))
        let derivative = loss.derivative(target: target, prediction: prediction)
        let update = -rate * min(max(derivative, -Self.largestDerivative), Self.largestDerivative)

        let shrinkage = max(0, 1 - rate * alpha)
        shrink(by: shrinkage)
        if update != 0 {
            let amount = update / scale
            squaredNorm += amount * (2 * projection * shrinkage / scale + amount * squaredLength)
            stored.withUnsafeMutableBufferPointer { memory in
                reader.add(Int(sample.item), scale: amount, to: memory.baseAddress!)
            }
        }
        intercept += update
        time += 1
    }

    /// The weights as they are, after `iterations` epochs.
    func solution(iterations: Int) -> OneVersusRestSolution {
        OneVersusRestSolution(
            weights: stored.map { $0 * scale }, intercept: intercept, iterations: iterations)
    }

    private mutating func shrink(by factor: Double) {
        scale *= factor
        if scale < Self.smallestScale {
            for i in stored.indices { stored[i] *= scale }
            squaredNorm *= scale * scale
            scale = 1
        }
    }
}

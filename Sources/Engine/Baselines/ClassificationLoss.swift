/// How wrong one prediction of a linear classifier is, and which way is better.
///
/// `prediction` is w·x + b. The raw values are scikit-learn's names.
public enum ClassificationLoss: String, CaseIterable, Sendable {
    /// Logistic regression: ln(1 + e^p) − y·p with y in {0, 1}.
    case logLoss = "log_loss"
    /// The support vector machine: max(0, 1 − y·p) with y in {−1, 1}.
    case hinge

    /// What the target is for items outside the positive class; for those inside it is 1.
    var negativeTarget: Double { self == .logLoss ? 0 : -1 }

    func value(target: Double, prediction: Double) -> Double {
        switch self {
        case .logLoss: logarithmOfOnePlusExponential(prediction) - target * prediction
        case .hinge: max(0, 1 - target * prediction)
        }
    }

    /// The derivative of `value` with respect to the prediction.
    func derivative(target: Double, prediction: Double) -> Double {
        switch self {
        case .logLoss:
            // e^p / (1 + e^p) − y, arranged so that nothing overflows.
            if prediction > -37 {
                let decay = exponential(-prediction)
                return ((1 - target) - target * decay) / (1 + decay)
            }
            return exponential(prediction) - target
        case .hinge: return target * prediction <= 1 ? -target : 0
        }
    }
}

/// ln(1 + eˣ) without overflow, exact to the last digits everywhere.
///
/// Source: Mächler, "Accurately computing log(1 − exp(−|a|))" (2012), equation 10.
private func logarithmOfOnePlusExponential(_ x: Double) -> Double {
    switch x {
    case ...(-37): exponential(x)
    case ...(-2): logarithmOfOnePlus(exponential(x))
    case ...18: logarithm(1 + exponential(x))
    case ...33.3: x + exponential(-x)
    default: x
    }
}

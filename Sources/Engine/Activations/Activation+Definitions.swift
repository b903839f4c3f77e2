extension ActivationDefinition {
    static let linear = ActivationDefinition(
        summary: "leaves every number as it is.", formula: { $0 }, reference: { $0 })

    static let softmax = ActivationDefinition(
        summary:
            "turns a row of numbers into shares that add up to 1; at the end of a model, one class of many.",
        formula: { "e^\($0) / Σ e^\($0)" }, reference: { $0 })

    // Into a range.

    static let sigmoid = ActivationDefinition(
        summary: "squeezes every number into 0…1; at the end of a model, a yes or no.",
        formula: { "1 / (1 + e^-\($0))" }, reference: { 1 / (1 + Engine.exponential(-$0)) })

    static let tanh = ActivationDefinition(
        summary: "squeezes every number into -1…1.", reference: { hyperbolicTangent($0) })

    static let softsign = ActivationDefinition(
        summary: "x / (1 + |x|), a gentler tanh.", reference: { $0 / (1 + abs($0)) })

    static let hardSigmoid = ActivationDefinition(
        summary: "a sigmoid made of straight lines.", isSilentBelowZero: true,
        reference: { min(6, max(0, $0 + 3)) / 6 })

    // Little or nothing below zero.

    static let relu = ActivationDefinition(
        summary: "0 below zero, unchanged above; the usual choice for hidden layers.",
        formula: { "max(0, \($0))" }, isSilentBelowZero: true, reference: { max(0, $0) })

    static let relu6 = ActivationDefinition(
        summary: "relu that stops at 6.", isSilentBelowZero: true,
        reference: { min(6, max(0, $0)) })

    static let leakyRelu = ActivationDefinition(
        summary: "like relu, but lets a fifth through below zero.",
        reference: { $0 >= 0 ? $0 : Double(Activation.defaultNegativeSlope) * $0 })

    static let elu = ActivationDefinition(
        summary: "like relu, with a smooth bend down to -1 below zero.",
        reference: { $0 > 0 ? $0 : Engine.exponential($0) - 1 })

    static let selu = ActivationDefinition(
        summary: "elu stretched so that outputs keep their mean and spread from layer to layer.",
        reference: { x in
            1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Engine.exponential(x) - 1))
        })

    static let gelu = ActivationDefinition(
        summary: "a number times the share of a bell curve below it; smooth, used in transformers.",
        reference: { 0.5 * $0 * complementaryError(-$0 / 2.0.squareRoot()) })

    static let softplus = ActivationDefinition(
        summary: "a smooth relu: ln(1 + eˣ).",
        reference: { logarithmOfOnePlus(Engine.exponential($0)) })

    static let silu = ActivationDefinition(
        summary: "x times its sigmoid, also called swish.",
        reference: { $0 / (1 + Engine.exponential(-$0)) })

    static let exponential = ActivationDefinition(
        summary: "eˣ.", reference: { Engine.exponential($0) })
}

extension Activation {
    /// Everything that is said of it.
    public var definition: ActivationDefinition {
        switch self {
        case .linear: .linear
        case .sigmoid: .sigmoid
        case .tanh: .tanh
        case .relu: .relu
        case .leakyRelu: .leakyRelu
        case .elu: .elu
        case .selu: .selu
        case .gelu: .gelu
        case .softplus: .softplus
        case .softsign: .softsign
        case .silu: .silu
        case .exponential: .exponential
        case .relu6: .relu6
        case .hardSigmoid: .hardSigmoid
        case .softmax: .softmax
        }
    }

    /// As a function of something: relu of `sum_j` → `max(0, sum_j)`.
    public func formula(of x: String) -> String {
        definition.formula?(x) ?? "\(rawValue)(\(x))"
    }

    /// The activation in Float64.
    func reference(_ x: [Double], width: Int) -> [Double] {
        guard self == .softmax else { return x.map(definition.reference) }
        var result = x
        for start in stride(from: 0, to: x.count, by: width) {
            let row = x[start..<start + width]
            let highest = row.max() ?? 0
            let powers = row.map { Engine.exponential($0 - highest) }
            let total = powers.reduce(0, +)
            for (place, value) in powers.enumerated() { result[start + place] = value / total }
        }
        return result
    }
}

import Engine

extension Activation {
    /// What it does, as a sentence without its capital.
    package var explanation: String {
        switch self {
        case .linear: "leaves every number as it is."
        case .sigmoid: "squeezes every number into 0…1; at the end of a model, a yes or no."
        case .tanh: "squeezes every number into -1…1."
        case .relu: "0 below zero, unchanged above; the usual choice for hidden layers."
        case .leakyRelu: "like relu, but lets a fifth through below zero."
        case .elu: "like relu, with a smooth bend down to -1 below zero."
        case .selu: "elu stretched so that outputs keep their mean and spread from layer to layer."
        case .gelu:
            "a number times the share of a bell curve below it; smooth, used in transformers."
        case .softplus: "a smooth relu: ln(1 + eˣ)."
        case .softsign: "x / (1 + |x|), a gentler tanh."
        case .silu: "x times its sigmoid, also called swish."
        case .exponential: "eˣ."
        case .relu6: "relu that stops at 6."
        case .hardSigmoid: "a sigmoid made of straight lines."
        case .softmax:
            "turns a row of numbers into shares that add up to 1; at the end of a model, one class of many."
        }
    }
}

extension Loss {
    /// What it measures, as a sentence without its capital.
    package var explanation: String {
        switch self {
        case .sparseCategoricalCrossentropy:
            "for one class of many, targets as whole numbers: -ln of the probability given to the right one."
        case .categoricalCrossentropy:
            "the same for targets as one-hot rows."
        case .binaryCrossentropy: "for yes or no, targets 0 or 1, after a sigmoid."
        case .meanSquaredError: "for numbers: the mean of the squared differences."
        case .meanAbsoluteError: "for numbers: the mean of the differences without their sign."
        case .huber:
            "squared for small differences, plain for large ones, so that outliers weigh less."
        }
    }
}

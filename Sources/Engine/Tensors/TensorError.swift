import Wording

/// Why an expression over arrays has no value.
public enum TensorError: Error, Equatable, Sendable {
    case shapesDoNotBroadcast([Int], [Int])
    case shapesDoNotMultiply([Int], [Int])
    /// The parts of a list have different shapes.
    case shapesDiffer([Int], [Int])
    case indexOutOfRange(index: Int, count: Int)
    case rangeRunsBackwards(first: Int, last: Int)
    case tooManyIndices(given: Int, shape: [Int])
    case axisOutOfRange(axis: Int, shape: [Int])
    case cannotReshape(from: [Int], to: [Int])
    case valuesDoNotFill(shape: [Int], count: Int)
    /// More than `Tensor.largestCount` elements, or more than `Tensor.mostAxes` axes.
    case tooLarge(shape: [Int])
    /// More than this process may still take.
    case noMemory(bytes: Double, free: Double)
    case negativeSize(Int)
    /// `max`, `min` or `argmax` of no elements.
    case nothingToCompare(function: String)
    case notOneNumber(shape: [Int])
    case notAWholeNumber(Float)
    case labelOutOfRange(label: Float, classes: Int)
    case accuracyShapes(predicted: [Int], targets: [Int])
    case boundsReversed(low: Double, high: Double)
    case notFinite(name: String)
    case negativeDeviation(Double)
    case inputCount(expected: Int, given: Int)
    /// Whoever wanted it does not want it any more.
    case cancelled
}

extension TensorError {
    /// What is wrong, in a plain sentence.
    public var message: String {
        switch self {
        case .shapesDoNotBroadcast(let a, let b):
            "Shapes \(shapeText(a)) and \(shapeText(b)) do not fit together."
        case .shapesDoNotMultiply(let a, let b):
            "Shapes \(shapeText(a)) and \(shapeText(b)) cannot be multiplied as matrices."
        case .shapesDiffer(let a, let b):
            "The parts of a list must have one shape, and these have \(shapeText(a)) and \(shapeText(b))."
        case .indexOutOfRange(let index, let count): outOfRange(index, count)
        case .rangeRunsBackwards(let first, let last): "The range \(first)..\(last) runs backwards."
        case .tooManyIndices(let given, let shape):
            "\(counted(given, "index", "indices")) for an array of shape \(shapeText(shape))."
        case .axisOutOfRange(let axis, let shape):
            "There is no axis \(axis) in an array of shape \(shapeText(shape))."
        case .cannotReshape(let from, let to):
            "An array of shape \(shapeText(from)) cannot become \(shapeText(to))."
        case .valuesDoNotFill(let shape, let count):
            "\(counted(count, "number")) cannot fill shape \(shapeText(shape))."
        case .tooLarge(let shape): "An array of shape \(shapeText(shape)) is too large."
        case .noMemory(let bytes, let free):
            "This needs \(bytesText(bytes)) of memory, and this process may take \(bytesText(free)) more."
        case .negativeSize(let size): "A size cannot be negative, and this one is \(size)."
        default: messageAboutValues
        }
    }

    private var messageAboutValues: String {
        switch self {
        case .nothingToCompare(let function): "`\(function)` of no numbers at all has no value."
        case .notOneNumber(let shape): "One number is needed here, not shape \(shapeText(shape))."
        case .notAWholeNumber(let value): "A whole number is needed here, not \(value)."
        case .labelOutOfRange(let label, let classes):
            classes > 0
                ? "\(label) is no class from 0 to \(classes - 1)." : "There are no classes at all."
        case .accuracyShapes(let predicted, let targets):
            "Predictions of shape \(shapeText(predicted)) do not fit targets of shape \(shapeText(targets))."
        case .boundsReversed(let low, let high): "The range from \(low) to \(high) is empty."
        case .notFinite(let name): "`\(name)` must be a finite number."
        case .negativeDeviation(let value): "A deviation cannot be negative, and this is \(value)."
        case .inputCount(let expected, let given):
            "\(counted(expected, "value")) needed here, not \(given)."
        case .cancelled: "This was interrupted."
        default: "This has no value."
        }
    }

    /// How memory is come by.
    public static let wayToMemory =
        "A large array is given up by giving its name another value (`x = 0`); fewer examples, fewer "
        + "units and a smaller batch_size need less."

    /// The way out, where there is one to name.
    public var hint: String? {
        switch self {
        case .shapesDoNotBroadcast:
            "Compared from the right, two sizes must be equal, or one of them 1."
        case .shapesDoNotMultiply:
            "@ takes one or two axes: the last size on its left must be the first on its right."
        case .axisOutOfRange(_, let shape):
            shape.isEmpty
                ? "A single number has no axes; leave `axis` out."
                : "The axes are 0 to \(shape.count - 1), or -1 for the last."
        case .cannotReshape(let from, _):
            "It has \(from.reduce(1, *)) elements; one size may be -1, which means the rest."
        case .noMemory: Self.wayToMemory
        case .tooLarge:
            "An array holds up to \(Tensor.largestCount) numbers on \(Tensor.mostAxes) axes."
        case .labelOutOfRange: "Labels are whole numbers that count from 0."
        case .accuracyShapes:
            "Targets are one label for each row of predictions, or a one-hot row for each."
        case .rangeRunsBackwards(let first, let last): "Write \(last)..\(first)."
        default: nil
        }
    }
}

private func outOfRange(_ index: Int, _ count: Int) -> String {
    let range =
        count == 0
        ? "there is nothing to index"
        : "they go from 0 to \(count - 1), or from the end -1 to -\(count)"
    return "Index \(index) is out of range: \(range)."
}

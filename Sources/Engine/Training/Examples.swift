import Wording

/// Inputs with the targets that belong to them, item for item.
public struct Examples: Sendable {
    public let inputs: DataArray
    public let targets: DataArray

    public init(inputs: DataArray, targets: DataArray) {
        precondition(inputs.count == targets.count, "as many inputs as targets")
        self.inputs = inputs
        self.targets = targets
    }

    public var count: Int { inputs.count }

    /// The first `count` of them.
    func prefix(_ count: Int) -> Examples {
        let rows = (0..<Int32(count)).map { $0 }
        return Examples(inputs: inputs.selecting(rows), targets: targets.selecting(rows))
    }

    /// Checks that a network can learn from them, or be measured on them, by this loss.
    ///
    /// - Throws: `emptyData`, `inputShape`, what `Loss.check` throws, or `notFinite`.
    func check(for network: Network, _ loss: Loss, part: String) throws(EngineError) {
        guard count > 0 else { throw .emptyData(part: part) }
        guard inputs.itemShape == network.inputShape else {
            throw .inputShape(expected: network.inputShape, found: inputs.itemShape)
        }
        try loss.check(output: network.outputShape, targets: targets)
        try checkFinite(part: part)
    }

    /// Throws `notFinite` with the first row that holds something that is no number, or infinite.
    func checkFinite(part: String) throws(EngineError) {
        for array in [inputs, targets] {
            guard let row = array.firstRowNotFinite() else { continue }
            throw .notFinite(part: part, row: row)
        }
    }
}

extension Loss {
    /// Checks that a network of this output can be compared with these targets by this loss.
    ///
    /// - Throws: `unfitTargets` with the reason, or `labelOutOfRange` with the first bad row.
    public func check(output: [Int], targets: DataArray) throws(EngineError) {
        let width = output.reduce(1, *)
        func refuse(_ reason: String) -> EngineError {
            .unfitTargets(
                loss: name, output: output, target: targets.itemShape, reason: reason)
        }
        guard takesLabels else {
            if targets.itemSize != width {
                throw refuse(
                    "it compares \(counted(width, "output")) with as many targets, "
                        + "and there \(targets.itemSize == 1 ? "is 1" : "are \(targets.itemSize)")")
            }
            if kind == .categoricalCrossentropy, output.count != 1 {
                throw refuse("it needs one row of class probabilities an example")
            }
            return
        }
        guard targets.itemSize == 1 else {
            throw refuse("it needs one whole number an example, the class")
        }
        guard output.count == 1 else {
            throw refuse("it needs one row of class probabilities an example")
        }
        var bad: EngineError?
        var row = 0
        targets.forEachItem { item in
            let label = item[0]
            if bad == nil, !(label >= 0 && label < Float(width) && label == label.rounded()) {
                bad = .labelOutOfRange(label: Double(label), row: row, classes: width)
            }
            row += 1
        }
        if let bad { throw bad }
    }
}

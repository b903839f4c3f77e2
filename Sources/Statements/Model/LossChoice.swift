import Diagnostics
import Engine
import Vocabulary
import Wording
import Workbench

/// The loss that belongs to a last layer and its targets, where `compile` names none, and what keeps
/// one from fitting.
struct LossChoice {
    private let model: ModelState
    private let data: LoadedData?
    private let targets: DataArray?
    /// How many classes the targets are; nil where they are amounts or there is no data.
    private let classes: Int?

    init(model: ModelState, data: LoadedData?) {
        self.model = model
        self.data = data
        targets = data?.train.targets
        classes = data?.classCount
    }

    private var lastActivation: Activation { model.layers.last?.activation ?? .linear }
    private var width: Int? { model.network?.outputShape.reduce(1, *) }
    private var isOneHot: Bool {
        targets.map { $0.itemSize > 1 && $0.itemSize == width } ?? false
    }

    func loss() throws(Diagnostic) -> Loss {
        switch lastActivation {
        case .softmax:
            if width == 1 {
                throw Diagnostic(
                    "A softmax over a single unit is always 1, so there is nothing to learn.",
                    hint: "For two classes use `add Dense 1 sigmoid` or `add Dense 2 softmax`.")
            }
            try checkUnits()
            return isOneHot ? .categoricalCrossentropy : .sparseCategoricalCrossentropy
        case .sigmoid where isOneHot || width == 1:
            if width == 1, targets.map({ $0.itemSize > 1 }) == true { try checkUnits() }
            try checkBinaryTargets()
            return .binaryCrossentropy
        default:
            try checkAmounts()
            return .meanSquaredError
        }
    }

    // MARK: - What does not fit

    /// Refuses a loss that cannot compare what the model puts out with the targets.
    func check(_ loss: Loss) throws(Diagnostic) {
        guard let network = model.network, let targets else { return }
        if loss.takesLabels, targets.itemSize == 1 { try checkUnits(fromLogits: loss.fromLogits) }
        try asking { () throws(EngineError) in
            try loss.check(output: network.outputShape, targets: targets)
        }
        if loss.kind == .binaryCrossentropy { try checkBinaryTargets(fromLogits: loss.fromLogits) }
    }

    /// Refuses metrics that compare each output with a target of its own where there are not as many,
    /// as Keras does.
    func check(metrics names: [String], at span: SourceSpan?) throws(Diagnostic) {
        guard let width, let targets else { return }
        for name in names {
            let fits =
                switch name {
                case "accuracy", "acc": true
                case "sparse_categorical_accuracy": targets.itemSize == 1 && width > 1
                default: targets.itemSize == width
                }
            guard !fits else { continue }
            throw Diagnostic(
                "\(name) does not fit here: the model puts out \(counted(width, "number")) an "
                    + "example, and a target is \(counted(targets.itemSize, "number"))",
                hint: "For classes: metrics=accuracy, which suits every kind of target.", at: span)
        }
    }

    /// Classes need one output each.
    private func checkUnits(fromLogits: Bool = false) throws(Diagnostic) {
        guard let width, let targets, let data else { return }
        guard let classes else {
            let range = targets.range() ?? 0...0
            throw Diagnostic(
                "The targets are amounts from \(text(range.lowerBound)) to \(text(range.upperBound)), "
                    + "and \(lastActivation == .softmax ? "a softmax" : "this loss") is for classes "
                    + "0, 1, 2, ….",
                hint: "To predict an amount: \(mend("add Dense 1")).")
        }
        guard classes > width || targets.itemSize > 1 && targets.itemSize != width else { return }
        let names = data.classNames.isEmpty ? "" : " (\(TableAnswer.some(data.classNames)))"
        let (needs, layer) =
            fromLogits
            ? ("Every class needs a unit", "add Dense \(classes)")
            : ("A softmax needs one unit for every class", "add Dense \(classes) softmax")
        throw Diagnostic(
            "The data has \(classes) classes\(names), and the last layer puts out "
                + "\(counted(width, "number")).", hint: "\(needs): \(mend(layer)).")
    }

    /// The way to another last layer.
    private func mend(_ statement: String) -> String {
        model.layers.last is Dense ? "`pop`, then `\(statement)`" : "end with `\(statement)`"
    }

    /// A sigmoid answers yes or no, so its targets must be 0 or 1.
    private func checkBinaryTargets(fromLogits: Bool = false) throws(Diagnostic) {
        guard let range = targets?.range(), range.lowerBound < 0 || range.upperBound > 1 else {
            return
        }
        let who =
            fromLogits ? "This loss is for yes or no" : "A sigmoid at the end answers yes or no"
        throw Diagnostic(
            "\(who), and the targets run from "
                + "\(text(range.lowerBound)) to \(text(range.upperBound)).",
            hint: classes.map { "For several classes end with `add Dense \($0) softmax`." }
                ?? "For amounts end with `add Dense 1`.")
    }

    /// Plain numbers are compared with as many amounts.
    private func checkAmounts() throws(Diagnostic) {
        guard let width, let targets, targets.itemSize != width else { return }
        throw Diagnostic(
            "The last layer puts out \(counted(width, "number")) without a softmax, and a target "
                + "is \(counted(targets.itemSize, "number")), so no loss fits by itself.",
            hint: "For classes end with `add Dense \(max(2, classes ?? width)) softmax`, "
                + (lastActivation == .linear && classes.map { $0 <= width } ?? false
                    ? "or let the loss make shares of the numbers: "
                        + "loss=sparse_categorical_crossentropy(from_logits=true)."
                    : "or name a loss with loss=…."))
    }

    private func text(_ value: Float) -> String {
        value == value.rounded() ? short(value) : MeasuredNumber.number(Double(value))
    }

    // MARK: - What is said

    /// What can be trained and is hardly what was meant.
    func doubts(about loss: Loss) -> [(message: String, hint: String)] {
        guard let data, let targets else { return [] }
        let names = data.classNames
        guard loss.definition.isForClasses else {
            guard names.count > 1, targets.itemSize == 1, width == 1 else { return [] }
            let layer =
                names.count == 2 ? "add Dense 1 sigmoid" : "add Dense \(names.count) softmax"
            return [
                (
                    "The targets are \(names.count) classes, and \(loss.name) takes their numbers "
                        + "for amounts.", "To tell the classes apart: \(mend(layer))."
                )
            ]
        }
        var doubts: [(message: String, hint: String)] = []
        if targets.count > 0, data.hasOneTarget {
            doubts.append(
                (
                    "Every example of train has the same target, \(data.targetText(targets, 0)): the "
                        + "model can only learn to say that.",
                    "Load data with at least two classes, or `split` another way."
                ))
        }
        if let width, loss.takesLabels, width > names.count, !names.isEmpty {
            doubts.append(
                (
                    "The last layer puts out \(width) numbers for \(names.count) classes: "
                        + "\(counted(width - names.count, "unit")) will learn to say nothing.",
                    "One unit for every class: \(mend("add Dense \(names.count) softmax"))."
                ))
        }
        return doubts
    }

    /// Why `loss` was chosen, as the end of a sentence.
    func reason(for loss: Loss) -> String {
        let layer: String =
            switch lastActivation {
            case .softmax: "the last layer is a softmax"
            case .sigmoid: "the last layer is a sigmoid"
            case .linear: "the last layer puts out plain numbers"
            default: "the last layer ends in \(lastActivation.rawValue)"
            }
        guard targets != nil else { return layer }
        switch loss.kind {
        case .sparseCategoricalCrossentropy: return "\(layer) and the targets are whole numbers"
        case .categoricalCrossentropy: return "\(layer) and the targets are one-hot rows"
        case .binaryCrossentropy: return "\(layer) and the targets are 0 or 1"
        default: return "\(layer) and the targets are numbers"
        }
    }

    static func metrics(for loss: Loss) -> [String] {
        loss.definition.isForClasses ? ["accuracy"] : ["mean_absolute_error"]
    }
}

extension LoadedData {
    /// How many classes the targets are, in all parts; nil where they are amounts.
    package var classCount: Int? {
        if train.targets.itemSize > 1 { return isOneHot ? train.targets.itemSize : nil }
        guard let found = train.targets.classCount else { return nil }
        return max(found, classNames.count)
    }

    /// Whether all targets of the training part are the same.
    fileprivate var hasOneTarget: Bool {
        let first = train.targets.item(0)
        var areSame = true
        train.targets.forEachItem { if areSame, !$0.elementsEqual(first) { areSame = false } }
        return areSame
    }
}

import Diagnostics
import Engine
import Statements
import Vocabulary
import Wording
import Workbench

/// What a model says about every example of one part of the data, where it says classes.
struct ClassAnswers {
    let part: String
    let examples: Examples
    /// The class that is said and the one that is right, for each example.
    private(set) var said: [Int] = []
    private(set) var right: [Int] = []
    /// The output of the class that is said; of a yes or no, the share of that answer, or how far from
    /// 0 its raw output is.
    private(set) var sureness: [Float] = []
    /// Whether the outputs are shares, so that sureness is one.
    let areShares: Bool

    var count: Int { right.count }

    /// The examples that were answered wrongly, in order.
    var wrong: [Int] { right.indices.filter { said[$0] != right[$0] } }

    /// The wrong answers that the model was surest of first; of equals the earlier example.
    var surestWrong: [Int] {
        wrong.sorted { (sureness[$0], $1) > (sureness[$1], $0) }
    }

    /// How outputs become a class.
    private enum Kind {
        case largestOutput
        /// One output: the share of class 1.
        case yesOrNo
        /// One raw output: above 0 it says class 1.
        case yesOrNoOfLogit
    }

    /// Asks the session's model about a whole part.
    ///
    /// - Parameter asked: the part; nil for val where there is one, else test, as `evaluate` does.
    /// - Throws: where there is no data or model, nothing was learned yet, the model says no classes,
    ///   or Ctrl-C was pressed.
    init(
        _ state: SessionState, on asked: String?, isCancelled: () -> Bool = { false }
    ) throws(Diagnostic) {
        let data = try state.requireData()
        let network = try state.requireNetwork()
        try Self.requireLearning(state)
        part = asked ?? (data.val != nil ? "val" : "test")
        examples = try state.requirePart(part)
        let last = network.layers.last?.activation
        areShares = last == .softmax || last == .sigmoid
        let kind = try Self.kind(network, state.model?.compiled?.plan.loss, examples.targets, part)
        try ask(network, kind, isCancelled)
        examples.targets.forEachItem { item in
            right.append(item.count == 1 ? Int(item[0]) : item.firstIndex(of: 1) ?? 0)
        }
    }

    /// Examples asked about at a time, and between two looks at Ctrl-C.
    private static let batch = 8192

    private mutating func ask(
        _ network: Network, _ kind: Kind, _ isCancelled: () -> Bool
    ) throws(Diagnostic) {
        let evaluator = try asking { () throws(EngineError) in try Evaluator(network) }
        let width = network.outputShape.reduce(1, *)
        for start in stride(from: 0, to: examples.count, by: Self.batch) {
            let end = min(start + Self.batch, examples.count)
            let inputs = examples.inputs.selecting((Int32(start)..<Int32(end)).map { $0 })
            let outputs = try asking { () throws(EngineError) in try evaluator.predict(inputs) }
            outputs.withUnsafeBufferPointer { outputs in
                for row in stride(from: 0, to: outputs.count, by: width) {
                    take(outputs, from: row, to: row + width, kind)
                }
            }
            guard !isCancelled() else {
                throw Diagnostic(
                    "Asking the model was stopped before its end.", cause: .interrupted)
            }
        }
        let lost = sureness.count(where: \.isNaN)
        guard lost == 0 else {
            throw Diagnostic(
                "Of \(counted(examples.count, "example")) the model answers \(grouped(lost)) with "
                    + "something that is not a number (nan), so it says no class.",
                hint: "`undo` takes the last `fit` back; a smaller learning_rate keeps the weights "
                    + "within bounds.")
        }
    }

    /// The largest output, the first of equals, as `evaluate` counts what is right.
    private mutating func take(
        _ outputs: UnsafeBufferPointer<Float>, from first: Int, to end: Int, _ kind: Kind
    ) {
        if kind == .yesOrNoOfLogit {
            said.append(outputs[first] > 0 ? 1 : 0)
            sureness.append(abs(outputs[first]))
            return
        }
        if kind == .yesOrNo {
            let yes = outputs[first] > 0.5
            said.append(yes ? 1 : 0)
            sureness.append(yes ? outputs[first] : 1 - outputs[first])
            return
        }
        var (best, largest) = (first, outputs[first])
        var place = first + 1
        // A loop over a range takes ten times as long where nothing is optimized.
        while place < end {
            let value = outputs[place]
            if value > largest || largest.isNaN { (best, largest) = (place, value) }
            place += 1
        }
        said.append(best - first)
        sureness.append(largest)
    }

    // MARK: - What is refused

    private static func requireLearning(_ state: SessionState) throws(Diagnostic) {
        guard let model = state.model, !model.hasLearned else { return }
        throw Diagnostic(
            "The model has learned nothing yet: its weights are the first random ones, and its "
                + "answers are guesses.",
            hint: model.compiled == nil
                ? "Choose how it learns with `compile adam`, then train it with `fit 5`."
                : "Train it with `fit 5`.")
    }

    private static func kind(
        _ network: Network, _ loss: Loss?, _ targets: DataArray, _ part: String
    ) throws(Diagnostic) -> Kind {
        guard targets.count > 0 else {
            throw EngineError.emptyData(part: part).diagnostic()
        }
        let width = network.outputShape.reduce(1, *)
        guard network.outputShape.count == 1 else {
            throw Diagnostic(
                "The model puts out \(shapeText(network.outputShape)) numbers an example, not one "
                    + "answer.",
                hint: "Begin anew with Flatten, so that each example gets one answer: "
                    + "`model Flatten, Dense(10, softmax)`.")
        }
        if width == 1 {
            let isYesOrNo =
                network.layers.last?.activation == .sigmoid || loss?.kind == .binaryCrossentropy
            guard isYesOrNo, targets.itemSize == 1, let classes = targets.classCount, classes <= 2
            else { throw amounts(part) }
            let isRaw = loss?.fromLogits == true && network.layers.last?.activation != .sigmoid
            return isRaw ? .yesOrNoOfLogit : .yesOrNo
        }
        if targets.itemSize == 1 {
            guard targets.classCount != nil else { throw amounts(part) }
            return .largestOutput
        }
        guard targets.isOneHot else {
            throw targets.itemSize == width && loss?.kind == .binaryCrossentropy
                ? Diagnostic(
                    "Each example may belong to several classes at once, so no class is taken for "
                        + "another.",
                    hint: "`evaluate \(part)` measures how many outputs are right.")
                : amounts(part)
        }
        return .largestOutput
    }

    private static func amounts(_ part: String) -> Diagnostic {
        Diagnostic(
            "The model says amounts, not classes: an answer is near or far, not right or wrong.",
            hint: "`predict \(part) 0..9` shows its outputs beside the right answers, "
                + "`evaluate \(part)` how far off they are.")
    }
}

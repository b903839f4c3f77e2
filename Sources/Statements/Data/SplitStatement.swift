import Datasets
import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `split`: a part of the training examples kept aside, as scikit-learn does it.
enum SplitStatement {
    static let definition = StatementDefinition.changing(
        verb: .split, family: .data,
        usage: "split SIZE [seed=NUMBER] [stratify=true] [shuffle=false]",
        summary:
            "Keeps a random part of the training examples aside, as val, to check on while training.",
        example: "split 0.2 seed=42",
        keras: "train_test_split(train_scaled, train_target, test_size=0.2, random_state=42)",
        options: [
            .init(name: "seed", meaning: "the same seed keeps the same examples aside"),
            .init(
                name: "stratify",
                meaning: "true: both parts hold every class in the same share (false)",
                values: ["true", "false"]),
            .init(
                name: "shuffle",
                meaning: "false: the last examples are kept aside, in order (true)",
                values: ["true", "false"]),
        ]
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(
            command.arguments, of: "split", options: ["seed", "stratify", "shuffle"])
        var data = try state.requireData()
        let argument = reader.next()
        let size = try argument?.number("the part to keep aside") ?? 0.2
        let way = try SplitWay(&reader, data)
        try reader.finish()
        guard data.val == nil else {
            throw Diagnostic(
                "The data is split already: val holds \(counted(data.val?.count ?? 0, "example")).",
                hint: "Load the data again to split it another way.")
        }
        let seed = way.shuffles ? way.seed ?? Int(state.random.next() >> 32) : 0
        let indices = try way.indices(data, size: size, seed: seed, at: argument?.span)
        let gaps = data.table?.gaps
        data.take(indices)
        data.steps.append(
            .split(size: size, seed: seed, isStratified: way.stratifies, shuffles: way.shuffles))
        state.data = data
        let how =
            way.shuffles
            ? (way.stratifies ? ", the classes in the same shares" : "") : ", the last ones"
        context.say(
            "Kept \(counted(indices.test.count, data.noun)) aside to check on\(how): "
                + "train \(shapeText(data.train.inputs.shape)), val \(shapeText(data.val?.inputs.shape ?? []))."
                + (way.seed == nil && way.shuffles
                    ? " (seed=\(seed) gives the same split again.)" : ""))
        if let gaps, !gaps.isConstant {
            context.say("Gaps in numbers were filled anew, by what train alone holds.")
        }
    }
}

/// How examples are chosen to be kept aside.
private struct SplitWay {
    let seed: Int?
    let stratifies: Bool
    let shuffles: Bool

    init(_ reader: inout ArgumentReader, _ data: LoadedData) throws(Diagnostic) {
        let seedValue = reader.option("seed")
        seed = try seedValue?.wholeNumber("seed", in: 0...Int(UInt32.max))
        let stratify = reader.option("stratify")
        stratifies = try stratify?.boolean("stratify") ?? false
        shuffles = try reader.option("shuffle")?.boolean("shuffle") ?? true
        if !shuffles, stratifies {
            throw Diagnostic(
                "without shuffling, the classes cannot be shared out",
                hint: "Leave out shuffle=false or stratify=true.", at: stratify?.span)
        }
        if !shuffles, let seedValue {
            throw Diagnostic(
                "without shuffling, there is nothing random to seed",
                hint: "Leave out seed= or shuffle=false.", at: seedValue.span)
        }
        if stratifies, !data.isOneHot, data.train.targets.classCount == nil {
            throw Diagnostic(
                "the targets are amounts, and only classes can be shared out",
                hint: "Leave out stratify=true.", at: stratify?.span)
        }
    }

    func indices(
        _ data: LoadedData, size: Double, seed: Int, at span: SourceSpan?
    ) throws(Diagnostic) -> (train: [Int32], test: [Int32]) {
        let testSize: TestSize =
            size >= 1 && size == size.rounded() && size < 1e9 ? .count(Int(size)) : .fraction(size)
        do throws(DatasetError) {
            guard shuffles else {
                return try lastPart(count: data.train.count, testSize: testSize)
            }
            guard stratifies else {
                return try trainTestSplit(
                    count: data.train.count, testSize: testSize, seed: UInt32(seed))
            }
            return try stratifiedSplit(
                classes: data.trainClasses, testSize: testSize, seed: UInt32(seed))
        } catch {
            var diagnostic = error.diagnostic()
            if case .classTooSmall(let number) = error, let name = data.className(of: Float(number))
            {
                diagnostic.message =
                    "Class \(name.shortened) has one example alone, which cannot be in both parts."
            }
            throw diagnostic.placed(at: span)
        }
    }
}

extension LoadedData {
    /// The class of each training example.
    fileprivate var trainClasses: [Int] {
        var classes: [Int] = []
        train.targets.forEachItem { item in
            classes.append(item.count == 1 ? Int(item[0]) : item.firstIndex(of: 1) ?? 0)
        }
        return classes
    }

    /// Keeps the second part aside; gaps are filled by the first alone.
    fileprivate mutating func take(_ indices: (train: [Int32], test: [Int32])) {
        let inputs = table?.gaps?.filledAnew(train.inputs, train: indices.train) ?? train.inputs
        let targets = train.targets
        func part(_ rows: [Int32]) -> Examples {
            Examples(inputs: inputs.selecting(rows), targets: targets.selecting(rows))
        }
        train = part(indices.train)
        val = part(indices.test)
    }
}

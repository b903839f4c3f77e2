import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

extension DataStatements {
    package static let counts = StatementDefinition.looking(
        verb: .counts, family: .data, usage: "counts [PART]",
        summary: "How many examples there are of every class.",
        example: "counts", keras: "np.unique(train_target, return_counts=True)",
        words: DataPart.names,
        drawsFigures: true
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "counts", options: [])
        let name = try reader.next()?.choice("part", of: DataPart.names) ?? "train"
        try reader.finish()
        let examples = try state.requirePart(name)
        let data = try state.requireData()
        let isOneHot = data.isOneHot
        guard isOneHot || examples.targets.itemSize == 1 else {
            throw Diagnostic(
                "The targets are no single class numbers, so there is nothing to count.")
        }
        var counts: [Float: Int] = [:]
        examples.targets.forEachItem { item in
            let value = isOneHot ? Float(item.firstIndex(of: 1) ?? 0) : item[0]
            counts[value, default: 0] += 1
        }
        guard counts.count <= 1000, isOneHot || examples.targets.classCount != nil else {
            return context.say(amountsText(examples.targets, different: counts.count, name))
        }
        context.add(.bars(bars(counts, of: examples.count, in: name, data)))
    }

    private static func bars(
        _ counts: [Float: Int], of total: Int, in part: String, _ data: LoadedData
    ) -> Bars {
        let values = counts.keys.sorted()
        let most = values.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0
        let fewest = values.min { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0
        func amount(_ value: Float) -> String {
            "\(data.classText(Double(value)).shortened) with \(grouped(counts[value, default: 0]))"
        }
        return Bars(
            title: "\(counted(total, "example")) in \(part)", labelTitle: "class",
            valueTitle: "examples",
            bars: values.map { value in
                Bars.Bar(
                    data.classText(Double(value)).shortened, Double(counts[value, default: 0]))
            },
            total: Double(total),
            description: counts[most] == counts[fewest]
                ? "Every class has as many as every other."
                : "The largest class is \(amount(most)), the smallest \(amount(fewest)).")
    }

    /// What there is to say about targets that are no classes.
    private static func amountsText(
        _ targets: DataArray, different: Int, _ part: String
    ) -> String {
        let range = targets.range() ?? 0...0
        return "The targets are \(grouped(different)) different numbers from "
            + "\(MeasuredNumber.number(Double(range.lowerBound))) to "
            + "\(MeasuredNumber.number(Double(range.upperBound))), so there are no classes to count: "
            + "\(counted(targets.count, "example")) in \(part). `histogram \(part)_target` shows them."
    }
}

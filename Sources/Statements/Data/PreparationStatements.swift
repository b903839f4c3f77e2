import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `standardize` and `one_hot`: numbers in the form that models learn from best.
enum PreparationStatements {
    static let all = [standardize, oneHot]

    private static let standardize = StatementDefinition.changing(
        verb: .standardize, family: .data, usage: "standardize",
        summary:
            "Shifts and stretches the inputs to mean 0 and deviation 1: each column of a table by itself, all pixels of pictures together. Mean and deviation are those of the training part; val and test are changed by the same ones.",
        example: "standardize",
        keras:
            "scaler = StandardScaler().fit(train_input); train_scaled = scaler.transform(train_input)"
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "standardize", options: []).finish()
        var data = try state.requireData()
        guard data.train.count > 0 else {
            throw EngineError.emptyData(part: "the training part").diagnostic()
        }
        let measured = Standardization(of: data.train.inputs, byColumn: data.isTable)
        data.mapInputs(measured.applied)
        let isAgain = data.steps.contains(.standardize)
        data.steps.append(.standardize)
        state.data = data
        let names = data.isTable ? data.inputNames : []
        for sentence in sentences(measured, names, data) { context.say(sentence) }
        if names.count > 1 { context.add(.table(table(measured, names))) }
        if isAgain { context.say("The inputs were standardized before: little has changed.") }
        if data.val == nil, data.test == nil {
            context.say(
                "`split` before `standardize` keeps the rows you check on out of these figures.")
        }
    }

    private static func sentences(
        _ measured: Standardization, _ names: [String], _ data: LoadedData
    ) -> [String] {
        let parts = data.parts.map(\.name).joined(separator: ", ")
        let flat = measured.standardDeviations.indices.filter {
            measured.standardDeviations[$0] == 0
        }
        guard !names.isEmpty, names.count > 1 else {
            let (mean, deviation) = (measured.means[0], measured.standardDeviations[0])
            guard flat.isEmpty else {
                return [
                    "Every input is \(MeasuredNumber.number(mean)): shifted to 0 in \(parts), "
                        + "and there is nothing to stretch."
                ]
            }
            return [
                "Mean \(MeasuredNumber.number(mean)) and deviation \(MeasuredNumber.number(deviation)) of "
                    + "train's \(names.first ?? "pixels"), used on \(parts): train now has mean 0 "
                    + "and deviation 1."
            ]
        }
        let all =
            "Every input column now has mean 0 and deviation 1 in train; the same figures were used "
            + "on \(parts)."
        guard !flat.isEmpty else { return [all] }
        let same = flat.map { names[$0] }
        return [
            all,
            "\(TableAnswer.some(same)) \(same.count == 1 ? "holds" : "hold") the same number in every "
                + "row of train: shifted to 0, not stretched.",
        ]
    }

    private static func table(_ measured: Standardization, _ names: [String]) -> Table {
        let most = 20
        let means = Table.Cell.column(Array(measured.means.prefix(most)), figures: 4)
        let standardDeviations = Table.Cell.column(
            Array(measured.standardDeviations.prefix(most)), figures: 4)
        let rows = names.indices.prefix(most).map {
            [Table.Cell(names[$0]), means[$0], standardDeviations[$0]]
        }
        return Table(
            columns: [.init("input"), .init("mean", .right), .init("deviation", .right)],
            cells: rows,
            footer: names.count > most ? ["and \(grouped(names.count - most)) more"] : [])
    }

    private static let oneHot = StatementDefinition.changing(
        verb: .oneHot, family: .data, usage: "one_hot",
        summary:
            "Writes every target as a row of zeros with a 1 at its class: 2 of 4 classes becomes 0 0 1 0. The loss is then categorical_crossentropy.",
        example: "one_hot", keras: "train_target = keras.utils.to_categorical(train_target)"
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "one_hot", options: []).finish()
        var data = try state.requireData()
        if data.isOneHot {
            return context.say(
                "The targets are one-hot already: \(shapeText(data.train.targets.shape)).")
        }
        let classes = try classCount(of: data)
        let old = data.train.targets
        data.mapTargets { $0.oneHot(classes: classes) }
        data.steps.append(.oneHot)
        state.data = data
        context.say(
            "Every target is now a row of \(classes) numbers, 1 at its class and 0 elsewhere: "
                + data.parts.map { "\($0.name)_target \(shapeText($0.examples.targets.shape))" }
                .joined(separator: ", ") + ".")
        let row = data.train.targets.item(0).prefix(20).map { short($0) }.joined(separator: " ")
        context.say(
            "The first was \(short(old.item(0)[0])) and is \(row)\(classes > 20 ? " …" : "").")
        if state.model?.compiled?.plan.loss.takesLabels == true {
            context.say("`compile` again: the loss for one-hot rows is categorical_crossentropy.")
        }
    }

    /// How many classes all parts together have; refuses targets that are no classes.
    private static func classCount(of data: LoadedData) throws(Diagnostic) -> Int {
        var classes = data.classNames.count
        for part in data.parts {
            guard part.examples.targets.itemSize == 1 else {
                throw Diagnostic(
                    "The targets are rows of \(part.examples.targets.itemSize) numbers, not classes."
                )
            }
            guard let found = part.examples.targets.classCount else {
                let range = part.examples.targets.range() ?? 0...0
                throw Diagnostic(
                    "one_hot needs class numbers 0, 1, 2, …, and \(part.name)_target holds "
                        + (range.lowerBound < 0 ? "numbers below 0" : "other numbers") + ", from "
                        + "\(short(range.lowerBound)) to \(short(range.upperBound)).",
                    hint: "Numbers are learned as they are: end the model with `add Dense 1`.")
            }
            classes = max(classes, found)
        }
        let cells = data.parts.reduce(0) { $0 + $1.examples.count * classes }
        guard classes <= 100_000, cells <= 1 << 28 else {
            throw Diagnostic(
                "One-hot rows for \(grouped(classes)) classes would fill \(grouped(cells)) numbers.",
                hint: "Leave them as they are: sparse_categorical_crossentropy takes class numbers."
            )
        }
        return classes
    }
}

extension LoadedData {
    /// Whether every target of the training part is a row of zeros with a single 1.
    package var isOneHot: Bool { train.targets.isOneHot }
}

extension DataArray {
    /// Whether every item is a row of zeros with a single 1.
    package var isOneHot: Bool {
        guard itemSize > 1 else { return false }
        var isOneHot = true
        forEachItem { item in
            let ones = item.count { $0 == 1 }
            if ones != 1 || item.contains(where: { $0 != 0 && $0 != 1 }) { isOneHot = false }
        }
        return isOneHot
    }
}

import Engine
import Language
import Output
import Wording

/// Loading and preparing data.
extension Explanation {
    mutating func explainLoad() {
        guard let data = after.data else { return }
        let shape = data.train.inputs.shape
        let product = shape.map { grouped($0) }.joined(separator: " · ")
        let total = grouped(shape.reduce(1, *))
        say("train_input is one array of \(product) = \(total) numbers.")
        let first = data.train.inputs.item(0)
        if data.isTable {
            let shown = zip(data.inputNames, first).prefix(6).map { "\($0) \(figure($1))" }
            say(
                "Row 0: \(shown.joined(separator: ", "))\(first.count > 6 ? " …" : ""). Its target is "
                    + "\(data.targetText(data.train.targets, 0)).")
        } else if let place = brightest(first) {
            say(
                "Picture 0 is \(data.targetText(data.train.targets, 0)); its darkest pixel is number "
                    + "\(grouped(place)), with \(figure(first[place])).")
        }
        add(
            .table(
                Table(
                    columns: [.init(""), .init("")],
                    cells: [
                        ["train_input", .shape(shape)],
                        ["train_target", .shape(data.train.targets.shape)],
                    ])))
    }

    mutating func explainScale(_ command: Command) {
        guard let old = before.data?.train.inputs, let new = after.data?.train.inputs,
            let place = brightest(old.item(0))
        else { return }
        let (was, now) = (old.item(0)[place], new.item(0)[place])
        if let divisor = command.values.first?.numberValue {
            say("Every input is divided by the same number; the shapes stay.")
            show(
                "scaled = input / \(short(divisor))",
                "\(after.data?.isTable == true ? "row" : "picture") 0, number \(grouped(place)):  \(figure(was)) / \(short(divisor)) = \(figure(now))"
            )
        } else {
            say(
                "Every input has the training part's mean taken away and is divided by its deviation."
            )
            let measured = Standardization(
                of: old, byColumn: before.data?.isTable ?? false)
            let column = measured.means.count > 1 ? place : 0
            let (mean, deviation) = (measured.means[column], measured.standardDeviations[column])
            show(
                "standardized = (input - mean) / deviation",
                "example 0, number \(grouped(place)):  (\(figure(was)) - \(figure(mean))) / "
                    + "\(figure(deviation)) = \(figure(now))")
        }
        show("\(ends(old))  →  \(ends(new))   shape \(shapeText(new.shape))")
    }

    mutating func explainReshape() {
        guard let old = before.data?.train.inputs, let new = after.data?.train.inputs,
            let place = brightest(old.item(0))
        else { return }
        say("No number changes, only how they are counted: row by row, the last size fastest.")
        show("\(shapeText(old.shape)) → \(shapeText(new.shape))")
        if old.itemShape.count == 2 {
            let width = old.itemShape[1]
            let (row, column) = (place / width, place % width)
            show(
                "row \(row), column \(column)  →  \(row) · \(width) + \(column) = \(place)"
                    + "   (there stands \(figure(new.item(0)[place])), as before)")
        }
    }

    mutating func explainOneHot() {
        guard let old = before.data?.train.targets, let new = after.data?.train.targets else {
            return
        }
        say("Each class number becomes a row with a single 1 at its place.")
        show(
            "\(short(old.item(0)[0]))  →  [" + new.item(0).map { short($0) }.joined(separator: ", ")
                + "]",
            "\(shapeText(old.shape)) → \(shapeText(new.shape))")
    }

    mutating func explainSplit() {
        guard let whole = before.data?.train.count, let train = after.data?.train,
            let val = after.data?.val
        else { return }
        var (isStratified, shuffles) = (false, true)
        if case .split(_, _, let stratified, let shuffled)? = after.data?.steps.last {
            (isStratified, shuffles) = (stratified, shuffled)
        }
        say(
            !shuffles
                ? "The examples stay in their order; the last ones become val."
                : isStratified
                    ? "The examples of each class are put in random order and shared out, so that both "
                        + "parts hold every class in the same share."
                    : "The examples are put in random order; the first of that order become val.")
        show(
            "\(grouped(whole)) = \(grouped(train.count)) + \(grouped(val.count))   "
                + "(val: \(figure(Double(val.count) / Double(whole))) of all, rounded up)")
        add(
            .table(
                Table(
                    columns: [.init(""), .init("")],
                    cells: [
                        ["train", .shape(train.inputs.shape)], ["val", .shape(val.inputs.shape)],
                    ])))
        let old = before.data?.train.inputs.rows
        let first = train.inputs.rows?.first.map { old?.firstIndex(of: $0) ?? Int($0) }
        if let first { say("train_input[0] was train_input[\(first)] before.") }
    }

    /// Where the largest number stands.
    private func brightest(_ item: [Float]) -> Int? {
        item.indices.max { item[$0] < item[$1] }
    }

    private func ends(_ array: DataArray) -> String {
        let range = array.range() ?? 0...0
        return "\(figure(range.lowerBound)) … \(figure(range.upperBound))"
    }
}

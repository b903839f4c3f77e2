import Diagnostics
import Engine
import Values
import Vocabulary
import Wording
import Workbench

/// What `x?` says of a name that stands for something in this session: its kind, its shape, its range.
struct NameDescription {
    private let name: String
    private let state: SessionState

    /// - Returns: nil for a name that stands for nothing here, or for a figure that would have to be
    ///   measured first.
    init?(_ name: String, in state: SessionState) {
        let names = SessionNames(state)
        let isThere =
            state.hasOwn(name) || names.arrayNames.contains(name)
            || names.weightNames.contains(name) || names.historyNames.contains(name)
            || state.model?.layers.contains { $0.name == name } ?? false
        guard isThere else { return nil }
        self.name = name
        self.state = state
    }

    var sentences: [String] {
        if !state.hasOwn(name),
            let place = state.model?.layers.firstIndex(where: { $0.name == name })
        {
            return layer(place)
        }
        guard let operand = try? SessionNames(state).operand(of: name) else {
            return [
                "\(name) was made by a line of Python, and is no number, text or array: its name alone "
                    + "shows it, `type(\(name))` tells its kind."
            ]
        }
        return describe(operand)
    }

    private func layer(_ place: Int) -> [String] {
        guard let model = state.model else { return [] }
        let line = LayerText.line(model, place)
        let shapes = line.shapes.map {
            ": \(shapeText($0.input)) becomes \(shapeText($0.output)), with "
                + "\(counted(line.parameters, "parameter"))"
        }
        return [
            "\(name) is layer \(place + 1) of the model, \(line.title)\(shapes ?? "").",
            line.parameters > 0
                ? "`weights \(name)` shows its numbers, `help \(model.layers[place].kind)` tells what such a layer does."
                : "`help \(model.layers[place].kind)` tells what such a layer does.",
        ]
    }

    private func describe(_ operand: Operand) -> [String] {
        switch operand {
        case .number(let value): return ["\(name) is a number: \(short(value))"]
        case .boolean(let value): return ["\(name) is a truth value: \(value ? "true" : "false")"]
        case .text(let text):
            let count = counted(text.count, "letter")
            return [
                "\(name) is a text of \(count): \"\(text.prefix(60))\(text.count > 60 ? "…" : "")\""
            ]
        case .tensor(let tensor):
            return array(
                tensor.value.shape, values: tensor.value.values.lazy.map(Double.init),
                kind: "float32")
        case .array(let array):
            return self.array(
                array.shape,
                range: array.range().map { Double($0.lowerBound)...Double($0.upperBound) },
                kind: array.isBytes ? "kept as bytes" : "float32")
        }
    }

    /// An array of which all numbers are at hand.
    private func array(
        _ shape: [Int], values: some Collection<Double>, kind: String
    ) -> [String] {
        var (low, high, sum, count) = (Double.infinity, -Double.infinity, 0.0, 0)
        for value in values where value.isFinite {
            low = min(low, value)
            high = max(high, value)
            sum += value
            count += 1
        }
        guard !shape.isEmpty else {
            return ["\(name) is a number: \(values.first.map(short) ?? "none")"]
        }
        let broken = values.count - count
        return array(shape, range: count > 0 ? low...high : nil, kind: kind)
            + (count > 0 ? ["Their mean is \(MeasuredNumber.number(sum / Double(count)))."] : [])
            + (broken > 0
                ? [
                    "\(counted(broken, "of them is", "of them are")) nan or infinite, and left out of this."
                ] : [])
    }

    private func array(_ shape: [Int], range: ClosedRange<Double>?, kind: String) -> [String] {
        let numbers = counted(shape.reduce(1, *), "number")
        let span = range.map {
            ", from \(MeasuredNumber.number($0.lowerBound)) to \(MeasuredNumber.number($0.upperBound))"
        }
        return [
            "\(name) is an array of shape \(shapeText(shape)): \(numbers) (\(kind))\(span ?? "")."
        ]
    }
}

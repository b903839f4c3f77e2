import Diagnostics
import Engine
import Interchange
import Language
import Vocabulary
import Wording
import Workbench

/// Which arrays of a file are inputs and targets, of which part, by what they are called.
struct ArrayRoles {
    var parts: [String: (inputs: NumPyArray, targets: NumPyArray)] = [:]

    private static let partWords = [
        "train": "train", "training": "train", "test": "test", "val": "val", "valid": "val",
        "validation": "val",
    ]
    private static let inputWords: Set<String> = [
        "x", "input", "inputs", "image", "images", "imgs", "data", "feature", "features",
    ]
    private static let targetWords: Set<String> = [
        "y", "target", "targets", "label", "labels", "class", "classes",
    ]

    /// `x_train`, `y_train`, `test_images`, `val_labels`, also `X` and `y` alone.
    init(_ arrays: [NumPyArray]) {
        var inputs: [String: [NumPyArray]] = [:]
        var targets: [String: [NumPyArray]] = [:]
        for array in arrays {
            let words = array.name.lowercased().split { "_-. ".contains($0) }.map(String.init)
            let part = words.lazy.compactMap { Self.partWords[$0] }.first ?? "train"
            if words.contains(where: Self.targetWords.contains) {
                targets[part, default: []].append(array)
            } else if words.contains(where: Self.inputWords.contains) {
                inputs[part, default: []].append(array)
            }
        }
        for (part, found) in inputs {
            guard found.count == 1, let right = targets[part], right.count == 1 else { continue }
            parts[part] = (found[0], right[0])
        }
    }

    /// What the learner says instead.
    mutating func choose(
        inputs: Expression?, targets: Expression?, among arrays: [NumPyArray]
    ) throws(Diagnostic) {
        func array(_ value: Expression?, _ option: String) throws(Diagnostic) -> NumPyArray {
            guard let value else {
                throw Diagnostic("inputs= and targets= belong together; \(option)= is missing")
            }
            let name = try value.name(option)
            guard let found = arrays.first(where: { $0.name == name }) else {
                let names = arrays.map(\.name)
                throw Diagnostic(
                    "the file has no array called \(name)",
                    hint: Suggestion.hint(
                        Suggestion.nearest(to: name, among: names),
                        "Arrays: \(TableAnswer.some(names))."), at: value.span)
            }
            return found
        }
        parts = ["train": (try array(inputs, "inputs"), try array(targets, "targets"))]
    }

    func source(_ path: String) -> ArraySource {
        var names: [(String, String)] = []
        for part in ["train", "val", "test"] {
            guard let pair = parts[part] else { continue }
            names.append(("\(part)_input", pair.inputs.name))
            names.append(("\(part)_target", pair.targets.name))
        }
        return ArraySource(path: path, names: names)
    }
}

/// Makes examples of arrays; texts become classes, the same ones in every part.
struct ArrayMaking {
    let title: String
    private(set) var classNames: [String] = []

    init(title: String) { self.title = title }

    mutating func examples(
        _ pair: (inputs: NumPyArray, targets: NumPyArray), _ part: String, at span: SourceSpan
    ) throws(Diagnostic) -> Examples {
        guard var inputs = pair.inputs.items else {
            throw Diagnostic(
                "\(Self.name(pair.inputs)) holds no numbers to learn from: its shape is "
                    + "\(shapeText(pair.inputs.shape)).", at: span)
        }
        if inputs.itemShape.isEmpty { inputs = inputs.reshaped(to: [1]) ?? inputs }
        let targets = try self.targets(pair.targets, at: span)
        guard inputs.count == targets.count else {
            throw Diagnostic(
                "\(Self.name(pair.inputs)) has \(counted(inputs.count, "row")) and "
                    + "\(Self.name(pair.targets)) has \(grouped(targets.count)).",
                hint: "Every row of the inputs needs its target.", at: span)
        }
        return Examples(inputs: inputs, targets: targets)
    }

    private mutating func targets(
        _ array: NumPyArray, at span: SourceSpan
    ) throws(Diagnostic) -> DataArray {
        if case .texts(let texts) = array.contents, !texts.isEmpty {
            if classNames.isEmpty {
                classNames = Set(texts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            }
            let places = Dictionary(uniqueKeysWithValues: zip(classNames, classNames.indices))
            var numbers: [Float] = []
            for text in texts {
                guard let place = places[text] else {
                    throw Diagnostic(
                        "\(Self.name(array)) holds \(text.shortened), a class that train does not have.",
                        at: span)
                }
                numbers.append(Float(place))
            }
            return DataArray(floats: numbers, itemShape: [])
        }
        guard let items = array.items else {
            throw Diagnostic(
                "\(Self.name(array)) holds no targets: its shape is \(shapeText(array.shape)).",
                at: span)
        }
        return items.itemSize == 1 ? items.reshaped(to: []) ?? items : items
    }

    private static func name(_ array: NumPyArray) -> String {
        array.name.shortened
    }
}

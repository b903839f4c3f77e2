import Engine
import Language
import Wording

/// Values as Python writes them.
package enum Python {
    /// 1 → `1.0`, 0.001 → `0.001`, 1e-7 → `1e-07`.
    static func float(_ value: Double) -> String { value.description }

    package static func boolean(_ value: Bool) -> String { value ? "True" : "False" }

    /// A text between quotes, whatever it holds.
    static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case _ where scalar.value < 32 || (0x7F...0x9F).contains(scalar.value):
                result += "\\x" + hexadecimal(scalar.value, digits: 2)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A learner's own name in Python, where some words are taken: by Python, by what a program
    /// imports, or by names that a program gives itself.
    package static func name(_ word: String) -> String { taken.contains(word) ? word + "_" : word }

    private static let taken: Set<String> = [
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
        "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
        "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "None",
        "True", "False", "print", "len", "range", "open", "np", "pd", "tf", "plt", "os", "jax",
        "keras", "model", "history", "table", "scores", "classifier", "gradients", "optimizer",
        "tape", "pictures", "picture", "figure", "axes", "axis", "deviation", "checkpoint",
        "early_stopping", "reduce_lr_on_plateau", "schedule", "csv_log", "step", "train_scaled",
        "val_scaled",
        "test_scaled", "SGDClassifier",
        "cross_validate", "train_test_split", "devices", "hosts", "host", "share", "batch",
        "predict", "shares", "said", "sureness", "right", "wrong", "surest", "class_names", "place",
        "kernel", "limit", "unit", "weight", "layer", "output", "outputs",
        "ConfusionMatrixDisplay", "classification_report", "runs", "number", "name", "classes",
        "counts", "looking",
    ]

    /// Texts as a list.
    package static func list(_ texts: [String]) -> String {
        call("", texts.map { string($0) }).bracketed
    }

    static func tuple(_ sizes: [Int]) -> String { Wording.shapeText(sizes) }

    /// `name(a, b)` in one line, or with its arguments each on a line of their own.
    package static func call(_ name: String, _ arguments: [String], width: Int = 79) -> String {
        let whole = "\(name)(\(arguments.joined(separator: ", ")))"
        guard whole.count > width || whole.contains("\n") else { return whole }
        let rows = arguments.map { "    " + $0.indented + "," }
        return "\(name)(\n" + rows.joined(separator: "\n") + "\n)"
    }
}

extension String {
    /// The arguments of a call as a list: `(a, b)` → `[a, b]`.
    fileprivate var bracketed: String { "[" + dropFirst().dropLast() + "]" }

    /// Every line but the first four spaces further in.
    fileprivate var indented: String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    ")
    }
}

extension Expression {
    /// A whole number, also as the last word of a setting: 5 → `5`, 0.5 → `0.5`.
    var settingText: String {
        switch kind {
        case .number(let value): short(value)
        case .boolean(let value): Python.boolean(value)
        case .text(let text): Python.string(text)
        case .word(let word): Python.string(word)
        default: "None"
        }
    }
}

import Diagnostics
import NumPyArrays
import PythonSyntax
import Workbench

/// The `History` that `fit` gives.
extension PythonEvaluator {
    mutating func newHistory(of run: Run, _ model: Reference) throws(Diagnostic) -> PythonValue {
        var figures = PythonDictionary()
        // Keras 3 lists its figures by their names, those of the validation data last.
        func order(_ name: String) -> String { (name.hasPrefix("val_") ? "1" : "0") + name }
        for (name, values) in run.curves.sorted(by: { order($0.0) < order($1.0) }) {
            try set(.text(name), to: newList(values.map { .float(Self.single($0)) }), in: &figures)
        }
        let dictionary = names.heap.add(.dictionary(figures))
        var parameters = PythonDictionary()
        try set(.text("verbose"), to: .text("auto"), in: &parameters)
        try set(.text("epochs"), to: .integer(run.epochs.count), in: &parameters)
        try set(.text("steps"), to: .integer(run.epochs.last?.steps ?? 0), in: &parameters)
        let history = names.heap.add(
            .history(
                PythonHistory(
                    figures: dictionary, epochs: Array(0..<run.epochs.count),
                    parameters: names.heap.add(.dictionary(parameters)), model: model)))
        if case .model(var kept)? = names.heap[model] {
            kept.history = history
            names.heap[model] = .model(kept)
        }
        return .reference(history)
    }

    /// A figure as Keras gives it: measured in Float32.
    static func single(_ value: Double) -> Double { Double(Float(value)) }
}

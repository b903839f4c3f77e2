import Diagnostics
import Output
import Wording

@testable import Notebook
@testable import Statements
@testable import Vocabulary
@testable import Workbench

/// A cell's blocks, each as the words it says; a diagnostic with a caret under its line.
func plain(_ cell: Cell) -> String {
    cell.blocks.compactMap { plain($0, source: cell.source) }.joined(separator: "\n")
}

/// - Returns: nil for what says nothing.
private func plain(_ block: Block, source: String) -> String? {
    func metrics(_ values: [MetricValue]) -> String { values.map(\.name).joined(separator: " ") }
    switch block {
    case .text(let text), .printed(let text), .code(let text), .program(let text), .prose(let text):
        return text
    case .remark(let remark):
        return (remark.source == .coach ? "coach: " : "") + remark.text
    case .layer(let layer): return plain(layer)
    case .values(let values): return values.map(\.line).joined(separator: "\n")
    case .fitEnd(let end):
        return end.sentences.isEmpty ? nil : end.sentences.joined(separator: "\n")
    case .table(let table):
        let hasTitles = table.columns.contains { !$0.title.isEmpty }
        let titles = hasTitles ? table.columns.map(\.title).joined(separator: " | ") : nil
        let rows = table.rows.map { $0.joined(separator: " | ").trimmingWhitespace() }
        return (([table.title, titles] as [String?]).compactMap { $0 } + rows + table.footer)
            .joined(separator: "\n")
    case .pictures(let pictures):
        return pictures.map { "\($0.width)×\($0.height) \($0.caption)" }.joined(separator: "\n")
    case .plot(let plot):
        let curves = plot.curves.map { curve in
            let values = curve.y.map { $0.map { "\($0)" } ?? "gap" }.joined(separator: " ")
            return "\(curve.name) (\(curve.kind.rawValue)): \(values)"
                + (curve.best.map { " best at \(curve.x[$0])" } ?? "")
        }
        return ([plot.title] + curves + [plot.description] + plot.remarks)
            .filter { !$0.isEmpty }.joined(separator: "\n")
    case .bars(let bars): return plain(bars)
    case .prediction(let prediction):
        return (prediction.picture.map { "\($0.width)×\($0.height) \($0.caption)\n" } ?? "")
            + plain(prediction.outputs)
    case .matrix(let matrix):
        func text(_ value: Double) -> String {
            Int(exactly: value).map { "\($0)" } ?? "\(value)"
        }
        let names = matrix.rows.names.isEmpty ? matrix.rows.labels : matrix.rows.names
        let rows = zip(names, matrix.values).map { name, values in
            ([name] + values.map(text)).joined(separator: " | ")
        }
        let heading = "\(matrix.rows.name) | " + matrix.columns.labels.joined(separator: " | ")
        return (([matrix.title, heading] as [String?]).compactMap { $0 } + rows + matrix.footer)
            .joined(separator: "\n")
    case .epoch(let epoch):
        return
            "run \(epoch.run) epoch \(epoch.epoch)/\(epoch.epochs): "
            + "\(epoch.steps) steps, \(metrics(epoch.metrics))"
    case .evaluation(let measured):
        return "on \(measured.on): \(measured.examples) examples, \(metrics(measured.metrics))"
    case .data(let notice): return "data \(notice.name) from \(notice.source.rawValue)"
    case .check(let check): return "check \(check.step): \(check.passed)"
    case .diagnostic(let diagnostic): return drawn(diagnostic, source)
    case .lesson(let piece): return "lesson \(piece)"
    }
}

/// `2  Dense relu  (784,) → (100,)  784·100 + 100 = 78500`.
private func plain(_ layer: LayerLine) -> String {
    let start = "\(layer.number)  \(layer.title)  "
    guard let shapes = layer.shapes else { return start + "?" }
    let terms = layer.arrays.map { $0.map(String.init).joined(separator: "·") }
    return start + "\(shapeText(shapes.input)) → \(shapeText(shapes.output))  "
        + (terms.isEmpty ? "" : terms.joined(separator: " + ") + " = ") + "\(layer.parameters)"
}

private func plain(_ bars: Bars) -> String {
    let rows = bars.bars.enumerated().map { index, bar in
        let label = bars.edges.map { "\($0[index])…\($0[index + 1])" } ?? bar.label
        return "\(label) | \(short(bar.value))" + (bar.note.isEmpty ? "" : " | \(bar.note)")
    }
    return ([bars.title] + rows + [bars.description] + bars.remarks)
        .filter { !$0.isEmpty }.joined(separator: "\n")
}

private func drawn(_ diagnostic: Diagnostic, _ source: String) -> String {
    let kind = diagnostic.severity == .error ? "" : "\(diagnostic.severity.rawValue): "
    let hint = diagnostic.hint.map { "\n" + $0 } ?? ""
    guard let span = diagnostic.span else { return kind + diagnostic.message + hint }
    let margin = String(repeating: " ", count: span.column - 1)
    let carets = String(repeating: "^", count: span.length)
    return "\(source)\n\(margin)\(carets) \(kind)\(diagnostic.message)\(hint)"
}

/// Digits of measured numbers made unreadable: `0.8132` → `#.####`.
func masked(_ text: String) -> String {
    String(text.map { $0.isASCII && $0.isNumber ? "#" : $0 })
}

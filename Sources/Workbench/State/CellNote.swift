import Output
import Wording

/// What is remembered of a statement, for `cells`.
package struct CellNote: Sendable, Equatable {
    package var index: Int
    package var source: String
    package var isOK: Bool
    /// The first line of its answer.
    package var answer: String
    /// Its whole answer; nil where it is not kept any more.
    package var blocks: [Block]?

    package init(
        index: Int, source: String, isOK: Bool, answer: String, blocks: [Block]? = nil
    ) {
        self.index = index
        self.source = source
        self.isOK = isOK
        self.answer = answer
        self.blocks = blocks
    }

    /// What its answer takes in memory.
    package var answerBytes: Int { blocks?.reduce(0) { $0 + $1.bytes } ?? 0 }

    /// What it takes in memory.
    package var bytes: Int { MemoryLayout<Self>.stride + source.utf8.count + answer.utf8.count }
}

extension Cell {
    /// The first line of the answer.
    package var headline: String {
        let answers = blocks.filter { if case .remark = $0 { false } else { true } }
            .compactMap(\.headline)
        let lines = answers.isEmpty ? blocks.compactMap(\.headline) : answers
        let isTraining = blocks.contains { if case .epoch = $0 { true } else { false } }
        return (isTraining ? lines.last : lines.first) ?? ""
    }
}

extension Block {
    fileprivate var headline: String? {
        switch self {
        case .text(let text), .printed(let text), .code(let text), .program(let text),
            .prose(let text):
            return text.firstLine
        case .remark(let remark): return remark.text.firstLine
        case .layer(let layer):
            let parameters = "\(grouped(layer.parameters)) parameters"
            return layer.shapes == nil ? layer.title : "\(layer.title): \(parameters)"
        case .values(let values): return values.first?.line.firstLine
        case .fitEnd(let end): return end.sentences.first
        case .table(let table):
            return table.title ?? "a table of \(counted(table.cells.count, "row"))"
        case .pictures(let pictures): return counted(pictures.count, "picture")
        case .plot(let plot): return plot.title
        case .bars(let bars): return bars.title
        case .prediction(let prediction): return prediction.outputs.title
        case .matrix(let matrix):
            return matrix.title ?? "a matrix of \(counted(matrix.values.count, "row"))"
        case .epoch(let epoch):
            return "epoch \(epoch.epoch)/\(epoch.epochs)  " + epoch.metrics.inWords
        case .evaluation(let measured): return "\(measured.on)  \(measured.metrics.inWords)"
        case .diagnostic(let diagnostic): return diagnostic.message
        case .data, .check, .lesson: return nil
        }
    }
}

extension [MetricValue] {
    /// `loss 0.3982  accuracy 0.8601`.
    package var inWords: String {
        map { "\($0.name) \(fixed($0.value, 4))" }.joined(separator: "  ")
    }
}

extension String {
    /// The first line that is not empty, without the marks of a heading: `## Dense` → `Dense`.
    fileprivate var firstLine: String? {
        let line = split(whereSeparator: \.isNewline).first.map(String.init)
        return line?.trimmingWhitespace().withoutMarks
    }

    private var withoutMarks: String { String(drop { $0 == "#" || $0 == " " }) }

    /// A statement within a sentence: its first line, cut where it is long.
    package var asQuoted: String { "`\(asFirstLine)`" }

    /// The first line of a statement, cut where it is long.
    package var asFirstLine: String {
        let text = drop(while: \.isNewline)
        let line = text.prefix { !$0.isNewline }.drop(while: \.isWhitespace)
        let isCut =
            !line.dropFirst(60).isEmpty || text[line.endIndex...].contains { !$0.isNewline }
        return line.prefix(60) + (isCut ? " …" : "")
    }
}

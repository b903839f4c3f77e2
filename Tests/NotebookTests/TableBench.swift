import Diagnostics
import Foundation
import Output
import TestSupport
import Testing
import Wording

@testable import Notebook
@testable import Statements
@testable import Workbench

/// A session in a folder of its own, which is gone when the test is over.
final class TableBench {
    let session: Session
    let folder = TemporaryFolder()

    init(_ files: [String: String] = [:]) throws {
        session = Session(SessionEnvironment(in: folder))
        for (name, text) in files { try folder.write(text, to: name) }
    }

    @discardableResult
    func run(_ line: String) throws -> Cell {
        let cell = session.run(line) { _ in }
        return try #require(cell)
    }

    /// What a statement says: its texts, tables and complaints, a line each.
    func answer(_ line: String) throws -> [String] {
        try run(line).blocks.flatMap { block -> [String] in
            switch block {
            case .text(let text), .printed(let text), .code(let text): [text]
            case .remark(let remark): [remark.text]
            case .values(let values): values.map(\.line)
            case .fitEnd(let end): end.sentences
            case .table(let table):
                [table.columns.map(\.title).joined(separator: " | ")]
                    .filter { $0.contains { $0 != " " && $0 != "|" } }
                    + table.rows.map { $0.joined(separator: " | ") } + table.footer
            case .bars(let bars): lines(of: bars)
            case .prediction(let prediction): lines(of: prediction.outputs)
            case .diagnostic(let diagnostic):
                [diagnostic.message] + (diagnostic.hint.map { [$0] } ?? [])
            default: []
            }
        }
    }

    private func lines(of bars: Bars) -> [String] {
        [bars.title] + bars.bars.map { "\($0.label) | \(short($0.value))" } + [bars.description]
            + bars.remarks
    }

    /// What `keras` writes.
    func program() throws -> String {
        try run("keras").blocks.compactMap { block in
            if case .program(let text) = block { text } else { nil }
        }.joined(separator: "\n")
    }

    /// The text that a complaint points at; nil where it points nowhere.
    func pointed(_ line: String) throws -> String? {
        guard let span = try run(line).diagnostics.first?.span else { return nil }
        return String(line.dropFirst(span.column - 1).prefix(span.length))
    }

    /// Runs statements, none of which may fail.
    func succeed(_ lines: String...) throws {
        for line in lines {
            let cell = try run(line)
            #expect(cell.status == .ok, "\(line): \(cell.diagnostics)")
        }
    }

    func value(_ expression: String) throws -> Double {
        guard case .number(let value) = try session.evaluate(expression) else { return .nan }
        return value
    }

    var data: LoadedData? { session.snapshot.data }
    var weights: [Float] { session.snapshot.model?.network?.parameters.values ?? [] }
}

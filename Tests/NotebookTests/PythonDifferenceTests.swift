import Foundation
import Output
import TestSupport
import Testing

@testable import Notebook
@testable import Python
@testable import Workbench

/// Small programs print here what CPython, NumPy, Keras, scikit-learn and pandas print, and where
/// Python raises an error the line is refused and leaves everything as it was.
///
/// `Fixtures/Python/record.py` records what they print.
@Suite struct PythonDifferenceTests {
    private static let record = Result { try PythonRecord.read() }

    @Test func thereAreThreeHundredPrograms() throws {
        let programs = try Self.record.get().programs
        #expect(programs.count >= 300)
        #expect(Set(programs.map { "\($0.file) \($0.name)" }).count == programs.count)
    }

    @Test(arguments: [
        "language", "texts", "collections", "functions", "numpy", "tables", "keras", "errors",
        "more",
    ])
    func programs(of file: String) throws {
        let programs = try Self.record.get().programs.filter { $0.file == "programs-\(file)" }
        #expect(!programs.isEmpty)
        for program in programs { try compare(program) }
    }

    private func compare(_ program: PythonRecord.Program) throws {
        let bench = Bench(.empty)
        for name in ["small.csv", "numbers.csv"] {
            try FileManager.default.copyItem(
                atPath: "\(PythonRecord.folder)/\(name)", toPath: "\(bench.folder.path)/\(name)")
        }
        for piece in program.statements {
            let place = "\(program.file), \(program.name): \(piece.source)"
            let before = Footprint(bench.session.snapshot)
            guard let cell = bench.run(piece.source) else { continue }
            if let error = piece.raises {
                #expect(cell.status == .error, "\(place) raises \(error)")
                #expect(Footprint(bench.session.snapshot) == before, "\(place) is refused")
                continue
            }
            #expect(cell.status == .ok, "\(place): \(cell.diagnostics.map(\.message))")
            // The value of a line that is Bobbin's by its form is shown in Bobbin's way.
            let isPython = bench.session.snapshot.done.last?.statement.kind == .foreign
            if !isPython, cell.blocks.contains(where: \.isValue) { continue }
            let got = cell.blocks.flatMap { $0.said.map { $0.components(separatedBy: "\n") } ?? [] }
                .filter { !$0.contains(" will lower ") && !$0.hasPrefix("A new model, ") }
            if piece.prints == nil, program.tolerance != nil { continue }
            #expect(
                PythonRecord.isSame(piece.prints ?? [], got, tolerance: program.tolerance),
                "\(place)\nCPython: \(piece.prints ?? [])\nhere:    \(got)")
        }
    }

    /// What a refused line must leave: the names, and the state of chance.
    private struct Footprint: Equatable {
        let version: Int?
        let names: [String: String]
        let variables: String
        var random: UInt64

        init(_ state: SessionState) {
            let python = state.foreign as? PythonNames
            version = python?.version
            names = python?.table.mapValues { "\($0)" } ?? [:]
            variables = "\(state.variables)"
            var generator = state.random
            random = generator.next()
        }
    }
}

extension Block {
    fileprivate var isValue: Bool { if case .values = self { true } else { false } }

    /// What Python would print of it; nil for what is said of a name that got a value.
    fileprivate var said: String? {
        switch self {
        case .text(let text), .printed(let text): text
        case .values(let values): values.first.flatMap { $0.name.isEmpty ? $0.text : nil }
        default: nil
        }
    }
}

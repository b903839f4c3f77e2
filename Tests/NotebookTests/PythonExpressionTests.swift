import Foundation
import Output
import Testing

@testable import Notebook

/// Random expressions over small arrays, lists, numbers and texts, against CPython and NumPy as they
/// answer now.
///
/// Runs where `BOBBIN_PYTHON` is the path of a python3 that has NumPy;
/// `BOBBIN_PYTHON_EXPRESSIONS=100000` asks for so many of them.
@Suite struct PythonExpressionTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let python = environment["BOBBIN_PYTHON"]
    private static let count =
        environment["BOBBIN_PYTHON_EXPRESSIONS"].flatMap { Int($0) } ?? 10_000

    /// Float32 powers and exponentials of NumPy's may differ in their last digit.
    private static let tolerance = 2e-7

    @Test(.enabled(if: python != nil)) func randomExpressions() throws {
        let lines = try Self.answers()
        let names = try JSONDecoder().decode([String].self, from: Data(lines[0]))
        let bench = Bench(.empty)
        for line in names { bench.run(line) }
        var refused = 0
        for line in lines.dropFirst() {
            let row = try JSONDecoder().decode([String?].self, from: Data(line))
            guard let source = row[0], let cell = bench.run(source) else { continue }
            guard let expected = row[1] else {
                #expect(cell.status == .error, "\(source) raises an error")
                continue
            }
            guard cell.status == .ok else {
                refused += 1
                continue
            }
            let got = cell.blocks.flatMap { block in
                if case .printed(let text) = block {
                    text.components(separatedBy: "\n")
                } else {
                    [String]()
                }
            }
            let wanted = expected.components(separatedBy: "\n")
            #expect(
                PythonRecord.isSame(wanted, got, tolerance: nil)
                    || PythonRecord.isSame(wanted, got, tolerance: Self.tolerance),
                "\(source)\nCPython: \(wanted)\nhere:    \(got)")
        }
        // What is refused by name: whole numbers beyond 64 bits, float16, complex numbers.
        #expect(refused < Self.count / 50)
    }

    private static func answers() throws -> [Substring.UTF8View.SubSequence] {
        let process = Process()
        process.executableURL = URL(filePath: python ?? "")
        process.arguments = ["\(PythonRecord.folder)/expressions.py", "\(count)"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").map { $0.utf8[...] }
    }
}

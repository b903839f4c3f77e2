import Foundation

/// What CPython printed for the programs of `Fixtures/Python`, as `record.py` wrote it down.
struct PythonRecord: Decodable {
    struct Piece: Decodable {
        let source: String
        let prints: [String]?
        /// The name of the error that it raised.
        let raises: String?
    }

    struct Program: Decodable {
        let file: String
        let name: String
        /// How far the numbers of training may be off, as a share of their size.
        let tolerance: Double?
        let statements: [Piece]
    }

    let python: String
    let packages: [String: String]
    let programs: [Program]

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/Python").path

    static func read() throws -> PythonRecord {
        let data = try Data(contentsOf: URL(filePath: folder + "/recorded.json"))
        return try JSONDecoder().decode(PythonRecord.self, from: data)
    }

    /// Whether two answers are the same, spaces at the ends of lines aside.
    ///
    /// - Parameter tolerance: where it is given, numbers may be so far off, and spaces more or fewer.
    static func isSame(_ expected: [String], _ got: [String], tolerance: Double?) -> Bool {
        func trimmed(_ lines: [String]) -> [String] {
            lines.map { line in
                var line = Substring(line)
                while line.last == " " { line.removeLast() }
                return String(line)
            }
        }
        if trimmed(expected) == trimmed(got) { return true }
        guard let tolerance else { return false }
        let (a, b) = (parts(expected), parts(got))
        guard a.words == b.words, a.numbers.count == b.numbers.count else { return false }
        return zip(a.numbers, b.numbers).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($0)) }
    }

    /// The numbers of an answer, and what stands between them.
    private static func parts(_ lines: [String]) -> (words: String, numbers: [Double]) {
        let text = lines.joined(separator: " ")
        let pattern = /-?\d+\.?\d*(?:[eE][-+]?\d+)?/
        let words = text.replacing(pattern, with: "#").filter { !$0.isWhitespace }
        return (words, text.matches(of: pattern).compactMap { Double($0.output) })
    }
}

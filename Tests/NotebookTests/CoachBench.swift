import Engine
import Output
import TestSupport
import Testing

@testable import Notebook
@testable import Vocabulary
@testable import Workbench

/// What the coach says after the last of some statements; the coach is on from the first.
func coached(from start: Bench.Start = .small, _ lines: String...) -> [String] {
    coached(from: Bench(start).session.snapshot, lines)
}

func coached(from start: SessionState, _ lines: [String]) -> [String] {
    var state = start
    state.coach = CoachState()
    let bench = Bench(state)
    var said: [String] = []
    for line in lines {
        let cell = bench.run(line)
        if cell?.status != .ok { Issue.record("\(line): \(cell.map(plain) ?? "nothing")") }
        said = remarks(in: cell)
    }
    return said
}

/// The same on a table of one's own.
func coached(onTable table: String, _ lines: String...) throws -> [String] {
    let folder = TemporaryFolder()
    try folder.write(table.utf8, to: "t.csv")
    var state = Bench.empty
    state.coach = CoachState()
    let bench = Bench(state, folder: folder)
    var said: [String] = []
    for line in ["seed 1", "load csv \"t.csv\""] + lines {
        let cell = bench.run(line)
        if cell?.status != .ok { Issue.record("\(line): \(cell.map(plain) ?? "nothing")") }
        said = remarks(in: cell)
    }
    return said
}

enum CoachTable {
    /// Rows sorted by class, two columns near 0 and 1.
    static func sorted(classes: [String]) -> String {
        let rows = (0..<60).map { row in
            "\(Double(row % 7 + 1) / 7),\(Double(row % 5 + 1) / 5),\(classes[row / 20])"
        }
        return "a,b,y\n" + rows.joined(separator: "\n") + "\n"
    }

    /// Three classes; every second row holds nothing but 0, at which a layer without biases is silent.
    static let halfZero =
        "a,b,y\n" + (0..<60).map { "\($0 % 2),\($0 % 2),\($0 % 3)" }.joined(separator: "\n") + "\n"

    /// Two classes, one column up to 9 and one to 279.
    static let large =
        "n,size,y\n"
        + (0..<40).map { "\($0 % 9),\(80 + ($0 * 37) % 200),\($0 % 2)" }.joined(separator: "\n")
        + "\n"
}

/// The coach's lines of a cell.
func remarks(in cell: Cell?) -> [String] {
    (cell?.blocks ?? []).compactMap { block in
        guard case .remark(let remark) = block, remark.source == .coach else { return nil }
        expectStatements(in: remark.text)
        return "coach: " + remark.text
    }
}

/// What stands between backquotes is a statement that exists, or what one of them takes.
private func expectStatements(in text: String) {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    for line in stride(from: 1, to: pieces.count, by: 2).map({ pieces[$0] }) {
        let word = String(line.prefix { $0.isLetter || $0 == "_" })
        let isPart = ["Dropout", "early_stopping"].contains(word)
        #expect(Verb(word: word) != nil || isPart, "\(line) in: \(text)")
    }
}

extension [String] {
    /// Whether one of the lines holds a text.
    func mention(_ text: String) -> Bool { contains { $0.contains(text) } }
}

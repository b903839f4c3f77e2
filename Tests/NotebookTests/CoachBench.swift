import Engine
import Output
import Testing

@testable import Notebook
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

/// The coach's lines of a cell.
func remarks(in cell: Cell?) -> [String] {
    (cell?.blocks ?? []).compactMap { block in
        guard case .remark(let remark) = block, remark.source == .coach else { return nil }
        return "coach: " + remark.text
    }
}

extension [String] {
    /// Whether one of the lines holds a text.
    func mention(_ text: String) -> Bool { contains { $0.contains(text) } }
}

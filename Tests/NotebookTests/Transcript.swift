import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

extension Bench {
    enum Start { case empty, loaded, small, modelled, compiled, trained }

    convenience init(_ start: Start) {
        switch start {
        case .empty: self.init(Bench.empty)
        case .loaded: self.init(Bench.loaded)
        case .small: self.init(Bench.small)
        case .modelled: self.init(Bench.modelled)
        case .compiled: self.init(Bench.compiled)
        case .trained: self.init(Bench.trained)
        }
    }

    /// Types one line and shows it with its answer; after `~ ` digits in the answer are masked.
    func exchange(_ line: String) -> String {
        let isMasked = line.hasPrefix("~ ")
        let text = answer(isMasked ? String(line.dropFirst(2)) : line)
        return (isMasked ? line : "> " + line) + "\n" + (isMasked ? masked(text) : text)
    }
}

/// Types every line of a transcript that begins with `> ` or `~ `, expects just the answers that
/// follow it, and that a statement which failed left no trace.
func expectTranscript(
    from start: Bench.Start, _ transcript: String,
    _ location: SourceLocation = #_sourceLocation, file: String = #filePath
) {
    let bench = Bench(start)
    var answers: [String] = []
    for line in transcript.split(separator: "\n") {
        guard line.hasPrefix("> ") || line.hasPrefix("~ ") else { continue }
        let before = bench.session.snapshot
        let cells = bench.failures
        answers.append(
            bench.exchange(line.hasPrefix("> ") ? String(line.dropFirst(2)) : String(line)))
        guard bench.failures > cells else { continue }
        #expect(
            fingerprint(bench.session.snapshot) == fingerprint(before), "after \(line)",
            sourceLocation: location)
    }
    expectText(answers.joined(separator: "\n"), transcript, location, file: file)
}

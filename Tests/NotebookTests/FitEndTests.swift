import Output
import Synchronization
import TestSupport
import Testing

@testable import Notebook
@testable import Values
@testable import Workbench

/// How a `fit` ended is a value, in the answer and in the run that is kept.
@Suite struct FitEndTests {
    /// The one end among the blocks of a statement's answer, which is that of its run.
    private func end(
        of line: String, on bench: Bench, watching: @escaping Session.Emit = { _ in }
    ) throws -> FitEnd {
        let cell = try #require(bench.run(line, watching: watching))
        let ends = cell.blocks.compactMap { block -> FitEnd? in
            if case .fitEnd(let end) = block { end } else { nil }
        }
        try #require(ends.count == 1, "\(cell.blocks)")
        #expect(bench.session.snapshot.runs.last?.end == ends[0])
        return ends[0]
    }

    @Test func itFinished() throws {
        let bench = Bench(.compiled)
        #expect(
            try end(of: "fit 2", on: bench)
                == FitEnd(run: 1, reason: .finished, epoch: 2, steps: 32))
        #expect(
            try end(of: "fit 1", on: bench)
                == FitEnd(run: 2, reason: .finished, epoch: 1, steps: 32))
    }

    /// No epoch is better than the first by 100.
    @Test func aCallbackEndedIt() throws {
        let bench = Bench(.compiled)
        let stopping = "monitor=accuracy, min_delta=100, patience=2"
        #expect(
            try end(of: "fit 9 early_stopping(\(stopping))", on: bench)
                == FitEnd(
                    run: 1, reason: .earlyStopping, epoch: 3, steps: 32, monitor: "accuracy"))
        let line = "fit 9 early_stopping(\(stopping), restore_best_weights=true)"
        #expect(
            try end(of: line, on: bench)
                == FitEnd(
                    run: 2, reason: .earlyStopping, epoch: 3, steps: 32, weights: .bestEpoch,
                    monitor: "accuracy", bestEpoch: 1))
    }

    @Test func ctrlCEndedIt() throws {
        let interrupts = Interrupts()
        let bench = Bench(Bench.compiled, interrupts: interrupts)
        let ended = try end(of: "fit 1000000", on: bench) { event in
            if case .progress = event { interrupts.raise() }
        }
        #expect(ended == FitEnd(run: 1, reason: .interrupted, epoch: 1, step: 1, steps: 32))
    }

    @Test func theTimeWasOver() throws {
        let interrupts = Interrupts()
        let bench = Bench(Bench.compiled, interrupts: interrupts)
        let once = Atomic(false)
        let ended = try end(of: "fit 1000000", on: bench) { event in
            guard case .progress = event else { return }
            if !once.exchange(true, ordering: .relaxed) { interrupts.setEnd(in: 0) }
        }
        #expect(ended == FitEnd(run: 1, reason: .timeLimit, epoch: 1, step: 1, steps: 32))
    }

    @Test func theNumbersWentWrong() throws {
        let bench = Bench(.trained)
        bench.run("scale 1e-30")
        let ended = try end(of: "fit 5", on: bench)
        #expect(
            ended
                == FitEnd(
                    run: 2, reason: .diverged, epoch: 1, step: 3, steps: 32, weights: .epochStart))
    }
}

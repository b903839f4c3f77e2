import Diagnostics
import Output
import Synchronization
import TestSupport
import Testing

@testable import Notebook
@testable import Values
@testable import Workbench

@Suite struct InterruptTests {
    private let interrupts = Interrupts()

    /// Runs a statement and raises the interrupts as soon as `isTime` sees the event it waits for.
    private func run(
        _ line: String, on bench: Bench, raising times: Int = 1,
        when isTime: @escaping @Sendable (OutputEvent) -> Bool
    ) -> Cell? {
        let once = Once()
        return bench.run(line) { [interrupts] event in
            guard isTime(event), once.take() else { return }
            for _ in 0..<times { interrupts.raise() }
        }
    }

    @Test func oneStopsTrainingAndKeepsWhatWasLearned() {
        let bench = Bench(Bench.compiled, interrupts: interrupts)
        let cell = run("fit 1000000", on: bench) { event in
            if case .block(.epoch(let epoch)) = event { epoch.epoch == 3 } else { false }
        }
        #expect(cell?.status == .ok)
        expectText(
            cell.map(plain),
            """
            run 1 epoch 1/1000000: 32 steps, loss accuracy
            run 1 epoch 2/1000000: 32 steps, loss accuracy
            run 1 epoch 3/1000000: 32 steps, loss accuracy
            Stopped after epoch 3. What was learned is kept; `fit` goes on from here.
            """)
        #expect(bench.answer("epochs") == "3")
        expectText(bench.answer("evaluate"), "on val: 59000 examples, loss accuracy")
        expectText(bench.answer("fit 1"), "run 2 epoch 1/1: 32 steps, loss accuracy")
        #expect(bench.answer("epochs") == "4")
    }

    /// A Ctrl-C between two statements of a script is meant for the script.
    @Test func oneBetweenStatementsEndsTheScript() {
        let bench = Bench(SessionState(seed: 1), interrupts: interrupts)
        let asked = Atomic(0)
        let status = ScriptRunner(
            bench.session,
            isOverTime: { [interrupts] in
                // Asked before each statement, when the one before is over and has been judged.
                if asked.wrappingAdd(1, ordering: .relaxed).newValue == 3 { interrupts.raise() }
                return false
            }, emit: { _ in }
        ).run("a = 1\nb = 2\nc = 3\n")
        #expect(status == .interrupted)
        #expect(bench.answer("b") == "2")
        #expect(bench.answer("c") != "3")
    }

    @Test func oneWithinAnEpochStopsAfterTheStep() {
        let bench = Bench(Bench.compiled, interrupts: interrupts)
        let cell = run("fit 2", on: bench) { event in
            if case .progress = event { true } else { false }
        }
        expectText(
            cell.map(plain),
            """
            Stopped in epoch 1, after step 1 of 32. What was learned is kept; `fit` goes on from here.
            """)
        #expect(
            bench.answer("history").hasPrefix("No epoch has come to its end yet"))
        expectText(bench.answer("evaluate"), "on val: 59000 examples, loss accuracy")
    }

    @Test func twoWithinASecondEndTheStatementByForce() throws {
        let bench = Bench(Bench.small, interrupts: interrupts)
        let before = fingerprint(bench.session.snapshot)
        // Drawing the pictures takes a while and looks at no interrupt.
        let cell = run("load fashion_sketch", on: bench, raising: 2) { event in
            if case .block(.data) = event { true } else { false }
        }
        #expect(cell?.status == .error)
        expectText(
            cell.map(plain),
            """
            data fashion_sketch from builtin
            Ended by force: the session is as it was before this statement.
            One Ctrl-C stops training after the step in hand and keeps what was learned.
            """)
        #expect(fingerprint(bench.session.snapshot) == before)
        #expect(bench.answer("labels 1") != "")
    }

    @Test func twoDuringTrainingLeaveAWorkingSession() {
        let bench = Bench(Bench.compiled, interrupts: interrupts)
        let time = ContinuousClock().measure {
            _ = run("fit 1000000 batch_size=1", on: bench, raising: 2) { event in
                if case .progress = event { true } else { false }
            }
        }
        #expect(time < .seconds(5))
        expectText(bench.answer("evaluate"), "on val: 59000 examples, loss accuracy")
    }

    @Test func forcedMeansTwoWithinASecond() async throws {
        interrupts.raise()
        #expect(interrupts.isRaised)
        #expect(!interrupts.isForced)
        interrupts.raise()
        #expect(interrupts.isForced)
        interrupts.reset()
        #expect(!interrupts.isRaised)
        #expect(!interrupts.isForced)
        // A Ctrl-C at the prompt just before is no first half of a force.
        interrupts.raise()
        #expect(!interrupts.isForced)
        try await Task.sleep(for: .milliseconds(1_100))
        interrupts.raise()
        #expect(!interrupts.isForced)
    }

    @Test func aStatementGivenUpStaysInterrupted() {
        let folder = TemporaryFolder()
        let environment = SessionEnvironment(in: folder, interrupts: interrupts)
        let recorder = Recorder(index: 1, source: "fit 5", line: 1) { _ in }
        let context = StatementContext(environment: environment, recorder: recorder)
        #expect(!context.isInterrupted)
        interrupts.raise()
        #expect(context.isInterrupted)
        recorder.abandon(Diagnostic("Ended by force."))
        // The next statement forgets the Ctrl-C; the one given up must not go on for that.
        interrupts.reset()
        #expect(context.isInterrupted)
    }

    @Test func whatAGivenUpStatementSaysIsDropped() {
        let witness = Witness()
        let recorder = Recorder(index: 1, source: "fit 5", line: 1) { witness.note($0) }
        recorder.abandon(Diagnostic("Ended by force."))
        let count = witness.events.count
        recorder.add(.text("late"))
        recorder.fail(Diagnostic("late"))
        recorder.show(Progress(task: .other("late"), completed: 1, total: 2, secondsElapsed: 0))
        #expect(witness.events.count == count)
        #expect(recorder.finish().blocks == [.diagnostic(Diagnostic("Ended by force."))])
    }

    /// Every line that writes a file. A statement that writes joins this list.
    private static let writing = [
        "save \"a.keras\"", "save \"a.h5\"", "save weights \"a.weights.h5\"",
        "export onnx \"a.onnx\"", "export keras \"a.py\"", "export ipynb \"a.ipynb\"",
        "plot loss to \"a.svg\"", "plot loss to \"a.png\"",
        "fit 1 checkpoint(\"a.keras\", monitor=loss)",
    ]

    @Test(arguments: writing) func whatAGivenUpStatementWritesDoesNotAppear(
        _ line: String
    ) throws {
        let folder = TemporaryFolder()
        let name = try #require(line.split(separator: "\"").dropFirst().first.map(String.init))
        try folder.write("old", to: name)
        let recorder = Recorder(index: 1, source: line, line: 1) { _ in }
        let context = StatementContext(
            environment: SessionEnvironment(in: folder), recorder: recorder)
        var state = Bench(Bench.trained).session.snapshot
        let statement = try #require(try StatementReader.parse(line))
        recorder.abandon(Diagnostic("Ended by force."))
        _ = try? StatementTable.run(statement, &state, context)
        #expect(try folder.names == [name])
        #expect(try folder.text(name) == "old")
    }
}

/// True once.
private final class Once: Sendable {
    private let done = Atomic<Bool>(false)
    func take() -> Bool { !done.exchange(true, ordering: .relaxed) }
}

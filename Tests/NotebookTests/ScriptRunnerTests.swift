import Output
import Synchronization
import Testing

@testable import Notebook

@Suite struct ScriptRunnerTests {
    private let witness = Witness()

    private func run(
        _ script: String, on bench: Bench = Bench(.empty), keepsGoing: Bool = false,
        isOverTime: @escaping @Sendable () -> Bool = { false }
    ) -> RunStatus {
        ScriptRunner(
            bench.session, keepsGoing: keepsGoing, isOverTime: isOverTime,
            emit: { [witness] in witness.note($0) }
        ).run(script)
    }

    /// `line: source` of every finished cell.
    private var cells: [String] {
        witness.events.compactMap {
            if case .cellEnded(let cell) = $0 { "\(cell.line): \(cell.source)" } else { nil }
        }
    }

    @Test func runsLineAfterLine() {
        let status = run(
            """
            # A script.
            x = 1

            y = x + \\
                2   # two lines

            y
            """)
        #expect(status == .done)
        #expect(cells == ["2: x = 1", "4: y = x + \\\n    2   # two lines", "7: y"])
    }

    @Test func stopsAtTheFirstMistake() {
        #expect(run("x = 1\nfitt 5\ny = 2\n") == .wrong)
        #expect(cells == ["1: x = 1", "2: fitt 5"])
    }

    @Test func keepsGoingWhenAskedTo() {
        #expect(run("x = 1\nfitt 5\ny = 2\n)\nz = 3", keepsGoing: true) == .wrong)
        #expect(cells == ["1: x = 1", "2: fitt 5", "3: y = 2", "4: )", "5: z = 3"])
    }

    /// An open bracket takes in the lines that follow, up to an empty one.
    @Test func anOpenBracketEndsAtAnEmptyLine() {
        #expect(run("x = (1 +\n2)\ny = (\n\nz = x", keepsGoing: true) == .wrong)
        #expect(cells == ["1: x = (1 +\n2)", "3: y = (", "5: z = x"])
    }

    @Test func mistakesNameTheLineOfTheScript() {
        _ = run("\n\nx = 1\n\n  add Dens 5")
        let cell = witness.events.compactMap {
            if case .cellEnded(let cell) = $0 { cell } else { nil }
        }.last
        #expect(cell?.line == 5)
        #expect(cell?.diagnostics.first?.span == .init(line: 5, column: 7, length: 4))
    }

    @Test func mistakesOnALaterLineOfAStatement() {
        _ = run("x = 1 \\\n  + (2")
        guard case .cellEnded(let cell) = witness.events.last else {
            Issue.record("no cell")
            return
        }
        #expect(cell.diagnostics.first?.span == .init(line: 2, column: 5, length: 1))
    }

    @Test func anEmptyScriptIsDone() {
        for script in ["", "\n\n", "# nothing\n", "   \t"] { #expect(run(script) == .done) }
        #expect(cells == [])
    }

    @Test func stopsWhenTheTimeIsOver() {
        let asked = Atomic<Int>(0)
        let status = run("x = 1\ny = 2\nz = 3") {
            asked.wrappingAdd(1, ordering: .relaxed).newValue > 2
        }
        #expect(status == .overTime)
        #expect(cells == ["1: x = 1", "2: y = 2"])
    }

    @Test func anInterruptEndsTheScript() {
        let interrupts = Interrupts()
        let bench = Bench(Bench.compiled, interrupts: interrupts)
        let status = ScriptRunner(bench.session) { [witness] event in
            witness.note(event)
            if case .block(.epoch) = event { interrupts.raise() }
        }.run("fit 1000000\nevaluate")
        #expect(status == .interrupted)
        #expect(cells == ["1: fit 1000000"])
    }

    @Test func statusesHaveTheirExitCodes() {
        let codes: [(RunStatus, Int32)] = [
            (.done, 0), (.checkFailed, 1), (.wrong, 2), (.overTime, 3), (.dataMissing, 4),
            (.interrupted, 130),
        ]
        for (status, code) in codes { #expect(status.exitCode == code) }
    }

    @Test func aCellTellsItsStatus() {
        var cell = Cell(index: 1, source: "x", line: 1)
        #expect(RunStatus(of: cell) == .done)
        cell.status = .error
        #expect(RunStatus(of: cell) == .wrong)
        cell.blocks = [.diagnostic(.init("no data", cause: .missingData))]
        #expect(RunStatus(of: cell) == .dataMissing)
        cell.blocks.append(.diagnostic(.init("careful", severity: .warning)))
        #expect(RunStatus(of: cell) == .dataMissing)
    }

    @Test func eventsComeInOrder() {
        _ = run("x = 1")
        guard case .cellBegan(1, "x = 1", 1) = witness.events.first,
            case .block(.values(let values)) = witness.events.dropFirst().first,
            case .cellEnded(let cell) = witness.events.last
        else {
            Issue.record("\(witness.events)")
            return
        }
        #expect(witness.events.count == 3)
        #expect(values == [NamedValue("x", "1", shape: [], numbers: [1])])
        #expect(cell.blocks == [.values(values)])
        #expect(cell.seconds > 0)
    }
}

import Output
import TestSupport
import Testing

@testable import Insight
@testable import Notebook

/// `repeat N` … `end`.
@Suite struct RepeatBlockTests {
    @Test func onlyTheLastRoundSpeaks() {
        let bench = Bench(.empty)
        #expect(bench.answer("n = 0", "repeat 5\n  n = n + 1\nend") == "n = 5")
        expectText(
            bench.answer("repeat 2 + 1\n  n = n * 2\n\n  # twice\n  n\nend"),
            """
            n = 40
            40
            """)
        #expect(bench.answer("Repeat 1\n  n = 1\nEND") == "n = 1")
    }

    @Test func blocksNest() {
        let bench = Bench(.empty)
        let block = """
            repeat 3
              a = a + 1
              repeat 4
                b = b + 1
              end
            end
            """
        expectText(
            bench.answer("a = 0", "b = 0", block),
            """
            a = 3
            b = 12
            """)
    }

    @Test(arguments: [
        ("repeat 2\nx = 1", "`repeat` has no `end`"),
        ("repeat 2", "`repeat` has no `end`"),
        ("repeat 0\nx = 1\nend", "repeat takes a whole number from 1 to 1,000,000"),
        ("repeat -1\nx = 1\nend", "repeat takes a whole number from 1 to 1,000,000"),
        ("repeat 1.5\nx = 1\nend", "repeat takes a whole number from 1 to 1,000,000"),
        ("repeat 1e30\nx = 1\nend", "repeat takes a whole number from 1 to 1,000,000"),
        ("repeat 0 / 0\nx = 1\nend", "repeat takes a whole number from 1 to 1,000,000"),
        ("repeat \"a\"\nx = 1\nend", "repeat takes a whole number from 1 to 1,000,000"),
        ("repeat [1, 2]\nx = 1\nend", "repeat takes a whole number from 1 to 1,000,000"),
        ("repeat 3\nend", "there is nothing to repeat before `end`"),
        ("repeat often\nx = 1\nend", "nothing is called often"),
    ])
    func mistakes(_ block: String, _ expected: String) throws {
        let bench = Bench(.empty)
        let cell = try #require(bench.run(block))
        #expect(cell.status == .error)
        #expect(cell.diagnostics.map(\.message) == [expected])
        #expect(bench.session.snapshot.variables.isEmpty)
    }

    @Test func aFailureNamesRoundAndLine() throws {
        let bench = Bench(.empty)
        bench.run("a = [1, 2, 3]")
        bench.run("n = 0")
        let cell = try #require(bench.run("repeat 5\n  n = n + 1\n  a[n]\nend"))
        let diagnostic = try #require(cell.diagnostics.first)
        expectText(
            diagnostic.message,
            """
            there is no place 3 in a list of 3
            """)
        expectText(
            diagnostic.hint,
            """
            Places go from 0 to 2, or from -1 back to -3.
            In round 3 of 5, line 3.
            """)
        #expect(diagnostic.span?.line == 3)
        // The whole block is one statement: nothing of it is kept.
        #expect(bench.answer("n") == "0")
    }

    @Test func ctrlCEndsItBetweenRounds() throws {
        let interrupts = Interrupts()
        let bench = Bench(Bench.compiled, interrupts: interrupts)
        let block = "repeat 1000000\n  n = n + 1\nend"
        bench.run("n = 0")
        let cell = try #require(
            bench.run(block) { if case .cellBegan = $0 { interrupts.raise() } })
        #expect(cell.status == .ok)
        expectText(plain(cell), "Stopped after round 1 of 1,000,000.")
        // The round that was finished is kept, and the next statement runs as ever.
        #expect(bench.answer("n") == "1")
        #expect(bench.answer("repeat 3\n  n = n + 1\nend") == "n = 4")
    }
}

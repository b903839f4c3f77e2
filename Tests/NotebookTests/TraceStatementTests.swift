import Output
import Testing

@testable import Insight
@testable import KerasPrograms
@testable import Notebook
@testable import Workbench

/// `trace`: one example through every layer.
@Suite struct TraceStatementTests {
    @Test func whatItShows() throws {
        let cell = try #require(Bench(.trained).run("trace test 7"))
        #expect(cell.status == .ok)
        var tables: [Table] = []
        var pictures: [Picture] = []
        for block in cell.blocks {
            if case .table(let table) = block { tables.append(table) }
            if case .pictures(let found) = block { pictures = found }
        }
        #expect(tables.count == 3)
        let (layers, changes, answer) = (tables[0], tables[1], tables[2])
        #expect(layers.rows.map { $0[0] } == ["input", "Dense relu", "Dense softmax"])
        #expect(layers.rows.map { $0[1] } == ["(784,)", "(16,)", "(10,)"])
        #expect(
            changes.rows.map { $0[0] }
                == ["hidden.kernel", "hidden.bias", "dense.kernel", "dense.bias"])
        #expect(answer.rows.count == 10)
        let shares = answer.rows.compactMap { Double($0[1]) }
        // Ten shares rounded to four decimals.
        #expect(abs(shares.reduce(0, +) - 1) < 0.001)
        #expect(answer.rows.count { $0[3].contains("right answer") } == 1)
        #expect(pictures.map(\.width) == [28, 28, 28])
        #expect(plain(cell).contains("so the loss is -ln("))
    }

    @Test func agreesWithPredict() throws {
        let bench = Bench(.trained)
        let predicted = try #require(bench.run("predict test_input[7]"))
        guard case .table(let table) = predicted.blocks[0] else { return }
        let said = table.rows[0][1]
        let text = bench.answer("trace test_input[7]")
        #expect(text.split(separator: "\n").contains { $0.contains(said) && $0.contains("says") })
    }

    @Test func withoutCompile() {
        let text = Bench(.modelled).answer("trace")
        #expect(text.contains("`compile adam` chooses a loss"))
        #expect(text.contains("train 0, "))
    }

    @Test func itChangesNothing() {
        let bench = Bench(.trained)
        let before = bench.session.snapshot
        bench.run("trace 3")
        #expect(bench.session.snapshot.revision == before.revision)
        #expect(bench.session.snapshot.done.count == before.done.count)
        #expect(fingerprint(bench.session.snapshot) == fingerprint(before))
    }

    @Test func mistakes() {
        expectTranscript(
            from: .modelled,
            #"""
            > trace 1000
            trace 1000
                  ^^^^ the place must be a whole number from 0 to 999
            > trace nothing 7
            trace nothing 7
                  ^^^^^^^ there is no part called nothing
            There are: train, val, test.
            """#)
        expectTranscript(
            from: .loaded,
            #"""
            > trace 7
            There is no model yet.
            Begin one with `add Flatten`, then `add Dense 10 softmax`.
            """#)
    }

    @Test func otherLossesAndShapes() {
        let bench = Bench(.small)
        bench.run("add Dense 1")
        bench.run("compile sgd loss=mse")
        #expect(bench.answer("trace val 2").contains("loss = mean of (output - target)²"))
    }
}

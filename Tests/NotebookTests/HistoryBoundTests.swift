import Testing

@testable import Engine
@testable import History
@testable import Notebook
@testable import Output
@testable import Workbench

/// The past takes only so much memory, and says so.
@Suite struct HistoryBoundTests {
    /// A chain of states, each with an array of its own of 4,000 bytes.
    private func changes(_ count: Int) throws -> [Change] {
        var state = SessionState(seed: 1)
        return try (1...count).map { cell in
            let before = state
            state.variables["x"] = .tensor(try Tensor.zeros([1000]))
            return Change(cell: cell, source: "x = \(cell)", before: before, after: state)
        }
    }

    @Test func whatIsReplacedIsCounted() throws {
        let changes = try changes(3)
        #expect(changes.map(\.replacedBytes) == [0, 4000, 4000])
        let same = Change(
            cell: 4, source: "y = 1", before: changes[2].after, after: changes[2].after)
        #expect(same.replacedBytes == 0)
    }

    @Test func theOldestGoesFirst() throws {
        var ledger = SessionHistory(mostBytes: 20_000)
        let said = try changes(10).compactMap { ledger.keep($0) }
        #expect(said.count == 1)
        #expect(said.first?.contains("20 kB") == true)
        #expect(ledger.past.map(\.cell) == [6, 7, 8, 9, 10])
        #expect(ledger.firstCell == 5)
        #expect(ledger.presentCell == 10)
        #expect(ledger.takeBack()?.cell == 10)
        #expect(ledger.presentCell == 9)
        #expect(ledger.doAgain()?.cell == 10)
    }

    /// What Python's lines keep is counted as well: 8 MB and more each.
    @Test(arguments: [
        "np.ones(1000000) *", "[0.5] * 400000 +", "'x' * 9000000 +", "np.ones((1000, 1000))[:] *",
        "tf.ones((2000, 1000)) *",
    ])
    func pythonsArraysCount(_ value: String) {
        let bench = Bench(.empty)
        for number in 1...20 {
            let other =
                value.hasPrefix("[")
                ? "[\(number)]" : value.hasPrefix("'") ? "'\(number)'" : "\(number)"
            bench.answer("a = \(value) \(other)")
        }
        #expect(bench.failures == 0)
        #expect((1...9).contains(bench.session.changes.count), "\(bench.session.changes.count)")
    }

    @Test func veryManyChanges() throws {
        var ledger = SessionHistory()
        for change in try changes(1_100) { _ = ledger.keep(change) }
        #expect(ledger.past.count == 1_000)
    }

    @Test func theFirstEpochsGoFirst() throws {
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [1000])
        try network.append(Dense(units: 8_000, name: "wide"), random: &random)
        let state = OptimizerState(for: try SGD(), parameterCount: network.parameterCount)
        var snapshots = EpochSnapshots(statement: "fit 6", earlier: [])
        for epoch in 1...6 {
            snapshots.keep(
                EpochResult(epoch: epoch, steps: 1, seconds: 0, training: Measurement()), network,
                state)
        }
        #expect(snapshots.results.count == 6)
        #expect(snapshots.moments.map(\.epoch) == [4, 5, 6])
        #expect(snapshots.moment(3) == nil)
        #expect(snapshots.limitText?.hasPrefix("`rewind` can go back to epoch 4 and later") == true)
    }

    /// The answers that `cells 3` shows again take so much and no more; first lines stay.
    @Test func theOldestAnswersGoFirst() {
        var ledger = SessionHistory()
        let answer = String(repeating: "0123456789", count: 100_000)
        for index in 1...20 {
            ledger.note(
                Cell(index: index, source: "x", line: 1, blocks: [.text("first"), .code(answer)]))
        }
        let kept = ledger.notes.filter { $0.blocks != nil }
        #expect(
            kept.reduce(0) { $0 + $1.answerBytes } <= SessionHistory.mostAnswerBytes)
        #expect(kept.count >= 11 && kept.last?.index == 20 && ledger.notes[0].blocks == nil)
        #expect(ledger.notes.count == 20 && ledger.notes[0].answer == "first")
    }
}

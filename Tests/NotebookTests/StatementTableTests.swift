import Foundation
import Testing

@testable import Notebook

@Suite struct StatementTableTests {
    @Test func verbsAreLowerCaseAndUnique() {
        let verbs = StatementTable.all.map(\.verb.rawValue)
        #expect(Set(verbs).count == verbs.count)
        for verb in verbs { #expect(verb == verb.lowercased()) }
    }

    @Test func everyStatementExplainsItself() {
        for statement in StatementTable.all {
            #expect(
                statement.usage.hasPrefix(statement.verb.rawValue), "\(statement.verb.rawValue)")
            #expect(
                statement.example.hasPrefix(statement.verb.rawValue), "\(statement.verb.rawValue)")
            #expect(statement.summary.hasSuffix(".") || statement.summary.contains(".   "))
        }
    }

    /// A statement that nobody tries here is one that nobody has tried.
    @Test func everyStatementIsInSomeTranscript() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let files = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        let text = try files.filter { $0.pathExtension == "swift" }.map {
            try String(contentsOf: $0, encoding: .utf8)
        }.joined()
        for statement in StatementTable.all {
            let isTried =
                text.contains("> \(statement.verb.rawValue)\n")
                || text.contains("> \(statement.verb.rawValue) ")
                || text.contains("~ \(statement.verb.rawValue)")
                || text.contains("\"\(statement.verb.rawValue) ")
                || text.contains("answer(\"\(statement.verb.rawValue)\")")
            #expect(isTried, "\(statement.verb.rawValue) is in no transcript")
        }
    }

    @Test func predictionsStandBesideTheAnswers() throws {
        let cell = try #require(Bench(.trained).run("predict test 0..4"))
        guard case .table(let table) = try #require(cell.blocks.first) else {
            Issue.record("no table: \(cell.blocks)")
            return
        }
        #expect(table.columns.map(\.title).first == "test")
        #expect(table.rows.map { $0[0] } == ["0", "1", "2", "3", "4"])
        for row in table.rows {
            #expect(row[4] == (row[1] == row[3] ? "right" : "wrong"))
        }
        guard case .table(let outputs) = try #require(cell.blocks.last) else { return }
        #expect(outputs.columns.map(\.title) == ["test"] + (0..<10).map(String.init))
        for row in outputs.rows {
            let shares = row.dropFirst().compactMap { Double($0) }
            #expect(shares.count == 10)
            // Ten shares rounded to two decimals.
            #expect(abs(shares.reduce(0, +) - 1) < 0.06)
        }
    }

    @Test func historyHoldsAnEpochALine() throws {
        let cell = try #require(Bench(.trained).run("history"))
        guard case .table(let table) = try #require(cell.blocks.first) else { return }
        #expect(table.columns.map(\.title) == ["epoch", "loss", "accuracy"])
        #expect(table.rows.map { $0[0] } == ["1", "2"])
    }

    @Test func cellsAreNumberedAndTimed() throws {
        let bench = Bench(.empty)
        #expect(bench.session.nextCell == 1)
        #expect(bench.run("") == nil)
        #expect(bench.run("# comment") == nil)
        #expect(bench.run("x = 1")?.index == 1)
        #expect(bench.run("nonsense here")?.index == 2)
        // Places in a line are counted from its start, so what stands before it stays.
        #expect(bench.run("  x  ")?.source == "  x")
        #expect(bench.session.nextCell == 4)
    }

    @Test func pastedLinesAreCutIntoStatements() {
        let found = Session.statements(in: "add Flatten\n  fit 5 \\\n  validate\n\n# done\n")
        #expect(found.map(\.text) == ["add Flatten", "fit 5 \\\n  validate", "# done"])
        #expect(found.map(\.line) == [1, 2, 5])
        #expect(!isWhole("fit 5 \\"))
        #expect(isWhole("fit 5"))
        #expect(isWhole(""))
    }

    private func isWhole(_ text: String) -> Bool {
        var lines = Session.Lines()
        return lines.isWhole(after: text)
    }
}

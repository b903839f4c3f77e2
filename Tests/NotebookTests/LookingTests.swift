import Output
import Testing

@testable import Notebook
@testable import Statements

/// `counts`, `history` and `predict` as numbers that are drawn.
@Suite struct LookingTests {
    @Test func countsAreBars() throws {
        let cell = try #require(Bench(.small).run("counts"))
        guard case .bars(let bars)? = cell.blocks.first else {
            Issue.record("\(cell.blocks)")
            return
        }
        #expect(bars.bars.count == 10 && bars.bars[9].label == "9 Ankle boot")
        #expect(bars.total == 1000 && bars.bars.reduce(0) { $0 + $1.value } == 1000)
        #expect(bars.description.hasPrefix("The largest class is "))
    }

    @Test func historyHasACurveForEachColumn() throws {
        let bench = Bench(.compiled)
        bench.run("fit 2 validate")
        bench.run("fit 1")
        let cell = try #require(bench.run("history"))
        guard case .table(let table)? = cell.blocks.last else { return }
        #expect(table.rows.map { $0[0] } == ["loss", "accuracy", "val_loss", "val_accuracy"])
        let sparklines = try #require(table.columns[1].sparklines)
        #expect(sparklines.map(\.values.count) == [3, 3, 3, 3])
        #expect(sparklines[2].values[2] == nil && sparklines[0].values[2] != nil)
        // First, last, best and its epoch.
        #expect(table.rows[0].dropFirst(2).allSatisfy { !$0.isEmpty })
        bench.run("compile adam")
        bench.run("fit 1")
        #expect(bench.run("history")?.blocks.count == 1)
    }

    @Test func onePredictionIsAPictureWithBars() throws {
        let bench = Bench(.trained)
        for line in ["predict 0", "predict train[0]", "predict train_input[0]", "predict train 0"] {
            let cell = try #require(bench.run(line))
            guard case .prediction(let prediction)? = cell.blocks.first else {
                Issue.record("\(line): \(cell.blocks)")
                continue
            }
            #expect(prediction.picture?.width == 28)
            let bars = prediction.outputs
            #expect(bars.bars.count == 10 && bars.measure == .share && bars.whole == 1)
            // Ten shares in Float32.
            #expect(abs(bars.bars.reduce(0) { $0 + $1.value } - 1) < 1e-5)
            #expect(bars.bars.count { $0.note == "right answer" } == 1)
            #expect(bars.title.hasPrefix("train 0: says "))
        }
        #expect(bench.answer("predict 1").contains("train 1: says "))
        #expect(bench.answer("predict test[7]").contains("test 7: says "))
        #expect(bench.answer("show 0").contains("how many must be a whole number"))
    }
}

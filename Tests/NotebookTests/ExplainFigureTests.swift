import Output
import Testing

@testable import Notebook
@testable import Python
@testable import Statements
@testable import Workbench

/// `explain` after what draws: how the picture is read, with its own numbers.
@Suite struct ExplainFigureTests {
    /// Losses made by hand: the one on val turns after epoch 2.
    private func plot(_ validation: [Double], log: Bool = false) throws -> String {
        let epochs = validation.indices.map { Double($0 + 1) }
        let plot = Plot(
            title: "loss", x: .init("epoch", isWhole: true),
            y: .init("loss", isLogarithmic: log),
            curves: [
                .init(
                    name: "loss", kind: .training, x: epochs,
                    y: epochs.map { 1 / $0 }),
                .init(name: "val_loss", kind: .validation, x: epochs, y: validation),
            ], description: "")
        let bench = Bench(.empty)
        bench.answer("plot [1, 2]")
        var state = bench.session.snapshot
        guard let last = state.last else { return "" }
        state.last = LastStatement(
            last.statement, summary: last.summary, cell: last.cell, before: last.before,
            blocks: [.plot(plot)])
        return Bench(state).answer("explain")
    }

    @Test func overfittingIsSeen() throws {
        let text = try plot([0.9, 0.6, 0.7, 0.85])
        for piece in [
            "lower is better", "loss: epoch 1 to 2: 1.0000 → 0.5000, down by 0.5000",
            "gap in epoch 4 = val_loss - loss = 0.8500 - 0.2500 = 0.6000",
            "val_loss was at its best in epoch 2, 0.6000, and is 0.2500 worse now, while loss still "
                + "gets better",
            "(overfitting)",
        ] { #expect(text.contains(piece), "\(piece)\nin\n\(text)") }
        #expect(try plot([0.9, 0.6, 0.5, 0.4]).contains("at its best in the last epoch, 0.4000"))
        #expect(try plot([0.9, 0.2]).contains("is no worse"))
        #expect(try plot([0.9, 0.2], log: true).contains("equal steps are equal factors"))
        #expect(try plot([0.9]).contains("One epoch is one point"))
    }

    @Test func ownArrays() {
        let bench = Bench(.empty)
        bench.answer("x = [0, 1, 4]", "y = [1, 2, 9]", "plot x y")
        #expect(
            bench.answer("explain").contains(
                "from first to last: (9 - 1) / (4 - 0) = 2 up for each step right"))
    }

    @Test func distributions() {
        let bench = Bench(.empty)
        bench.answer("x = [0, 0, 0, 3]", "histogram x bins=3 to \"h.svg\"")
        let text = bench.answer("explain")
        #expect(text.contains("highest bar, 0 to 1: 3 / 4 = 75.0%"), "\(text)")
    }

    @Test func inputsTooLarge() {
        let bench = Bench(Bench.loaded)
        bench.answer("histogram train_input")
        #expect(bench.answer("explain").contains("`scale 255` brings them to 1 at most."))
        bench.answer("scale 255", "histogram train_input")
        #expect(bench.answer("explain").contains("No input is further from 0 than 1"))
        bench.answer("counts")
        #expect(bench.answer("explain").contains("= 6,000 / 60,000 = 10.0%"))
    }

    @Test func confusions() throws {
        let bench = try ConfusionTests.handMade()
        try bench.succeed("confusion train")
        let text = try bench.answer("explain").joined(separator: "\n")
        // Of the two examples of class 1 one was called 0: half of its row.
        #expect(text.contains("class 1 called class 0 = 1 / 2 of its row = 50.0%"), "\(text)")
        try bench.succeed("mistakes train 2")
        #expect(
            try bench.answer("explain").joined(separator: "\n").contains("wrong = 3 / 6 = 50.0%"))
    }

    @Test func weights() {
        let bench = Bench(Bench.loaded)
        bench.answer(
            "split 59000 seed=1", "scale 255", "model Flatten, Dense(10, softmax)", "compile adam",
            "fit 1", "weights dense 3..4")
        #expect(
            bench.answer("explain").contains(
                /largest weight of unit 3: -?\d[\d.e-]* in row \d+, column \d+/))
    }
}

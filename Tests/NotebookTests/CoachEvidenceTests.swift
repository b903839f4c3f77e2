import Testing

@testable import Notebook
@testable import Workbench

/// One fault gets one advice, before training and after it, and one that fits the data.
@Suite struct CoachEvidenceTests {
    // MARK: - Classes

    @Test func aSplitInOrderIsSpokenOfAtOnce() throws {
        let table = CoachTable.sorted(classes: ["cat", "dog", "owl"])
        let coach = try coached(onTable: table, "split 20 shuffle=false")
        #expect(coach.mention("all 20 examples to check on are of class 2 owl"))
        #expect(coach.mention("of the 40 to learn from none is."))
        #expect(coach.mention("`undo`, then `split 20 stratify=true`."))
        #expect(try coached(onTable: table, "split 20 seed=1").isEmpty)
    }

    // MARK: - Inputs

    @Test func aTableIsStandardizedBeforeAndAfter() throws {
        let lines = ["model Dense(8, relu), Dense(1, sigmoid)", "compile adam", "fit 2"]
        let before = try coached(onTable: CoachTable.large, lines[0], lines[1])
        #expect(before.mention("`standardize` before fitting"))
        let after = try coached(onTable: CoachTable.large, lines[0], lines[1], lines[2])
        #expect(after.mention("Inputs near 1 bring it down: `undo`, then `standardize`."))
        #expect(!(before + after).mention("scale 255"))
    }

    @Test func picturesChangedSinceTraining() {
        let said = coached(from: .trained, "fit 1", "scale 255")
        #expect(said.mention("the model learned from inputs from 0 to 1, and now they run from"))
        #expect(
            coached(from: .trained, "fit 1", "evaluate val").allSatisfy {
                !$0.contains("learned from inputs")
            })
    }

    /// Rows of another file were never learned from, whatever they are called.
    @Test func otherRowsAreNotThoseItLearnedFrom() throws {
        let bench = try TableBench([
            "one.csv": CoachTable.halfZero, "two.csv": CoachTable.sorted(classes: ["0", "1", "2"]),
        ])
        let lines = ["load csv \"one.csv\"", "model Dense(3, softmax)", "compile adam", "fit 1"]
        for line in lines { try bench.run(line) }
        #expect(remarks(in: try bench.run("evaluate train")).mention("the ones it learned from"))
        try bench.run("load csv \"two.csv\"")
        #expect(!remarks(in: try bench.run("evaluate train")).mention("the ones it learned from"))
    }

    /// Amounts that look like classes, and classes of one example, which no split can share out.
    @Test func whatNoSplitMends() throws {
        let amounts = "a,y\n" + (0..<40).map { "\($0 % 7),\($0 / 4)\n" }.joined()
        let bench = try TableBench(["t.csv": amounts])
        try bench.run("load csv \"t.csv\" classes=false")
        #expect(!remarks(in: try bench.run("split 0.3 shuffle=false")).mention("to check on"))
        let single = "a,y\n" + (0..<40).map { "\($0),\($0 < 39 ? "cat" : "dog")\n" }.joined()
        let said = try coached(onTable: single, "split 4 shuffle=false")
        #expect(said.mention("Of a class with a single example nothing can be both learned and"))
        #expect(!said.mention("stratify"))
    }

    // MARK: - Losses without a value

    @Test func plainNumbersForShares() throws {
        let table = CoachTable.sorted(classes: ["0", "1", "2"])
        let after = try coached(
            onTable: table, "seed 3", "model Dense(8, relu), Dense(3)",
            "compile adam loss=sparse_categorical_crossentropy", "fit 1")
        #expect(after.mention("the last layer puts out plain numbers (linear)"))
        #expect(after.mention("`pop`, then `add Dense 3 softmax`."))
        #expect(!after.mention("`summary`"))
    }

    @Test func theFirstStepIsNoMatterOfTheLearningRate() throws {
        let bench = try TableBench(["t.csv": CoachTable.halfZero])
        let lines = [
            "load csv \"t.csv\"", "seed 3", "model Dense(8, relu), Dense(3, relu)",
            "compile adam loss=sparse_categorical_crossentropy",
        ]
        for line in lines { try bench.run(line) }
        let cell = try bench.run("fit 5")
        let warning = try #require(cell.diagnostics.first { $0.severity == .warning })
        #expect(
            warning.message
                == "Training stopped at its first step: the loss is not a number, before anything was learned."
        )
        #expect(
            warning.hint
                == "The weights are as they were. `trace 0` shows what each layer puts out.")
        #expect(try bench.run("trace 0").status == .ok)
    }
}

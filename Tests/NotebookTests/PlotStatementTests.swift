import Output
import TestSupport
import Testing

@testable import Notebook
@testable import Statements

@Suite struct PlotStatementTests {
    private func plots(_ bench: Bench, _ line: String) throws -> [Plot] {
        let cell = try #require(bench.run(line))
        #expect(cell.status == .ok, "\(plain(cell))")
        return cell.blocks.compactMap { if case .plot(let plot) = $0 { plot } else { nil } }
    }

    private func plot(_ bench: Bench, _ line: String) throws -> Plot {
        let plots = try plots(bench, line)
        #expect(plots.count == 1)
        return try #require(plots.first)
    }

    @Test func trainingAndValidationStandTogether() throws {
        let bench = Bench(.compiled)
        bench.run("fit 5 validate")
        let plot = try plot(bench, "plot loss")
        expectText(plot.title, "loss and val_loss over 5 epochs")
        #expect(plot.x.title == "epoch" && plot.x.isWhole && plot.y.title == "loss")
        #expect(plot.curves.map(\.name) == ["loss", "val_loss"])
        #expect(plot.curves.map(\.kind) == [.training, .validation])
        #expect(plot.curves.allSatisfy { $0.x == [1, 2, 3, 4, 5] && !$0.y.contains(nil) })
        // The best epoch is that of the lowest validation loss.
        let losses = plot.curves[1].y.compactMap(\.self)
        #expect(plot.curves[0].best == nil)
        #expect(plot.curves[1].best == losses.firstIndex(of: losses.min() ?? 0))
        #expect(try self.plot(bench, "plot") == plot)
        #expect(plot.description.contains("val_loss goes from "))
    }

    @Test func accuracyIsBestWhereItIsHighest() throws {
        let bench = Bench(.compiled)
        bench.run("fit 5 validate")
        let plot = try plot(bench, "plot accuracy")
        let values = plot.curves[1].y.compactMap(\.self)
        #expect(plot.curves[1].best == values.firstIndex(of: values.max() ?? 0))
    }

    @Test func figuresStandBelowEachOther() throws {
        let bench = Bench(.compiled)
        bench.run("fit 2 validate")
        let plots = try plots(bench, "plot loss accuracy")
        #expect(plots.map(\.y.title) == ["loss", "accuracy"])
        #expect(plots.map(\.curves.count) == [2, 2])
        #expect(try plot(bench, "plot val_loss").curves.map(\.name) == ["val_loss"])
        #expect(try plot(bench, "plot history.loss").curves.map(\.name) == ["loss"])
        #expect(try plot(bench, "plot loss val_loss").curves.count == 2)
    }

    /// Fits that continue one another are one history; what was not measured is a gap that is named.
    @Test func theWholeHistorySinceCompile() throws {
        let bench = Bench(.compiled)
        for line in ["fit 2", "fit 1 validate", "fit 1"] { bench.run(line) }
        let plot = try plot(bench, "plot loss")
        #expect(plot.curves[0].y.count == 4)
        #expect(plot.curves[1].y.map { $0 != nil } == [false, false, true, false])
        expectText(plot.remarks, "val_loss was not measured in epochs 1, 2 and 4.")
        let runs = try self.plot(bench, "plot runs 1 3")
        #expect(runs.curves.map(\.name) == ["run 1 loss", "run 3 loss"])
        #expect(runs.curves.map(\.run) == [1, 3])
        #expect(runs.title == "loss of runs 1 and 3")
        #expect(try self.plot(bench, "plot runs").curves.count == 4)
        #expect(
            try self.plot(bench, "plot runs 2..3 accuracy").curves.map(\.name) == [
                "run 2 accuracy", "run 2 val_accuracy", "run 3 accuracy",
            ])
        #expect(try self.plot(bench, "plot val_loss runs 2").curves.count == 1)
    }

    @Test func oneEpochIsAPointAndSaidToBe() throws {
        let bench = Bench(.compiled)
        bench.run("fit 1")
        let plot = try plot(bench, "plot loss")
        #expect(plot.curves[0].best == nil)
        expectText(plot.remarks, "One epoch is one point; more of them make a curve.")
    }

    // MARK: - Own arrays

    @Test func arraysOverTheirPlacesAndOverEachOther() throws {
        let bench = Bench(.empty)
        for line in ["x = linspace(0, 2, 3)", "y = 3 * x + 2"] { bench.run(line) }
        let alone = try plot(bench, "plot y")
        #expect(alone.curves == [.init(name: "y", x: [0, 1, 2], y: [2, 5, 8])])
        #expect(alone.x.title == "place" && alone.x.isWhole)
        let over = try plot(bench, "plot x y")
        #expect(over.curves == [.init(name: "y", x: [0, 1, 2], y: [2, 5, 8])])
        #expect(over.title == "y over x" && over.x.title == "x" && !over.x.isWhole)
        #expect(try plot(bench, "plot (y - x)").curves[0].y == [2, 4, 6])
        #expect(try plot(bench, "plot y[0..1]").curves[0].y == [2, 5])
        #expect(try plot(bench, "plot x y x x").curves.map(\.name) == ["y", "x"])
        let both = try plot(
            bench, "plot curve(x, y, label=\"data\", points=true) curve(y) title=\"both\"")
        #expect(both.title == "both")
        #expect(both.curves.map(\.name) == ["data", "y"])
        #expect(both.curves.map(\.isJoined) == [false, true])
        #expect(both.curves[1].x == [0, 1, 2])
        // A column is a row that stands.
        #expect(try plot(bench, "plot reshape(y, 3, 1)").curves[0].y == [2, 5, 8])
    }

    @Test func whatIsNoNumberIsAGapWithAName() throws {
        let bench = Bench(.empty)
        bench.run("bad = array([0, 1, 0, 2, 3]) / array([0, 1, 0, 0, 1])")
        let plot = try plot(bench, "plot bad")
        #expect(plot.curves[0].y == [nil, 1, nil, nil, 3])
        expectText(
            plot.remarks,
            """
            bad is no number (nan) at places 0 and 2: a gap.
            bad is infinite at place 3: a gap.
            """)
        bench.run("ones5 = [1, 1, 1, 1, 1]")
        let over = try self.plot(bench, "plot bad ones5")
        #expect(over.curves[0].y == [nil, 1, nil, nil, 1])
        #expect(over.curves[0].x.allSatisfy { $0.isFinite })
        expectText(over.remarks, "bad is no finite number at places 0, 2 and 3: a gap.")
    }

    @Test func logarithmsLeaveOutWhatIsNotAboveZeroAndSaySo() throws {
        let bench = Bench(.empty)
        bench.run("x = [0, 1, 10, -5]")
        let plot = try plot(bench, "plot x log=true")
        #expect(plot.y.isLogarithmic)
        expectText(
            plot.remarks,
            """
            x is not above zero at places 0 and 3, and a log scale leaves that out.
            """)
    }

    @Test func fiftyThousandPointsAndEightRuns() throws {
        let bench = Bench(.empty)
        bench.run("x = linspace(0, 1, 50000)")
        let cell = try #require(bench.run("plot x x"))
        #expect(cell.status == .ok)
        // A tenth of a second is the promise; a machine under load gets some more.
        #expect(cell.seconds < 0.4)
        let trained = Bench(.compiled)
        for _ in 0..<9 { trained.run("fit 1") }
        #expect(try plot(trained, "plot runs").curves.count == 8)
        #expect(try plot(trained, "plot runs").remarks.last?.contains("latest 8 of 9 runs") == true)
        #expect(trained.answer("plot runs 1..9").contains("up to 8 runs are drawn at once"))
    }

    // MARK: - Manners

    @Test func lookingChangesNothing() throws {
        let bench = Bench(.trained)
        let before = fingerprint(bench.session.snapshot)
        let revision = bench.session.snapshot.revision
        for line in ["plot loss", "plot runs", "histogram hidden.kernel", "counts", "predict 0"] {
            #expect(bench.run(line)?.status == .ok)
        }
        #expect(bench.session.snapshot.revision == revision)
        #expect(fingerprint(bench.session.snapshot) == before)
    }

    @Test func namesAreShortenedAndKeptOnOneLine() throws {
        let bench = Bench(.empty)
        let name = String(repeating: "a", count: 10_000)
        bench.run("\(name) = [1, 2, 3]")
        let plot = try plot(bench, "plot \(name)")
        for text in [plot.title, plot.y.title, plot.curves[0].name] { #expect(text.count <= 60) }
        #expect(plot.description.count < 400)
        let titled = try self.plot(
            bench, "plot \(name) title=\"\(String(repeating: "b", count: 9999))\"")
        #expect(titled.title.count == 60)
    }

    @Test func mistakesBeforeTraining() {
        expectTranscript(
            from: .empty,
            """
            > plot nothing
            plot nothing
                 ^^^^^^^ nothing is called nothing
            An array is made by x = linspace(0, 1, 50); data comes with `load fashion_mnist`.
            > plot
            There is no model yet.
            Begin one with `add Dense 10 softmax`.
            > plot runs
            There are no runs yet.
            Every `fit` is a run: `fit 5`.
            > plot "loss.svg"
            plot "loss.svg"
                 ^^^^^^^^^^ a text cannot be drawn
            An array is named without quotes: `plot y`.   help plot
            > histogram
            histogram needs an array.
            For example: histogram train_input
            > histogram [1, 2] bins=0
            histogram [1, 2] bins=0
                                  ^ bins must be a whole number from 1 to 200
            """)
        expectTranscript(
            from: .compiled,
            """
            > plot accuracy
            Nothing has been trained since `compile`.
            Train with `fit 5`.
            """)
    }

    @Test func mistakesOfNames() {
        expectTranscript(
            from: .trained,
            """
            > plot acuracy
            plot acuracy
                 ^^^^^^^ nothing is called acuracy
            Did you mean accuracy? Arrays: history.loss, history.accuracy, train_input, train_target, val_input, val_target, test_input, test_target, ….
            > plot mae
            plot mae
                 ^^^ the epochs measured no mae
            They measured: loss, accuracy.
            > plot val_loss
            plot val_loss
                 ^^^^^^^^ val_loss was not measured
            `fit 5 validate` measures it after every epoch.
            > plot runs 9
            plot runs 9
                      ^ there is no run 9
            There is one run so far: 1.
            > plot runs 1 1
            plot runs 1 1
                        ^ run 1 is named twice
            > plot runs 1 val_loss
            plot runs 1 val_loss
                        ^^^^^^^^ these runs measured no val_loss
            They measured: loss, accuracy.
            > plot loss hidden.bias
            plot loss hidden.bias
                 ^^^^ loss is what the epochs measured, and does not go with arrays of your own
            `plot loss` draws it by itself; as an array it is called history.loss.
            > plot loss colour=red
            plot loss colour=red
                      ^^^^^^ plot has no option called colour
            Options: log, title, xlabel, ylabel, legend.   help plot
            """)
    }

    @Test func mistakesOfArrays() {
        let bench = Bench(.small)
        for line in [
            "x = linspace(0, 1, 10)", "y = linspace(0, 1, 9)", "name = \"a\"", "e = zeros(0)",
        ] { bench.run(line) }
        for (line, message) in [
            ("plot name", "this is a text, and a curve needs numbers"),
            ("plot x y", "x has 10 numbers and y has 9: every point needs both"),
            ("plot x x x", "more arrays than two come in pairs"),
            ("plot e", "e holds no numbers"),
            ("plot train_input", "train_input has the shape (1000, 784)"),
            ("plot zeros(2, 3, 4)", "`plot zeros(2, 3, 4)[0, 0]`"),
            ("plot 3", "this is a single number"),
            ("plot ([0, 0] / [0, 0])", "no point of [0, 0] / [0, 0] is finite"),
            ("plot (x - 2) log=true", "x - 2 has no value above zero"),
            ("plot curve()", "a curve is made of one array or two"),
            ("histogram name", "this is a text, and a histogram needs numbers"),
            ("histogram e", "e holds no numbers"),
            ("histogram ([0, 0] / [0, 0])", "no number of [0, 0] / [0, 0] is finite"),
        ] {
            let answer = bench.answer(line)
            #expect(answer.contains(message), "\(line): \(answer)")
        }
        // The way out works for that very input.
        #expect(bench.run("plot zeros(2, 3, 4)[0, 0]")?.status == .ok)
        #expect(bench.run("histogram zeros(2, 3, 4)")?.status == .ok)
        #expect(bench.run("plot train_input[0]")?.status == .ok)
    }
}

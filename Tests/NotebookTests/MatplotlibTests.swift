import Foundation
import Output
import TestSupport
import Testing

@testable import Notebook

/// What tutorials draw with matplotlib is drawn here.
@Suite struct MatplotlibTests {
    /// Losses as the tutorials draw them, line by line.
    @Test func curvesOfAHistory() throws {
        let bench = Bench(Bench.trained)
        let lines = [
            "plt.plot(history.history['loss'])", "plt.plot(history.history['accuracy'])",
            "plt.plot(history.history['loss'])", "plt.close()",
            "plt.plot(history.history['loss'])", "plt.ylabel('how wrong')", "plt.xlabel('epoch')",
            "plt.title('Training')", "plt.legend(['train_loss'])", "plt.show()",
        ]
        var cells: [Cell] = []
        for line in lines { cells.append(try #require(bench.run(line))) }
        for (line, cell) in zip(lines, cells) {
            #expect(cell.status == .ok, "\(line): \(plain(cell))")
        }
        #expect(plain(cells[0]).contains("The figure shows when plt.show() comes"))
        #expect(cells[4].blocks.isEmpty, "It is said once.")
        let direct = try plot(bench.run("plot history.loss"))
        let drawn = try plot(cells[lines.count - 1])
        let (found, right) = (drawn.curves[0].y.compactMap(\.self), direct.curves[0].y)
        #expect(found.count == right.count)
        // Keras's history holds Float32.
        for (one, other) in zip(found, right) { #expect(abs(one - (other ?? 0)) < 1e-6) }
        // Places are counted from 0 where none are given, as there.
        #expect(drawn.curves[0].x.first == 0)
        #expect(drawn.curves.map(\.name) == ["train_loss"])
        #expect(drawn.title == "Training" && drawn.y.title == "how wrong")
    }

    private func plot(_ cell: Cell?) throws -> Plot {
        let cell = try #require(cell)
        for case .plot(let plot) in cell.blocks { return plot }
        throw NoPlot(said: plain(cell))
    }

    private struct NoPlot: Error { var said: String }

    @Test func arraysOverArrays() throws {
        let bench = Bench(.empty)
        bench.answer(
            "x = np.array([1, 2, 3])", "y = [4, 9, 16]",
            "plt.scatter(x, y, color='red', label='data')",
            "plt.plot(x, 2 * x, 'r--', x, y, 'o', label='line')")
        let drawn = try plot(bench.run("plt.show()"))
        #expect(bench.failures == 0)
        #expect(drawn.curves.map(\.name) == ["data", "line", "line"])
        #expect(drawn.curves.map(\.isJoined) == [false, true, false])
        #expect(drawn.curves.map(\.y) == [[4, 9, 16], [2, 4, 6], [4, 9, 16]])
        #expect(drawn.curves.allSatisfy { $0.x == [1, 2, 3] })
    }

    /// A curve is what its array was when it was drawn, there and here.
    @Test func whatChangesLaterIsAsItWas() throws {
        let bench = Bench(.empty)
        bench.answer("w = [1, 2]", "plt.plot(w)", "w = [5, 6]", "plt.plot(w)")
        let drawn = try plot(bench.run("plt.show()"))
        #expect(drawn.curves.map(\.y) == [[1, 2], [5, 6]])
        bench.answer("plt.plot(np.random.normal(size=3))", "plt.savefig('a.svg')")
        let first = try bench.folder.text("a.svg")
        bench.answer("plt.savefig('b.svg')")
        #expect(try bench.folder.text("b.svg") == first)
        #expect(bench.failures == 0)
    }

    @Test func picturesInALoop() throws {
        let bench = Bench(Bench.loaded)
        let lines = [
            "import matplotlib.pyplot as plt", "fig, axs = plt.subplots(1, 10, figsize=(10,10))",
            "for i in range(10):\n    axs[i].imshow(train_input[i], cmap='gray_r')\n    axs[i].axis('off')",
            "plt.show()",
        ]
        var last: Cell?
        for line in lines {
            last = bench.run(line)
            #expect(last?.status == .ok, "\(line): \(last.map(plain) ?? "")")
        }
        func values(_ cell: Cell?) -> [[UInt8]] {
            var found: [[UInt8]] = []
            for case .pictures(let pictures) in cell?.blocks ?? [] {
                found += pictures.map(\.shades)
            }
            return found
        }
        #expect(values(last).count == 10)
        // `show` has one scale for all, imshow one for each picture.
        let direct = values(bench.run("show train_input[0..9]"))
        for (one, other) in zip(values(last).joined(), direct.joined()) {
            #expect(Int(one) >= Int(other) - 1 && (one > 3 || other <= 3))
        }
    }

    @Test func distributionsAndFiles() throws {
        let bench = Bench(Bench.loaded)
        bench.answer("plt.hist(train_target.ravel(), bins=5)")
        let shown = bench.answer("plt.show()")
        let direct = bench.answer("histogram train_target bins=5")
        #expect(
            shown.split(separator: "\n").dropFirst() == direct.split(separator: "\n").dropFirst())
        bench.answer("fig = plt.figure()", "plt.imshow(test_input[3])")
        #expect(
            bench.answer("fig.savefig(\"p.png\", dpi=100)").hasPrefix("Wrote the picture to p.png"))
        #expect(bench.answer("plt.show()").hasPrefix("28×28"))
        #expect(bench.failures == 0)
        #expect(try bench.folder.names == ["p.png"])
    }

    @Test func severalDrawings() throws {
        let bench = Bench(.empty)
        bench.answer(
            "fig, (a, b) = plt.subplots(1, 2)", "fig, axs = plt.subplots(2, 2)",
            "axs[0, 0].plot([1, 2])", "axs[1, 1].plot([3, 4])", "axs[1, 1].set_title('second')")
        let cell = try #require(bench.run("plt.show()"))
        let plots = cell.blocks.compactMap { if case .plot(let plot) = $0 { plot } else { nil } }
        #expect(plots.map { $0.curves.map(\.y) } == [[[1, 2]], [[3, 4]]])
        #expect(plots.last?.title == "second")
    }

    @Test func impossiblePlacesAreRefused() {
        let bench = Bench(.empty)
        for line in [
            "fig, axs = plt.subplots(4000000000000000000, 4000000000000000000)",
            "fig, axs = plt.subplots(0, 1)", "plt.subplot(1, 2, 4000000000000000000)",
            "fig, axs = plt.subplots(2, 2)", "axs[4000000000000000000, 1].plot([1, 2])",
            "axs[-1].plot([1, 2])", "axs[4].plot([1, 2])", "axs[0, 1].plot([1, 2])",
        ] { bench.answer(line) }
        #expect(bench.failures == 6)
        #expect(bench.answer("plt.show()").contains("2 points, from 1 at place 0 to 2 at place 1"))
    }

    @Test func whatIsNotKnownIsRefusedByName() {
        expectTranscript(
            from: .trained,
            #"""
            > plt.show()
            No figure is waiting to be drawn: `plt.plot(…)` begins one. What is drawn by `plot` or `show` shows at once.
            > plt.pie([1, 2])
            plt.pie([1, 2])
            ^^^^^^^ matplotlib.pyplot has no pie here
            There are: plot, scatter, semilogy, hist, bar, imshow, subplots, title, xlabel, ylabel, legend, show, savefig.
            > plt.plot(nothing)
            plt.plot(nothing)
                     ^^^^^^^ nothing is called nothing
            Give it a value first: nothing = …
            > plt.plot([1, 2], drawstyle='steps')
            plt.plot([1, 2], drawstyle='steps')
                             ^^^^^^^^^^^^^^^^^ plot knows no drawstyle here
            > plt.savefig("x.png")
            plt.savefig("x.png")
            ^^^^^^^^^^^^^^^^^^^^ there is no figure to save
            plt.plot(…) begins one.
            > plt.plot([1, 2])
            The figure shows when plt.show() comes; plt.savefig("figure.png") writes it.
            > plt.legend(['a', 'b'])
            plt.legend(['a', 'b'])
            ^^^^^^^^^^^^^^^^^^^^^^ the legend has 2 names and the figure 1 curve
            For example: plt.legend(["loss", "val_loss"])
            > plt.savefig("x.pdf")
            plt.savefig("x.pdf")
            ^^^^^^^^^^^^^^^^^^^^ a picture's file ends in .svg or .png
            For example: to "x.svg", or .png for one of pixels.
            > plt.imshow(dense.kernel)
            plt.imshow(dense.kernel)
                       ^^^^^ nothing is called dense
            Give it a value first: dense = …
            """#)
    }

    @Test func aLegendNamesTheCurvesOfAPlot() throws {
        let bench = Bench(Bench.trained)
        let drawn = try plot(bench.run("plot loss legend=[\"wrongness\"]"))
        #expect(drawn.curves.first?.name == "wrongness")
        let many = try #require(bench.run("plot [1, 2] legend=[\"a\", \"b\"]"))
        expectText(many.diagnostics.first?.message, "the legend has 2 names and the plot 1 curve")
        let two = try #require(bench.run("plot loss accuracy legend=[\"a\", \"b\"]"))
        expectText(
            two.diagnostics.first?.message,
            "a legend names the curves of one plot, and these are 2")
    }
}

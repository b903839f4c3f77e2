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
            #expect(cell.status == .ok && !cell.blocks.isEmpty, "\(line): \(plain(cell))")
        }
        let direct = try plot(bench.run("plot history.loss"))
        let drawn = try plot(cells[lines.count - 1])
        #expect(drawn.curves.map(\.y) == direct.curves.map(\.y))
        #expect(drawn.curves.map(\.x) == direct.curves.map(\.x))
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
            "x = [1, 2, 3]", "y = [4, 9, 16]", "plt.scatter(x, y, color='red', label='data')",
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
        bench.answer("plt.plot(normal(3))", "plt.savefig('a.svg')")
        let first = try bench.folder.text("a.svg")
        bench.answer("plt.savefig('b.svg')")
        #expect(try bench.folder.text("b.svg") == first)
        #expect(bench.failures == 0)
    }

    @Test func picturesInALoop() throws {
        let bench = Bench(Bench.loaded)
        let lines = [
            "import matplotlib.pyplot as plt", "fig, axs = plt.subplots(1, 10, figsize=(10,10))",
            "for i in range(10):", "    axs[i].imshow(train_input[i], cmap='gray_r')",
            "    axs[i].axis('off')", "plt.show()",
        ]
        var last: Cell?
        for line in lines {
            last = bench.run(line)
            #expect(last?.status == .ok, "\(line): \(last.map(plain) ?? "")")
        }
        #expect(last.map(plain) == bench.answer("show train_input[0..9]"))
        // Another loop needs another figure.
        #expect(bench.answer("for i in range(10):").contains("there is no statement called for"))
    }

    @Test func distributionsAndFiles() throws {
        let bench = Bench(Bench.loaded)
        bench.answer("plt.hist(train_target.ravel(), bins=5)")
        let shown = bench.answer("plt.show()")
        #expect(shown == bench.answer("histogram train_target bins=5"))
        bench.answer("fig = plt.figure()", "plt.imshow(test_input[3])")
        #expect(
            bench.answer("fig.savefig(\"p.png\", dpi=100)").hasPrefix("Wrote the picture to p.png"))
        #expect(bench.answer("plt.show()") == bench.answer("show test_input[3]"))
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
        #expect(bench.answer("plt.show()").contains("[1, 2]"))
    }

    @Test func whatIsNotKnownIsRefusedByName() {
        expectTranscript(
            from: .trained,
            #"""
            > plt.show()
            No figure is waiting to be drawn: `plt.plot(…)` begins one. What is drawn by `plot` or `show` shows at once.
            > plt.pie([1, 2])
            plt.pie([1, 2])
                ^^^ matplotlib's `pie` is not drawn here
            There are: plot, scatter, semilogy, hist, imshow, subplots, title, xlabel, ylabel, legend, show, savefig. `counts` draws bars of the classes.
            > plt.plot(nothing)
            plt.plot(nothing)
                     ^^^^^^^ nothing is called nothing
            Arrays: history.loss, history.accuracy, train_input, train_target, val_input, val_target, test_input, test_target, ….
            > plt.plot([1, 2], drawstyle='steps')
            plt.plot([1, 2], drawstyle='steps')
                             ^^^^^^^^^ plot knows no drawstyle here
            It takes label="…".
            > plt.savefig("x.png")
            plt.savefig("x.png")
            ^^^^^^^^^^^^^^^^^^^^ there is no figure to save
            What draws takes the file itself: `plot loss to "loss.png"`, `confusion to "confusion.png"`.
            > plt.plot([1, 2])
            [1, 2] stands in the figure; `plt.show()` draws it.
            > plt.legend(['a', 'b'])
            plt.legend(['a', 'b'])
                       ^^^^^^^^^^ the legend has 2 names and the figure 1 curve
            For example: plt.legend(["loss", "val_loss"])
            > plt.savefig("x.pdf")
            plt.savefig("x.pdf")
                        ^^^^^^^ a picture's file ends in .svg or .png
            For example: to "x.svg", or .png for one of pixels.
            > plt.imshow(dense.kernel)
            plt.imshow(dense.kernel)
                       ^^^^^^^^^^^^ imshow shows pictures of the data here
            For example: plt.imshow(train_input[0]). `weights` draws a layer's weights, `confusion` a confusion matrix.
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

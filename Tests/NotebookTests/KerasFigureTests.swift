import Testing

@testable import Notebook

/// Figures in the Keras program: what draws the same with matplotlib.
@Suite struct KerasFigureTests {
    private func program(_ bench: Bench, _ lines: String...) -> String {
        for line in lines {
            let cell = bench.run(line)
            #expect(cell?.status == .ok, "\(line): \(cell.map(plain) ?? "")")
        }
        return bench.answer("keras")
    }

    @Test func arrays() {
        let text = program(
            Bench(.empty), "x = linspace(0, 1, 5)", "y = x * 2", "plot y",
            "plot x y title=\"line\" log=true to \"line.png\"",
            "plot curve(x, y, label=\"data\", points=true) curve(x, y + 1)", "histogram (y - x)",
            "plot curve(x, y, label=\"a\") y legend=[\"p\", \"q\"]")
        for piece in [
            "import matplotlib.pyplot as plt\nimport numpy as np\n",
            "plt.plot(np.ravel(y), label=\"y\")\nplt.show()\n",
            """
            plt.plot(np.ravel(x), np.ravel(y), label="y")
            plt.title("line")
            plt.yscale("log")
            plt.savefig("line.png", bbox_inches="tight")
            plt.close()

            """,
            """
            plt.plot(np.ravel(x), np.ravel(y), "o", label="data")
            plt.plot(np.ravel(x), np.ravel(y + 1), label="y + 1")
            plt.legend()
            plt.show()

            """,
            "label=\"p\")\nplt.plot(np.ravel(y), label=\"q\")\nplt.legend()\n",
            "plt.hist(np.ravel(y - x), bins=20)\nplt.xlabel(\"y - x\")\nplt.show()\n",
        ] { #expect(text.contains(piece), "\(piece)\nin\n\(text)") }
    }

    @Test func measuredAndRuns() {
        let text = program(
            Bench(Bench.compiled), "fit 1", "fit 1", "plot loss accuracy to \"h.svg\"",
            "plot runs 1 2", "plot history.loss ylabel=\"wrong\"", "confusion test to \"c.png\"",
            "weights dense to \"w.png\"", "predict 0", "counts", "show 3 to \"s.svg\"")
        for piece in [
            "runs = {}\nruns[1] = history.history\n", "runs[2] = history.history\n",
            """
            plt.plot(history.history["loss"], label="loss")
            if "val_loss" in history.history:
                plt.plot(history.history["val_loss"], label="val_loss")
            plt.xlabel("epoch")
            plt.legend()
            plt.savefig("h.svg", bbox_inches="tight")
            plt.close()
            plt.plot(history.history["accuracy"], label="accuracy")

            """, "plt.savefig(\"h-2.svg\", bbox_inches=\"tight\")\n",
            """
            for number in [1, 2]:
                for name in ["loss", "val_loss"]:
                    if name in runs[number]:
                        plt.plot(runs[number][name], label=f"run {number} {name}")

            """, "plt.ylabel(\"wrong\")\n", "plt.savefig(\"c.png\", bbox_inches=\"tight\")\n",
            "plt.savefig(\"w-2.png\", bbox_inches=\"tight\")\n",
            "plt.bar(range(len(outputs)), outputs)\nplt.show()\n",
            "plt.bar(classes, counts)\n", "plt.savefig(\"s.svg\", bbox_inches=\"tight\")\n",
        ] { #expect(text.contains(piece), "\(piece)\nin\n\(text)") }
    }

    /// What was drawn with matplotlib's lines is written with them.
    @Test func linesOfMatplotlib() {
        let text = program(
            Bench(Bench.compiled), "fit 1", "plt.plot(history.history['loss'])",
            "plt.legend(['train'])", "plt.show()")
        #expect(
            text.hasSuffix(
                """

                plt.plot(history.history['loss'])
                plt.legend(['train'])
                plt.show()

                """), "\(text)")
        #expect(text.contains("import matplotlib.pyplot as plt\n"))
    }
}

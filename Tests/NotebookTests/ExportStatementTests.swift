import Foundation
import TestSupport
import Testing

@testable import Notebook
@testable import Statements
@testable import Workbench

/// `export`: what is written where, and what is refused.
@Suite struct ExportStatementTests {
    private let folder = TemporaryFolder()

    /// A small session that has trained, measured and predicted.
    private func bench() -> Bench {
        let bench = Bench(Bench.empty, folder: folder)
        for line in [
            "load fashion_sketch", "split 59000 seed=1", "scale 255",
            "model Flatten, Dense(10, softmax)",
            "compile adam", "fit 1 batch_size=100 validate checkpoint(\"best.keras\")",
            "evaluate val", "predict test 0..4",
        ] {
            #expect(bench.run(line)?.status == .ok, "\(line)")
        }
        return bench
    }

    @Test func aProgramIsWhatKerasShows() throws {
        let bench = bench()
        let said = bench.answer("export keras \"m.py\"")
        #expect(said.hasPrefix("Wrote the session to m.py, "))
        #expect(said.hasSuffix("It needs: pip install keras scikit-learn jax"))
        #expect(try folder.text("m.py") == bench.answer("keras"))
        #expect(
            bench.answer("export keras \"m.py\"").hasSuffix(
                "It took the place of the file that had this name."))
    }

    @Test func aDistributedProgramSharesItsExamples() throws {
        let bench = bench()
        bench.answer("export keras \"d.py\" --distributed")
        #expect(bench.failures == 0)
        let program = try folder.text("d.py")
        for piece in [
            "\nos.environ[\"KERAS_BACKEND\"] = \"jax\"\n\nimport jax\nimport keras\n",
            "keras.distribution.DataParallel(auto_shard_dataset=False)",
            "    *share(train_scaled, train_target),\n", "    batch_size=batch(100),\n",
            "validation_data=share(val_scaled, val_target),\n",
            "callbacks=[*([checkpoint] if host == 0 else [])],\n",
            "model.evaluate(*share(val_scaled, val_target), batch_size=batch(32))\n",
            "print(predict(model, test_scaled[0:5]))\n", "\n\n\ndef predict(model, inputs):\n",
        ] { #expect(program.contains(piece), "\(piece)") }
        #expect(bench.answer("export keras \"e.py\" distributed").hasPrefix("Wrote the session"))
        #expect(try folder.text("e.py") == program)
    }

    @Test func aNotebookHasTheProgramInItsCells() throws {
        let bench = bench()
        bench.answer("export ipynb \"s.ipynb\"")
        let data = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/s.ipynb"))
        let found = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(found["nbformat"] as? Int == 4 && found["nbformat_minor"] as? Int == 5)
        let cells = try #require(found["cells"] as? [[String: Any]])
        func sources(_ type: String) -> [String] {
            cells.filter { $0["cell_type"] as? String == type }
                .compactMap { ($0["source"] as? [String])?.joined() }
        }
        #expect(
            sources("markdown").map { $0.split(separator: "\n")[0] } == [
                "# A session in Bobbin", "## The data", "## The model", "## Training",
                "## Measuring",
            ])
        // Nothing is lost but empty lines.
        func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }
        #expect(sources("code").flatMap { lines($0) } == lines(bench.answer("keras")))
        let names = cells.compactMap { $0["id"] as? String }
        #expect(Set(names).count == cells.count)
    }

    @Test func aModelForOtherPrograms() throws {
        let bench = bench()
        let said = bench.answer("export onnx \"m.onnx\"")
        #expect(said.hasPrefix("Wrote the model to m.onnx with its 7,850 weights"))
        #expect(said.contains("(batch, 28, 28)"))
        #expect(try folder.names.contains("m.onnx"))
    }

    @Test func tablesAreReadAsTheyWereHere() throws {
        try folder.write("1;a;2.5\n2;b;3.5\n3;a;4.5\n", to: "t.csv")
        let bench = Bench(Bench.empty, folder: folder)
        bench.answer("load csv \"t.csv\" target=column_3 drop=[column_1] header=false")
        #expect(bench.failures == 0)
        expectText(
            bench.answer("keras"),
            """
            import pandas as pd

            table = pd.read_csv("t.csv", sep=";", header=None)
            table.columns = [f"column_{number + 1}" for number in range(table.shape[1])]
            table = table.drop(columns=["column_1"])
            train_target = table.pop("column_3").to_numpy(dtype="float32")
            train_input = pd.get_dummies(table).to_numpy(dtype="float64")

            """)
    }

    @Test(arguments: [
        ("export", "export needs to know what to write."),
        ("export \"m.py\"", "export needs to know what kind of file this is"),
        ("export keras", "export keras needs the name of a file."),
        ("export kears \"m.py\"", "Did you mean keras?"),
        ("export keras \"m.txt\"", "the file's name ends in .py"),
        ("export ipynb \".ipynb\"", "the file's name ends in .ipynb"),
        ("export onnx m.py", "the file's name ends in .onnx"),
        ("export keras \"/etc/m.py\"", "lies outside of the folders"),
        ("export keras \"../m.py\"", "lies outside of the folders"),
        ("export keras \"no/m.py\"", "its folder is not there"),
        ("export keras \"m.py\" now", "export has no use for this"),
        ("export report \"m.html\"", "There are: keras, ipynb, onnx."),
    ]) func refusals(_ line: String, _ expected: String) throws {
        let bench = bench()
        let before = try folder.names
        let said = bench.answer(line)
        #expect(said.contains(expected), "\(said)")
        #expect(bench.failures == 1)
        #expect(try folder.names == before)
    }

    @Test func nothingToExport() {
        let bench = Bench(Bench.empty, folder: folder)
        #expect(bench.answer("export keras \"m.py\"").hasPrefix("Nothing has been done yet"))
        #expect(bench.answer("export onnx \"m.onnx\"").hasPrefix("There is no model yet."))
        bench.answer("variable w = 1")
        #expect(
            bench.answer("export keras \"m.py\" --distributed").hasPrefix(
                "A distributed program runs on JAX"))
    }
}

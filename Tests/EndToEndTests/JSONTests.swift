import Foundation
import Testing

/// `--json`: one object a line, and nothing else.
@Suite struct JSONTests {
    private let home = Home()

    private typealias Fields = [String: Any]

    private func objects(_ outcome: Program.Outcome) throws -> [Fields] {
        try outcome.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map { line in
                let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
                return try #require(value as? Fields, "\(line)")
            }
    }

    private let script = """
        load fashion_sketch
        split 59000 seed=1
        scale 255
        reshape 784
        add Dense 10 softmax

        compile adam
        fit 2 validate
        evaluate test
        add Dens 5
        """

    @Test func everyKindHasItsFields() throws {
        let outcome = try Program.run(["run", "--json", "-"], input: script, home: home)
        #expect(outcome.status == 2)
        #expect(outcome.errors == "")
        let found = try objects(outcome)
        let kinds = found.map { $0["type"] as? String ?? "?" }
        #expect(
            kinds == [
                "data", "cell", "cell", "cell", "cell", "cell", "cell", "epoch", "epoch", "cell",
                "evaluate", "cell", "diagnostic", "cell", "end",
            ])
        func first(_ kind: String) throws -> Fields {
            try #require(found.first { $0["type"] as? String == kind })
        }
        let data = try first("data")
        #expect(data["name"] as? String == "fashion_sketch")
        #expect(data["source"] as? String == "builtin")
        let epoch = try first("epoch")
        #expect(epoch["run"] as? Int == 1)
        #expect(epoch["epoch"] as? Int == 1)
        #expect(epoch["epochs"] as? Int == 2)
        for name in ["seconds", "loss", "accuracy", "val_loss", "val_accuracy"] {
            #expect(epoch[name] is Double, "\(name)")
        }
        let measured = try first("evaluate")
        #expect(measured["on"] as? String == "test")
        #expect(measured["loss"] is Double)
        #expect(measured["accuracy"] is Double)
        let diagnostic = try first("diagnostic")
        #expect(diagnostic["severity"] as? String == "error")
        #expect(diagnostic["message"] as? String == "there is no layer called Dens")
        #expect((diagnostic["hint"] as? String)?.hasPrefix("Did you mean Dense?") == true)
        #expect(diagnostic["line"] as? Int == 10)
        #expect(diagnostic["column"] as? Int == 5)
        #expect(diagnostic["length"] as? Int == 4)
        let end = try first("end")
        #expect(end["status"] as? String == "wrong")
        #expect(end["exit_code"] as? Int == 2)
        #expect(end["seconds"] is Double)
    }

    @Test func cellsTellWhatTheyWere() throws {
        let outcome = try Program.run(["run", "--json", "-"], input: script, home: home)
        let cells = try objects(outcome).filter { $0["type"] as? String == "cell" }
        #expect(cells.map { $0["index"] as? Int } == Array(1...9))
        #expect(cells.map { $0["line"] as? Int } == [1, 2, 3, 4, 5, 7, 8, 9, 10])
        #expect(cells[1]["source"] as? String == "split 59000 seed=1")
        #expect(cells.dropLast().allSatisfy { $0["status"] as? String == "ok" })
        #expect(cells.last?["status"] as? String == "error")
        for cell in cells {
            #expect(cell["seconds"] is Double)
            let blocks = try #require(cell["blocks"] as? [Fields])
            #expect(!blocks.isEmpty)
            #expect(blocks.allSatisfy { $0["type"] is String })
        }
    }

    @Test func whatIsNoNumberIsNull() throws {
        let outcome = try Program.run(
            ["--json"], input: "x = 0 / 0\n\"한글 \\\" \u{7} 😀\"\n", home: home)
        #expect(outcome.status == 0)
        let blocks = try objects(outcome).compactMap { ($0["blocks"] as? [Fields])?.first }
        #expect(blocks.map { $0["text"] as? String } == ["x = nan", "한글 \" \u{7} 😀"])
    }

    @Test func missingDataStopsTheRun() throws {
        let outcome = try Program.run(
            ["run", "--json", "--strict-data", "-"], input: "load fashion_mnist", home: home)
        #expect(outcome.status == 4)
        let end = try #require(try objects(outcome).last)
        #expect(end["status"] as? String == "data missing")
        #expect(end["exit_code"] as? Int == 4)
    }

    @Test func anEmptyScriptHasAnEnd() throws {
        let outcome = try Program.run(["--json"], input: "", home: home)
        #expect(try objects(outcome).map { $0["type"] as? String } == ["end"])
    }
}

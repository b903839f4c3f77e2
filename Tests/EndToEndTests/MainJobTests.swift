import Foundation
import TestSupport
import Testing

/// The first lesson's network on the real pictures, the way every learner will train it.
@Suite(.enabled(if: RealData.isThere, Comment(rawValue: RealData.whySkipped)))
struct MainJobTests {
    private let home = Home()

    static let preparing = """
        load fashion_mnist
        shapes
        labels 10
        split 0.2 seed=42
        scale 255
        reshape 784
        shapes
        labels 10
        add Dense 100 relu
        add Dense 10 softmax
        summary
        compile adam
        """

    private static let environment = ["BOBBIN_DATA": RealData.folder]

    @Test func throughAPipe() throws {
        let outcome = try Program.run(
            ["run", "--seed", "42", "-"],
            input: Self.preparing + "\nfit 5\nevaluate val\nval_accuracy",
            home: home, environment: Self.environment)
        #expect(outcome.status == 0)
        for line in [
            "[9, 0, 0, 3, 0, 2, 7, 2, 5, 5]", "[7, 3, 5, 8, 6, 9, 3, 3, 9, 9]",
            "  train  (60000, 28, 28) (60000,)", "  train  (48000, 784) (48000,)",
            "  val    (12000, 784) (12000,)", "  test   (10000, 784) (10000,)",
        ] {
            #expect(outcome.lines.contains(line), "\(line)")
        }
        #expect(outcome.output.contains("Total params: 79,510"))
        let accuracy = try #require(outcome.lines.last.flatMap { Double($0) })
        #expect(accuracy >= 0.865)
        #expect(accuracy < 0.95)
    }

    @Test func asJSON() throws {
        let outcome = try Program.run(
            ["run", "--seed", "42", "--json", "-"], input: Self.preparing + "\nfit 5\nevaluate val",
            home: home,
            environment: Self.environment)
        #expect(outcome.status == 0)
        let objects = try outcome.lines.map { line in
            try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(objects.first?["source"] as? String == "files")
        let measured = try #require(objects.first { $0["type"] as? String == "evaluate" })
        #expect(measured["on"] as? String == "val")
        #expect(try #require(measured["accuracy"] as? Double) >= 0.865)
        let losses = objects.filter { $0["type"] as? String == "epoch" }.map {
            $0["loss"] as? Double
        }
        #expect(losses.count == 5)
        #expect(try #require(losses[4]) < #require(losses[0]))
    }
}

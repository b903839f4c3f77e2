import Engine
import Output
import Testing

@testable import Notebook
@testable import Vocabulary
@testable import Workbench

@Suite struct HelpPageTests {
    @Test(arguments: StatementTable.all.map(\.verb.rawValue)) func everyStatementHasAPage(
        verb: String
    )
        throws
    {
        try expectComplete(verb)
    }

    @Test(arguments: LayerCatalog.names) func everyLayerHasAPage(layer: String) throws {
        try expectComplete(layer)
    }

    @Test(arguments: OptimizerCatalog.all.map(\.kind)) func everyOptimizerHasAPage(
        kind: String
    ) throws {
        try expectComplete(kind)
    }

    @Test(arguments: Activation.allCases) func everyActivationHasAPage(
        activation: Activation
    ) throws {
        try expectComplete(activation.rawValue)
    }

    @Test(arguments: Loss.Kind.allCases.map(\.rawValue) + Array(Loss.Kind.aliases.keys))
    func everyLossHasAPage(
        loss: String
    ) throws {
        try expectComplete(loss)
    }

    /// A heading, an example that the language understands, and the Keras line.
    private func expectComplete(_ topic: String) throws {
        let page = try #require(HelpPages.page(for: topic), "\(topic)")
        #expect(page.hasPrefix("## "), "\(topic)")
        #expect(page.contains("In Keras: `"), "\(topic)")
        #expect(!page.contains("In Keras: ``"), "\(topic)")
        let parts = page.split(separator: "Example: `", maxSplits: 1)
        let example = try #require(parts.count == 2 ? parts[1].prefix { $0 != "`" } : nil)
        #expect(understands(String(example)), "\(topic): \(example)")
        #expect(HelpPages.page(for: topic.uppercased()) == page)
    }

    /// Whether a line fails, if at all, for want of data or a model and not for how it is written.
    private func understands(_ line: String) -> Bool {
        // fashion_mnist may not be at hand, and nothing is downloaded here.
        if line == "load fashion_mnist" { return true }
        let bench = Bench(.empty)
        for prepared in [
            "add Dense 10 softmax", "x = linspace(0, 1, 5)", "y = 3 * x + 2", "variable w = 0",
            "variable b = 0", "record cost = mean((y - (w * x + b)) ^ 2)",
        ] {
            bench.run(prepared)
        }
        let cell = bench.run(line)
        return cell?.diagnostics.allSatisfy { $0.span == nil } ?? false
    }

    @Test func topicsAreWhatHasPages() {
        for topic in HelpPages.topics {
            #expect(HelpPages.page(for: topic) != nil, "\(topic)")
        }
        #expect(HelpPages.page(for: "nothing") == nil)
        #expect(HelpPages.page(for: "") == nil)
    }

    @Test func theOverviewNamesEveryStatement() {
        let overview = HelpPages.overview
        for statement in StatementTable.all {
            #expect(overview.contains("- `\(statement.example)` – "), "\(statement.verb.rawValue)")
        }
        #expect(Bench(.empty).answer("help") == overview)
    }

    @Test func listsNameEverything() {
        for layer in LayerCatalog.all {
            #expect(HelpPages.page(for: "layers")?.contains("`\(layer.usage)`") == true)
        }
        for optimizer in OptimizerCatalog.names {
            #expect(HelpPages.page(for: "optimizers")?.contains("`compile \(optimizer)`") == true)
        }
        for activation in Activation.allCases {
            #expect(
                HelpPages.page(for: "activations")?.contains("`\(activation.rawValue)`") == true)
        }
        for loss in Loss.Kind.allCases {
            #expect(HelpPages.page(for: "losses")?.contains("`\(loss.rawValue)`") == true)
        }
    }

    @Test func aQuestionMarkIsHelp() {
        let bench = Bench(.empty)
        for topic in ["fit", "Dense", "relu", "Adam"] {
            #expect(bench.answer("?" + topic) == bench.answer("help " + topic))
        }
    }
}

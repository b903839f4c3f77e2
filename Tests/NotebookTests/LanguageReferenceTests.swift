import Engine
import Testing
import Values
import Vocabulary
import Workbench

@testable import Notebook

/// The page that `bobbin help --reference` takes from the definitions.
@Suite struct LanguageReferenceTests {
    private let text = LanguageReference.text

    @Test func everyStatementWithItsFormsAndOptions() {
        for statement in StatementTable.all {
            #expect(text.contains("#### \(statement.verb.rawValue)\n"))
            #expect(text.contains("    \(statement.usage)\n"), "\(statement.verb)")
            for option in statement.options {
                #expect(text.contains("- `\(option.name)=` \(option.meaning)"), "\(option.name)")
            }
        }
    }

    @Test func everyLayerAndOptimizer() throws {
        for layer in LayerCatalog.all {
            let page = try #require(text.components(separatedBy: "\n### \(layer.kind)\n").last)
            #expect(page.count < text.count, "\(layer.kind)")
            for option in layer.options {
                #expect(page.prefix { $0 != "#" }.contains(option), "\(layer.kind) \(option)")
            }
        }
        for optimizer in OptimizerCatalog.all {
            let page = try #require(text.components(separatedBy: "\n### \(optimizer.kind)\n").last)
            for option in optimizer.options {
                #expect(page.prefix { $0 != "#" }.contains("\(option)="), "\(optimizer.kind)")
            }
        }
    }

    @Test func everyOtherName() {
        let names =
            Activation.allCases.map(\.rawValue) + Loss.Kind.allCases.map(\.rawValue)
            + Loss.Kind.aliases.keys + Metric.allCases.map(\.rawValue) + Metric.aliases.keys
            + Functions.all.map(\.example)
        for name in names { #expect(text.contains("`\(name)`"), "\(name)") }
        for function in Functions.all {
            for option in function.options { #expect(text.contains("`\(option)=`"), "\(option)") }
        }
        for topic in ShellPages.distinct {
            #expect(HelpPages.ownPage(for: topic).map { text.contains($0) } == true, "\(topic)")
        }
        #expect(ShellPages.distinct == ["expressions", "python", "repeat", "lesson", "quit"])
    }
}

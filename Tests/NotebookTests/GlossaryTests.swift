import Foundation
import TestSupport
import Testing

@testable import Notebook

struct GlossaryTests {
    private let glossary = Glossary.english

    @Test func isLargeAndWhole() {
        #expect(glossary.entries.count >= 80)
        for entry in glossary.entries {
            #expect(!entry.lesson.isEmpty, "\(entry.term)")
            #expect(entry.text.hasSuffix(".") || entry.text.hasSuffix(")"), "\(entry.term)")
            // A page fits a screen of 80 columns beside heading and prompt.
            #expect((40...600).contains(entry.text.count), "\(entry.term): \(entry.text.count)")
        }
    }

    @Test func everyEntryNamesAStepOfTheCourse() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons")
        var places: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where name.hasSuffix(".md") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            guard let lesson = text.firstMatch(of: /\nid: ([^\n]*)/)?.1 else { continue }
            for step in text.matches(of: /\{#([^}]*)\}/) { places.insert("\(lesson)#\(step.1)") }
        }
        for entry in glossary.entries {
            #expect(places.contains(entry.lesson), "\(entry.term): \(entry.lesson)")
        }
    }

    @Test func everyTermIsItsOwn() {
        let terms = glossary.entries.map { Glossary.key($0.term) }
        #expect(Set(terms).count == terms.count)
        for entry in glossary.entries { #expect(glossary.entry(for: entry.term) == entry) }
    }

    @Test func whatIsReferredToIsThere() {
        for entry in glossary.entries {
            for related in entry.related {
                if related.hasPrefix("`") {
                    let verb = related.dropFirst().prefix { $0.isLetter || $0 == "_" }
                    #expect(
                        StatementTable.named(String(verb)) != nil
                            || HelpPages.page(for: String(verb)) != nil, "\(entry.term): \(related)"
                    )
                } else {
                    #expect(
                        glossary.entry(for: related) != nil, "\(entry.term): \(related)")
                }
            }
        }
    }

    @Test(arguments: [
        ("epoch", "epoch"), ("Epochs", "epoch"), ("early_stopping", "early stopping"),
        ("One-Hot", "one-hot"), ("learning_rate", "learning rate"), ("mse", "mean_squared_error"),
    ]) func spellings(_ typed: String, _ term: String) {
        #expect(glossary.entry(for: typed)?.term == term)
    }

    @Test func aParsedText() {
        let glossary = Glossary(
            parsing: """
                term: one-hot
                also: one hot, hot
                text: A row of zeros with
                  a single one.
                see: label, `one_hot`
                lesson: a#b

                term: label
                text: A class.
                lesson: a
                """)
        #expect(
            glossary.entries.first
                == Glossary.Entry(
                    term: "one-hot", others: ["one hot", "hot"],
                    text: "A row of zeros with a single one.", related: ["label", "`one_hot`"],
                    lesson: "a#b"))
        #expect(glossary.search("SINGLE").map(\.term) == ["one-hot"])
        #expect(glossary.search("") == [])
    }

    @Test(arguments: [
        "help epoch", "help overfitting", "help loss", "help early_stopping", "help learning rate",
        "help one-hot", "?one-hot", "help \"one-hot\"", "help search gradient",
        "help search learning rate",
    ]) func lines(_ line: String) {
        let cell = Bench(.empty).run(line)
        #expect(cell?.status == .ok, "\(line)")
    }

    @Test func misspellings() {
        let bench = Bench(.empty)
        expectText(
            bench.run("help overfiting")?.diagnostics.first?.hint,
            "Did you mean `help overfitting`?")
        #expect(bench.run("help search xyzzy")?.status == .error)
        // What can be typed comes first, then the words on it.
        let page = HelpPages.page(for: "predict") ?? ""
        #expect(page.hasPrefix("## predict\n"))
        #expect(page.contains("**In plain words**"))
    }
}

import Foundation
import Testing

@testable import TestSupport

@Suite struct StringLiteralTests {
    /// Whatever a text holds, its literal is read as that text again, and is written the same again.
    @Test(arguments: 0..<300) func anyTextComesBack(seed: Int) throws {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "a", "\\", "\"", "#", "\n", "\"\"\"", "\t", "\r", "\0", "\u{1B}[0m", " ", "한", "é", "(",
            "\\(", "\\#(", "\\n", "\u{200B}", "\u{FEFF}", "//", "/*", "}", "👩‍👧",
        ]
        let text = (0..<(seed % 20)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
        let old = StringLiteral(
            range: 0..<0, text: nil, hashes: seed % 3, isMultiline: seed % 2 == 0, indentation: 4)
        let source = "(x,\n    label: " + old.source(for: text) + ")"
        var scanner = SourceScanner(Array(source.utf8))
        let found = scanner.literalEndingCall()
        let read = try #require(found, "\(source)")
        #expect(read.text == text, "\(source)")
        #expect(read.source(for: text) == old.source(for: text))
        #expect(scanner.place == source.utf8.count)
    }

    @Test func differencesAreReadable() {
        let before = (1...9).map { "line \($0)" }.joined(separator: "\n")
        let after = before.replacing("line 5", with: "line 5 \u{1B}[2J").replacing(
            "line 9", with: "line 9\nline 10")
        #expect(
            TextDifference(recorded: before, said: after).description == """
                  …
                  line 3
                  line 4
                - line 5
                + line 5 \\u{1B}[2J
                  line 6
                  line 7
                  line 8
                  line 9
                + line 10
                """)
        #expect(TextDifference(recorded: "a", said: "").description == "- a\n+ ")
    }

    /// Every text in a call of these is one that can be recorded.
    @Test func everyTranscriptCanBeRecorded() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent()
        let walk = try #require(FileManager.default.enumerator(atPath: folder.path))
        let names = ["expectText(", "expectTranscript(", "Recorded(", "KerasSession("]
        var found = 0
        for case let path as String in walk where path.hasSuffix("Tests.swift") {
            guard !path.hasPrefix("TestSupport") else { continue }
            let source = try Array(Data(contentsOf: folder.appending(path: path)))
            let text = String(decoding: source, as: UTF8.self)
            for place in names.flatMap({ text.ranges(of: $0) }).map(\.upperBound) {
                let bracket = text.utf8.distance(from: text.startIndex, to: place) - 1
                var scanner = SourceScanner(source, at: bracket)
                guard let literal = scanner.literalEndingCall() else { continue }
                let line = text[..<place].count { $0 == "\n" } + 1
                #expect(literal.text != nil, "\(path):\(line)")
                found += 1
            }
            // Inside the attribute a place is that of the test, and nothing there could be recorded.
            for place in text.ranges(of: "@Test(").map(\.upperBound) {
                let bracket = text.utf8.distance(from: text.startIndex, to: place) - 1
                var scanner = SourceScanner(source, at: bracket)
                _ = scanner.literalEndingCall()
                let attribute = String(decoding: source[bracket..<scanner.place], as: UTF8.self)
                #expect(!attribute.contains("Recorded("), "\(path): \(attribute.prefix(200))")
            }
        }
        #expect(found > 100)
    }
}

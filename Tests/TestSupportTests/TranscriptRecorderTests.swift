import Foundation
import Testing

@testable import TestSupport

/// What recording does to a source, on copies in a temporary folder.
@Suite struct TranscriptRecorderTests {
    private let folder = TemporaryFolder()

    private static let source = ###"""
        @Test func one() {
            expectText(answer("fit 5"), "short")
            expectText(
                answer("a (\"b\")", [1, 2]),  // a bracket ) and a quote " in a comment
                """
                One.

                  Two "quoted" \\ words.
                """)
            check(Recorded(##"raw \n"##), expectTranscript(
                from: .loaded,
                program: #"""
                    > said
                    \(not) an interpolation
                    """#))
            expectText(é, "same")
        }

        """###

    /// Records `said` at the first bracket behind a word.
    private func record(
        _ said: String, insteadOf text: String, behind word: String,
        in source: String = Self.source,
        by recorder: TranscriptRecorder? = nil
    ) throws -> String {
        let path = folder.path + "/ATests.swift"
        if !FileManager.default.fileExists(atPath: path) {
            try folder.write(source, to: "ATests.swift")
        }
        let place = try #require(source.range(of: word)).upperBound
        let bracket = try #require(source[place...].firstIndex(of: "("))
        let line = source[..<bracket].count { $0 == "\n" } + 1
        let start = source[..<bracket].lastIndex(of: "\n").map(source.index(after:))
        let column = source[(start ?? source.startIndex)..<bracket].utf8.count + 1
        try (recorder ?? TranscriptRecorder(folder: folder.path)).write(
            said, insteadOf: text, file: path, line: line, column: column)
        return try folder.text("ATests.swift")
    }

    @Test func oneLine() throws {
        let after = try record("long \"er\"\t", insteadOf: "short", behind: "    expectText")
        #expect(after == Self.source.replacing("\"short\"", with: #""long \"er\"\t""#))
    }

    @Test func oneLineThatBecomesTwo() throws {
        let after = try record("a\nb", insteadOf: "short", behind: "    expectText")
        let literal = "\"\"\"\n        a\n        b\n        \"\"\""
        #expect(after == Self.source.replacing("\"short\"", with: literal))
    }

    @Test func onlyTheLinesThatChanged() throws {
        let after = try record(
            "One.\n\n  Three \"quoted\" \\ words.\n",
            insteadOf: "One.\n\n  Two \"quoted\" \\ words.",
            behind: "\"short\")\n    expectText")
        #expect(
            after
                == Self.source.replacing(
                    "Two \"quoted\" \\\\ words.", with: "Three \"quoted\" \\\\ words.\n"))
    }

    @Test func rawLiterals() throws {
        #expect(
            try record(###"raw "# \##n"###, insteadOf: #"raw \n"#, behind: "Recorded")
                == Self.source.replacing(#"raw \n"#, with: ###"raw "# \##\##n"###))
    }

    /// Each place is one of the source as it was, in whatever order they come.
    @Test func severalInOneFile() throws {
        let recorder = TranscriptRecorder(folder: folder.path)
        _ = try record("same\nagain", insteadOf: "same", behind: "))\n    expectText", by: recorder)
        _ = try record("a\nb\nc", insteadOf: "short", behind: "    expectText", by: recorder)
        let after = try record(
            "> said\nmore", insteadOf: "> said\n\\(not) an interpolation",
            behind: "expectTranscript",
            by: recorder)
        var expected = Self.source.replacing(
            "\"short\"", with: "\"\"\"\n        a\n        b\n        c\n        \"\"\"")
        expected = expected.replacing(
            "\"same\"", with: "\"\"\"\n        same\n        again\n        \"\"\"")
        #expect(after == expected.replacing(#"\(not) an interpolation"#, with: "more"))
    }

    @Test func recordedAgainItIsTheSame() throws {
        _ = try record("a", insteadOf: "short", behind: "    expectText")
        let second = Self.source.replacing("\"short\"", with: "\"a\"")
        #expect(try record("a", insteadOf: "a", behind: "    expectText", in: second) == second)
    }

    @Test func refusals() throws {
        func refusal(_ source: String, _ text: String) throws -> String? {
            try folder.write(source, to: "ATests.swift")
            do {
                _ = try record("said", insteadOf: text, behind: "expectText", in: source)
                return nil
            } catch let refusal as TranscriptRecorder.Refusal {
                #expect(try folder.text("ATests.swift") == source)
                return refusal.description.replacing(folder.path + "/", with: "")
            }
        }
        let byHand =
            "The text in line 1 of ATests.swift is not one literal at the end of its call, without "
            + "interpolations: it is changed by hand."
        #expect(try refusal("expectText(x, \"a\" + \"b\")", "ab") == byHand)
        #expect(try refusal("expectText(x, \"a\\(1 + (2))\")", "a3") == byHand)
        #expect(try refusal("expectText(x, text)", "a") == byHand)
        #expect(try refusal("expectText(x, \"a", "a") == byHand)
        #expect(
            try refusal("expectText(x, \"a\")", "b")
                == "ATests.swift has changed since the tests were built: build them again.")
    }

    @Test func twoAnswersForOneText() throws {
        let recorder = TranscriptRecorder(folder: folder.path)
        _ = try record("a", insteadOf: "short", behind: "    expectText", by: recorder)
        let once = try record("a", insteadOf: "short", behind: "    expectText", by: recorder)
        #expect(throws: TranscriptRecorder.Refusal.self) {
            _ = try record("b", insteadOf: "short", behind: "    expectText", by: recorder)
        }
        #expect(try folder.text("ATests.swift") == once)
    }

    @Test func nothingOutsideTheTests() throws {
        let other = TemporaryFolder()
        let recorder = TranscriptRecorder(folder: folder.path)
        for path in [other.path, folder.path + "/..", folder.path + "x"] {
            #expect(throws: TranscriptRecorder.Refusal.self) {
                try recorder.write("x", toFile: path + "/a.txt")
            }
        }
        #expect(throws: TranscriptRecorder.Refusal.self) {
            try recorder.write("x", toFile: folder.path + "/a.sh")
        }
        try recorder.write("x", toFile: folder.path + "/Golden/a.txt")
        #expect(try folder.text("Golden/a.txt") == "x")
        #expect(try other.names == [])
    }
}

import Diagnostics
import Foundation
import PythonSyntax
import Testing

/// Programs that CPython refuses are refused, in the same line, in this project's own words.
@Suite struct RefusalTests {
    /// Where CPython names the line of what makes the later one wrong; here the later one is named.
    private static let laterLine = [
        "an except without a name catches all", "this case is never reached",
        "the lines that belong to",
    ]

    /// `line of CPython | place | message | hint`.
    private static func told(_ program: String, line: String) -> String {
        do throws(Diagnostic) {
            _ = try PythonParser.parse(program)
            return "\(line) | taken"
        } catch {
            guard let span = error.span else { return "\(line) | no place" }
            let place = "\(span.line).\(span.column)+\(span.length)"
            return "\(line) | \(place) | \(error.message) | \(error.hint ?? "")"
        }
    }

    private static func cPythonsLine(_ refusal: String) -> String {
        String(refusal.prefix { $0 != " " })
    }

    @Test func everyKindOfMistakeIsThere() {
        #expect(PythonFixtures.wrong.count >= 500)
        #expect(PythonFixtures.refusals.count == PythonFixtures.wrong.count)
        #expect(!PythonFixtures.refusals.contains { $0.contains("| taken") })
    }

    @Test func messagesAreTheRecordedOnes() {
        for (program, refusal) in zip(PythonFixtures.wrong, PythonFixtures.refusals) {
            #expect(
                Self.told(program, line: Self.cPythonsLine(refusal)) == refusal, "\(program)")
        }
    }

    @Test func linesAreCPythons() {
        for (program, refusal) in zip(PythonFixtures.wrong, PythonFixtures.refusals) {
            let parts = refusal.components(separatedBy: " | ")
            guard parts.count > 2 else { continue }
            let isLater = Self.laterLine.contains { parts[2].hasPrefix($0) }
            let line = String(parts[1].prefix { $0 != "." })
            #expect(line == parts[0] || isLater, "\(program)")
        }
    }

    @Test func everyRefusalHasAWayOut() {
        for refusal in PythonFixtures.refusals {
            #expect(!refusal.hasSuffix(" | "), "\(refusal)")
        }
    }

    @Test(.enabled(if: LivePython.isAskedFor, Comment(rawValue: LivePython.whySkipped)))
    func recordedIsWhatCPythonRefuses() throws {
        let verdicts = try LivePython.verdicts(on: PythonFixtures.wrong)
        let refusals = zip(PythonFixtures.wrong, verdicts).map { program, verdict in
            Self.told(program, line: verdict.line.map(String.init) ?? "taken")
        }
        if LivePython.isRecording {
            let text = refusals.joined(separator: "\n") + "\n"
            let target = PythonFixtures.folder.appending(path: "wrong-refusals.txt")
            try text.write(to: target, atomically: true, encoding: .utf8)
        } else {
            #expect(refusals == PythonFixtures.refusals)
        }
    }
}

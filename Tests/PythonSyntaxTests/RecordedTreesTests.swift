import Diagnostics
import Foundation
import PythonSyntax
import Testing

/// The trees of programs over every form of the grammar are those of CPython's own `ast`, with their
/// places; recorded once from a CPython 3.13.
@Suite struct RecordedTreesTests {
    @Test func everyFormIsThere() {
        #expect(PythonFixtures.right.count >= 700)
        #expect(PythonFixtures.dumps.count == PythonFixtures.right.count)
    }

    @Test func treesAreCPythons() {
        for (program, dump) in zip(PythonFixtures.right, PythonFixtures.dumps) {
            do throws(Diagnostic) {
                #expect(PythonDump.dump(try PythonParser.parse(program)) == dump, "\(program)")
            } catch {
                Issue.record("\(program): \(error.message)")
            }
        }
    }

    /// How a line ends changes nothing but the text within quotes, where Python reads `\n` too.
    @Test(arguments: ["\r\n", "\r"]) func lineEndsAreAllOne(ending: String) throws {
        for (program, dump) in zip(PythonFixtures.right, PythonFixtures.dumps) {
            let text = program.replacingOccurrences(of: "\n", with: ending)
            #expect(PythonDump.dump(try PythonParser.parse(text)) == dump, "\(program)")
        }
    }

    @Test func firstLineIsCountedFrom() throws {
        let statements = try PythonParser.parse("\nif x:\n    y\nz", firstLine: 10)
        #expect(statements.map(\.span.line) == [11, 13])
        #expect(statements.map(\.lastLine) == [12, 13])
    }

    @Test func byteOrderMarkMeansNothing() throws {
        let statements = try PythonParser.parse("\u{feff}x = 1\n")
        #expect(PythonDump.dump(statements).hasPrefix("[Assign@1-1([Name@1.2+1(x)]"))
    }

    @Test func expressionsMayGoOverLines() throws {
        let value = try PythonParser.parseExpression("  a +\n  b\n")
        #expect(PythonDump.any(value) == "BinOp@1.3+3(Name@1.3+1(a), +, Name@2.3+1(b))")
        #expect(PythonDump.any(try PythonParser.parseExpression("1, 2")).hasPrefix("Tuple"))
        for wrong in ["", "x = 1", "pass", "a; b", "*a", "x :="] {
            #expect(throws: Diagnostic.self, "\(wrong)") {
                try PythonParser.parseExpression(wrong)
            }
        }
    }

    @Test(.enabled(if: LivePython.isAskedFor, Comment(rawValue: LivePython.whySkipped)))
    func recordedIsWhatCPythonSays() throws {
        let dumps = try LivePython.verdicts(on: PythonFixtures.right).map { $0.dump ?? "refused" }
        if LivePython.isRecording {
            let text = dumps.joined(separator: "\n") + "\n"
            let target = PythonFixtures.folder.appending(path: "right-dumps.txt")
            try text.write(to: target, atomically: true, encoding: .utf8)
        } else {
            #expect(dumps == PythonFixtures.dumps)
        }
    }
}

import Foundation
import Notebook
import TestSupport
import Testing

@testable import Lessons

/// Python that lessons show runs as it stands.
struct PythonBlockTests {
    struct Block: Sendable, CustomTestStringConvertible {
        let lesson: String
        let line: Int
        let source: String
        var testDescription: String { "\(lesson), line \(line)" }
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static let blocks: [Block] = LessonLibrary(folder: root + "/lessons").entries.flatMap { entry in
        let text = (try? String(contentsOfFile: entry.path, encoding: .utf8)) ?? ""
        var found: [Block] = []
        var open: (line: Int, lines: [Substring])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if let block = open, line.hasPrefix("```") {
                found.append(
                    Block(
                        lesson: entry.path, line: block.line,
                        source: block.lines.joined(separator: "\n")))
                open = nil
            } else if open != nil {
                open?.lines.append(line)
            } else if line.hasPrefix("```python") {
                open = (index + 1, [])
            }
        }
        return found
    }

    @Test func thereAreSome() { #expect(Self.blocks.count >= 2) }

    /// The words of Keras and TensorFlow in them are those that Bobbin knows, or its own `keras` writes.
    @Test(arguments: blocks) func saysWhatBobbinWrites(_ block: Block) throws {
        let folder = TemporaryFolder()
        let session = Session(SessionEnvironment(in: folder))
        let lesson = try LessonLibrary.read(block.lesson).lesson
        for step in lesson.steps where step.lines.lowerBound < block.line {
            for statement in step.ownStatements where !statement.text.contains("fashion_mnist") {
                session.run(statement.text) { _ in }
            }
        }
        let listener = Listener()
        session.run("keras", emit: listener.emit)
        let program = listener.events.map { "\($0)" }.joined()
        for call in block.source.matches(of: /[A-Za-z_.]+\(/) {
            let name = String(call.output.dropLast())
            let last = name.split(separator: ".").last.map(String.init) ?? name
            #expect(
                program.contains(last) || Self.isRead(call.output + ")", in: session)
                    || Self.ofPython.contains(name), "\(name)")
        }
    }

    private static let ofPython: Set<String> = ["range", "zip", "print", "w.numpy", "b.numpy"]

    /// Whether Bobbin reads such a call as Python.
    private static func isRead(_ call: some StringProtocol, in session: Session) -> Bool {
        StatementSyntax.isForSession(String(call))
            && StatementSyntax.problem(inStatement: String(call)) == nil
    }

    /// Each runs in a folder in which its lesson has been played up to there.
    @Test(
        .enabled(
            if: KerasEnvironment.isAskedFor && RealData.isThere,
            "BOBBIN_KERAS=1 and BOBBIN_DATA with fashion_mnist run the lessons' Python"),
        arguments: blocks)
    func runsInKeras(_ block: Block) throws {
        let folder = TemporaryFolder()
        var environment = SessionEnvironment(in: folder)
        environment.dataFolder = RealData.folder
        let session = Session(environment)
        let lesson = try LessonLibrary.read(block.lesson).lesson
        for step in lesson.steps where step.lines.upperBound < block.line {
            for statement in step.ownStatements {
                let cell = session.run(statement.text) { _ in }
                #expect(cell?.status != .error, "\(statement.text)")
            }
        }
        try folder.write(block.source, to: "block.py")
        let backend = block.source.contains("tensorflow") ? "tensorflow" : "jax"
        let output = try KerasEnvironment.run(
            try KerasEnvironment.python(), ["block.py"], in: folder.path,
            variables: ["KERAS_BACKEND": backend])
        #expect(!output.isEmpty)
    }
}

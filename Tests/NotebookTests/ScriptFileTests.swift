import TestSupport
import Testing

@testable import Notebook

/// `run "other.bob"`.
@Suite struct ScriptFileTests {
    private let folder = TemporaryFolder()
    private let session: Session

    init() { session = Session(SessionEnvironment(in: folder)) }

    @Test func eachStatementIsACell() throws {
        try folder.write("x = 1\n# a remark\nx = x + 1\n", to: "other.bob")
        let cell = try #require(session.run("run \"other.bob\"") { _ in })
        expectText(plain(cell), "Running other.bob: 2 statements.")
        #expect(try session.evaluate("x") == .number(2))
        #expect(session.nextCell == 4)
        session.run("undo") { _ in }
        #expect(try session.evaluate("x") == .number(1))
    }

    @Test func theFirstErrorEndsIt() throws {
        try folder.write("x = 1\nadd Dens 3\nx = 5\n", to: "wrong.bob")
        try folder.write("run \"wrong.bob\"\ny = 1", to: "outer.bob")
        let cell = try #require(session.run("run \"outer.bob\"") { _ in })
        #expect(cell.status == .error)
        #expect(cell.diagnostics.last?.hint?.hasSuffix("In wrong.bob, line 2.") == true)
        #expect(try session.evaluate("x") == .number(1))
        #expect((try? session.evaluate("y")) == nil)
    }

    @Test func whatCannotBeRun() throws {
        try folder.write("run \"again.bob\"", to: "again.bob")
        try folder.write("run \"again.bob\"", to: "lesson.md")
        try folder.write([0x78, 0xFF, 0xFE], to: "bytes.bob")
        func answer(_ line: String) -> String? { session.run(line) { _ in }.map(plain) }
        expectText(
            answer("run \"again.bob\""),
            """
            again.bob is running already, and would never come to its end.
            In again.bob, line 1.
            """)
        expectText(
            answer("run \"agan.bob\""),
            """
            There is no file agan.bob.
            Did you mean again.bob?
            """)
        expectText(
            answer("run \"zzz\""),
            """
            There is no file zzz.
            There are: again.bob, bytes.bob.
            """)
        expectText(answer("run \"bytes.bob\""), "bytes.bob holds bytes that are no text (UTF-8).")
        #expect(answer("run \"lesson.md\"")?.hasPrefix("lesson.md is a lesson or a text") == true)
        expectText(answer("run \".\""), ". is no file of statements.")
        expectText(
            answer("run"),
            """
            run needs the name of a file.
            For example: run "other.bob"
            """)
        #expect(answer("run 3")?.contains("the name of a file is needed here") == true)
        #expect(answer("repeat 2\nrun \"again.bob\"\nend")?.contains("in a block") == true)
    }

    @Test func filesWithinFilesHaveAnEnd() throws {
        for number in 0..<30 {
            try folder.write("x = \(number)\nrun \"\(number + 1).bob\"", to: "\(number).bob")
        }
        let cell = try #require(session.run("run \"0.bob\"") { _ in })
        #expect(cell.diagnostics.last?.message.contains("more than 20 files") == true)
        #expect(try session.evaluate("x") == .number(19))
    }
}

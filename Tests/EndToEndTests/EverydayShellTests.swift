import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The shell as one uses it all day: names completed, transcripts pasted, questions asked.
@Suite(.serialized) struct EverydayShellTests {
    private let home = Home()

    private func started() throws -> Terminal {
        let shell = try Terminal(home: home)
        try shell.prompt(1)
        return shell
    }

    private static let table =
        "a,b,c\n" + (0..<12).map { "\($0),\($0 * 2 % 7),\($0 % 2)\n" }.joined()

    // MARK: - Tab

    @Test func lessonsWithTheirTitles() throws {
        let shell = try started()
        shell.type("lesson " + Key.tab + Key.tab)
        let list = try shell.prompt(1).withoutEscapes
        #expect(list.contains("first-network") && list.contains("Your first network"))
        shell.type("opti" + Key.tab)
        try shell.wait(for: "mizers ")
    }

    @Test func aNameWithSpacesAndOtherLetters() throws {
        _ = try home.write(Self.table, to: "my own 꽃 table.csv")
        _ = try home.write("x", to: "my own notes.md")
        let shell = try started()
        shell.type("load csv \"my" + Key.tab)
        try shell.wait(for: " own 꽃 table.csv\" ")
        shell.enter("target=c")
        #expect(try shell.prompt(2).contains("12 rows"))
    }

    @Test func intoAFolderAndOn() throws {
        try FileManager.default.createDirectory(
            atPath: home.path + "/my tables", withIntermediateDirectories: false)
        _ = try home.write(Self.table, to: "my tables/one.csv")
        _ = try home.write("no", to: "my tables/one.bin")
        let shell = try started()
        shell.type("load csv \"my" + Key.tab)
        try shell.wait(for: " tables/")
        shell.type("o" + Key.tab)
        try shell.wait(for: "ne.csv\" ")
        shell.enter("target=c")
        #expect(try shell.prompt(2).contains("12 rows"))
    }

    @Test func theHomeFolder() throws {
        _ = try home.write(Self.table, to: "at home.csv")
        let shell = try started()
        shell.type("load csv \"~/at" + Key.tab)
        try shell.wait(for: " home.csv\" ")
        shell.enter("target=c")
        #expect(try shell.prompt(2).contains("12 rows"))
    }

    /// Several are shown by their last names, whatever folder they lie in.
    @Test func severalFiles() throws {
        for name in ["one.csv", "only.csv", "one.png"] { _ = try home.write(Self.table, to: name) }
        let shell = try started()
        shell.type("load csv \"on" + Key.tab + Key.tab)
        let list = try shell.prompt(1).withoutEscapes
        #expect(list.contains("one.csv") && list.contains("only.csv"))
        #expect(!list.contains("one.png"))
    }

    // MARK: - Pasting

    @Test func aTranscriptOfThisShell() throws {
        let shell = try started()
        shell.type(
            Key.paste(
                """
                    $ bobbin
                    Bobbin 0.1 · deep learning, one line at a time      lesson   help   quit
                    bobbin [1]> x = 6 * 7
                    x = 42
                    bobbin [2]> repeat 2
                    ............ x = x + 1
                    ............ end
                    x = 44
                    bobbin [3]> x
                """) + "\r")
        let answer = try shell.prompt(4).withoutEscapes
        #expect(answer.contains("3 lines of answers left out"))
        #expect(answer.contains("x = 42\r\nx = 44\r\n44\r\n"))
    }

    @Test func aTranscriptOfPython() throws {
        let shell = try started()
        shell.type(
            Key.paste(">>> for i in range(2):\n...     print(i)\n... \n0\n1\n>>> i + 1\n2") + "\r")
        let answer = try shell.prompt(3).withoutEscapes
        #expect(answer.contains("3 lines of answers left out"))
        #expect(answer.contains("0\r\n1\r\n2\r\n"))
    }

    @Test func oneLineAndAMistakeInIt() throws {
        let shell = try started()
        shell.enter("bobbin [9]> add Dens 10")
        let answer = try shell.prompt(2).withoutEscapes
        #expect(answer.contains("add Dens 10"))
        #expect(answer.contains("there is no layer called Dens"))
        // A block begun at Python's prompt goes on at this one's.
        shell.enter(">>> for i in range(2):")
        try shell.wait(for: "... ")
        shell.enter("...     print(i)")
        try shell.wait(for: "... ")
        shell.enter("... ")
        #expect(try shell.prompt(3).withoutEscapes.contains("0\r\n1\r\n"))
    }

    @Test func whatCannotBeTold() throws {
        let shell = try started()
        shell.type(Key.paste("x = 1\n>>> y = 2\n2") + "\r")
        try shell.wait(for: "Line 2 begins with a prompt")
        try shell.prompt(1)
        shell.enter("$ bobbin run job.bob")
        try shell.wait(for: "Here that is: ")
        try shell.prompt(1)
        shell.enter("x")
        #expect(try shell.prompt(2).withoutEscapes.contains("nothing is called x"))
    }

    // MARK: - Files by name

    @Test(arguments: ["lesson \"a.md\"", "lesson a.md", "lesson 'a.md'"])
    func aLessonQuotedAndBare(line: String) throws {
        let lesson = try #require(
            FileManager.default.contents(atPath: Self.lessons + "/01-meet-the-data.md"))
        _ = try home.write(String(decoding: lesson, as: UTF8.self), to: "a.md")
        let shell = try started()
        shell.enter(line)
        try shell.wait(for: "lesson · ")
    }

    private static let lessons = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons").path

    @Test(arguments: ["run \"a.bob\"", "run a.bob"]) func aScriptQuotedAndBare(line: String) throws
    {
        _ = try home.write("x = 41\nx + 1\n", to: "a.bob")
        let shell = try started()
        shell.enter(line)
        #expect(try shell.prompt(4).contains("42"))
    }

    @Test func whatIsThere() throws {
        _ = try home.write("x = 1\n", to: "job.bob")
        let outcome = try Program.run(["run", "jab.bob"], home: home)
        #expect(outcome.status == 2)
        // A long path is broken where a line ends.
        let said = outcome.flowing.filter { $0 != " " }
        let wanted = "Did you mean job.bob? In \(home.path) there are: job.bob."
        #expect(said.contains(wanted.filter { $0 != " " }))
        let elsewhere = try Program.run(["run", "none/job.bob"], home: home)
        #expect(elsewhere.flowing.contains("There is no folder none."))
    }

    // MARK: - Asking

    @Test func aNarrowGreetingAndAMisspeltLesson() throws {
        let shell = try Terminal(home: home, columns: 60)
        let greeting = try shell.prompt(1).withoutEscapes
        #expect(greeting.contains("one line at a time\r\nlesson   help   quit\r\n"))
        shell.enter("lessen 3")
        #expect(try shell.prompt(2).withoutEscapes.contains("Did you mean lesson?"))
    }

    @Test func questions() throws {
        let shell = try started()
        shell.enter("x = 3")
        try shell.prompt(2)
        shell.enter("x?")
        #expect(try shell.prompt(3).contains("x is a number: 3"))
        shell.enter("add Conv2D 32")
        #expect(try shell.prompt(4).withoutEscapes.contains("`help Conv2D`"))
    }

    // MARK: - Ends

    /// A file that is being written when the terminal is closed leaves nothing behind.
    @Test(arguments: [SIGHUP, SIGTERM]) func noDraftsAreLeft(signal: Int32) throws {
        let shell = try started()
        for (number, line) in [
            "load fashion_sketch", "split 59000 seed=1", "scale 255",
            "model Flatten, Dense(1500, relu), Dense(1500, relu), Dense(10, softmax)",
            "compile adam",
        ].enumerated() {
            shell.enter(line)
            try shell.prompt(number + 2)
        }
        shell.enter("fit 500 checkpoint(\"c.keras\")")
        let deadline = ContinuousClock.now + .seconds(60)
        while drafts().isEmpty, ContinuousClock.now < deadline { usleep(500) }
        #expect(!drafts().isEmpty)
        shell.send(signal)
        #expect(try shell.status() == 128 + signal)
        #expect(drafts().isEmpty)
    }

    private func drafts() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: home.path)) ?? [])
            .filter { $0.hasPrefix(".c.keras.") }
    }

    #if os(Linux)
        /// The shell whose answers go to a disk that is full ends, and says why.
        @Test func answersThatCannotBeWritten() throws {
            let shell = try Terminal(
                ["-c", "\"$0\" > /dev/full; echo status $?", Program.path], program: "/bin/sh",
                home: home)
            try shell.wait(for: "the output could not be written: No space left on device")
            try shell.wait(for: "status 74")
        }
    #endif

    /// `nohup bobbin run …` goes on when its terminal is closed.
    @Test func whatIsToBeIgnoredIs() throws {
        let outcome = try Program.run(
            ["run", "-"], input: "x = 1\nload fashion_sketch\nx + 1\n", home: home,
            first: "trap '' HUP"
        ) { process, output in
            guard output.contains("[1] x") else { return false }
            kill(process, SIGHUP)
            return true
        }
        #expect(outcome.status == 0)
        #expect(outcome.output.hasSuffix("2\n"))
    }
}

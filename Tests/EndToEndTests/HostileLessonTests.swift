import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lessons of somebody who means no good, through the program: in batch, proved, and played.
@Suite(.serialized) struct HostileLessonTests {
    private let home = Home()

    /// Writes a lesson; its name is short, so that what is told of it is not wrapped otherwise.
    private func write(_ body: String, _ header: String = "") throws -> String {
        _ = try home.write(
            "---\nformat: 1\nid: hostile\ntitle: Hostile\n\(header)---\n\(body)\n", to: "hostile.md"
        )
        return "hostile.md"
    }

    /// Half a minute of work, and nothing that is refused before.
    private let slow = """
        ```bobbin run {#begin}
        x = 1
        ```
        It is {{sum(ones(9000, 9000) @ ones(9000, 9000))}}.
        ```bobbin run {#after}
        reached = 1
        ```
        """

    /// The exit status and output of `run`, `check` and both, with the seconds that it took.
    private func both(
        _ path: String, _ arguments: [String] = [], _ judge: (Program.Outcome) -> Void
    ) throws {
        for command in ["run", "check"] {
            let outcome = try Program.run([command, path] + arguments, home: home)
            judge(outcome)
            #expect(!outcome.flowing.contains("reached"))
            #expect(!outcome.output.contains("\u{1B}"))
        }
    }

    @Test func aCheckThatFillsTheMemory() throws {
        let path = try write(
            """
            ```bobbin task {#t}
            say: Do it.
            solution: x = 1
            check: sum(ones(16000, 16000) @ ones(16000, 16000)) > 0 => No.
            hint: Do it.
            ```
            ```bobbin run {#after}
            reached = 1
            ```
            """)
        try both(path) { outcome in
            #expect([1, 2].contains(outcome.status))
            #expect(outcome.flowing.contains("its arrays hold more than the 268,435,456 numbers"))
            #expect(outcome.flowing.contains("so the lesson ends here:"))
        }
    }

    @Test func theTimeLimitEndsAnExpression() throws {
        let path = try write(slow)
        let started = ContinuousClock.now
        try both(path, ["--time-limit", "1"]) { outcome in #expect(outcome.status == 3) }
        #expect(ContinuousClock.now - started < .seconds(16))
    }

    @Test(arguments: ["run", "check"]) func oneInterruptEndsAnExpression(_ command: String) throws {
        let path = try write(slow)
        let started = ContinuousClock.now
        var seen: ContinuousClock.Instant?
        let outcome = try Program.run([command, path], home: home) { process, output in
            // A moment after the first step is told, while the text is worked out.
            guard output.contains("begin") || output.contains("x = 1") else { return false }
            seen = seen ?? ContinuousClock.now
            guard let seen, ContinuousClock.now - seen > .milliseconds(400) else { return false }
            kill(process, SIGINT)
            return true
        }
        #expect(outcome.status == 130)
        #expect(ContinuousClock.now - started < .seconds(9))
    }

    @Test func aStepWithoutAnEnd() throws {
        let path = try write(
            """
            ```bobbin run {#forever}
            repeat 1000000
              repeat 1000000
                x = 1
              end
            end
            ```
            ```bobbin run {#after}
            reached = 1
            ```
            """, "budget: 0.5s\n")
        let started = ContinuousClock.now
        for command in ["run", "check"] {
            let outcome = try Program.run([command, path], home: home)
            #expect(outcome.status == (command == "run" ? 3 : 1))
            #expect(
                outcome.flowing.contains("longer than the 1 s"))
        }
        #expect(ContinuousClock.now - started < .seconds(12))
    }

    @Test func fiftyMegabytesAndSymbolsThatNobodySees() throws {
        let large = Data(repeating: 0x78, count: 50_000_000)
        try large.write(to: URL(fileURLWithPath: home.path + "/large.md"))
        try both("large.md") { outcome in
            #expect(outcome.status == 2)
            #expect(outcome.flowing.contains("large.md is larger than 1 MB"))
        }
        let path = try write("```bobbin run {#r}\nx = 1 # \u{1B}]0;stolen\u{7}\n```")
        try both(path) { outcome in
            #expect(outcome.status == 2)
            #expect(outcome.flowing.contains("hostile.md:7:9:"))
            #expect(outcome.flowing.contains("U+001B has no place in a lesson"))
        }
        #expect(try Program.run(["lesson", path], home: home).status == 2)
    }

    @Test func bytesAtRandomAreNoLesson() throws {
        var seed: UInt64 = 11
        for index in 0..<8 {
            let bytes = (0..<4000).map { _ -> UInt8 in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: seed >> 33)
            }
            let name = "random-\(index).md"
            try home.folder.write(Array("---\nformat: 1\n".utf8) + bytes, to: name)
            try both(name) { outcome in #expect(outcome.status == 2) }
        }
    }

    @Test("In the shell it is stopped as well, and the prompt comes back")
    func played() throws {
        let path = try write(slow)
        let shell = try Terminal(["lesson", path, "--seed", "1"], home: home)
        try shell.wait(for: "lesson · 1/2> ")
        shell.enter("")
        shell.settle(milliseconds: 700)
        shell.type("\u{3}")
        // The value is missing, the lesson goes on.
        let told = try shell.wait(for: "lesson · ").withoutEscapes
        #expect(told.contains("It is ?."))
        shell.enter("quit")
        #expect(try shell.status() == 0)
    }

    @Test func playedWithACheckThatFillsTheMemory() throws {
        let path = try write(
            "Here: {{sum(ones(16000, 16000) @ ones(16000, 16000))}}.\n"
                + "```bobbin run {#r}\nreached = 1\n```")
        let shell = try Terminal(["lesson", path], home: home)
        let told = try shell.wait(for: "is kept", seconds: 30).withoutEscapes
        #expect(told.contains("so the lesson ends here:"))
        #expect(try shell.status() == 2)
    }
}

import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs that end before their script does.
@Suite struct EndingTests {
    private let home = Home()

    /// Trains longer than any test waits.
    private let longFit = """
        load fashion_sketch
        split 50000 seed=1
        scale 255
        reshape 784
        add Dense 64 relu
        add Dense 10 softmax
        compile adam
        fit 100000
        reached = 1
        """

    @Test func overTheTimeLimit() throws {
        let file = try home.write(longFit, to: "long.bob")
        let time = try ContinuousClock().measure {
            let outcome = try Program.run(["run", "--time-limit", "3", file], home: home)
            #expect(outcome.status == 3)
            #expect(!outcome.output.contains("reached"))
        }
        #expect(time < .seconds(15))
    }

    @Test func overTheTimeLimitInJSON() throws {
        let outcome = try Program.run(
            ["run", "--json", "--time-limit", "1", "-"], input: longFit, home: home)
        #expect(outcome.status == 3)
        #expect(outcome.lines.last?.contains(#""status":"over time","seconds":"#) == true)
    }

    #if os(Linux)
        /// A device that is always full.
        @Test(arguments: [
            ["run", "-"], ["run", "--json", "-"], ["run", "--quiet", "nothing.bob"], ["doctor"],
            [], ["--json"], ["--help"], ["run", "--help"], ["help"], ["help", "run"],
            ["help", "--reference"], ["--version"], ["--generate-completion-script", "bash"],
            ["data"], ["data", "verify"], ["check", "nothing.md"],
            ["check", "--json", "nothing.md"],
            ["new-lesson", "mine"],
        ])
        func outputThatCannotBeWritten(arguments: [String]) throws {
            let input = try home.write(longFit, to: "input.bob")
            let errors = home.path + "/errors"
            let child = try Child(
                Program.path, arguments, environment: home.environment(adding: [:]),
                folder: home.path,
                files: (input, "/dev/full", errors))
            let deadline = ContinuousClock.now + .seconds(30)
            while child.status() == nil, ContinuousClock.now < deadline { usleep(10_000) }
            #expect(child.status() == 74)
            let said = try String(contentsOfFile: errors, encoding: .utf8)
            expectText(
                said,
                """
                bobbin: the output could not be written: No space left on device

                """)
        }
    #endif

    /// A program that started this one may have it ignore that its pipe is closed.
    @Test(arguments: [["run", "-"], ["doctor"], ["--help"]])
    func aClosedPipeWithoutItsSignal(arguments: [String]) throws {
        let input = try home.write("x = 1\n", to: "input.bob")
        let errors = home.path + "/errors"
        let words = arguments.map { "'\($0)'" }.joined(separator: " ")
        let child = try Child(
            "/bin/bash",
            [
                "-c",
                "trap '' PIPE; (sleep 0.3; \"$0\" \(words) < \"$1\"; echo $? > \"$2\") | true",
                Program.path, input, home.path + "/status",
            ],
            environment: home.environment(adding: [:]), folder: home.path,
            files: ("/dev/null", home.path + "/out", errors))
        for _ in 0..<3_000 where child.status() == nil { usleep(10_000) }
        let deadline = ContinuousClock.now + .seconds(20)
        let status = { try? String(contentsOfFile: home.path + "/status", encoding: .utf8) }
        while status()?.isEmpty ?? true, ContinuousClock.now < deadline { usleep(10_000) }
        #expect(status() == "74\n")
        #expect(
            try String(contentsOfFile: errors, encoding: .utf8)
                == "bobbin: the output could not be written: Broken pipe\n")
    }

    @Test(arguments: [
        ([String](), "x = 1\nx + 1\nprint(\"hi\", x)\nsum([1, 2])\n"),
        (["run", "-"], "x = 1\nx + 1\nprint(\"hi\", x)\nsum([1, 2])\n"),
    ])
    func quietKeepsWhatWasAskedFor(arguments: [String], script: String) throws {
        let outcome = try Program.run(arguments + ["--quiet"], input: script, home: home)
        #expect(outcome.status == 0)
        #expect(outcome.output == "2\nhi 1\n3\n")
        let page = try Program.run(["run", "--help"], home: home)
        #expect(page.flowing.contains("the values of expressions, what print shows"))
    }

    /// A named pipe that nobody ever writes to.
    @Test func overTheTimeLimitWhileItWaits() throws {
        let pipe = home.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let outcome = try Program.run(["run", "--time-limit", "1", pipe], home: home)
        #expect(outcome.status == 3)
    }

    @Test func interruptedInAFit() throws {
        let file = try home.write(longFit, to: "long.bob")
        let outcome = try Program.run(["run", file], home: home) { process, output in
            guard output.contains(" 2/100000 ") else { return false }
            kill(process, SIGINT)
            return true
        }
        #expect(outcome.status == 130)
        #expect(outcome.output.contains("What was learned is kept"))
        #expect(!outcome.output.contains("reached"))
    }

    @Test func interruptedTwice() throws {
        let file = try home.write(longFit, to: "long.bob")
        let outcome = try Program.run(["run", file], home: home) { process, output in
            guard output.contains("[1] load") else { return false }
            for _ in 0..<2 {
                kill(process, SIGINT)
                usleep(50_000)
            }
            return true
        }
        #expect(outcome.status == 130)
        #expect(!outcome.output.contains("[2]"))
    }

    @Test func dataThatCannotBeHad() throws {
        let script = try home.write("load fashion_mnist\nreached = 1\n", to: "data.bob")
        let strict = try Program.run(["run", "--strict-data", script], home: home)
        #expect(strict.status == 4)
        #expect(!strict.output.contains("reached"))
        #expect(strict.output.contains("could not be fetched"))
        let lenient = try Program.run(["run", script], home: home)
        #expect(lenient.status == 0)
        #expect(
            lenient.output.contains(
                "warning: Fashion-MNIST could not be fetched, so fashion_sketch, which Bobbin")
        )
        #expect(lenient.output.hasSuffix("reached = 1\n"))
        let quiet = try Program.run(["run", "--quiet", script], home: home)
        #expect(quiet.output.contains("so fashion_sketch, which Bobbin"))
        let json = try Program.run(["run", "--json", script], home: home)
        #expect(json.output.contains(#""name":"fashion_sketch","source":"builtin""#))
        #expect(json.output.contains(#""severity":"warning""#))
    }

    @Test func anOutputThatNobodyReads() throws {
        // `bobbin run … | head -1`: the rest is dropped, and nothing hangs.
        let file = try home.write(
            (0..<2_000).map { "x\($0) = \($0)" }.joined(separator: "\n"), to: "much.bob")
        let child = try Child(
            "/bin/sh", ["-c", "\"$0\" run \"$1\" | head -1", Program.path, file],
            environment: home.environment(adding: [:]), folder: home.path,
            files: ("/dev/null", home.path + "/out", home.path + "/err"))
        for _ in 0..<2_000 where child.status() == nil { usleep(10_000) }
        #expect(child.status() == 0)
        #expect(
            FileManager.default.contents(atPath: home.path + "/out") == Data("[1] x0 = 0\n".utf8))
        #expect(FileManager.default.contents(atPath: home.path + "/err") == Data())
    }
}

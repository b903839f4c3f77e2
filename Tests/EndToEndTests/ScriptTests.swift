import Foundation
import TestSupport
import Testing

/// Scripts through a pipe: what they print and how they end.
@Suite struct ScriptTests {
    private let home = Home()

    /// A script whose seventh line is wrong.
    private let wrongInLineSeven = """
        # Line seven is wrong.
        x = 1

        y = x + 1
        z = \\
            y * 2
        add Dens 100
        reached = 5
        """

    @Test func standardInputIsAScript() throws {
        let outcome = try Program.run(input: "x = 2\ny = x * 3\n", home: home)
        #expect(outcome.status == 0)
        expectText(
            outcome.output,
            """
            [1] x = 2
            x = 2
            [2] y = x * 3
            y = 6

            """)
        #expect(outcome.errors == "")
    }

    @Test func filesAndTheDash() throws {
        let first = try home.write("x = 1\n", to: "first.bob")
        let second = try home.write("y = 2", to: "둘째 second.bob")
        let outcome = try Program.run(
            ["run", first, "-", second], input: "from_input = 3", home: home)
        #expect(outcome.status == 0)
        expectText(
            outcome.output,
            """
            [1] x = 1
            x = 1
            [1] from_input = 3
            from_input = 3
            [1] y = 2
            y = 2

            """)
    }

    @Test func everyFileHasASessionOfItsOwn() throws {
        let first = try home.write("x = 1", to: "first.bob")
        let second = try home.write("x", to: "second.bob")
        #expect(try Program.run(["run", first, second], home: home).status == 2)
    }

    @Test func aMistakeShowsItsLineAndEndsTheScript() throws {
        let outcome = try Program.run(input: wrongInLineSeven, home: home)
        #expect(outcome.status == 2)
        #expect(
            outcome.output.contains(
                """
                line 7 | add Dens 100
                       |     ^^^^ there is no layer called Dens
                Did you mean Dense? Layers: Activation, BatchNormalization, Dense, Dropout,
                Flatten, LeakyReLU, Rescaling.   help layers
                Ended after 
                """))
        #expect(!outcome.output.contains("reached"))
    }

    @Test func keepGoingRunsTheRest() throws {
        let file = try home.write(wrongInLineSeven, to: "wrong.bob")
        let outcome = try Program.run(["run", "--keep-going", file], home: home)
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("line 7 | add Dens 100"))
        #expect(outcome.output.contains("reached = 5\nreached = 5\n"))
    }

    @Test func aFileThatIsNotThere() throws {
        let outcome = try Program.run(["run", "nowhere.bob"], home: home)
        #expect(outcome.status == 2)
        #expect(outcome.output.hasPrefix("There is no file nowhere.bob.\n"))
    }

    @Test func aFileThatIsNoText() throws {
        let path = home.path + "/bytes.bob"
        try Data((0..<2_000).map { UInt8(truncatingIfNeeded: $0 &* 131) })
            .write(to: URL(fileURLWithPath: path))
        let outcome = try Program.run(["run", "--keep-going", path], home: home)
        #expect(outcome.status == 2)
        #expect(!outcome.output.contains("\u{1B}"))
        #expect(try Program.run(["run", home.path], home: home).status == 2)
    }

    @Test func quietSaysOnlyResults() throws {
        let script = "x = 1\nadd Dense 10\nadd Dens 10\n"
        let file = try home.write(script, to: "quiet.bob")
        let loud = try Program.run(["run", file], home: home)
        let quiet = try Program.run(["run", "--quiet", file], home: home)
        #expect(loud.output.contains("[2] add Dense 10"))
        #expect(!quiet.output.contains("[2] add Dense 10"))
        #expect(quiet.output.contains("there is no layer called Dens"))
        #expect(quiet.status == 2)
    }

    @Test(arguments: [
        ["--nonsense"], ["run"], ["run", "--seed", "x", "-"], ["run", "--seed", "-1", "-"],
        ["run", "--time-limit", "0", "-"], ["run", "--time-limit", "soon", "-"], ["nonsense"],
    ])
    func badUsage(_ arguments: [String]) throws {
        let outcome = try Program.run(arguments, home: home)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("Usage: bobbin"))
    }

    @Test(arguments: [["--help"], ["run", "--help"], ["--version"]])
    func questionsAboutTheProgram(_ arguments: [String]) throws {
        let outcome = try Program.run(arguments, home: home)
        #expect(outcome.status == 0)
        #expect(outcome.output != "")
        #expect(outcome.errors == "")
    }

    @Test func noEscapesThroughAPipe() throws {
        let script = "help\nx = 1\nfitt\nload fashion_sketch\nshow 3\nadd Flatten\nsummary"
        let file = try home.write(script, to: "all.bob")
        for environment in [[:], ["NO_COLOR": "1"], ["COLORTERM": "truecolor"], ["TERM": "dumb"]] {
            let outcome = try Program.run(
                ["run", "--keep-going", file], home: home, environment: environment)
            #expect(!outcome.output.contains("\u{1B}"))
            #expect(!outcome.output.contains("\r"))
            #expect(outcome.output.contains("Total params"))
        }
    }

    @Test func theSeedMakesTheNumbers() throws {
        let script = """
            load fashion_sketch
            split 59500
            scale 255
            reshape 784
            add Dense 10 softmax
            compile sgd
            fit 1
            loss
            """
        let file = try home.write(script, to: "seed.bob")
        func last(_ seed: String) throws -> String? {
            let outcome = try Program.run(["run", "--seed", seed, file], home: home)
            #expect(outcome.status == 0)
            return outcome.lines.last
        }
        let first = try last("7")
        #expect(try first == last("7"))
        #expect(try first != last("8"))
    }
}

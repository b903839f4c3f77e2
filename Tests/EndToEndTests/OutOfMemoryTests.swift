#if canImport(Glibc)
    import TestSupport
    import Testing

    /// Under a limit of addresses what is too large is refused, and the session goes on.
    @Suite(.serialized) struct OutOfMemoryTests {
        private let home = Home()

        /// Runs statements one after another, whatever they come to, with so many MB of addresses.
        private func run(_ script: String, megabytes: Int) throws -> Program.Outcome {
            try Program.run(
                ["run", "--keep-going", try home.write(script, to: "script.bob")], home: home,
                first: "ulimit -v \(megabytes * 1000)", seconds: 120)
        }

        /// The end of every script: whatever was refused, this still works.
        private static let goesOn = """

            still = sum(ones(10, 10))
            print("still here", still)
            """

        static let scripts: [String] = [
            // Arrays, each of 48 MB.
            (1...8).map { "x\($0) = zeros(12000000)" }.joined(separator: "\n"),
            "x = ones(15000000)\ny = x + 1\nz = x * y + x\nw = softmax(x)\nv = exp(x)",
            "x = ones(6000, 6000)\ny = x @ x",
            "x = uniform(5000, 1000)\ny = transpose(x)\nz = x[0..4998]\nl = one_hot(linspace(0, 4999, 5000))",
            "x = linspace(0, 1, 50000000)\ny = linspace(0, 1, 8000000)\nz = unique(y)",
            "variable w = ones(6000000)\nrecord c = sum(w * w * w + w)\ngradient c w\napply adam",
            // Models.
            "load arrays a b",
            """
            x = uniform(100, 1000)
            load arrays x x
            model Dense(8000), Dense(8000), Dense(1000)
            compile adam loss=mse
            fit 1
            """,
            """
            x = uniform(100, 1000)
            load arrays x x
            model Dense(4000), Dense(1000)
            compile adam loss=mse
            fit 2
            fit 1
            evaluate train
            predict train 0..4
            save "m.keras"
            save "m.h5"
            export onnx "m.onnx"
            load model "m.keras"
            weights
            """,
            "x = uniform(6000, 1000)\nload arrays x x\nstandardize\nscale 2\nsplit 0.2\ndescribe\nhead 3",
            "x = uniform(2000000)\nhistogram x\nplot x\nload arrays x x\none_hot\nhistogram train_input",
            // Data sets, undone and done again.
            "load fashion_sketch\nscale 255\nx = train_input * 2\nundo\nredo\nstandardize\none_hot",
            "repeat 50\n  x = zeros(5000000)\nend\nundo\nredo\nundo",
            (1...40).map { "x\($0) = zeros(3000000)" }.joined(separator: "\n")
                + "\nundo 20\nredo 20",
            (1...900).map { "x\($0) = zeros(200000)" }.joined(separator: "\n"),
        ]

        @Test(arguments: [450, 800], scripts)
        func nothingEndsTheProgram(megabytes: Int, script: String) throws {
            let outcome = try run(script + Self.goesOn, megabytes: megabytes)
            #expect(
                outcome.status < 128,
                "\(script.prefix(60)) under \(megabytes) MB: \(outcome.errors.suffix(300))")
            #expect(
                outcome.output.contains("still here 100"),
                "\(script.prefix(60)) under \(megabytes) MB: \(outcome.output.suffix(600))")
        }

        @Test func aTableIsRefusedToo() throws {
            let row = (0..<200).map(String.init).joined(separator: ",") + "\n"
            _ = try home.write(
                (0..<200).map { "c\($0)" }.joined(separator: ",") + "\n"
                    + String(repeating: row, count: 30_000), to: "t.csv")
            for megabytes in [300, 500] {
                let outcome = try run(
                    "load csv \"t.csv\" target=c0\nhead 2\nstandardize" + Self.goesOn,
                    megabytes: megabytes)
                #expect(outcome.status < 128, "\(megabytes): \(outcome.errors.suffix(300))")
                #expect(outcome.output.contains("still here 100"), "\(megabytes)")
            }
        }

        @Test func theWayOutWorks() throws {
            let outcome = try run(
                """
                x = zeros(40000000)
                y = zeros(80000000)
                x = 0
                y = zeros(40000000)
                """ + Self.goesOn, megabytes: 520)
            #expect(
                outcome.flowing.contains("This needs 320 MB of memory, and this process may take"))
            #expect(outcome.flowing.contains("giving its name another value (`x = 0`)"))
            #expect(outcome.flowing.contains("Memory is short: what this gave up is gone"))
            #expect(outcome.flowing.contains("y = [0. 0. 0."))
            #expect(outcome.output.contains("still here 100"))
        }
    }
#endif

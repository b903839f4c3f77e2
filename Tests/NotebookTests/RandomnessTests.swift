import Testing

@testable import Notebook

@Suite struct RandomnessTests {
    /// What a session measures that builds, splits and trains from a seed.
    private func numbers(seed: UInt64, statement: String? = nil) throws -> [Double] {
        var start = Bench.small
        start.data?.val = nil
        start.random = SessionState(seed: seed).random
        start.seed = seed
        let bench = Bench(start)
        if let statement { bench.run(statement) }
        for line in [
            "split 0.2", "add Dense 16 relu", "add Dropout 0.2", "add Dense 10 softmax",
            "compile sgd", "fit 2",
        ] {
            #expect(bench.run(line)?.status == .ok)
        }
        return try ["loss", "val_loss", "accuracy"].map { name in
            guard case .number(let value) = try bench.session.evaluate(name) else { return .nan }
            return value
        }
    }

    @Test func theSameSeedGivesTheSameNumbers() throws {
        #expect(try numbers(seed: 42) == numbers(seed: 42))
        #expect(try numbers(seed: 1, statement: "seed 42") == numbers(seed: 42))
    }

    @Test func anotherSeedGivesOthers() throws {
        let found = try [1, 2, 42].map { try numbers(seed: $0) }
        #expect(found[0] != found[1])
        #expect(found[1] != found[2])
    }

    @Test func askingDoesNotDisturb() throws {
        let quiet = Bench(.compiled)
        let curious = Bench(.compiled)
        for line in [
            "summary", "evaluate", "shapes", "predict", "help", "labels", "seed", "nonsense",
            "add Dens 5", "fit 0",
        ] {
            curious.run(line)
        }
        for bench in [quiet, curious] { bench.run("fit 1") }
        #expect(
            try quiet.session.evaluate("history.loss") == curious.session.evaluate("history.loss"))
    }

    @Test func aSnapshotBringsEverythingBack() throws {
        let bench = Bench(.trained)
        let before = bench.session.snapshot
        let numbers = try bench.session.evaluate("test_loss")
        for line in ["fit 1", "x = 5", "scale 2", "seed 9", "add Dense 3"] { bench.run(line) }
        #expect(fingerprint(bench.session.snapshot) != fingerprint(before))
        bench.session.restore(before)
        #expect(fingerprint(bench.session.snapshot) == fingerprint(before))
        #expect(try bench.session.evaluate("test_loss") == numbers)
    }
}

import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Checkpoints are whole files whatever ends the program or the disk.
@Suite(.serialized) struct CheckpointTests {
    private let home = Home()
    private let folder: String

    init() throws { folder = try home.folder.makeFolder("work") }

    private static let preparing = """
        load fashion_sketch
        split 59000 seed=1
        scale 255
        model Flatten, Dense(64, relu), Dense(10, softmax)
        compile adam

        """

    private var file: String { folder + "/best.keras" }

    /// Trains on and on, and sends a signal some while after the first checkpoint.
    private func train(until signal: Int32, after microseconds: UInt32) throws -> Int32 {
        try Program.run(
            ["run", "-"],
            input: Self.preparing + "fit 100000 batch_size=200 checkpoint(\"best.keras\")",
            home: home, folder: folder,
            whileRunning: { process, _ in
                guard FileManager.default.fileExists(atPath: file) else { return false }
                usleep(microseconds)
                kill(process, signal)
                return true
            }
        ).status
    }

    /// Whether the file is a whole model that can be measured and trained on.
    private func isWhole() throws -> Bool {
        let outcome = try Program.run(
            ["run", "-"],
            input:
                "load fashion_sketch\nsplit 59000 seed=1\nscale 255\nload model \"best.keras\"\nfit 1",
            home: home, folder: folder)
        return outcome.status == 0
    }

    @Test(arguments: [0, 3_000, 7_000, 12_000, 20_000, 33_000, 50_000, 90_000])
    func killingLeavesAWholeFile(_ microseconds: UInt32) throws {
        #expect(try train(until: SIGKILL, after: microseconds) == 128 + SIGKILL)
        #expect(try isWhole())
    }

    @Test func controlCLeavesAWholeFile() throws {
        #expect(try train(until: SIGINT, after: 10_000) == 130)
        #expect(try isWhole())
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["best.keras"])
    }

    /// No file may be larger than 20 kB: the checkpoint is said to be missing, the training goes on.
    @Test func aFullDiskKeepsTheOldFile() throws {
        try "what was there".write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try Program.run(
            ["run", "-"],
            input: Self.preparing + "fit 2 checkpoint(\"best.keras\")\nepochs",
            home: home, folder: folder, first: "ulimit -f 40")
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains("best.keras was not written: there is no room for its"))
        #expect(outcome.output.hasSuffix("epochs\n2\n"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "what was there")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["best.keras"])
    }
}

import Foundation
import TestSupport
import Testing

/// The unpacked data set that is kept for the next time belongs to whoever writes it, even while a
/// network learns from what was read.
@Suite(.enabled(if: RealData.isThere, Comment(rawValue: RealData.whySkipped)))
struct DecodedCacheTests {
    private let home = Home()

    private static let script = """
        load fashion_mnist
        scale 255
        model Flatten, Dense(10, softmax)
        compile adam
        fit 3 batch_size=256
        evaluate test
        show 3
        """

    private func run(
        whileRunning: ((_ process: pid_t, _ output: String) -> Bool)? = nil
    ) throws -> Program.Outcome {
        try Program.run(
            ["run", "--seed", "1", "-"], input: Self.script, home: home,
            environment: ["BOBBIN_DATA": RealData.folder], whileRunning: whileRunning)
    }

    private func cacheFile() throws -> String {
        let all = FileManager.default.enumerator(atPath: home.path)?.compactMap { $0 as? String }
        let name = try #require(all?.first { $0.hasSuffix(".arrays") })
        return home.path + "/" + name
    }

    private static func figures(_ outcome: Program.Outcome) -> [String] {
        outcome.lines.filter { $0.hasPrefix("test ") }
    }

    @Test(arguments: ["cut off", "written over", "cut off and longer again"])
    func isCutOffOrWrittenOverDuringAFit(_ damage: String) throws {
        let first = try run()
        #expect(first.status == 0)
        let cache = try cacheFile()
        let whole = try #require(FileManager.default.contents(atPath: cache))
        let damaged = try run { _, output in
            guard output.contains("epoch 1/3") else { return false }
            guard let file = FileHandle(forWritingAtPath: cache) else { return true }
            switch damage {
            case "cut off": try? file.truncate(atOffset: 5000)
            case "written over": file.write(Data(repeating: 0xFF, count: whole.count))
            default:
                try? file.truncate(atOffset: 0)
                try? file.truncate(atOffset: UInt64(whole.count))
            }
            try? file.close()
            return true
        }
        #expect(damaged.status == 0, "\(damaged.errors)")
        #expect(Self.figures(damaged) == Self.figures(first))
        // What is left there is not taken for what it was.
        let again = try run()
        #expect(again.status == 0)
        #expect(Self.figures(again) == Self.figures(first))
        #expect(FileManager.default.contents(atPath: cache) == whole)
    }
}

import Foundation
import Testing

/// Some hundred statements drawn from a seed, typed into the real shell; `.ci/soak` alone types 10,000.
@Suite(.serialized) struct SoakTests {
    private static let python = "/usr/bin/python3"
    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../.ci/soak").standardized.path

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: python)),
        arguments: [[], ["--lesson"]])
    func nothingIsLeftAndNothingGrows(place: [String]) throws {
        let home = Home()
        let outcome = try Program.run(
            [Self.script, "--statements", "300", "--seed", "7", "--program", Program.path] + place,
            program: Self.python, home: home, seconds: 120)
        #expect(outcome.status == 0, "\(outcome.output.suffix(2000)) \(outcome.errors)")
        #expect(outcome.output.contains(" 0 problems"))
    }
}

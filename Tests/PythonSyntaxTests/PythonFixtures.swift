import Foundation
import TestSupport

/// The programs that the parser is compared with CPython on, and what was recorded of them.
enum PythonFixtures {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// Programs that CPython takes, and what it makes of each.
    static let right = programs("right")
    static let dumps = lines("right-dumps.txt")
    /// Programs that CPython refuses, with its line, our place, our message and hint of each.
    static let wrong = programs("wrong")
    static let refusals = lines("wrong-refusals.txt")

    static func text(_ name: String) -> String {
        (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    }

    static func lines(_ name: String) -> [String] {
        text(name).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map(String.init)
    }

    /// Those of one line each, and those of several with `%%` between them.
    private static func programs(_ name: String) -> [String] {
        lines(name + "-lines.txt")
            + text(name + "-blocks.txt").components(separatedBy: "%%\n")
    }
}

/// A CPython 3.13 to compare with; those tests are skipped unless one is named.
enum LivePython {
    static let whySkipped = "BOBBIN_PYTHON names a Python 3.13 to compare with"

    private static let variables = ProcessInfo.processInfo.environment
    static let program = variables["BOBBIN_PYTHON"]
    static let isAskedFor = program != nil
    static let isRecording = variables["BOBBIN_RECORD"] == "1"

    /// How many mutated programs are read; `BOBBIN_MUTATIONS` gives another number.
    static let mutations = variables["BOBBIN_MUTATIONS"].flatMap { Int($0) } ?? 20_000

    /// What CPython says of a program: the dump of its tree, or the line of what is wrong.
    struct Verdict: Decodable {
        var dump: String?
        var line: Int?
        var says: String?
    }

    static func verdicts(on programs: [String]) throws -> [Verdict] {
        let own = TemporaryFolder()
        let input = try own.write(try JSONEncoder().encode(programs), to: "programs.json")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program ?? "")
        process.arguments = ["-B", PythonFixtures.folder.appending(path: "dump.py").path]
        process.currentDirectoryURL = URL(fileURLWithPath: own.path)
        process.standardInput = FileHandle(forReadingAtPath: input)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode([Verdict].self, from: data)
    }
}

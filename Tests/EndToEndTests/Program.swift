import Foundation
import TestSupport
import Testing

/// The built program and how to run it.
enum Program {
    /// Beside the test bundle, wherever that is.
    static let path: String = {
        var places = [CommandLine.arguments[0], Bundle.main.executablePath ?? ""]
        places += Bundle.allBundles.map(\.bundlePath)
        for place in places {
            var folder = URL(fileURLWithPath: place).deletingLastPathComponent()
            while folder.path != "/" {
                let candidate = folder.appending(path: "bobbin").path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
                    !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: candidate)
                {
                    return candidate
                }
                folder.deleteLastPathComponent()
            }
        }
        return "bobbin, which lies beside no test bundle"
    }()

    /// What a finished run left behind.
    struct Outcome {
        /// The exit status; 128 and the signal's number for a process that a signal ended.
        var status: Int32
        var output: String
        var errors: String
        var isTimedOut = false

        /// In one line, for sentences that are wrapped.
        var flowing: String { output.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Runs the program through pipes, and ends it by force when it takes too long.
    ///
    /// - Parameters:
    ///   - program: the one beside the tests where none is named.
    ///   - folder: the one it works in; its home where none is named.
    ///   - first: what a shell does before, such as setting a limit.
    ///   - whileRunning: is given the process and everything written so far, until it says that it
    ///     has seen enough.
    static func run(
        _ arguments: [String] = [], program: String = path, input: String = "", home: Home,
        environment: [String: String] = [:], folder: String? = nil, first: String = ":",
        seconds: Double = 60,
        whileRunning: ((_ process: pid_t, _ output: String) -> Bool)? = nil
    ) throws -> Outcome {
        let files = ["in", "out", "err"].map { home.path + "/" + $0 + "-" + UUID().uuidString }
        try input.write(toFile: files[0], atomically: false, encoding: .utf8)
        let process = try Child(
            program, arguments, environment: home.environment(adding: environment),
            folder: folder ?? home.path, first: first, files: (files[0], files[1], files[2]))
        var watch = whileRunning
        let deadline = ContinuousClock.now + .seconds(seconds)
        var status = process.status()
        while status == nil, ContinuousClock.now < deadline {
            if let look = watch, look(process.identifier, text(files[1])) { watch = nil }
            usleep(10_000)
            status = process.status()
        }
        let isTimedOut = status == nil
        if isTimedOut {
            process.kill()
            Issue.record("bobbin \(arguments) took more than \(seconds) s")
        }
        return Outcome(
            status: status ?? 128 + SIGKILL, output: text(files[1]), errors: text(files[2]),
            isTimedOut: isTimedOut)
    }

    private static func text(_ file: String) -> String {
        String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    }
}

/// A folder of one test that stands in for the learner's home, gone when the test is over.
final class Home {
    let folder: TemporaryFolder
    var path: String { folder.path }

    init(for file: String = #fileID) { folder = TemporaryFolder(for: file) }

    /// Writes a script into the folder and returns its path.
    func write(_ text: String, to name: String) throws -> String {
        try folder.write(text, to: name)
    }

    /// How `.ci/sanitize` wants programs to be watched.
    private static let sanitizers = ProcessInfo.processInfo.environment.filter {
        $0.key.hasSuffix("SAN_OPTIONS")
    }

    /// A small environment of its own: no data, no colour words, no way to any network.
    func environment(adding more: [String: String]) -> [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": path, "TMPDIR": path,
            "BOBBIN_HOME": path + "/bobbin",
            "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
            "all_proxy": "http://127.0.0.1:9",
            // Two processors are shared by many tests.
            "OPENBLAS_NUM_THREADS": "1",
        ].merging(Self.sanitizers) { _, new in new }.merging(more) { _, new in new }
    }
}

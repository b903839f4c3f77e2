import Foundation
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
        return "/nowhere/bobbin"
    }()

    /// What a finished run left behind.
    struct Outcome {
        /// The exit status; 128 and the signal's number for a process that a signal ended.
        var status: Int32
        var output: String
        var errors: String
        var isTimedOut = false

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Runs the program through pipes, and ends it by force when it takes too long.
    ///
    /// - Parameters:
    ///   - folder: the one it works in; that of the tests where none is named.
    ///   - shell: what a shell does there first, such as setting a limit.
    ///   - whileRunning: is given the process and everything written so far, until it says that it
    ///     has seen enough.
    static func run(
        _ arguments: [String] = [], input: String = "", home: Home,
        environment: [String: String] = [:], folder: String? = nil, shell: String = ":",
        seconds: Double = 60,
        whileRunning: ((_ process: pid_t, _ output: String) -> Bool)? = nil
    ) throws -> Outcome {
        let files = ["in", "out", "err"].map { home.path + "/" + $0 + "-" + UUID().uuidString }
        try input.write(toFile: files[0], atomically: false, encoding: .utf8)
        let changing = ["-c", "\(shell); cd \"$1\" && shift && exec \"$@\"", "sh"]
        let process = try Child(
            folder == nil ? path : "/bin/sh",
            folder.map { changing + [$0, path] + arguments } ?? arguments,
            environment: home.environment(adding: environment),
            files: (files[0], files[1], files[2]))
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
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "bobbin-home-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a script into the folder and returns its path.
    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
        return path + "/" + name
    }

    /// A small environment of its own: no data, no colour words, no way to any network.
    func environment(adding more: [String: String]) -> [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": path, "BOBBIN_HOME": path + "/bobbin",
            "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
            "all_proxy": "http://127.0.0.1:9",
            // Two processors are shared by many tests.
            "OPENBLAS_NUM_THREADS": "1",
        ].merging(more) { _, new in new }
    }
}

/// The real Fashion-MNIST, where a folder of data is at hand.
enum RealData {
    /// `BOBBIN_DATA`, or a folder beside the package.
    static let folder =
        ProcessInfo.processInfo.environment["BOBBIN_DATA"]
        ?? URL(fileURLWithPath: #filePath).appending(path: "../../../../shared/data")
        .standardizedFileURL.path
    static let isThere = FileManager.default.fileExists(
        atPath: folder + "/fashion_mnist/train-images-idx3-ubyte.gz")
}

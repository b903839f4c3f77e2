import Foundation

/// A Python with the real Keras, for tests that compare with it; they are skipped unless asked for.
///
/// `BOBBIN_KERAS_PYTHON` names one that is there, or `BOBBIN_KERAS=1` has one made: a virtual
/// environment in the user's cache folder, with the pinned libraries below from PyPI.
public enum KerasEnvironment {
    public static let whySkipped =
        "BOBBIN_KERAS=1 compares with a real Keras, BOBBIN_KERAS_PYTHON names a Python that has it"

    /// What is installed where the environment is made here.
    private static let libraries = [
        "keras==3.15.1", "tensorflow==2.21.0", "jax[cpu]==0.10.2", "scikit-learn==1.9.1",
        "h5py==3.14.0", "pandas", "matplotlib", "onnx", "onnxruntime", "nbformat",
    ]

    private static let variables = ProcessInfo.processInfo.environment

    public static let isAskedFor =
        variables["BOBBIN_KERAS_PYTHON"] != nil || variables["BOBBIN_KERAS"] == "1"

    public struct Failure: Error, CustomStringConvertible {
        public var description: String
    }

    private static let found = Result { try variables["BOBBIN_KERAS_PYTHON"] ?? made() }

    /// The path of the Python; makes the environment where that is needed.
    public static func python() throws -> String { try found.get() }

    private static func made() throws -> String {
        let base =
            variables["XDG_CACHE_HOME"]
            ?? FileManager.default.homeDirectoryForCurrentUser.path + "/.cache"
        let folder = base + "/bobbin-keras-3.15"
        let python = folder + "/bin/python"
        let mark = folder + "/complete"
        guard !FileManager.default.fileExists(atPath: mark) else { return python }
        _ = try run("/usr/bin/env", ["python3", "-m", "venv", folder])
        var wanted = libraries
        #if os(Linux)
            wanted[1] = "tensorflow-cpu==2.21.0"
        #endif
        _ = try run(python, ["-m", "pip", "install", "--quiet"] + wanted)
        try Data().write(to: URL(fileURLWithPath: mark))
        return python
    }

    /// Runs a Python program to its end.
    ///
    /// - Parameters:
    ///   - folder: the one it works in; one of its own where none is named.
    ///   - variables: for its environment, beside those of this process.
    /// - Returns: what it wrote to its standard output.
    /// - Throws: what it wrote to its standard error, where it failed.
    public static func run(
        _ program: String, _ arguments: [String], in folder: String? = nil,
        variables more: [String: String] = [:]
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let own = TemporaryFolder()
        process.currentDirectoryURL = URL(fileURLWithPath: folder ?? own.path)
        let settings = [
            "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "", "MPLBACKEND": "Agg",
            "KERAS_BACKEND": "jax",
            // Keras, Matplotlib and others would leave their settings in the user's home.
            "KERAS_HOME": own.path, "MPLCONFIGDIR": own.path, "XDG_CACHE_HOME": own.path,
            "TMPDIR": own.path,
        ]
        process.environment = variables.merging(settings) { $1 }.merging(more) { $1 }
        let errors = URL(fileURLWithPath: try own.write([], to: "errors"))
        let output = Pipe()
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let text = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
            throw Failure(description: "\(arguments): \(text.suffix(3000))")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

import ArgumentParser
import Notebook

/// What the program's exit status tells.
enum ExitStatus {
    /// Output that could not be written: EX_IOERR of sysexits.h.
    static let outputLost: Int32 = 74

    /// Every status with its meaning, the smallest first.
    static let all: [(code: Int32, meaning: String)] =
        (RunStatus.allCases.map { ($0.exitCode, $0.meaning) }
        + [
            (ExitCode.validationFailure.rawValue, "bad usage"),
            (outputLost, "the output cannot be written"),
        ]).sorted { $0.0 < $1.0 }
}

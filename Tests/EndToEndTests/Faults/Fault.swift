import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A system call that fails: the `number`th of those that the program makes on the files of a folder.
struct Fault: CustomStringConvertible {
    var number: Int
    var call: String
    /// The system's code; 0 for a call that does half of what it is asked.
    var error: Int32

    var reason: String { String(cString: strerror(error)) }
    var description: String { "call \(number), \(call): \(error == 0 ? "half" : reason)" }

    /// Whether the program has to get over it, as if nothing had been.
    var isPassing: Bool { error == 0 || error == EINTR }

    static let areMade: Bool = {
        guard let handle = dlopen(library, RTLD_NOW | RTLD_LOCAL),
            let answer = dlsym(handle, "faults_can_be_made")
        else { return false }
        return unsafeBitCast(answer, to: (@convention(c) () -> Int32).self)() != 0
    }()
    static let whySkipped = "system calls are let fail only by glibc, and not beside a sanitizer"

    /// `BOBBIN_FAULTS=all` lets every call fail in every way that its kind can; otherwise in one of
    /// them each.
    static let areAllWanted = ProcessInfo.processInfo.environment["BOBBIN_FAULTS"] == "all"

    /// The library that is loaded before the program, beside which it was built.
    private static let library =
        URL(fileURLWithPath: Program.path).deletingLastPathComponent()
        .appending(path: "libCFaults.so").path

    /// How a call of a kind can fail.
    private static func errors(of call: String) -> [Int32] {
        switch call {
        case "write": [ENOSPC, EIO, EINTR, 0, EDQUOT]
        case "read": [EIO, EINTR, 0]
        case "open": [EACCES, EROFS, ENOSPC, EINTR, ENOENT, EMFILE]
        case "fsync": [EIO, ENOSPC, EINTR]
        case "rename", "link", "mkdir": [EACCES, EROFS, ENOSPC, EIO]
        case "close": [EIO, EINTR, ENOSPC]
        case "flock": [ENOLCK, EINTR]
        default: [EIO, EACCES]
        }
    }

    /// Faults for all of these calls.
    ///
    /// - Parameter turn: which of the ways comes first.
    static func of(_ calls: [String], turn: Int) -> [Fault] {
        calls.enumerated().flatMap { place, call in
            let errors = errors(of: call)
            let chosen = areAllWanted ? errors : [errors[(turn + place) % errors.count]]
            return chosen.map { Fault(number: place + 1, call: call, error: $0) }
        }
    }

    /// What makes a program of the fault, or, without one, only tells its calls.
    static func environment(
        _ fault: Fault?, folder: String, log: String? = nil
    ) -> [String: String] {
        var variables = [
            "LD_PRELOAD": library, "BOBBIN_FAULT_FOLDER": folder,
            "BOBBIN_FAULT": fault.map { "\($0.number) \($0.error)" } ?? "0 0",
        ]
        if let log { variables["BOBBIN_FAULT_LOG"] = log }
        return variables
    }

    /// The calls that a program has made while it ran with this log.
    static func calls(in log: String) -> [String] {
        let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }
}

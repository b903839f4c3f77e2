#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a file cannot be read or written. Sizes are in bytes.
package enum FileFailure: Error, Sendable, Equatable {
    case missing
    /// A folder, a device or a pipe stands where a file should be.
    case notAFile
    case unreadable(reason: String)
    case tooLarge(bytes: Int, limit: Int)
    /// The folder for the file is not there.
    case noFolder
    case unwritable(reason: String)
    case diskFull
    /// Whoever wanted it does so no longer.
    case givenUp

    /// What the system's code means for a file to be written.
    init(_ code: Int32) {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: self = .diskFull
        default: self = .unwritable(reason: systemReason(code))
        }
    }

    /// What follows a colon: `Permission denied`.
    package var reason: String {
        switch self {
        case .missing: "there is no such file"
        case .notAFile: "a folder or a device has its name"
        case .unreadable(let reason), .unwritable(let reason): reason
        case .tooLarge(let bytes, let limit):
            "it holds \(bytes) bytes, and at most \(limit) are read"
        case .noFolder: "there is no such folder"
        case .diskFull: "No space left on device"
        case .givenUp: "it was given up"
        }
    }
}

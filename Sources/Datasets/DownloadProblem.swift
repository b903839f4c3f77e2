import Wording

/// Why a file could not be fetched. Sizes are in bytes.
public enum DownloadProblem: Sendable, Equatable {
    /// No way to the server: no network, an unknown name, a closed door.
    case offline(reason: String)
    /// The server answered with an HTTP status other than success.
    case refused(status: Int)
    /// The connection ended early, or nothing came for a while.
    case cut(received: Int, total: Int, reason: String)
    /// Whole, but not the bytes that were expected. They have been deleted.
    case wrongChecksum(found: String, expected: String)
    /// More came than the file has. What came has been deleted.
    case tooLong(total: Int)
    case noSpace(folder: String, needed: Int)
    case cannotWrite(path: String, reason: String)
    case cancelled

    /// What follows the colon in a message.
    var reason: String {
        switch self {
        case .offline(let reason): "there is no way to the server (\(reason))."
        case .refused(let status): "the server answered with HTTP status \(status)."
        case .cut(let received, let total, let reason):
            "the connection was cut after \(grouped(received)) of \(grouped(total)) bytes (\(reason))."
        case .wrongChecksum: "the bytes that came are not those of the official file (SHA-256)."
        case .tooLong(let total):
            "the server sent more than the \(grouped(total)) bytes of the file."
        case .noSpace(let folder, let needed):
            "\(folder) has no room for \(grouped(needed)) bytes."
        case .cannotWrite(let path, let reason): "\(path) cannot be written (\(reason))."
        case .cancelled: "it was cancelled."
        }
    }

    func hint(address: String) -> String {
        switch self {
        case .offline: "Check the network and try again; the address is \(address)."
        case .refused(let status) where status >= 500 || status == 429:
            "The server is busy or out of order. Try again later; the address is \(address)."
        case .refused: "Check in a browser that the file is still at \(address)."
        case .cut, .cancelled: "What came is kept: try again, and it goes on from there."
        case .wrongChecksum(let found, let expected):
            "Expected \(expected), received \(found). What came was deleted. A sign-in page of a "
                + "network often causes this; try again from another one."
        case .tooLong: "What came was deleted. Check the network and try again."
        case .noSpace(let folder, _): "Free some space for \(folder) and try again."
        case .cannotWrite(let path, _): "Check that you may write to \(path)."
        }
    }
}

import Files

/// A file on a server, known to the byte before it is fetched.
public struct RemoteFile: Sendable, Equatable {
    /// http or https.
    public var address: String
    /// In bytes.
    public var size: Int
    /// 64 lower-case hexadecimal digits.
    public var sha256: String

    public init(address: String, size: Int, sha256: String) {
        self.address = address
        self.size = size
        self.sha256 = sha256
    }

    /// The last word of the address, and the name under which the file is kept.
    public var name: String { lastComponent(address) }
}

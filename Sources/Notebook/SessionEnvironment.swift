/// What a session is told of the world outside it. The session itself reads no environment variable
/// and touches no terminal.
public struct SessionEnvironment: Sendable {
    /// Holds data sets, e.g. `fashion_mnist/train-images-idx3-ubyte.gz`; nil for none.
    public var dataFolder: String?
    /// Where downloads are kept.
    public var cacheFolder: String
    /// Stop rather than stand in for data that cannot be had.
    public var isDataStrict: Bool
    /// Where the files named in statements lie.
    public var workingFolder: String
    /// Where statements may write, beside the working folder; see `writablePath`.
    public var writableFolders: [String] = []
    public var seed: UInt64
    /// Raised by Ctrl-C.
    public var interrupts: Interrupts

    public init(
        dataFolder: String? = nil, cacheFolder: String, isDataStrict: Bool = false,
        workingFolder: String, seed: UInt64, interrupts: Interrupts = Interrupts()
    ) {
        self.dataFolder = dataFolder
        self.cacheFolder = cacheFolder
        self.isDataStrict = isDataStrict
        self.workingFolder = workingFolder
        self.seed = seed
        self.interrupts = interrupts
    }
}

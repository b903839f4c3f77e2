import Engine
import Values

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
    /// What `~` stands for in the names of files; nil where nobody knows.
    public var homeFolder: String?
    /// Where statements may write, beside the working folder; see `writablePath`.
    public var writableFolders: [String] = []
    /// What the arrays, the data and the model of a session may take together.
    public var mostKeptBytes = Memory.physicalBytes * 0.75
    /// Whether statements may read files there alone; see `checkReading`.
    var isReadingBounded = false
    public var seed: UInt64
    /// Raised by Ctrl-C.
    public var interrupts: Interrupts

    /// What somebody else's statements may keep.
    public static let mostBytesOfLesson = 4e9

    /// Bounds what a statement does that somebody else has written.
    package mutating func boundForLesson() {
        isReadingBounded = true
        mostKeptBytes = min(mostKeptBytes, Self.mostBytesOfLesson)
    }

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

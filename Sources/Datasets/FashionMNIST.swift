import Files

/// Zalando's Fashion-MNIST: 70,000 pictures of clothing, and where to find them.
///
/// Source: Xiao, Rasul and Vollgraf, "Fashion-MNIST" (2017), MIT licence.
public enum FashionMNIST {
    /// The name of the data set and of the folder that holds its files.
    public static let name = "fashion_mnist"

    /// The four official files: pictures and labels to learn from, then those to test on.
    public static let files = [
        official(
            "train-images-idx3-ubyte.gz", 26_421_880,
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        official(
            "train-labels-idx1-ubyte.gz", 29_515,
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        official(
            "t10k-images-idx3-ubyte.gz", 4_422_102,
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        official(
            "t10k-labels-idx1-ubyte.gz", 5_148,
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ]

    public enum Source: String, Sendable {
        /// The folder of data that the learner named.
        case files
        /// Files that were downloaded before.
        case cache
        case download
    }

    /// A folder that holds all four files.
    public struct Location: Sendable, Equatable {
        public let folder: String
        public let source: Source
    }

    /// Looks in `dataFolder/fashion_mnist`, then in `cacheFolder/fashion_mnist`.
    ///
    /// The files may be packed (.gz) or plain. In the cache, which only `fetch` fills, a file counts
    /// when it has the official size.
    ///
    /// - Returns: nil where the files are in neither and have to be fetched.
    /// - Throws: `incomplete` where the data folder holds some of the files and lacks others.
    public static func locate(
        dataFolder: String?, cacheFolder: String?
    ) throws(DatasetError) -> Location? {
        if let dataFolder {
            let folder = dataFolder + "/" + name
            let missing = files.filter { !exists(IDXFolder.path(of: $0.name, in: folder)) }
            if missing.isEmpty { return Location(folder: folder, source: .files) }
            if missing.count < files.count {
                throw .incomplete(folder: folder, missing: missing.map(\.name))
            }
        }
        guard let folder = cacheFolder.map({ $0 + "/" + name }),
            files.allSatisfy({ fileSize(folder + "/" + $0.name) == $0.size })
        else { return nil }
        return Location(folder: folder, source: .cache)
    }

    /// Finds the files, fetching them into the cache where they are nowhere, and reads them.
    ///
    /// A damaged file in the data folder is an error; one in the cache is fetched again.
    ///
    /// - Parameters:
    ///   - progress: the bytes of all four files received so far, and their total, 30,878,645.
    ///   - isCancelled: asked many times a second while something is fetched.
    /// - Throws: what `locate`, `fetch` and `read` throw.
    public static func load(
        dataFolder: String?, cacheFolder: String, downloader: Downloader = Downloader(),
        progress: @escaping @Sendable (_ received: Int, _ total: Int) -> Void = { _, _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(DatasetError) -> (dataSet: DataSet, source: Source) {
        if let found = try locate(dataFolder: dataFolder, cacheFolder: cacheFolder) {
            do {
                return (try read(from: found, cacheFolder: cacheFolder), found.source)
            } catch {
                guard found.source == .cache else { throw error }
            }
        }
        let fetched = try fetch(
            into: cacheFolder, downloader: downloader, progress: progress, isCancelled: isCancelled)
        return (try read(from: fetched, cacheFolder: cacheFolder), fetched.source)
    }

    /// Reads the four files in a folder, as many at once as there are cores.
    ///
    /// What they unpack to is kept in `cacheFolder` for the next time, where that can be written.
    ///
    /// - Throws: `DatasetError.file` naming the damaged one; `countsDiffer`, `labelOutOfRange`, ….
    public static func read(
        from location: Location, cacheFolder: String? = nil
    ) throws(DatasetError) -> DataSet {
        try IDXFolder.read(
            location.folder, name: name, title: "Fashion-MNIST", classNames: DataSet.clothing,
            decodedFolder: cacheFolder.map { $0 + "/decoded" })
    }

    /// Fetches what the cache lacks; a file there that is not the official one is replaced.
    ///
    /// - Throws: `DatasetError.download`.
    @discardableResult
    public static func fetch(
        _ files: [RemoteFile] = files, into cacheFolder: String,
        downloader: Downloader = Downloader(),
        progress: @escaping @Sendable (_ received: Int, _ total: Int) -> Void = { _, _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(DatasetError) -> Location {
        let folder = cacheFolder + "/" + name
        let total = files.reduce(0) { $0 + $1.size }
        var done = 0
        for file in files {
            let before = done
            try downloader.fetch(
                file, into: folder, progress: { received, _ in progress(before + received, total) },
                isCancelled: isCancelled)
            done += file.size
            progress(done, total)
        }
        return Location(folder: folder, source: .download)
    }

    /// Checks one of the `files` in `folder` against its official size and SHA-256.
    ///
    /// - Throws: `DatasetError.file` with what differs.
    public static func verify(_ file: RemoteFile, in folder: String) throws(DatasetError) {
        let path = folder + "/" + file.name
        let found = try SHA256.hexadecimal(ofFile: path)
        guard found == file.sha256 else {
            throw .file(path: path, .wrongChecksum(found: found, expected: file.sha256))
        }
    }

    private static func official(_ name: String, _ size: Int, _ sha256: String) -> RemoteFile {
        let server = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
        return RemoteFile(address: server + name, size: size, sha256: sha256)
    }
}

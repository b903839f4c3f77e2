import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Fetches files whole or not at all.
///
/// Under its own name a file stands only once all its bytes are there and their SHA-256 is right.
/// Until then they lie in `NAME.part`, from where an interrupted download goes on. Two processes
/// may fetch the same file at once: one works, the other waits and finds it done.
public struct Downloader: Sendable {
    public struct Settings: Sendable {
        /// How long to wait for a connection.
        public var connectSeconds: Double
        /// A transfer that brings less than 100 bytes a second for so long counts as cut.
        public var stallSeconds: Int
        /// The pauses before trying again; as many tries more as there are pauses.
        public var pauses: [Double]

        public init(
            connectSeconds: Double = 10, stallSeconds: Int = 20, pauses: [Double] = [0.5, 1, 2]
        ) {
            self.connectSeconds = connectSeconds
            self.stallSeconds = stallSeconds
            self.pauses = pauses
        }
    }

    public var settings: Settings

    public init(_ settings: Settings = Settings()) { self.settings = settings }

    /// Fetches `file` into `folder` unless it is there already, whole and right.
    ///
    /// Without a way to the server it fails at once; what a server does wrong is tried again.
    ///
    /// - Parameters:
    ///   - progress: called many times a second, with the bytes received and their total.
    ///   - isCancelled: asked many times a second; what has come is kept.
    /// - Returns: the path of the file.
    /// - Throws: `DatasetError.download`.
    @discardableResult
    public func fetch(
        _ file: RemoteFile, into folder: String,
        progress: @escaping @Sendable (_ received: Int, _ total: Int) -> Void = { _, _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(DatasetError) -> String {
        let path = folder + "/" + file.name
        if isWhole(path, file) { return path }
        guard makeFolder(folder) else {
            let problem = DownloadProblem.cannotWrite(path: folder, reason: systemReason())
            throw .download(address: file.address, problem)
        }
        let part = try PartFile(of: path, file: file, isCancelled: isCancelled)
        if isWhole(path, file) {
            part.delete()
            return path
        }
        if part.size > file.size { part.empty() }
        try checkSpace(for: file, in: folder, part: part)
        try fill(part, with: file, progress: progress, isCancelled: isCancelled)
        try verify(part, file)
        guard part.finish() else {
            let problem = DownloadProblem.cannotWrite(path: path, reason: systemReason())
            throw .download(address: file.address, problem)
        }
        progress(file.size, file.size)
        return path
    }

    private func isWhole(_ path: String, _ file: RemoteFile) -> Bool {
        fileSize(path) == file.size && (try? SHA256.hexadecimal(ofFile: path)) == file.sha256
    }

    /// Sends requests until the part is whole.
    private func fill(
        _ part: PartFile, with file: RemoteFile,
        progress: @escaping (Int, Int) -> Void, isCancelled: @escaping () -> Bool
    ) throws(DatasetError) {
        var pauses = settings.pauses[...]
        while part.size < file.size {
            let transfer = Transfer(
                file, to: part, settings: settings, progress: progress, isCancelled: isCancelled)
            let outcome = transfer?.run() ?? .final(.offline(reason: "libcurl does not start"))
            switch outcome {
            case .done: return
            case .final(let problem):
                if part.size == 0 { part.delete() }
                if case .tooLong = problem { part.delete() }
                throw .download(address: file.address, problem)
            case .passing(let problem):
                guard let pause = pauses.popFirst() else {
                    if part.size == 0 { part.delete() }
                    throw .download(address: file.address, problem)
                }
                wait(pause, unless: isCancelled)
            }
        }
    }

    private func checkSpace(
        for file: RemoteFile, in folder: String, part: PartFile
    ) throws(DatasetError) {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return }
        let free = Double(status.f_bavail) * Double(status.f_frsize)
        let needed = file.size - part.size
        if free < Double(needed) {
            throw .download(address: file.address, .noSpace(folder: folder, needed: needed))
        }
    }

    private func verify(_ part: PartFile, _ file: RemoteFile) throws(DatasetError) {
        let found = try SHA256.hexadecimal(ofFile: part.path)
        guard found == file.sha256 else {
            part.delete()
            let problem = DownloadProblem.wrongChecksum(found: found, expected: file.sha256)
            throw .download(address: file.address, problem)
        }
    }

    private func wait(_ seconds: Double, unless isCancelled: () -> Bool) {
        for _ in 0..<Int(seconds / 0.02) where !isCancelled() { usleep(20_000) }
    }
}

import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What has come of a file so far, as `NAME.part` beside the place where it will stand.
///
/// Held by one process at a time: another one that wants the same file waits in `init` until this
/// one is done. It stays behind when a download is interrupted, for the next one to go on from.
final class PartFile {
    let path: String
    private let finalPath: String
    private let descriptor: Int32
    /// Bytes that have come.
    private(set) var size: Int
    /// The system's code for what a write met last, or 0.
    private(set) var failure: Int32 = 0

    /// Opens or makes the part, once no other process holds it.
    ///
    /// - Throws: `cannotWrite`; `cancelled` while waiting.
    init(
        of finalPath: String, file: RemoteFile, isCancelled: () -> Bool
    ) throws(DatasetError) {
        self.finalPath = finalPath
        path = finalPath + ".part"
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
            guard descriptor >= 0 else {
                throw .download(
                    address: file.address, .cannotWrite(path: path, reason: systemReason()))
            }
            guard Self.lock(descriptor, unless: isCancelled) else {
                close(descriptor)
                throw .download(address: file.address, .cancelled)
            }
            var own = stat()
            var standing = stat()
            if fstat(descriptor, &own) == 0, stat(path, &standing) == 0,
                own.st_ino == standing.st_ino, own.st_dev == standing.st_dev
            {
                self.descriptor = descriptor
                size = Int(own.st_size)
                return
            }
            close(descriptor)  // Whoever held it has finished and moved it away.
        }
    }

    deinit { close(descriptor) }

    /// Adds bytes at the end; false on failure, with the code in `failure`.
    func append(_ bytes: UnsafeRawPointer, count: Int) -> Bool {
        guard lseek(descriptor, off_t(size), SEEK_SET) >= 0,
            writeFully(descriptor, bytes, count)
        else {
            failure = errno
            return false
        }
        size += count
        return true
    }

    /// Forgets what has come.
    func empty() {
        ftruncate(descriptor, 0)
        size = 0
    }

    func delete() { unlink(path) }

    /// Gives the whole file its name, in one step; false on failure, with `errno` set.
    func finish() -> Bool {
        guard fsync(descriptor) == 0, rename(path, finalPath) == 0 else { return false }
        syncFolder(folder(of: finalPath))
        return true
    }

    /// Waits for the lock in short steps. Where the file system has no locks, goes on without.
    private static func lock(_ descriptor: Int32, unless isCancelled: () -> Bool) -> Bool {
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { return true }
            if isCancelled() { return false }
            usleep(50_000)
        }
        return true
    }
}

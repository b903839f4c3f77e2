#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is to become a file, under a hidden name in its folder: `m.keras` → `.m.keras.PID.NUMBER.tmp`.
///
/// Its writer holds a lock on it, which the system lets go of when the writer is killed; whoever writes
/// into the folder next removes what nobody writes any more. What ends the process in order, a signal
/// too, removes it at once (`OpenDrafts`).
struct Draft: ~Copyable {
    let path: String
    let descriptor: Int32
    private let place: Int?

    private static let end = ".tmp"

    /// - Throws: `unwritable`, `diskFull`.
    init(of target: String, permissions: mode_t) throws(FileFailure) {
        let number = UInt32.random(in: 0 ... .max)
        let name = ".\(lastComponent(target)).\(getpid()).\(number)\(Self.end)"
        let path = folder(of: target) + "/" + name
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        // Known before it is there: a signal may come at once.
        let place = OpenDrafts.note(path)
        let descriptor = retrying { open(path, flags, permissions) }
        guard descriptor >= 0 else {
            let failure = FileFailure(errno)
            OpenDrafts.forget(place)
            throw failure
        }
        // Where the file system has no locks, the process that the name tells is all there is to ask.
        _ = flock(descriptor, LOCK_EX | LOCK_NB)
        (self.path, self.descriptor) = (path, descriptor)
        self.place = place
    }

    deinit {
        OpenDrafts.forget(place)
        close(descriptor)
    }

    /// Removes it.
    ///
    /// - Returns: why: what the last system call has met.
    func delete() -> FileFailure {
        let failure = FileFailure(errno)
        unlink(path)
        return failure
    }

    /// Removes from a folder what writers that were killed have left there.
    static func sweep(_ folder: String) {
        guard let handle = opendir(folder) else { return }
        defer { closedir(handle) }
        var left: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let writer = writer(ofDraft: name), kill(writer, 0) != 0, errno == ESRCH {
                left.append(name)
            }
        }
        for name in left { removeUnlessWritten(folder + "/" + name) }
    }

    /// The process that a draft's name tells; nil for the name of anything else.
    private static func writer(ofDraft name: String) -> pid_t? {
        guard name.hasPrefix("."), name.hasSuffix(end) else { return nil }
        let parts = name.dropLast(end.count).split(separator: ".")
        guard parts.count >= 3, UInt32(parts[parts.count - 1]) != nil else { return nil }
        return pid_t(parts[parts.count - 2]).flatMap { $0 > 0 ? $0 : nil }
    }

    /// A process of that number may be at work on another machine that shares the folder.
    private static func removeUnlessWritten(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, isPlainFile(status), status.st_uid == geteuid(),
            flock(descriptor, LOCK_EX | LOCK_NB) == 0
        else { return }
        unlink(path)
    }
}

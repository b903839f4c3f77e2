#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Keeps other processes from changing a file at the same time, by a lock on its folder: it leaves
/// nothing behind, and the system lets go of it whatever happens to its holder.
package struct FolderLock {
    private let handle: Int32
    /// False where there is no such lock to have, or another holds it for longer than it can need it.
    package let isHeld: Bool

    private static let tries = 500
    private static let pauseMicroseconds: UInt32 = 10_000

    package init(ofFile path: String) {
        let folder = folder(of: path)
        makeFolder(folder)
        handle = retrying { open(folder, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
        guard handle >= 0 else {
            isHeld = false
            return
        }
        for _ in 0..<Self.tries {
            if flock(handle, LOCK_EX | LOCK_NB) == 0 {
                isHeld = true
                return
            }
            guard errno == EWOULDBLOCK || errno == EINTR else { break }
            usleep(Self.pauseMicroseconds)
        }
        isHeld = false
    }

    package func release() {
        if handle >= 0 { close(handle) }
    }
}

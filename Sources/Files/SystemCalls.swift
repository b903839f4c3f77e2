#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The system's words for what the last call that failed met: `Permission denied`.
package func systemReason(_ code: Int32 = errno) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

/// Is there anything, file or folder, at `path`?
package func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Is `path` itself a link, wherever it leads?
package func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
}

/// The size in bytes of the plain file at `path`; nil where there is none.
package func fileSize(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, isPlainFile(status) else { return nil }
    return Int(status.st_size)
}

/// Neither a folder nor a device nor a pipe.
package func isPlainFile(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

/// What a system call answers that no signal has interrupted.
func retrying(_ call: () -> Int32) -> Int32 {
    while true {
        let answer = call()
        if answer != -1 || errno != EINTR { return answer }
    }
}

/// Reads until `count` bytes are there, the file ends, or an error; the number of bytes, -1 on error.
package func readFully(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer, _ count: Int) -> Int
{
    var done = 0
    while done < count {
        let got = read(descriptor, memory + done, count - done)
        if got == 0 { break }
        if got < 0 {
            if errno == EINTR { continue }
            return -1
        }
        done += got
    }
    return done
}

/// Writes all `count` bytes; false on error, with `errno` set.
package func writeFully(_ descriptor: Int32, _ memory: UnsafeRawPointer, _ count: Int) -> Bool {
    var done = 0
    while done < count {
        let written = write(descriptor, memory + done, count - done)
        if written < 0 {
            if errno == EINTR { continue }
            return false
        }
        done += written
    }
    return true
}

/// Makes the folder and those above it; false where that fails, with `errno` set.
@discardableResult
package func makeFolder(_ path: String) -> Bool {
    if mkdir(path, 0o755) == 0 || (errno == EEXIST && isFolder(path)) { return true }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
        return false
    }
    return makeFolder(String(path[..<slash])) && (mkdir(path, 0o755) == 0 || errno == EEXIST)
}

/// Is there a folder at `path`, or a link to one?
package func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// Makes a new name in a folder last through a power cut; a folder that cannot be forced is left alone.
package func syncFolder(_ path: String) {
    let descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    _ = retrying { fsync(descriptor) }
    close(descriptor)
}

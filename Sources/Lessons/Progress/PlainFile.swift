import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Small text files, read and written whole.
enum PlainFile {
    /// No lesson and no progress is larger than this.
    static let mostBytes = 1 << 20

    /// The text of a file, whatever its bytes are; nil where there is none.
    static func text(at path: String) throws(Diagnostic) -> String? {
        // Without O_NONBLOCK a pipe that nobody writes to would hang here.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw Diagnostic("\(path) cannot be read: \(systemReason()).")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Diagnostic("\(path) is no file.")
        }
        guard status.st_size <= mostBytes else {
            throw Diagnostic(
                "\(path) is larger than 1 MB, which no lesson and no file of progress is.",
                hint: "It is left as it is, and not read.")
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= mostBytes {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Diagnostic("\(path) cannot be read: \(systemReason()).") }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Puts a text in the place of a file, whole or not at all.
    static func replace(_ path: String, with text: String) throws(Diagnostic) {
        let folder = folder(of: path)
        makeFolder(folder)
        let draft = "\(path).\(getpid()).new"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            throw Diagnostic("\(draft) cannot be written: \(systemReason()).")
        }
        var isWritten = write(Array(text.utf8), to: file) && fsync(file) == 0
        isWritten = close(file) == 0 && isWritten
        guard isWritten, rename(draft, path) == 0 else {
            let reason = systemReason()
            unlink(draft)
            throw Diagnostic("\(path) cannot be written: \(reason).")
        }
        // The rename itself is only sure to last once the folder is written too.
        let handle = open(folder, O_RDONLY | O_CLOEXEC)
        if handle >= 0 {
            fsync(handle)
            close(handle)
        }
    }

    /// Removes what writers that were killed have left beside a file. Nobody may be writing it now.
    static func removeDrafts(of path: String) {
        let folder = folder(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let handle = opendir(folder) else { return }
        defer { closedir(handle) }
        var drafts: [String] = []
        while let entry = readdir(handle) {
            let found = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if found.hasPrefix(name + "."), found.hasSuffix(".new") { drafts.append(found) }
        }
        for draft in drafts { unlink(folder + "/" + draft) }
    }

    static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(file, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func systemWrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(file, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(file, bytes.baseAddress, bytes.count)
        #endif
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Makes the folder and those above it, as far as that is possible.
    static func makeFolder(_ path: String) {
        guard mkdir(path, 0o755) != 0, errno == ENOENT, path != folder(of: path) else { return }
        makeFolder(folder(of: path))
        mkdir(path, 0o755)
    }

    static func systemReason() -> String {
        strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
    }
}

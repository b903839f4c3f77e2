import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Keeps progress in one small file, which is always whole: it is written beside its place and then
/// put there in one step.
public struct ProgressStore: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// What is kept, and what could not be read of it. No file is no progress yet, and no problem.
    public func load() -> (progress: LearnerProgress, problems: [Diagnostic]) {
        let text: String
        do throws(Diagnostic) {
            guard let found = try PlainFile.text(at: path) else { return (LearnerProgress(), []) }
            text = found
        } catch {
            return (LearnerProgress(), [Self.warning(error.message)])
        }
        let (progress, unread) = LearnerProgress.read(text)
        guard let first = unread.first else { return (progress, []) }
        let lines =
            unread.count == 1
            ? "line \(first)" : "\(unread.count) lines, the first of them \(first)"
        return (
            progress,
            [
                Self.warning(
                    "Part of your progress could not be read: \(lines) of \(path).",
                    hint: "The rest is kept. The file as it is now will stay in \(damagedPath).")
            ]
        )
    }

    private static func warning(_ message: String, hint: String? = nil) -> Diagnostic {
        Diagnostic(message, hint: hint, severity: .warning)
    }

    /// Where a file that could not be read in full is kept, for whoever can still make sense of it.
    var damagedPath: String { path + ".damaged" }

    public func save(_ progress: LearnerProgress) throws(Diagnostic) {
        if !load().problems.isEmpty {
            unlink(damagedPath)
            link(path, damagedPath)
        }
        do throws(Diagnostic) {
            try PlainFile.replace(path, with: progress.fileText)
        } catch {
            throw Self.warning("Your progress could not be kept: \(error.message)")
        }
    }

    /// Forgets one lesson.
    ///
    /// - Returns: false when nothing was known of it.
    public func forget(_ lesson: String) throws(Diagnostic) -> Bool {
        var progress = load().progress
        guard progress.forget(lesson) else { return false }
        try save(progress)
        return true
    }
}

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
            throw Diagnostic("\(path) is larger than anything Bobbin writes there.")
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

    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
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

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Makes the folder and those above it, as far as that is possible.
    private static func makeFolder(_ path: String) {
        guard mkdir(path, 0o755) != 0, errno == ENOENT, path != folder(of: path) else { return }
        makeFolder(folder(of: path))
        mkdir(path, 0o755)
    }

    private static func systemReason() -> String {
        strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
    }
}

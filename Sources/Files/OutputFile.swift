#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes a file whole or not at all.
///
/// The bytes go to a hidden file in the same folder, are forced onto the disk, and take the name in
/// one step. Whatever happens before that step, a full disk, a signal, kill -9, leaves what stood
/// there as it was.
package enum OutputFile {
    package enum Kind {
        /// A link stays one and its file is written; permissions stay as they were.
        case learners
        /// One of the program's own: it takes the place of whatever stands there, a link too.
        case own(permissions: mode_t)
    }

    /// - Throws: `noFolder`, `notAFile`, `unwritable`, `diskFull`, `givenUp`; nothing has changed then.
    package static func write(
        _ content: [UInt8], to path: String, as kind: Kind = .learners,
        permit: WritePermit = WritePermit()
    ) throws(FileFailure) {
        try write(to: path, as: kind, permit: permit) { descriptor in
            content.withUnsafeBytes { memory in
                memory.baseAddress.map { writeFully(descriptor, $0, memory.count) } ?? true
            }
        }
    }

    /// The same in pieces.
    ///
    /// - Parameters:
    ///   - permit: where it is gone by the end, the file does not take its name.
    ///   - waitsForDisk: false for what can be made anew and tells whether it is whole.
    ///   - body: writes to the descriptor; false where that failed, with `errno` set.
    package static func write(
        to path: String, as kind: Kind = .learners, permit: WritePermit = WritePermit(),
        waitsForDisk: Bool = true,
        _ body: (_ descriptor: Int32) -> Bool
    ) throws(FileFailure) {
        let target = if case .learners = kind { try resolve(path) } else { path }
        let draft =
            draftStart(of: target) + "\(getpid()).\(UInt32.random(in: 0 ... .max))\(draftEnd)"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(draft, flags, permissions(of: kind))
        guard descriptor >= 0 else { throw failure() }
        var isWritten = body(descriptor)
        if isWritten, waitsForDisk { isWritten = fsync(descriptor) == 0 }
        if isWritten, case .learners = kind { keepPermissions(of: target, descriptor) }
        let problem = isWritten ? nil : failure()
        let isClosed = close(descriptor) == 0
        guard isWritten, isClosed else {
            let problem = problem ?? failure()
            unlink(draft)
            throw problem
        }
        guard let isNamed = permit.use({ rename(draft, target) == 0 }) else {
            unlink(draft)
            throw .givenUp
        }
        guard isNamed else {
            let problem = failure()
            unlink(draft)
            throw problem
        }
        if waitsForDisk { syncFolder(folder(of: target)) }
    }

    /// Removes what writers that were killed have left beside a file. Nobody may be writing it now.
    package static func removeDrafts(of path: String) {
        let start = lastComponent(draftStart(of: path))
        guard let handle = opendir(folder(of: path)) else { return }
        defer { closedir(handle) }
        var drafts: [String] = []
        while let entry = readdir(handle) {
            let found = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if found.hasPrefix(start), found.hasSuffix(draftEnd) { drafts.append(found) }
        }
        for draft in drafts { unlink(folder(of: path) + "/" + draft) }
    }

    private static let draftEnd = ".tmp"

    /// `desk/m.keras` → `desk/.m.keras.`
    private static func draftStart(of path: String) -> String {
        "\(folder(of: path))/.\(lastComponent(path))."
    }

    private static func permissions(of kind: Kind) -> mode_t {
        if case .own(let permissions) = kind { permissions } else { 0o666 }
    }

    private static func keepPermissions(of target: String, _ descriptor: Int32) {
        var status = stat()
        if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o777) }
    }

    /// Where the bytes belong: a link is followed, so that it stays one.
    private static func resolve(_ path: String) throws(FileFailure) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard isFolder(folder(of: path)) else { throw .noFolder }
            // A link to nowhere: the real file is to be made where it points.
            guard let resolved = destination(of: path) else { return path }
            guard exists(folder(of: resolved)) else { throw .noFolder }
            return resolved
        }
        guard isPlainFile(status) else { throw .notAFile }
        guard access(path, W_OK) == 0 else { throw .unwritable(reason: systemReason()) }
        guard let real = realpath(path, nil) else { throw .unwritable(reason: systemReason()) }
        defer { free(real) }
        return String(cString: real)
    }

    /// What the link at `path` points to; nil where there is no link.
    private static func destination(of path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return nil }
        let target = String(decoding: buffer[..<count], as: UTF8.self)
        return target.hasPrefix("/") ? target : "\(folder(of: path))/\(target)"
    }

    /// What the last system call that failed means for a file to be written.
    private static func failure() -> FileFailure {
        switch errno {
        case ENOSPC, EDQUOT, EFBIG: .diskFull
        case let code: .unwritable(reason: systemReason(code))
        }
    }
}
